"""What the rules would say of reports that nobody has sent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from outcomes.attainment import Attainment
from store.store import Store
from tests import make

PLAN = make.plan(make.indicator("A01-01"), make.indicator("A02-01", due="2026H1"))
SUMMER, WINTER = date(2026, 8, 1), date(2027, 2, 1)


def stored(store: Store) -> Store:
    store.add_plan(PLAN, "prøven", datetime(2026, 1, 1))
    return store


def by_id(rows: Sequence[Attainment]) -> dict[str, Attainment]:
    return {row.indicator: row for row in rows}


def test_reports_of_several_activities_and_half_years_are_imagined_together(fresh_store: Store) -> None:
    first, second = make.report(PLAN, "2026H1", ("A01-01", 7)), make.report(PLAN, "2026H2", ("A01-01", 6))
    other = make.report(PLAN, "2026H1", ("A02-01", 15), activity=2)
    rows = by_id(stored(fresh_store).imagine([first, second, other], SUMMER, WINTER))
    assert (rows["A01-01"].delivered, rows["A01-01"].state, rows["A02-01"].met) == (13, "reported", True)


def test_what_is_imagined_is_not_stored(fresh_store: Store) -> None:
    stored(fresh_store).imagine([make.report(PLAN, "2026H1", ("A01-01", 7))], SUMMER, WINTER)
    assert fresh_store.reports(PLAN.id, WINTER) == ()
    assert by_id(fresh_store.attainment(PLAN.id, WINTER))["A01-01"].state == "missing"


def test_the_day_decides_what_is_due(fresh_store: Store) -> None:
    report = make.report(PLAN, "2026H1", ("A01-01", 7))
    rows = by_id(stored(fresh_store).imagine([report], WINTER, SUMMER))
    assert (rows["A01-01"].state, rows["A01-01"].delivered) == ("not_due", 7)


def test_an_imagined_report_stands_instead_of_the_real_one(fresh_store: Store) -> None:
    stored(fresh_store).submit(
        make.report(PLAN, "2026H1", ("A01-01", 99)), b"fil", "fil.csv", "x", datetime(2026, 7, 5)
    )
    rows = by_id(fresh_store.imagine([make.report(PLAN, "2026H1")], SUMMER, WINTER))
    assert rows["A01-01"].state == "missing"


def test_the_version_of_the_plan_that_is_asked_for_judges(fresh_store: Store) -> None:
    stored(fresh_store)
    fresh_store.add_plan(make.plan(make.indicator("A01-01", low=20)), "prøven", datetime(2026, 2, 1))
    first = fresh_store.plan_versions(PLAN.id)[0].plan_version
    [row, _other] = fresh_store.imagine([make.report(PLAN, "2026H1")], SUMMER, WINTER, first)
    assert row.low == 15
