"""Measures in the record: they obey the same rules, keep their day, and stay out of what activities delivered."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from outcomes.attainment import Attainment
from outcomes.period import Period
from outcomes.report import Receipt, Slot
from store.store import Store
from tests import make

MEASURES = [
    make.measure("M00-01", due="2026"),
    make.measure("M00-02", node="PF-V1", kind="share", form="at_least", low=0.5, unit="børn", due="2026H2"),
    make.measure("M00-03", kind="running_total", form="none", unit="besøg", due="2026"),
]
PLAN = make.plan(make.indicator("A01-01"), measures=MEASURES)
NEW_YEAR = date(2027, 1, 31)
AUGUST, JANUARY = datetime(2026, 8, 10, 12), datetime(2027, 1, 10, 12)
MAY = date(2026, 5, 12)


@pytest.fixture
def store(fresh_store: Store) -> Store:
    fresh_store.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
    return fresh_store


def submit(store: Store, period: str, *values: Any, activity: int = 0, at: datetime = AUGUST) -> Receipt:
    return store.submit(make.report(PLAN, period, *values, activity=activity), repr(values).encode(), "a.csv", "X", at)


def attained(store: Store, as_of: date = NEW_YEAR) -> dict[str, Attainment]:
    return {row.indicator: row for row in store.attainment(PLAN.id, as_of)}


def test_a_measure_is_held_against_its_target_by_the_same_rules(store: Store) -> None:
    submit(store, "2026H1", ("M00-01", 3.0))
    submit(store, "2026H2", ("M00-01", 3.4), ("M00-02", 46, {"out_of": 100}), ("M00-03", 800), at=JANUARY)
    rows = attained(store)
    index, share, visits = (rows[f"M00-0{number}"] for number in (1, 2, 3))
    assert (index.delivered, index.met, index.verdict) == (3.4, True, "satisfactory")
    assert (share.share, share.met, share.verdict) == (0.92, False, "satisfactory")
    assert (visits.delivered, visits.state, visits.verdict) == (800, "no_target", None)


def test_a_measure_that_has_not_risen_is_told_so(store: Store) -> None:
    submit(store, "2026H2", ("M00-01", 3.1))
    assert (attained(store)["M00-01"].met, attained(store)["M00-01"].verdict) == (False, "inadequate")


def test_a_delivery_says_nothing_of_a_measure_nor_a_measure_of_a_delivery(store: Store) -> None:
    submit(store, "2026H1", ("A01-01", 20), activity=1)
    assert [row.state for id, row in attained(store).items() if id[0] == "M"] == ["missing", "missing", "no_target"]
    submit(store, "2026H2", ("M00-01", 3.4), at=JANUARY)
    assert [row.reported for row in store.attainment(PLAN.id, NEW_YEAR, activity=1)] == [1]
    assert {row.activity for row in store.attainment(PLAN.id, NEW_YEAR, activity=0)} == {0}


def test_the_day_of_a_measure_comes_back_as_it_was_sent(store: Store) -> None:
    receipt = submit(store, "2026H1", ("M00-01", 3.4, {"measured_on": MAY}), ("M00-03", 200))
    assert receipt.number == "HR-2026H1-00-v1"
    seen = {one.observation.indicator: one.observation.measured_on for one in store.observations(PLAN.id, NEW_YEAR)}
    assert seen == {"M00-01": MAY, "M00-03": None}


def test_the_same_number_from_another_day_is_a_new_version(store: Store) -> None:
    submit(store, "2026H1", ("M00-01", 3.4, {"measured_on": MAY}))
    report = make.report(PLAN, "2026H1", ("M00-01", 3.4, {"measured_on": date(2026, 5, 13)}), activity=0)
    again = store.submit(report, repr((("M00-01", 3.4, {"measured_on": MAY}),)).encode(), "a.csv", "X", AUGUST)
    assert (again.version, again.already_received) == (2, False)


def test_a_report_of_measures_is_previewed_and_withdrawn_like_any_other(store: Store) -> None:
    report = make.report(PLAN, "2026H2", ("M00-01", 3.4), activity=0)
    assert [row.delivered for row in store.preview(report, NEW_YEAR)] == [3.4, None, None]
    submit(store, "2026H2", ("M00-01", 3.4), at=JANUARY)
    store.withdraw(Slot(PLAN.id, 0, Period(2026, 2)), "X", "Forkert undersøgelse", JANUARY)
    assert attained(store)["M00-01"].state == "missing" and store.trouble == ""
