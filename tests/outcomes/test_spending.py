"""What is spent and left, when blank is blank, and when spending may be divided by what it bought."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Answer, Observation
from outcomes.spending import Spent, by_year, spent, together, years_begun
from outcomes.target import targets
from outcomes.unit_cost import UnitCost, unit_cost
from tests import make
from tests.oracle import Submitted, attainment

FIRST, SECOND = Period(2026, 1), Period(2026, 2)
SUMMER, WINTER = date(2026, 8, 1), date(2027, 2, 1)


def said(**amounts: int) -> list[Answer]:
    """``first=100`` is 100 kroner of line A01-KR1 in the first half-year."""
    halves = {"first": FIRST, "second": SECOND}
    return [Answer(halves[half], Observation(indicator="A01-KR1", value=amount)) for half, amount in amounts.items()]


def line(as_of: date, plan: Plan | None = None, **amounts: int) -> Spent:
    plan = plan or make.plan(make.indicator())
    return spent(plan.activities, said(**amounts), as_of)[0]


def test_what_is_left_is_the_budget_less_what_is_reported() -> None:
    one = line(WINTER, first=300, second=250)
    assert (one.amount, one.remaining, one.state) == (550, 450, "complete")


def test_too_much_spent_leaves_less_than_nothing() -> None:
    assert line(WINTER, first=1000, second=1).remaining == -1


def test_nothing_reported_is_not_zero() -> None:
    one = line(WINTER)
    assert (one.amount, one.remaining, one.state) == (None, None, "missing")


def test_zero_reported_is_zero() -> None:
    one = line(WINTER, first=0, second=0)
    assert (one.amount, one.remaining, one.state) == (0, 1000, "complete")


def test_a_half_year_that_ended_in_silence_is_missing() -> None:
    one = line(WINTER, second=250)
    assert (one.state, one.missing) == ("partial", (FIRST,))


def test_a_half_year_that_has_not_ended_is_not_missing() -> None:
    assert (line(SUMMER, first=300).state, line(date(2026, 5, 1)).state) == ("so_far", "not_due")


def test_a_year_that_no_report_is_asked_about_is_not_missing() -> None:
    old = [{"id": "A01-KR1", "year": 2025, "post": "Løn", "amount": 1000, "source": [1]}]
    plan = make.plan(activities=[make.activity(1, [make.indicator()], budget=old)])
    assert line(WINTER, plan).state == "not_asked"


def test_lines_added_up_say_how_many_have_an_amount() -> None:
    two = [line(WINTER, first=300, second=250), line(WINTER)]
    total = together(two)
    assert (total.budget, total.amount, total.answered, total.lines, total.is_whole) == (2000, 550, 1, 2, False)


def test_lines_of_which_none_is_reported_have_no_sum() -> None:
    assert together([line(WINTER)]).amount is None


def test_lines_of_a_year_stand_together_the_first_year_first() -> None:
    later, now = (
        {"id": f"A01-KR{number}", "year": year, "post": "Løn", "amount": 1, "source": [1]}
        for number, year in ((1, 2027), (2, 2026))
    )
    plan = make.plan(activities=[make.activity(1, [make.indicator()], budget=[later, now])])
    years = by_year(spent(plan.activities, [], WINTER))
    assert [(year, [told.line.id for told in lines]) for year, lines in years.items()] == [
        (2026, ["A01-KR2"]),
        (2027, ["A01-KR1"]),
    ]


def test_a_year_has_begun_when_its_first_half_year_has() -> None:
    plan = make.plan(make.indicator(), make.indicator("A01-02", due="2027"))
    assert (years_begun(plan, date(2026, 12, 31)), years_begun(plan, date(2027, 1, 1))) == ({2026}, {2026, 2027})


def divided(
    *indicators: dict[str, Any], half_years: tuple[str, ...] = ("2026H1", "2026H2"), **amounts: int
) -> UnitCost:
    """What one unit cost when each of the half-years reports 6 of everything, and this was spent."""
    plan = make.plan(*indicators)
    told = [make.report(plan, half, *((one["id"], 6) for one in indicators)) for half in half_years]
    rows = attainment(plan, [Submitted(report, datetime(2027, 1, 15), 1) for report in told], WINTER)
    lines = spent(plan.activities, said(**amounts), WINTER)
    return unit_cost(plan.activities[0], 2026, lines, targets(plan, rows))


def test_all_that_is_spent_is_divided_by_all_that_is_delivered() -> None:
    cost = divided(make.indicator(), first=300, second=250)
    assert (cost.amount, cost.delivered, cost.per_unit) == (550, 12, 550 / 12)


def test_the_one_thing_that_is_counted_over_the_year_is_what_the_years_money_is_divided_by() -> None:
    cost = divided(make.indicator(), make.indicator("A01-02", due="2026H2"), first=300, second=250)
    assert cost.indicator and cost.indicator.id == "A01-01"


def test_the_only_thing_counted_may_be_counted_in_one_half_year() -> None:
    cost = divided(make.indicator(due="2026H2"), half_years=("2026H2",), first=300, second=250)
    assert (cost.delivered, cost.per_unit) == (6, 550 / 6)


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "level"},
        {"kind": "share", "form": "all"},
        {"form": "none"},
        {"form": "at_most", "high": 3},
        {"form": "increase"},
        {"column": "goal"},
        {"parts": ("Husum", "Tingbjerg")},
        {"open_parts": "årgang"},
        {"due": "2027"},
    ],
    ids=str,
)
def test_what_does_not_add_up_over_the_year_is_never_divided_by(other: dict[str, Any]) -> None:
    plan = make.plan(make.indicator(**other))
    cost = unit_cost(
        plan.activities[0],
        2026,
        [line(WINTER, plan, first=300, second=250)],
        targets(plan, attainment(plan, [], WINTER)),
    )
    assert (cost.why_not, cost.per_unit) == ("nothing_counted", None)


def test_money_for_several_things_is_not_divided_by_one_of_them() -> None:
    cost = divided(make.indicator(), make.indicator("A01-02"), first=300, second=250)
    assert (cost.why_not, cost.per_unit) == ("several", None)


def test_spending_that_lacks_a_half_year_is_not_divided() -> None:
    assert divided(make.indicator(), second=250).why_not == "spending_missing"


def test_a_count_that_lacks_a_half_year_is_not_divided_by() -> None:
    assert divided(make.indicator(), half_years=("2026H1",), first=300, second=250).why_not == "count_missing"


def test_a_year_that_is_not_over_is_not_divided() -> None:
    plan = make.plan(make.indicator())
    cost = unit_cost(
        plan.activities[0], 2026, [line(SUMMER, plan, first=300)], targets(plan, attainment(plan, [], SUMMER))
    )
    assert (cost.why_not, cost.per_unit) == ("not_over", None)


def test_nothing_is_divided_by_zero() -> None:
    plan = make.plan(make.indicator())
    told = [make.report(plan, half, ("A01-01", 0)) for half in ("2026H1", "2026H2")]
    rows = attainment(plan, [Submitted(report, datetime(2027, 1, 15), 1) for report in told], WINTER)
    cost = unit_cost(plan.activities[0], 2026, [line(WINTER, plan, first=300, second=250)], targets(plan, rows))
    assert (cost.why_not, cost.per_unit) == ("none", None)


def test_an_activity_with_no_budget_lines_has_no_cost() -> None:
    plan = make.plan(activities=[make.activity(1, [make.indicator()], budget=[])])
    assert unit_cost(plan.activities[0], 2026, [], []).why_not == "no_budget"
