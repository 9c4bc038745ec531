"""Money in words: blank is not zero, and what is left is at most that while a half-year is missing."""

from __future__ import annotations

from datetime import date

from outcomes.report import Answer, Observation
from outcomes.spending import spent
from tests import make
from tests.outcomes.test_spending import FIRST, SECOND, SUMMER, WINTER, line
from ui.kit import spending

BEFORE = date(2026, 5, 1)


def test_what_is_spent_is_an_amount_or_why_there_is_none() -> None:
    assert spending.used([line(WINTER, first=1300, second=250)]) == "1.550"
    assert (spending.used([line(WINTER)]), spending.used([line(BEFORE)])) == ("ikke indberettet", "vurderes senere")


def test_of_lines_without_an_amount_what_is_missing_is_said_first() -> None:
    assert spending.used([line(BEFORE), line(WINTER)]) == "ikke indberettet"


def test_what_is_left_is_at_most_that_while_a_half_year_is_missing() -> None:
    assert spending.left([line(WINTER, first=300, second=250)]) == "450"
    assert spending.left([line(SUMMER, first=300)]) == "700"
    assert spending.left([line(WINTER, first=300)]) == "højst 700"


def test_too_much_spent_is_said_as_such() -> None:
    assert spending.left([line(WINTER, first=1900, second=1000)]) == "1.900 over budgettet"


def test_nothing_is_left_of_what_nobody_has_reported() -> None:
    assert spending.left([line(WINTER)]) == ""


def test_lines_are_told_together() -> None:
    two = [line(WINTER, first=300, second=250), line(WINTER)]
    assert (spending.used(two), spending.left(two)) == ("550", "højst 1.450")


def test_a_remark_is_text_and_those_of_two_half_years_stand_under_each_other() -> None:
    noted = [Observation(indicator="A01-KR1", value=1, note=note) for note in ("<b>", "lejet")]
    answers = [Answer(FIRST, noted[0]), Answer(SECOND, noted[1])]
    [told] = spent(make.plan(make.indicator()).activities, answers, WINTER)
    assert spending.remarks(told) == "1. halvår 2026: &lt;b&gt;<br>2. halvår 2026: lejet"
