"""Databases of before the log are taken in with all that they say, and each day has the figures that it had.

Those in ``databases/`` were made by programs of before: the first with reports, an early one, and the last, which
has plans that ask something else, withdrawals, drafts, matchings and history; and the examples as that one made them.
``attainment.json`` says what that last program answered of them: of what is reported, on four days.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import cli
from outcomes.export import attainment_as_data
from outcomes.report import Slot
from store.failures import NotSaved
from store.log.verify import damages
from store.old_database import NoOldDatabase, OldDatabase
from store.store import Store
from tests import make

HERE = Path(__file__).parent / "databases"
ATTAINED: dict[str, dict[str, list[Any]]] = json.loads((HERE / "attainment.json").read_text(encoding="utf-8"))


def unpacked(name: str, folder: Path) -> Path:
    file = folder / f"{name}.duckdb"
    file.write_bytes(lzma.decompress((HERE / f"{name}.duckdb.xz").read_bytes()))
    return file


@pytest.mark.parametrize("name", ATTAINED)
def test_each_day_has_the_figures_that_it_had(name: str, tmp_path: Path, fresh_store: Store) -> None:
    fresh_store.import_database(unpacked(name, tmp_path))
    for asked, expected in ATTAINED[name].items():
        plan, day = asked.split(" ")
        rows = (attainment_as_data(row) for row in fresh_store.attainment(plan, date.fromisoformat(day)))
        chosen = ("indicator", "part", "state", "delivered", "verdict", "reported")
        told = [[row[field] for field in chosen] for row in rows if row["reported"]]
        assert sorted([id, part or "", *more] for id, part, *more in told) == expected, asked


def test_the_examples_are_as_they_were(tmp_path: Path, fresh_store: Store, demo_database: Path) -> None:
    fresh_store.import_database(unpacked("demo", tmp_path))
    with closing(Store(make.copied(demo_database, tmp_path / "now.duckdb"))) as made_now:
        [plan] = made_now.plans()
        for day in (date(2026, 7, 31), date(2027, 1, 31), date(2027, 2, 28)):
            assert fresh_store.attainment(plan, day) == made_now.attainment(plan, day)
            assert fresh_store.observations(plan, day) == made_now.observations(plan, day)
            now, then = (store.reports(plan, day) for store in (made_now, fresh_store))
            assert [report._replace(program="") for report in now] == [report._replace(program="") for report in then]
            assert [fresh_store.sent_file(one.slot, one.version) for one in then] == [
                made_now.sent_file(one.slot, one.version) for one in now
            ]


def test_all_that_was_said_is_in_the_log(tmp_path: Path, fresh_store: Store) -> None:
    file = unpacked("last", tmp_path)
    assert fresh_store.import_database(file) == 37
    old = OldDatabase(file)
    kinds = [entry.kind for batch in fresh_store.log.since(0) for entry in batch]
    counted = {kind: kinds.count(kind) for kind in kinds}
    assert counted["report"] + counted["withdrawal"] == 37 and counted["plan"] == 3 and counted["withdrawal"] == 2
    assert [*damages(fresh_store.log)] == [] and fresh_store.differences() == []
    drafts = [Slot(row["plan"], row["activity"], row["period"]) for row in old.drafts()]
    assert drafts and all(fresh_store.desk.draft(slot) for slot in drafts)


def test_a_log_with_reports_takes_in_no_others(tmp_path: Path, fresh_store: Store) -> None:
    file = unpacked("first", tmp_path)
    fresh_store.import_database(file)
    before = fresh_store.revision()
    with pytest.raises(NotSaved, match=r"^Intet er hentet ind"):
        fresh_store.import_database(file)
    assert fresh_store.revision() == before


@pytest.mark.parametrize(
    "make",
    [
        lambda file: file.write_bytes(b"Aktivitet;Indikator\n"),
        lambda file: file.write_bytes(unpacked("first", file.parent).read_bytes()[:9000]),
        lambda file: Store(file).close(),
        lambda _file: None,
    ],
    ids=["csv", "cut-off", "of the log", "nothing"],
)
def test_what_is_no_database_of_before_is_told(
    make: Callable[[Path], object], tmp_path: Path, fresh_store: Store
) -> None:
    make(tmp_path / "old.duckdb")
    with pytest.raises(NoOldDatabase, match=r"^old\.duckdb er ikke en database fra før loggen"):
        fresh_store.import_database(tmp_path / "old.duckdb")


def test_a_database_in_its_own_place_is_moved_aside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    database = unpacked("demo", tmp_path)
    ask = ["attainment", "--as-of", "2027-01-31", "--json", "--database", str(database)]
    assert cli.main(ask) == 1 and "import-database" in capsys.readouterr().err
    assert cli.main(["import-database", str(database), "--database", str(database)]) == 0
    assert capsys.readouterr().err.endswith(" De er opdigtede eksempler.\n")
    assert cli.main(ask) == 0 and OldDatabase(tmp_path / "demo-aside.duckdb").plans
