"""The calendar: what is overdue and who owes it, what is next, and where the plan says so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests import make
from tests.pages.visits import plain, row, seen, with_plan

MEETING: dict[str, Any] = {
    "key": "moede",
    "kind": "meeting",
    "words": "Arbejdsgruppen mødes",
    "owner": "working_group",
    "when": "2026-2027",
    "every": "quarter",
    "ours": "Kvartalerne er sat af os.",
}
EVALUATION: dict[str, Any] = {
    "key": "evaluering",
    "kind": "evaluation",
    "indicators": ["A01-02"],
    "doubt": "Der står ikke, af hvem.",
}
RACE: dict[str, Any] = {
    "key": "loebet",
    "kind": "event",
    "words": "Løbet <b>rundt</b>",
    "activity": 2,
    "when": "2027-02-20",
    "source": [764],
}
EXAMPLE: dict[str, Any] = {
    "key": "lysfest",
    "kind": "event",
    "words": "En lysfest",
    "activity": 1,
    "when": "2027-02",
    "source": [7],
    "example": True,
}
PLAN = make.plan(
    make.indicator("A01-01", due="2026H1"),
    make.indicator("A01-02", label="Evaluering af det", kind="milestone", form="done", unit=None, due="2026H2"),
    make.indicator("A02-01", due="2026H2"),
    calendar=[MEETING, EVALUATION, RACE, EXAMPLE],
)


@pytest.fixture(autouse=True)
def planned(database: Path) -> None:
    with_plan(database, PLAN, ("A01-01", 7))


def on(day: str, **asked: str) -> str:
    return seen("calendar", as_of=day, **asked)


def part(html: str, heading: str) -> str:
    """What stands under a heading."""
    return html.partition(f"<h2>{heading}</h2>")[2].partition("<h2>")[0]


def lead(html: str) -> str:
    return plain(re.findall(r'<p class="lead">(.*?)</p>', html)[0])


def test_the_first_words_say_what_is_next_and_how_much_is_overdue() -> None:
    assert lead(on("2027-01-31")) == (
        "1 ting er over tiden. Det næste: Halvårsrapporter for 2. halvår 2026, senest 31. januar 2027 (i dag)."
    )
    assert lead(on("2027-02-19", activity="2")) == (
        "1 ting er over tiden. Det næste: Løbet <b>rundt</b>, 20. februar 2027 (om 1 dag)."
    )


def test_what_is_overdue_says_who_owes_it_and_leads_to_the_report() -> None:
    overdue = part(on("2027-02-01"), "Over tiden")
    reports = row(overdue, "Halvårsrapporter for 2. halvår 2026")
    assert reports.endswith("31. januar 2027 1 dag siden 1 Aktivitet nr. 1 Foreningen 2 Aktivitet nr. 2 Foreningen")
    assert "report?as_of=2027-02-01&amp;activity=2&amp;period=2026H2" in overdue
    assert "1 Aktivitet nr. 1" in row(overdue, "Evaluering af det", "evaluering", "31. december 2026")
    assert plain(overdue).index("Halvårsrapporter") < plain(overdue).index("Evaluering af det")


def test_what_comes_again_stands_once_with_how_often_it_is_overdue() -> None:
    told = row(part(on("2026-10-02"), "Over tiden"), "Arbejdsgruppen mødes")
    assert told.endswith("30. september 2026 3 gange, 2 dage siden Arbejdsgruppen")


def test_a_report_that_has_time_yet_may_tell_that_it_is_done() -> None:
    shown = on("2027-01-10")
    assert "Evaluering af det" not in part(shown, "Over tiden")
    assert "1 ting er forbi, og om det er gjort, står i en rapport, der ikke er kommet" in shown


def test_the_next_three_months_stand_open_and_the_rest_is_folded_by_month() -> None:
    shown = on("2027-01-10")
    soon, later = part(shown, "De næste tre måneder"), plain(part(shown, "Senere"))
    assert re.findall(r"<h3>(.*?)</h3>", soon) == ["januar 2027", "februar 2027", "marts 2027"]
    assert re.findall(r"\w+ 2027 · \d", later) == ["juni 2027 · 1", "september 2027 · 1", "december 2027 · 1"]


def test_a_line_says_where_it_stands_or_that_the_day_is_ours() -> None:
    shown = on("2027-01-10")
    what, when, who = row(shown, "Løbet").partition("20. februar 2027 om 41 dage")
    assert (what, bool(when), who) == (
        "Løbet <b>rundt</b> begivenhed · planens linje 764 ",
        True,
        " 2 Aktivitet nr. 2 Foreningen",
    )
    assert "Kvartalerne er sat af os." in row(shown, "Arbejdsgruppen mødes", "senest 31. marts 2027")
    assert "planen nævner det kun som et eksempel · planens linje 7" in row(shown, "En lysfest")


def test_what_is_uncertain_in_the_plan_is_folded_at_the_line() -> None:
    assert "Der står ikke, af hvem." in row(part(on("2027-02-01"), "Over tiden"), "Evaluering af det")


def test_the_activity_in_the_address_owes_what_is_shown_alone() -> None:
    shown = on("2027-02-01", activity="2")
    assert row(shown, "Halvårsrapporter for 2. halvår 2026").endswith("2 Aktivitet nr. 2 Foreningen")
    assert "Evaluering" not in shown and "Arbejdsgruppen" not in shown and "Løbet" in shown


def test_on_an_earlier_day_what_came_later_is_not_known() -> None:
    for day, heading in (("2026-07-04", "De næste tre måneder"), ("2026-07-06", "Gjort eller forbi")):
        assert "Halvårsrapporter for 1. halvår 2026" in part(on(day), heading)


def test_in_english_only_the_plans_own_words_are_marked_as_danish() -> None:
    shown = on("2027-01-10", lang="en")
    assert "Half-year reports for" in shown and '<span lang="da">Half-year' not in shown
    assert '<span lang="da">Arbejdsgruppen mødes</span>' in shown
