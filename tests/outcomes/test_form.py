"""The rows of a half-year's form: which there are, and what each says to the one who answers."""

from __future__ import annotations

from typing import Any

import pytest

from outcomes.form import FormRow, form_rows, with_note
from outcomes.period import Period
from outcomes.plan import Activity
from tests import make

H1, H2 = Period(2026, 1), Period(2026, 2)
MILESTONE: dict[str, Any] = {"kind": "milestone", "form": "done", "unit": None}
ASSESSED: dict[str, Any] = {"kind": "assessed", "form": "assessed", "unit": None}
SHARE: dict[str, Any] = {"kind": "share", "form": "all"}


def activity_of(*indicators: dict[str, Any]) -> Activity:
    return make.plan(*indicators).activities[0]


def first_row(period: Period = H1, **changes: Any) -> FormRow:
    return form_rows(activity_of(make.indicator(**changes)), period)[0]


@pytest.mark.parametrize(
    ("changes", "period", "words"),
    [
        ({}, H1, "Indikator A01-01"),
        ({"kind": "running_total"}, H1, "Indikator A01-01 (året til nu, hver kun talt én gang)"),
        ({"open_parts": "årgang"}, H1, "Indikator A01-01 (én række pr. årgang; skriv hvilken i Del)"),
        (ASSESSED, H1, "Indikator A01-01 (kan vente til 2. halvår)"),
        (ASSESSED, H2, "Indikator A01-01"),
        (SHARE, H1, "Indikator A01-01 (skriv både Leveret og Ud af)"),
    ],
    ids=["flow", "running total", "open parts", "goal in the spring", "goal in the autumn", "share"],
)
def test_a_row_says_what_one_must_know_to_answer(changes: dict[str, Any], period: Period, words: str) -> None:
    row = first_row(period, **changes)
    assert with_note(row.description, row.file_note) == words


@pytest.mark.parametrize(
    ("changes", "unit", "answer"),
    [
        ({"unit": "børn"}, "børn", "number"),
        (SHARE, "unge", "share"),
        (MILESTONE, "ja, nej eller dato", "milestone"),
        (ASSESSED, "en af de fire vurderinger", "assessed"),
    ],
    ids=["counted", "share", "milestone", "assessed"],
)
def test_a_row_says_what_kind_of_answer_it_takes(changes: dict[str, Any], unit: str, answer: str) -> None:
    row = first_row(**changes)
    assert (row.unit, row.target, row.answer) == (unit, "planens ord", answer)


def test_a_row_says_how_fine_a_number_may_be() -> None:
    assert (first_row().decimals, first_row(kind="level", decimals=2).decimals) == (0, 2)


def test_a_milestone_that_is_asked_anyway_is_not_asked_twice() -> None:
    activity = activity_of(make.indicator(**MILESTONE))
    assert [row.id for row in form_rows(activity, H2, activity.indicators)] == ["A01-01", "A01-KR1"]


def test_each_part_that_the_plan_names_has_a_row_that_knows_the_others() -> None:
    rows = form_rows(activity_of(make.indicator(parts=["Nord", "Syd"])), H1)[:2]
    assert [(row.part, row.parts) for row in rows] == [("Nord", ("Nord", "Syd")), ("Syd", ("Nord", "Syd"))]


def test_parts_that_only_the_reports_name_are_asked_again_and_one_more_may_be() -> None:
    activity = activity_of(make.indicator(open_parts="årgang"), make.indicator("A01-02"))
    last = {("A01-01", "2020"): "8 (2026H1)", ("A01-01", "2019"): "7 (2026H1)", ("A01-02", ""): "3 (2026H1)"}
    rows = form_rows(activity, H2, last=last)[:3]
    assert [(row.part, row.last_reported) for row in rows] == [("2019", "7 (2026H1)"), ("2020", "8 (2026H1)"), ("", "")]


def test_what_is_asked_anew_each_year_remembers_its_own_year() -> None:
    activity = activity_of(make.indicator(due="2026-2027"))
    last = {("A01-01", "2026"): "8 (2026H1)"}
    assert [form_rows(activity, period, last=last)[0].last_reported for period in (H2, Period(2027, 1))] == [
        "8 (2026H1)",
        "",
    ]


def test_spending_is_asked_last_with_the_years_budget_as_danes_write_it() -> None:
    budget = [{"id": "A01-KR1", "year": 2026, "post": "Løn", "amount": 1234567, "source": [1]}]
    plan = make.plan(activities=[make.activity(1, [make.indicator()], budget=budget)])
    row = form_rows(plan.activities[0], H1, last={("A01-KR1", ""): "500 (2026H1)"})[-1]
    assert row[:6] == ("A01-KR1", "", "Forbrug i halvåret: Løn", "kr.", "budget 1.234.567 kr. i 2026", "kroner")
    assert row.last_reported == "500 (2026H1)"
