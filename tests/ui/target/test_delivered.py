"""What is delivered is said with its numbers, in the visitor's language, and never bent into wrong grammar."""

from __future__ import annotations

from typing import Any

from outcomes import language
from outcomes.attainment import Attainment
from outcomes.indicator import Indicator
from outcomes.target import Target
from tests import make
from ui.app.translations import translations
from ui.target.delivered import arithmetic, in_words

ACTIVITY = make.plan().activities[0]


def indicator(**changes: Any) -> Indicator:
    return Indicator.model_validate(make.indicator(**changes), strict=False)


def target(delivered: Any, asked: Indicator, **changes: Any) -> Target:
    values = dict.fromkeys(Attainment._fields) | {
        "indicator": asked.id,
        "kind": asked.kind,
        "form": asked.target.form,
        "low": asked.target.low,
        "high": asked.target.high,
        "state": "reported",
        "delivered": delivered,
        "reported": 2,
        "expected": 2,
    }
    return Target(Attainment(**values | changes), asked, ACTIVITY)  # type: ignore[arg-type]


def said(delivered: Any, *, shared: tuple[int, int] | None = None, **changes: Any) -> str:
    asked = indicator(**changes)
    numerator, denominator = shared or (None, None)
    return in_words(target(delivered, asked, numerator=numerator, denominator=denominator))


def test_up_to_the_target_it_is_so_many_of_so_many() -> None:
    assert said(13, low=15) == "13 af 15 unge"
    assert said(15, low=15) == "15 af 15 unge"
    assert said(430, form="about", low=500) == "430 af ca. 500 unge"


def test_more_than_the_target_is_not_said_as_a_part_of_it() -> None:
    assert said(17, low=15) == "17 unge, målet er 15"
    assert said(760, form="about", low=500) == "760 unge, målet er ca. 500"


def test_a_range_or_a_limit_is_said_as_the_target_it_is() -> None:
    assert said(9, form="range", low=8, high=10) == "9 unge, målet er 8-10"
    assert said(3, form="at_most", high=5) == "3 unge, målet er højst 5"


def test_the_plural_unit_is_never_put_right_after_one() -> None:
    assert said(1, low=4, unit="kurser") == "1 af 4 kurser"
    assert said(1, low=1, unit="kurser") == "1 af 1 (kurser)"
    assert said(1, form="none", unit="kurser") == "1 (kurser)"
    assert said(1, form="range", low=8, high=10, unit="kurser") == "1 (kurser), målet er 8-10"
    assert said(0, low=1, unit="kurser", unit_of_one="kursus") == "0 af 1 kursus"
    assert said(1, form="none", unit="kurser", unit_of_one="kursus") == "1 kursus"


def test_a_move_is_said_with_where_it_began() -> None:
    begun = {"value": 4, "year": 2025, "approximate": True}
    assert said(5, form="increase", baseline=begun) == "5 unge (udgangspunktet er ca. 4 i 2025)"
    assert said(5, form="increase", low=6, baseline=begun) == "5 unge, målet er 6 (udgangspunktet er ca. 4 i 2025)"


def test_a_share_has_both_its_numbers() -> None:
    assert said(0.95, form="all", kind="share", shared=(58, 61)) == "58 af 61 unge (95,1\N{NO-BREAK SPACE}%)"
    half = said(0.5, form="at_least", low=0.8, kind="share", shared=(1, 2))
    assert half == "1 af 2 unge (50\N{NO-BREAK SPACE}%), målet er 80\N{NO-BREAK SPACE}%"


def test_the_arithmetic_tells_share_met_and_reports() -> None:
    partial = target(13, indicator(), share=13 / 15, met=False, reported=1)
    assert arithmetic(partial) == "86,7\N{NO-BREAK SPACE}% af målet, ikke nået, svar for 1 af 2 halvår"


def test_it_is_said_in_the_visitors_language() -> None:
    language.speak("en", translations("en"))
    assert said(1300, low=1500) == "1,300 of 1,500 unge"
    language.speak("da", translations("da"))
