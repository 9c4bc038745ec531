"""Half-years, years, and what a plan may write as a due date."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest

from outcomes.period import Period, parse_due

H1, H2, YEAR = Period(2026, 1), Period(2026, 2), Period(2026)


@pytest.mark.parametrize(("text", "period"), [("2026H1", H1), ("2026H2", H2), ("2026", YEAR)])
def test_a_period_is_read_and_written_the_same_way(text: str, period: Period) -> None:
    assert (Period.parse(text), str(period)) == (period, text)


@pytest.mark.parametrize(
    "text",
    ["", "2026H3", "2026H0", "2026h1", "2026 H1", " 2026", "2026H1\n", "26H1", "1926", "2026-2028", "H1", "20260"],
)
def test_anything_else_is_no_period_and_says_so_in_danish(text: str) -> None:
    with pytest.raises(ValueError, match="er ikke et halvår"):
        Period.parse(text)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        (H1, date(2026, 1, 1), date(2026, 6, 30)),
        (H2, date(2026, 7, 1), date(2026, 12, 31)),
        (YEAR, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(period: Period, first: date, last: date) -> None:
    assert (period.first_day, period.last_day) == (first, last)


def test_half_years_follow_each_other_without_a_gap() -> None:
    halves = [half for year in range(2025, 2030) for half in Period(year).half_years]
    gaps = [after.first_day - before.last_day for before, after in pairwise(halves)]
    assert gaps == [timedelta(days=1)] * 9


@pytest.mark.parametrize(("period", "halves"), [(H1, (H1,)), (H2, (H2,)), (YEAR, (H1, H2))])
def test_a_year_is_reported_in_both_its_half_years(period: Period, halves: tuple[Period, ...]) -> None:
    assert period.half_years == halves


@pytest.mark.parametrize(("period", "words"), [(H1, "1. halvår 2026"), (H2, "2. halvår 2026"), (YEAR, "hele 2026")])
def test_a_period_is_called_what_the_plan_calls_it(period: Period, words: str) -> None:
    assert period.words == words


def test_half_years_sort_in_time() -> None:
    assert sorted([Period(2027, 1), H2, H1]) == [H1, H2, Period(2027, 1)]


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("2026H1", (H1,)),
        ("2026", (YEAR,)),
        ("2026-2027", (YEAR, Period(2027))),
        ("2026-2028", (YEAR, Period(2027), Period(2028))),
    ],
)
def test_a_span_of_years_is_due_in_each_of_them(text: str, dues: tuple[Period, ...]) -> None:
    assert parse_due(text) == dues


@pytest.mark.parametrize("text", ["2028-2026", "2026-2026"])
def test_a_span_begins_before_it_ends(text: str) -> None:
    with pytest.raises(ValueError, match="begynder ikke før det slutter"):
        parse_due(text)


@pytest.mark.parametrize("text", ["2026H1-2026H2", "2026-2027-2028", "2026 - 2028", "2026–2028", "hele 2026", "snart"])
def test_anything_else_is_no_due_date(text: str) -> None:
    with pytest.raises(ValueError, match="er ikke et halvår"):
        parse_due(text)
