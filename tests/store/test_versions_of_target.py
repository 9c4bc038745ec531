"""Everything that has been reported of one target stays to be seen, in every version it came in."""

from __future__ import annotations

from datetime import date, datetime

from outcomes.period import Period
from outcomes.report import Slot
from store.store import Store
from tests import make

PLAN = make.plan(make.indicator("A01-01"), make.indicator("A01-02", parts=["Øst", "Vest"]), make.indicator("A02-01"))
LATER = date(2027, 2, 15)


def send(store: Store, period: str, day: int, *values: tuple[str, int] | tuple[str, int, dict[str, str]]) -> None:
    store.submit(
        make.report(PLAN, period, *values), f"{period} {day}".encode(), "fil.csv", "Øst", datetime(2026, 8, day)
    )


def said(store: Store, indicator: str, part: str = "", as_of: date = LATER) -> list[tuple[str, object]]:
    versions = store.versions_of_target(PLAN.id, as_of, indicator, part)
    return [(one.report.number, one.said.value if one.said else None) for one in versions]


def with_plan(store: Store) -> None:
    store.add_plan(PLAN, by="prøven", at=datetime(2026, 1, 1))


def test_a_correction_stands_above_what_it_corrected(fresh_store: Store) -> None:
    with_plan(fresh_store)
    send(fresh_store, "2026H1", 1, ("A01-01", 5))
    send(fresh_store, "2026H1", 2, ("A01-01", 6))
    assert said(fresh_store, "A01-01") == [("HR-2026H1-01-v2", 6), ("HR-2026H1-01-v1", 5)]


def test_the_newest_half_year_comes_first(fresh_store: Store) -> None:
    with_plan(fresh_store)
    send(fresh_store, "2026H2", 1, ("A01-01", 7))
    send(fresh_store, "2026H1", 2, ("A01-01", 6))
    assert said(fresh_store, "A01-01") == [("HR-2026H2-01-v1", 7), ("HR-2026H1-01-v1", 6)]


def test_a_version_that_no_longer_speaks_of_the_target_is_there_without_a_value(fresh_store: Store) -> None:
    with_plan(fresh_store)
    send(fresh_store, "2026H1", 1, ("A01-01", 5))
    send(fresh_store, "2026H1", 2, ("A01-02", 1, {"part": "Øst"}))
    fresh_store.withdraw(Slot(PLAN.id, 1, Period(2026, 1)), "Øst", "Fejl", at=datetime(2026, 8, 3))
    numbers = [("HR-2026H1-01-v3", None), ("HR-2026H1-01-v2", None), ("HR-2026H1-01-v1", 5)]
    assert said(fresh_store, "A01-01") == numbers
    newest, *_ = fresh_store.versions_of_target(PLAN.id, LATER, "A01-01", "")
    assert newest.report.withdrawn


def test_each_part_has_its_own(fresh_store: Store) -> None:
    with_plan(fresh_store)
    send(fresh_store, "2026H1", 1, ("A01-02", 1, {"part": "Øst"}), ("A01-02", 2, {"part": "Vest"}))
    assert said(fresh_store, "A01-02", "Vest") == [("HR-2026H1-01-v1", 2)]


def test_a_report_that_never_spoke_of_the_target_is_not_there(fresh_store: Store) -> None:
    with_plan(fresh_store)
    send(fresh_store, "2026H1", 1, ("A01-02", 1, {"part": "Øst"}))
    assert said(fresh_store, "A01-01") == []


def test_an_earlier_day_shows_what_had_come_by_then(fresh_store: Store) -> None:
    with_plan(fresh_store)
    send(fresh_store, "2026H1", 1, ("A01-01", 5))
    send(fresh_store, "2026H1", 9, ("A01-01", 6))
    assert said(fresh_store, "A01-01", as_of=date(2026, 8, 8)) == [("HR-2026H1-01-v1", 5)]
