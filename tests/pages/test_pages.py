"""Each page draws without an exception: with no reports, with one activity, with many."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import settings
from outcomes.plan import Plan
from tests import make
from tests.pages.visits import seen, with_plan
from ui.app.frame import PAGES

SIGNALS = {
    "overview": "Regler og forbehold",
    "theory": "Hvad ved vi ikke?",
    "status": "Hvert mål i planen",
    "activity": "Penge",
    "indicator": "Målet findes ikke",
    "report": "1. Vælg aktivitet og halvår",
    "economy": "Når bevillingerne udløber",
    "calendar": "De næste tre måneder",
    "round": "Dage over fristen",
    "meetings": "Indkald til et møde",
    "decisions": "De bliver skrevet på møderne",
    "rules": "Gjort for sent",
    "accessibility": "Hvad vi ikke har prøvet",
}
NAMES = [page.path for page in PAGES]
ONE = make.plan(make.indicator("A01-01", due="2026H1"))
FORTY = make.plan(*(make.indicator(f"A{number:02}-01") for number in range(1, 41)))


@cache
def with_no_reports(page: str) -> str:
    """What a page says in a new record: it is drawn once, and asked about several things."""
    return seen(page)


@pytest.mark.parametrize("page", NAMES)
def test_a_page_draws_with_no_reports(page: str) -> None:
    assert SIGNALS[page] in with_no_reports(page)


@pytest.mark.parametrize("page", NAMES)
@pytest.mark.parametrize("plan", [ONE, FORTY], ids=["one activity", "forty activities"])
def test_a_page_draws_for_any_plan(tmp_path: Path, page: str, plan: Plan) -> None:
    with_plan(tmp_path / "monitor.duckdb", plan, ("A01-01", 7))
    assert SIGNALS[page] in seen(page)


def test_text_from_a_report_is_never_markup(tmp_path: Path) -> None:
    plan = make.plan(make.indicator("A01-01", label="<b>Unge</b> & børn", due="2026H1"))
    with_plan(tmp_path / "monitor.duckdb", plan, ("A01-01", 7))
    assert "&lt;b&gt;Unge&lt;/b&gt; &amp; børn" in seen("activity")


@pytest.mark.parametrize("page", NAMES)
def test_the_foot_of_a_page_says_the_version_of_the_program(page: str) -> None:
    assert f"Programmets version: {settings.VERSION}" in with_no_reports(page)
