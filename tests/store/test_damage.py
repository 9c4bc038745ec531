"""Damage to the log, to DuckDB's file and to what lies beside it: told, mended where it can be, and never silent."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date, datetime
from functools import partial
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import duckdb
import pytest

import cli
from outcomes.period import Period
from outcomes.report import Slot
from outcomes.stop import Stop
from store import decide
from store.failures import NotSaved
from store.homes.choose import home_at
from store.log.entry import Told
from store.store import Store
from tests import make

PLACES = 60 if "TORTURE_KILLS" in os.environ else 2
"""How many places are damaged in each way."""
PLAN = make.plan(make.indicator("A01-01"), make.indicator("A01-02", parts=["a", "b"]), make.indicator("A02-01"))
SLOTS = [Slot(PLAN.id, activity, Period(2026, half)) for activity in (1, 2) for half in (1, 2)]
DAYS = [date(2026, 8, 11), date(2026, 8, 31), date(2027, 1, 31)]
FILE = Random(1).randbytes(9000)
TOLD = re.compile(
    r"^(Loggen |Databasen |monitor.duckdb |Indlæg \d+ |En fil, som indlæg \d+ |Filen, som |Navnet på |En kladde )"
)
Damage = Callable[[Path, Random], None]


class Whole(NamedTuple):
    """A record as it was when its program had ended, as a kill would leave it, and what it answered."""

    ended: Path
    killed: Path
    answers: dict[str, Any]


class Seen(NamedTuple):
    """What a record answers, why not the rest, and the sentences that it tells of itself."""

    answers: dict[str, Any]
    stops: list[str]
    trouble: str
    made_anew: str


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Whole:
    """A plan, reports, a correction, a withdrawal, a long report, a draft and a matching."""
    ended, killed = tmp_path_factory.mktemp("ended"), tmp_path_factory.mktemp("killed") / "copy"
    with closing(Store(ended / "monitor.duckdb")) as store:
        store.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
        for value, day in (7, 10), (8, 20):
            deliver(store, 1, ("A01-01", value), day=day)
    with pytest.MonkeyPatch.context() as patch, closing(Store(ended / "monitor.duckdb")) as store:
        patch.setattr(decide, "LONG", 2)
        deliver(store, 2, ("A02-01", 3), day=10)
        store.withdraw(Slot(PLAN.id, 2, Period(2026, 1)), "Anna Bé", "Forkert", datetime(2026, 8, 25))
        parts = [("A01-02", number, {"part": part}) for number, part in enumerate("ab")]
        deliver(store, 1, ("A01-01", 9, {"note": "Nåede det"}), *parts, period="2026H2", day=28)
        store.confirm_matching(PLAN.id, 1, "Bo", "{}")
        store.desk.save_draft(SLOTS[3], "Bo", '{"A02-01": 4}')
        shutil.copytree(ended, killed)
    seen = looked_at(ended / "monitor.duckdb")
    assert (seen.stops, seen.trouble, seen.made_anew) == ([], "", "")
    return Whole(ended, killed, seen.answers)


def deliver(store: Store, activity: int, *values: Any, period: str = "2026H1", day: int) -> None:
    report = make.report(PLAN, period, *values, activity=activity)
    content = FILE + str(values).encode()
    store.submit(report, content, "rapport.csv", f"Foreningen {activity}", datetime(2026, 8, day))


def looked_at(database: Path) -> Seen:
    """All that pages ask."""
    answers: dict[str, Any] = {}
    stops: list[str] = []
    try:
        store = Store(database)
    except Stop as stop:
        return Seen(answers, [str(stop)], "", "")
    with closing(store):
        for name, ask in questions(store):
            try:
                answers[name] = ask()
            except Stop as stop:
                stops.append(str(stop))
        return Seen(answers, stops, store.trouble, store.made_anew)


def questions(store: Store) -> Iterator[tuple[str, Callable[[], Any]]]:
    yield "plans", store.plans
    yield "plan versions", lambda: store.plan_versions(PLAN.id)
    yield "invented", store.is_invented
    yield "last received", lambda: store.last_received(PLAN.id)
    yield "matching", lambda: store.matching(PLAN.id, 1)
    for day in DAYS:
        yield f"plan {day}", partial(store.plan, PLAN.id, day)
        yield f"attainment {day}", partial(store.attainment, PLAN.id, day)
        yield f"reports {day}", partial(store.reports, PLAN.id, day)
        yield f"observations {day}", partial(store.observations, PLAN.id, day)
        yield f"target {day}", partial(store.versions_of_target, PLAN.id, day, "A01-01", "")
    for slot in SLOTS:
        yield f"versions {slot}", partial(store.versions, slot)
        yield f"draft {slot}", partial(store.desk.draft, slot)
        for version in (1, 2):
            yield f"says {slot} {version}", partial(store.observations_of, slot, version)
            yield f"file {slot} {version}", partial(store.sent_file, slot, version)


def copied(folder: Path, to: Path) -> Path:
    shutil.rmtree(to, ignore_errors=True)
    return Path(shutil.copytree(folder, to)) / "monitor.duckdb"


def cut(file: Path, dice: Random) -> None:
    os.truncate(file, dice.randrange(1, file.stat().st_size))


def flip(file: Path, dice: Random) -> None:
    place, bit = dice.randrange(file.stat().st_size), 1 << dice.randrange(8)
    with file.open("r+b") as opened:
        opened.seek(place)
        [byte] = opened.read(1)
        opened.seek(place)
        opened.write(bytes([byte ^ bit]))


def verified(database: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """What verify says is wrong; '' when it says that all is right."""
    capsys.readouterr()
    code = cli.main(["verify", "--database", str(database)])
    said = capsys.readouterr().err
    assert code == (0 if said.startswith("Loggen passer: ") else 1), said
    return "" if code == 0 else said


def log_of(database: Path) -> Path:
    return database.with_suffix(".sqlite")


@pytest.mark.parametrize("is_alone", [False, True], ids=["beside DuckDB", "alone"])
@pytest.mark.parametrize("damage", [cut, flip])
@pytest.mark.parametrize("seed", range(PLACES))
def test_a_damaged_log_is_told(
    whole: Whole, damage: Damage, seed: int, is_alone: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = copied(whole.ended, tmp_path / "copy")
    damage(log_of(database), Random(seed))
    if is_alone:
        database.unlink()
    found, seen = verified(database, capsys), looked_at(database)
    wrong = {name for name, answer in whole.answers.items() if seen.answers.get(name) != answer}
    for sentence in (*found.splitlines(), *seen.stops, *filter(None, [seen.trouble])):
        assert TOLD.match(sentence), sentence
    assert not wrong or seen.trouble or seen.stops or found, wrong


@pytest.mark.parametrize("ending", ["", ".wal"], ids=["file", "wal"])
@pytest.mark.parametrize("damage", [cut, flip])
@pytest.mark.parametrize("seed", range(PLACES))
def test_a_damaged_database_is_mended_by_itself(
    whole: Whole, damage: Damage, seed: int, ending: str, tmp_path: Path
) -> None:
    database = copied(whole.killed if ending else whole.ended, tmp_path / "copy")
    damage(database.with_name(f"{database.name}{ending}"), Random(seed))
    is_mended(database, whole)


@pytest.mark.parametrize("ending", ["", ".wal"], ids=["file", "wal"])
def test_a_database_that_is_gone_is_made_by_itself(whole: Whole, ending: str, tmp_path: Path) -> None:
    database = copied(whole.killed, tmp_path / "copy")
    database.with_name(f"{database.name}{ending}").unlink()
    is_mended(database, whole)


def is_mended(database: Path, whole: Whole) -> None:
    """All is answered as before; what could not be used was made anew and says so; and it is written in."""
    seen = looked_at(database)
    assert (seen.answers, seen.stops, seen.trouble) == (whole.answers, [], "")
    assert not seen.made_anew or seen.made_anew.startswith("Databasen var beskadiget og er lavet på ny ud fra loggen.")
    with closing(Store(database)) as store:
        deliver(store, 1, ("A01-01", 11), day=29)
        assert (store.trouble, store.differences(), len(store.versions(SLOTS[0]))) == ("", [], 3)


# What is missing, unknown or changed.


def say_in(file: Path, statement: str, *values: Any) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        assert connection.execute(statement, values).rowcount == 1


def test_a_missing_file_that_was_sent_is_told_where_it_is_asked_for(
    whole: Whole, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = copied(whole.ended, tmp_path / "copy")
    sent = whole.answers[f"file {SLOTS[0]} 1"].content
    say_in(log_of(database), "delete from attachment where content = ?", sent)
    for _ in range(2):
        seen = looked_at(database)
        assert whole.answers.keys() - seen.answers.keys() == {f"file {SLOTS[0]} 1"}
        assert seen.stops == [
            "Filen, som HR-2026H1-01-v1 kom i, mangler eller er beskadiget. Gendan loggen fra en sikkerhedskopi."
        ]
        assert "En fil, som indlæg 2 nævner, mangler eller er ændret" in verified(database, capsys)
        database.unlink(missing_ok=True)


@pytest.mark.parametrize("damage", ["delete from attachment", "update attachment set content = x'00'"])
def test_the_missing_file_of_a_long_report_stops_a_database_that_is_made_anew_there(
    whole: Whole, damage: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = copied(whole.ended, tmp_path / "copy")
    say_in(log_of(database), f"{damage} where substr(content, 1, 4) = x'50415231'")
    assert looked_at(database).answers == whole.answers
    assert "En fil, som indlæg 6 nævner, mangler eller er ændret" in verified(database, capsys)
    database.unlink()
    seen = looked_at(database)
    assert seen.trouble.startswith("En fil, som indlæg 6 i loggen nævner, mangler eller er beskadiget. Gendan den fra")
    assert seen.answers[f"versions {SLOTS[0]}"] == whole.answers[f"versions {SLOTS[0]}"]


@pytest.mark.parametrize(("kind", "version"), [("møde", 1), ("report", 99)])
def test_an_entry_that_this_program_does_not_know_is_told_and_what_was_said_before_answers(
    whole: Whole, kind: str, version: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = copied(whole.ended, tmp_path / "copy")
    with closing(Store(database)) as store, store.log.writing() as writing:
        writing.append(Told(kind, version, "{}"), "Bo", datetime(2026, 9, 1))
    for _ in range(2):
        seen = looked_at(database)
        assert (seen.answers, seen.stops) == (whole.answers, [])
        assert seen.trouble.startswith("Indlæg 8 i loggen er skrevet af et nyere program.")
        assert "Indlæg 8 er af en type, som dette program ikke kender" in verified(database, capsys)
        database.unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("damage", "table"),
    [
        ("update observation set value = value + 1 where indicator = 'A02-01'", "observation"),
        ("delete from report where version = 2 and not withdrawn", "report"),
        ("update person set name = 'Bo' where name = 'Foreningen 1'", "person"),
    ],
)
def test_a_changed_value_in_the_database_is_found_by_verify(
    whole: Whole, damage: str, table: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = copied(whole.ended, tmp_path / "copy")
    assert verified(database, capsys) == ""
    with duckdb.connect(database) as connection:
        connection.execute(damage)
    assert f"Tabellen {table} er ikke, som loggen siger" in verified(database, capsys)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("update person set name = 'Bent' where name = 'Bo'", r"^Navnet på person nr\. \d i loggen er ikke, som det"),
        ("update draft set content = '{}'", r"^En kladde er ikke, som den blev gemt \(proeve/2026, 2, 2026H2\)\."),
        ("update sqlite_schema set sql = replace(sql, 'said_at', 'said_on')", r"^Loggen monitor\.sqlite er beskadiget"),
    ],
)
def test_what_is_changed_beside_the_chain_is_found_by_verify(
    whole: Whole, damage: str, told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database = copied(whole.ended, tmp_path / "copy")
    with closing(sqlite3.connect(log_of(database), isolation_level=None)) as connection:
        connection.execute("pragma writable_schema = on")
        connection.execute(damage)
    assert re.search(told, verified(database, capsys), re.MULTILINE)


@pytest.mark.parametrize("takes_its_place", [False, True])
def test_a_log_that_is_removed_under_a_server_is_written_in_no_more(tmp_path: Path, takes_its_place: bool) -> None:
    database = tmp_path / "monitor.duckdb"
    with closing(Store(database)) as store:
        store.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
        store.mark_as_invented()
        for file in tmp_path.glob("monitor.sqlite*"):
            file.rename(tmp_path / f"gone-{file.name}")
        if takes_its_place:
            Store(None, home=home_at(str(log_of(database)))).add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
        with pytest.raises(NotSaved, match=r"Loggen mangler [12] indlæg"):
            store.confirm_matching(PLAN.id, 1, "Bo", "{}")
        assert store.revision() == 2 and store.trouble.startswith("Loggen mangler")
        for file in tmp_path.glob("monitor.sqlite*"):
            file.unlink()
        for file in tmp_path.glob("gone-*"):
            file.rename(tmp_path / file.name.removeprefix("gone-"))
        store.take(at_once=True)
        assert store.trouble == ""
        store.confirm_matching(PLAN.id, 1, "Bo", "{}")
