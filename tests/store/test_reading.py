"""Who only reads the record leaves it as it was."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import duckdb
import pytest

from outcomes.report import Slot
from store.reading import open_to_read
from store.store import Store
from tests import make
from tests.store.test_store import H1, NEW_YEAR, PLAN, run_elsewhere, submit

NEWER = make.plan(make.indicator("A01-01", low=30), make.indicator("A01-02"), make.indicator("A02-01"))


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file of a folder, what it holds and when it was changed last; but for what SQLite shares among readers."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith("-shm"))
    return {path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns) for path in found}


def closed(database: Path) -> Path:
    """A database with one report, as it stands when its program has ended."""
    store = Store(database)
    store.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
    submit(store, 7)
    store.close()
    return database


def killed(database: Path) -> Path:
    """The same, when its program was killed: what it wrote last lies in a file beside it."""
    run_elsewhere(database, "submit(store, 7); os.kill(os.getpid(), 9)")
    assert database.with_name("monitor.duckdb.wal").exists()
    return database


def of_another_program(database: Path) -> Path:
    """A database that a program with other tables has made of the log."""
    with duckdb.connect(closed(database)) as connection:
        connection.execute("drop view received_report; drop table matching; update made_by set program = 'en anden'")
    return database


@pytest.mark.parametrize("made", [closed, killed, of_another_program])
def test_reading_answers_and_changes_no_file(tmp_path: Path, made: Callable[[Path], Path]) -> None:
    database = made(tmp_path / "monitor.duckdb")
    before = files(tmp_path)
    with open_to_read(database) as store:
        assert [answer.observation.value for answer in store.observations(PLAN.id, NEW_YEAR)] == [7]
        assert [row.delivered for row in store.attainment(PLAN.id, NEW_YEAR, activity=1)] == [7, None]
        assert [version.number for version in store.versions(Slot(PLAN.id, 1, H1))] == ["HR-2026H1-01-v1"]
    assert files(tmp_path) == before


def test_reading_where_nothing_is_makes_nothing(tmp_path: Path) -> None:
    with open_to_read(tmp_path / "ghost.duckdb") as store:
        store.add_plan(PLAN, "sekretariatet")
        assert {row.state for row in store.attainment(PLAN.id, NEW_YEAR)} == {"missing"}
    assert files(tmp_path) == {}


def test_a_plan_that_is_newer_than_the_record_is_asked_about_and_not_stored(tmp_path: Path) -> None:
    database = closed(tmp_path / "monitor.duckdb")
    before = files(tmp_path)
    with open_to_read(database) as store:
        assert store.add_plan(NEWER, "sekretariatet", datetime(2026, 9, 1))
        assert [row.low for row in store.attainment(PLAN.id, NEW_YEAR, activity=1)] == [30, 15]
    assert files(tmp_path) == before


def test_what_is_added_while_reading_is_gone_afterwards(tmp_path: Path) -> None:
    database = closed(tmp_path / "monitor.duckdb")
    before = files(tmp_path)
    with open_to_read(database) as store:
        assert submit(store, 8).version == 2
    assert files(tmp_path) == before


def test_two_can_read_at_once(tmp_path: Path) -> None:
    database = closed(tmp_path / "monitor.duckdb")
    with open_to_read(database) as one, open_to_read(database) as other:
        assert one.reports(PLAN.id, NEW_YEAR) == other.reports(PLAN.id, NEW_YEAR) != ()
