"""A target holds its row, its indicator, its activity and what is reported of it, and nobody else's."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from outcomes.plan import Plan
from outcomes.target import Target, targets
from store.store import Store
from tests import make

PLAN = make.plan(
    make.indicator("A01-01", low=15),
    make.indicator("A01-02", due="2026H1", parts=["Husum Skole", "Korsager Skole"]),
    make.indicator("A01-03", kind="share", form="at_least", low=0.5, due="2026H1"),
    make.indicator("A01-04", kind="flow", low=10, due="2026-2027"),
    measures=[make.measure("M00-01", due="2026H1")],
)


def asked(store: Store, *said: tuple[str, tuple[Any, ...]], plan: Plan = PLAN) -> dict[str, Target]:
    """The targets of a plan after these half-years' reports, by id and part."""
    store.add_plan(plan, by="prøven", at=datetime(2026, 1, 1))
    for period, values in said:
        store.submit(make.report(plan, period, *values), period.encode(), "fil.csv", "prøven", datetime(2026, 7, 5))
    day = date(2027, 1, 31)
    found = targets(plan, store.attainment(plan.id, day), store.observations(plan.id, day))
    return {f"{target.indicator.id} {target.row.part}".strip(): target for target in found}


def test_each_target_has_its_own_answers_in_the_order_of_half_years(fresh_store: Store) -> None:
    found = asked(fresh_store, ("2026H1", (("A01-01", 7),)), ("2026H2", (("A01-01", 6),)))
    assert [str(answer.period) for answer in found["A01-01"].answers] == ["2026H1", "2026H2"]
    assert found["A01-01"].newest == found["A01-01"].answers[-1].observation
    assert found["A01-03"].answers == () and found["A01-03"].newest is None


def test_a_part_has_what_is_said_of_it_and_nothing_of_the_others(fresh_store: Store) -> None:
    found = asked(fresh_store, ("2026H1", (("A01-02", 5, {"part": "Husum Skole"}),)))
    assert [answer.observation.value for answer in found["A01-02 Husum Skole"].answers] == [5]
    assert found["A01-02 Korsager Skole"].answers == ()


def test_a_year_is_told_as_when_it_falls_due_and_not_as_a_part(fresh_store: Store) -> None:
    found = asked(fresh_store)
    assert (found["A01-04 2026"].part, found["A01-02 Husum Skole"].part) == ("", "Husum Skole")


def test_the_amount_is_what_the_target_speaks_of(fresh_store: Store) -> None:
    found = asked(fresh_store, ("2026H1", (("A01-01", 7), ("A01-03", 30, {"out_of": 40}))))
    assert (found["A01-01"].amount, found["A01-03"].amount, found["A01-02 Husum Skole"].amount) == (7, 0.75, None)


def test_a_measure_is_one_and_belongs_to_who_takes_it(fresh_store: Store) -> None:
    found = asked(fresh_store)
    assert {name for name, target in found.items() if target.is_measure} == {"M00-01"}
    assert found["M00-01"].activity.number == 0


def test_every_target_of_the_real_plan_has_its_indicator_and_activity(fresh_store: Store, real_plan: Plan) -> None:
    found = asked(fresh_store, plan=real_plan)
    assert {target.indicator.id for target in found.values()} == {indicator.id for indicator in real_plan.asked}
    assert all(target.indicator in target.activity.indicators for target in found.values())


def test_a_row_of_another_plan_is_no_target_of_this_one(fresh_store: Store) -> None:
    fresh_store.add_plan(PLAN, by="prøven")
    rows = fresh_store.attainment(PLAN.id, date(2027, 1, 31))
    with pytest.raises(LookupError):
        targets(make.plan(make.indicator("A01-09")), rows)
