"""Numbers, days and lists are said in the visitor's language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

import pytest

from outcomes import language
from outcomes.period import Period
from ui.app.translations import translations
from ui.kit import words


@pytest.fixture
def english() -> Iterator[None]:
    language.speak("en", translations("en"))
    yield
    language.speak("da", translations("da"))


def test_lines_of_the_plan_that_follow_each_other_are_said_as_one_run() -> None:
    assert words.plan_lines([12]) == "planens linje 12"
    assert words.plan_lines([1705, 771, 772, 773, 780]) == "planens linjer 771-773, 780 og 1705"


def test_just_below_a_limit_does_not_look_as_if_it_were_on_it() -> None:
    assert words.percent(11 / 13) == "84,6\N{NO-BREAK SPACE}%"


def test_all_words_change_with_the_language(english: None) -> None:
    assert words.number(1300) == "1,300"
    assert words.percent(0.846) == "84.6%"
    assert Period(2026, 1).words == "H1 2026"
    assert words.day(date(2026, 11, 3)) == "3 November 2026"
    assert words.time(datetime(2026, 7, 11, 8, 2)) == "11 July 2026 at 10:02"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.value("delvist opfyldt") == "partly fulfilled"


def test_danish_is_spoken_again_after_english() -> None:
    assert words.time(datetime(2026, 7, 11, 8, 2)) == "11. juli 2026 kl. 10.02"
    assert words.listed(["a", "b", "c"]) == "a, b og c"


def test_a_percentage_looks_whole_only_when_it_is() -> None:
    said = [
        words.percent(fraction).replace("\N{NO-BREAK SPACE}", " ") for fraction in (0.85, 0.8496, 1.1502, 2999 / 3000)
    ]
    assert said == ["85 %", "84,96 %", "115,02 %", "99,97 %"]
