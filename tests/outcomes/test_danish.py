"""Numbers, days and answers are written as Danes write them."""

from __future__ import annotations

from datetime import date

import pytest

from outcomes import danish
from outcomes.report import Observation
from outcomes.typed import typed


@pytest.mark.parametrize(
    ("value", "written"),
    [(999, "999"), (1234.5, "1.234,5"), (-1_000_000, "-1.000.000"), (5.0, "5"), (0.1 + 0.2, "0,3"), (100, "100")],
)
def test_a_number_has_danish_separators_and_no_dust(value: float, written: str) -> None:
    assert danish.number(value) == written


def test_a_number_has_the_decimals_that_are_asked_for() -> None:
    assert (danish.number(5.04, 1), danish.number(1234.56, 1)) == ("5,0", "1.234,6")


@pytest.mark.parametrize(
    ("value", "written"), [(1234.5, "1234,5"), (1.1 * 3, "3,3"), (7, "7"), (date(2026, 11, 3), "03.11.2026")]
)
def test_what_is_typed_has_no_thousands_mark(value: float | date, written: str) -> None:
    assert typed(value) == written


def test_a_list_of_nothing_is_nothing() -> None:
    assert [danish.listed(words) for words in ([], ["a"], ["a", "b"])] == ["", "a", "a og b"]


def test_an_answer_tells_the_day_it_was_measured() -> None:
    observation = Observation(indicator="A01-01", value=58, out_of=61, measured_on=date(2026, 5, 12))
    assert danish.with_day(danish.counted(observation), observation.measured_on) == "58 af 61, målt 12.05.2026"


def test_names_stand_in_danish_order() -> None:
    names = ["Ålholm", "Ærø", "aarhus", "Østerbro", "Bådfarten", "Bærbar", "Zoo", "A\u030alborg"]
    in_order = ["Bærbar", "Bådfarten", "Zoo", "Ærø", "Østerbro", "A\u030alborg", "Ålholm", "aarhus"]
    assert sorted(names, key=danish.alphabetical) == in_order
