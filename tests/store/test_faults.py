"""An error at any step of any write: it is saved and said so, or it is not and that is said; never between."""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import count, product
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from outcomes.period import Period
from outcomes.report import SentFile, Slot
from store import decide, room
from store import store as store_module
from store.apply import apply, database
from store.failures import NotSaved, RecordUnavailable
from store.history.history import History
from store.homes.sqlite import SQLiteHome
from store.log.log import Log
from store.log.verify import damages
from store.store import Store
from tests import make

PLAN = make.plan(make.indicator("A01-01"), make.indicator("A02-01"))
SLOT = Slot(PLAN.id, 1, Period(2026, 1))
AUGUST = datetime(2026, 8, 10, 12)
ERRORS: dict[str, Exception] = {
    "disk": OSError(28, "No space left on device"),
    "log": sqlite3.OperationalError("disk I/O error"),
    "fatal": duckdb.FatalException("invalidated"),
}
TURNS = [*product(ERRORS, (0, 1))] if "TORTURE_KILLS" in os.environ else [("disk", 0), ("log", 0), ("fatal", 1)]
"""Which errors come, and whether at every other step, from the first or the second on, they come after its work."""
ROWS = {
    "activity": [2],
    "period": ["2026H2"],
    "indicator": ["A02-01"],
    "part": [""],
    "value": ["4"],
    "out_of": [None],
    "note": [None],
    "next_step": [None],
    "evidence": [None],
    "measured_on": [None],
}
_new = count(1)


def add_plan(store: Store) -> None:
    store.add_plan(PLAN.model_copy(update={"title": f"Plan {next(_new)}"}), "sekretariatet", AUGUST)


def submit(store: Store) -> None:
    value = next(_new)
    store.submit(make.report(PLAN, "2026H1", ("A01-01", value)), str(value).encode(), "a.csv", f"Nr. {value}", AUGUST)


def withdraw(store: Store) -> None:
    store.withdraw(SLOT, "Bo", f"Grund {next(_new)}", AUGUST)


def match(store: Store) -> None:
    store.confirm_matching(PLAN.id, 1, "Bo", f"{{{next(_new)}}}")


def import_history(store: Store) -> None:
    rows = pa.table(
        ROWS, schema=pa.schema([pa.field(name, pa.int32() if name == "activity" else pa.string()) for name in ROWS])
    )
    sent = SentFile("historik.csv", str(next(_new)).encode())
    store.import_history(PLAN.id, History(rows, (), 0), sent, "Bo", AUGUST)


def take_back(store: Store) -> None:
    store.withdraw(Slot(PLAN.id, 2, Period(2026, 2)), "Bo", "Forfra", AUGUST)


WRITES: list[tuple[Callable[[Store], None], Callable[[Store], None] | None]] = [
    (add_plan, None),
    (submit, None),
    (withdraw, submit),  # what is withdrawn has been delivered first
    (match, None),
    (import_history, take_back),
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "monitor.duckdb")
    opened.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
    submit(opened)
    import_history(opened)
    yield opened
    opened.close()


@contextmanager
def failing_at(step: int, kind: str, after: bool) -> Iterator[list[int]]:
    """The statement with that number fails, of all that are run in the log and in DuckDB; those run are counted."""
    run_so_far = [0]

    def counted(statement: Callable[..., Any]) -> Callable[..., Any]:
        def run(*given: Any, **named: Any) -> Any:
            run_so_far[0] += 1
            if run_so_far[0] == step and not after:
                raise ERRORS[kind]
            done = statement(*given, **named)
            if run_so_far[0] == step:
                raise ERRORS[kind]
            return done

        return run

    runner = SQLiteHome._runner
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SQLiteHome, "_runner", lambda home, connection: counted(runner(home, connection)))
        for module in () if kind == "log" else (apply, database, decide, room, store_module):
            patch.setattr(module, "ask_on", counted(module.ask_on))
        yield run_so_far


@pytest.mark.parametrize(("kind", "turn"), TURNS)
@pytest.mark.parametrize(("write", "first"), WRITES, ids=lambda one: one.__name__ if one else "")
def test_an_error_at_any_step_leaves_all_or_nothing(
    store: Store, write: Callable[[Store], None], first: Callable[[Store], None] | None, kind: str, turn: int
) -> None:
    for step in count(1):
        store.take(at_once=True)
        if first and (first is submit or _is_there(store)):
            first(store)
        before = store.log.newest().position
        with failing_at(step, kind, after=bool((step + turn) % 2)) as run_so_far:
            is_saved = _is_said_to_be_saved(store, write)
        assert (store.log.newest().position > before) == is_saved, step
        if run_so_far[0] < step:
            break
    store.take(at_once=True)
    assert (store.trouble, [*damages(Log(store.log.home))], store.differences()) == ("", [], [])


def _is_there(store: Store) -> bool:
    versions = store.versions(Slot(PLAN.id, 2, Period(2026, 2)))
    return bool(versions) and not versions[0].withdrawn


def _is_said_to_be_saved(store: Store, write: Callable[[Store], None]) -> bool:
    try:
        write(store)
    except (NotSaved, RecordUnavailable) as stop:
        told = str(stop)
    else:
        return True
    assert re.fullmatch(r"(Det blev ikke gemt\.|Tallene kan ikke hentes lige nu\.) .* \(Fejl [0-9A-F]{6}\)", told), told
    return False
