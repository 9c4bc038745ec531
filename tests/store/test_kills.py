"""A delivery that is killed at any moment: all of it is there or nothing, and what was acknowledged is there."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

import cli
from store.log.entry import sha256_of
from store.log.said import ReportSaid
from store.log.verify import damages
from store.store import Store
from tests import make
from tests.conftest import PLAN_FOLDER
from tests.processes import started, write_into

KILLS = int(os.environ.get("TORTURE_KILLS", "6"))
"""How many in all: one of ten under a page, and the others under the terminal."""
ON_ONE_RECORD = 25
READY = 5.0  # seconds of CPU
DICE = Random(11)


class Aim:
    """When to kill: about the moment that it is stored, which moves with how busy the others are."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    def moment(self) -> float:
        """Seconds from the start."""
        return DICE.uniform(0.7, 1.3) * self._seconds

    def learn(self, was_stored: bool) -> None:
        self._seconds *= 0.9 if was_stored else 1.1


Receipts = dict[str, str | None]
"""The receipt of each file that was sent, by its SHA-256; None where none was given."""


def deliver(database: Path, file: Path, plan: Path, told: Path) -> None:
    """Be a terminal that delivers the file."""
    write_into(told, 1)
    sys.exit(cli.main(_words(database, file, plan)))


def _words(database: Path, file: Path, plan: Path) -> list[str]:
    return ["submit", str(file), "--by", "Bo", "--json", "--database", str(database), "--plan", str(plan)]


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One activity of the plan, which is soon read."""
    folder = tmp_path_factory.mktemp("plan")
    others = [path.name for path in PLAN_FOLDER.glob("activities/*") if not path.name.startswith("12-")]
    return Path(shutil.copytree(PLAN_FOLDER, folder / "2026", ignore=shutil.ignore_patterns("calendar.toml", *others)))


@pytest.fixture(scope="module")
def aim(plan: Path, tmp_path_factory: pytest.TempPathFactory) -> Aim:
    """At the end of a delivery; the first loads what all of them are copies of."""
    folder, took = tmp_path_factory.mktemp("lasts"), []
    for number in range(4):
        began = time.monotonic()
        process = started(deliver, folder / "monitor.duckdb", a_file(folder, number), plan, folder / "told")
        process.join()
        took.append(time.monotonic() - began)
        assert process.exitcode == 0
    return Aim(min(took))


def a_file(folder: Path, number: int, said: str = "12;2026H1;A12-01") -> Path:
    file = folder / f"{number}.csv"
    file.write_text(f"Aktivitet;Halvår;Indikator;Leveret;Bemærkning\n{said};ja;Nr. {number}\n", encoding="utf-8")
    return file


def test_a_delivery_that_is_killed_is_all_there_or_not_at_all(
    plan: Path, aim: Aim, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(KILLS * 9 // 10):
        if number % ON_ONE_RECORD == 0:
            database, receipts = tmp_path / f"{number}.duckdb", Receipts()
        file = a_file(tmp_path, number)
        receipts[sha256_of(file.read_bytes())] = killed(database, file, plan, aim.moment())
        before = what_is_there(database, receipts)
        aim.learn(sha256_of(file.read_bytes()) in before)
        receipt = delivered_again(before, database, file, plan, capsys)
        assert what_is_there(database, receipts) == before | {sha256_of(file.read_bytes()): receipt}


def killed(database: Path, file: Path, plan: Path, moment: float) -> str | None:
    """Deliver a file, and kill who does so at a moment; the receipt that was given, if one was."""
    told = file.with_suffix(".json")
    process = started(deliver, database, file, plan, told)
    process.join(moment)
    process.kill()
    process.join()
    try:
        return str(json.loads(told.read_bytes())["report"])
    except (FileNotFoundError, json.JSONDecodeError):  # there is no half receipt: nobody reads one
        return None


def what_is_there(database: Path, receipts: Receipts) -> dict[str, str]:
    """The files that the record has, with their receipts: whole, all that was acknowledged, and nothing else."""
    began = time.process_time()
    with closing(Store(database)) as store:
        assert time.process_time() - began < READY
        said = [ReportSaid.model_validate_json(entry.body) for entry in make.deliveries(store)]
        there = {one.file: f"HR-{one.period}-{one.activity:02}-v{one.version}" for one in said}
        assert (store.trouble, [*damages(store.log)], store.differences()) == ("", [], [])
    assert len(there) == len(said) and there.keys() <= receipts.keys()
    assert {sha256: receipt for sha256, receipt in receipts.items() if receipt}.items() <= there.items()
    return there


def delivered_again(
    before: dict[str, str], database: Path, file: Path, plan: Path, capsys: pytest.CaptureFixture[str]
) -> str:
    """The receipt of a file that is sent once more: the same, where it is there already, and else the next."""
    known = before.get(sha256_of(file.read_bytes()))
    assert cli.main(_words(database, file, plan)) == 0
    again = json.loads(capsys.readouterr().out)
    assert again["already_received"] == (known is not None)
    assert again["report"] == known if known else again["report"] not in before.values()
    return str(again["report"])
