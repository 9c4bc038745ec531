"""What counts on a day that has passed stays as it was, whatever is delivered later."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.period import Period
from outcomes.report import Slot
from store.failures import NotSaved
from store.moment import day_of
from store.store import Store
from tests import make

PLAN = make.plan(make.indicator("A01-01"))
SLOT = Slot(PLAN.id, 1, Period(2026, 1))
JULY = datetime(2026, 7, 10, 12)
DAYS = [date(2026, 7, 9) + timedelta(days=days) for days in (0, 1, 3, 6, 11)]
moments = st.lists(st.tuples(st.integers(0, 10 * 24), st.booleans()), max_size=6)
"""How many hours after the first of them each version comes, and whether it takes the report back."""


@contextmanager
def record() -> Iterator[Store]:
    with TemporaryDirectory() as folder, closing(Store(Path(folder) / "monitor.duckdb")) as store:
        store.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
        yield store


def answers(store: Store) -> dict[date, object]:
    return {day: (store.attainment(PLAN.id, day), store.reports(PLAN.id, day)) for day in DAYS}


def come(store: Store, value: int, at: datetime, withdraws: bool) -> bool:
    try:
        if withdraws:
            store.withdraw(SLOT, "Klubben", "Forkert", at)
        else:
            store.submit(make.report(PLAN, "2026H1", ("A01-01", value)), str(value).encode(), "a.csv", "Bo", at)
    except NotSaved:
        return False
    return True


@settings(max_examples=10)
@given(moments)
def test_no_version_changes_what_counted_before_it_came(comes: list[tuple[int, bool]]) -> None:
    with record() as store:
        before = answers(store)
        for value, (hours, withdraws) in enumerate(comes):
            at = JULY + timedelta(hours=hours)
            is_kept = come(store, value, at, withdraws)
            now = answers(store)
            assert [day for day in DAYS if now[day] != before[day] and (day < day_of(at) or not is_kept)] == []
            before = now


@pytest.mark.parametrize("withdraws", [False, True])
def test_a_version_that_would_have_come_before_the_newest_is_refused(withdraws: bool) -> None:
    with record() as store:
        assert come(store, 110, JULY, False) and come(store, 115, datetime(2027, 1, 12), False)
        assert not come(store, 90, datetime(2026, 7, 11), withdraws)
        assert [version.version for version in store.versions(SLOT)] == [2, 1]


def test_what_is_brought_in_later_than_it_came_counts_from_then_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_CLOCK", "2026-07-10T10:00")
    with record() as store:
        before = answers(store)
        monkeypatch.setenv("MONITOR_CLOCK", "2026-07-20T10:00")
        assert come(store, 110, datetime(2026, 7, 11, 12), False)
        [version] = store.versions(SLOT)
        assert (version.received_at, answers(store) == before) == (datetime(2026, 7, 11, 12), False)
        assert [day for day in DAYS if answers(store)[day] != before[day]] == [date(2026, 7, 20)]


def test_what_came_before_there_was_a_log_counts_from_when_it_came(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MONITOR_CLOCK", "2026-07-20T10:00")
    with record() as store:
        before = answers(store)
        assert come(store, 110, datetime(2026, 7, 11, 12), False)
        assert [day for day in DAYS if answers(store)[day] == before[day]] == [day for day in DAYS if day.day < 11]


@pytest.mark.parametrize("withdraws", [False, True])
def test_a_clock_that_goes_back_stops_nobody(withdraws: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    with record() as store:
        for value, clock in enumerate(("2026-07-20T10:00", "2026-07-19T10:00")):
            monkeypatch.setenv("MONITOR_CLOCK", clock)
            if value and withdraws:
                store.withdraw(SLOT, "Klubben", "Forkert")
            else:
                store.submit(make.report(PLAN, "2026H1", ("A01-01", value)), str(value).encode(), "a.csv", "Bo")
        newest, first = store.versions(SLOT)
        assert newest.received_at == first.received_at


def test_the_real_records_own_day_is_today_and_the_examples_that_of_their_last_report(
    fresh_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_CLOCK", "2026-11-30T10:00")
    fresh_store.add_plan(PLAN, "sekretariatet")
    come(fresh_store, 1, datetime(2026, 7, 11), False)
    assert fresh_store.latest_day(PLAN.id) == date(2026, 11, 30)


def test_one_can_practise_in_a_record_whose_reports_come_later(
    fresh_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_CLOCK", "2026-11-30T10:00")
    fresh_store.mark_as_invented()
    fresh_store.add_plan(PLAN, "sekretariatet")
    late = datetime(2027, 2, 8, 15)
    assert come(fresh_store, 1, late, False) and fresh_store.latest_day(PLAN.id) == date(2027, 2, 8)
    practised = fresh_store.submit(make.report(PLAN, "2026H1", ("A01-01", 2)), b"2", "2.csv", "Bo")
    assert (practised.version, practised.received_at) == (2, late)
