"""The plan's two tables of money: which says what, how they differ, and when grants end."""

from __future__ import annotations

from typing import Any

from outcomes.economy import asked_after, endings, funded, over_years, totals, years
from outcomes.plan import Plan
from tests import make


def one_activity(**changes: Any) -> Plan:
    return make.plan(activities=[make.activity(1, [make.indicator()], **changes)])


def grant(year: int, amount: int) -> dict[str, Any]:
    return {"year": year, "amount": amount, "source": [1]}


def budget(number: int, year: int, amount: int) -> dict[str, Any]:
    return {"id": f"A01-KR{number}", "year": year, "post": "Løn", "amount": amount, "source": [1]}


def compared(plan: Plan) -> dict[int, str]:
    return {money.year: money.compared for money in funded(plan)[0].years}


def test_the_main_table_adds_up_to_what_was_read_by_hand(real_plan: Plan) -> None:
    sums = {one.year: one.granted for one in totals(funded(real_plan), years(real_plan))}
    assert sums == {2025: 2_186_000, 2026: 2_312_000, 2027: 506_000, 2028: 476_000}


def test_the_activities_own_tables_add_up_to_what_was_read_by_hand(real_plan: Plan) -> None:
    sums = {one.year: one.budgeted for one in totals(funded(real_plan), years(real_plan))}
    assert sums == {2025: 150_000, 2026: 2_306_000, 2027: 500_000, 2028: 470_000}


def test_twelve_activities_have_their_money_of_2025_in_the_main_table_only(real_plan: Plan) -> None:
    kinds = [money.compared for line in funded(real_plan) if (money := line.in_year(2025)) and line.activity]
    assert (kinds.count("main_only"), kinds.count("same"), kinds.count("nothing_to_compare")) == (12, 1, 1)


def test_no_amount_of_2026_and_later_differs_between_the_tables(real_plan: Plan) -> None:
    later = [money for line in funded(real_plan) for money in line.years if money.year >= 2026]
    assert {money.compared for money in later} == {"same", "nothing_to_compare"}


def test_the_two_grants_without_an_activity_come_last(real_plan: Plan) -> None:
    assert [line.name for line in funded(real_plan)[-2:]] == ["Skaberværelset", "Unge voksnes kompetenceudvikling"]


def test_what_belongs_to_no_activity_belongs_to_no_area(real_plan: Plan) -> None:
    assert all(
        line.activity and "UB" in (*line.activity.areas, *line.activity.secondary_areas)
        for line in funded(real_plan, "UB")
    )


def test_the_same_amount_in_both_tables_is_no_difference() -> None:
    plan = one_activity(grants=[grant(2026, 300)], budget=[budget(1, 2026, 100), budget(2, 2026, 200)])
    assert compared(plan) == {2026: "same"}


def test_different_amounts_differ() -> None:
    assert compared(one_activity(grants=[grant(2026, 300)], budget=[budget(1, 2026, 299)])) == {2026: "differs"}


def test_a_year_in_one_table_only_is_said_to_be_so() -> None:
    plan = one_activity(grants=[grant(2025, 300)], budget=[budget(1, 2026, 300)])
    assert compared(plan) == {2025: "main_only", 2026: "own_only"}


def test_an_activity_with_no_table_of_its_own_has_nothing_to_compare() -> None:
    assert compared(one_activity(grants=[grant(2026, 300)], budget=[])) == {2026: "nothing_to_compare"}


def test_a_grant_of_nothing_is_not_a_missing_grant() -> None:
    plan = one_activity(grants=[grant(2026, 0)], budget=[budget(1, 2026, 0)])
    assert compared(plan) == {2026: "same"}


def test_three_lines_of_the_real_plan_go_on_after_2026(real_plan: Plan) -> None:
    going_on = over_years(real_plan, funded(real_plan))
    assert [line.activity.number for line in going_on if line.activity] == [8, 13, 15]


def test_each_line_ends_with_its_last_grant(real_plan: Plan) -> None:
    ending = {year: len(lines) for year, lines in endings(funded(real_plan)).items()}
    assert ending == {2025: 2, 2026: 12, 2028: 3}


def test_the_real_plan_asks_nothing_after_the_money_has_ended(real_plan: Plan) -> None:
    assert asked_after(funded(real_plan)) == []


def test_a_target_due_after_the_last_grant_is_named() -> None:
    later = make.indicator("A01-02", due="2027H1")
    plan = make.plan(activities=[make.activity(1, [make.indicator(), later], grants=[grant(2026, 300)])])
    [asked] = asked_after(funded(plan))
    assert (asked.year, asked.granted, [one.id for one in asked.indicators]) == (2027, None, ["A01-02"])
