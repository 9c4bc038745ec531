"""A page as it was on another day, or in another version of the plan, says so."""

from __future__ import annotations

import re
from datetime import date, datetime
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl

import pytest

from store.store import Store
from tests import make
from tests.pages.visits import seen, text_of, visit, with_plan
from ui.app.frame import PAGES

PLAN = make.plan(make.indicator())


def with_a_draft_before(database: Path) -> None:
    store = Store(database)
    store.add_plan(PLAN.model_copy(update={"title": "Udkast"}), by="test", at=datetime(2026, 1, 10))
    store.add_plan(PLAN, by="test", at=datetime(2026, 3, 1))
    store.close()


def test_a_day_that_cannot_be_read_is_told(database: Path) -> None:
    with_a_draft_before(database)
    assert "Datoen i adressen kan ikke bruges. Skriv den som 2026-09-30." in seen(as_of="i går")


def test_an_earlier_version_of_the_plan_can_be_seen(database: Path) -> None:
    with_a_draft_before(database)
    now = seen(plan=PLAN.id)
    assert "<h1>Prøveplan</h1>" in now
    [way] = re.findall(r'<a href="\?([^"]*)"[^>]*>10\. januar 2026[^<]*</a>', now)
    then = seen(**dict(parse_qsl(unescape(way))))
    assert "<h1>Udkast</h1>" in then
    assert "I ser planen i den udgave, der trådte i kraft 10. januar 2026" in then


def test_a_version_of_the_plan_that_is_not_there_is_told(database: Path) -> None:
    with_a_draft_before(database)
    shown = seen(plan_version="7")
    assert "Udgaven af planen i adressen findes ikke." in shown and "<h1>Prøveplan</h1>" in shown


@pytest.mark.parametrize(
    ("parameter", "value", "told"),
    [
        ("as_of", "9999-12-31", "Datoen i adressen kan ikke bruges."),
        ("as_of", "0202-01-31", "Datoen i adressen kan ikke bruges."),
        ("as_of", "2027-02-29", "Datoen i adressen kan ikke bruges."),
        ("plan_version", "1" * 5000, "Udgaven af planen i adressen findes ikke."),
        ("plan_version", "٣", "Udgaven af planen i adressen findes ikke."),
    ],
)
def test_what_an_address_cannot_ask_for_is_told_once_and_not_kept(
    database: Path, parameter: str, value: str, told: str
) -> None:
    with_a_draft_before(database)
    app = visit(**{parameter: value})
    assert told in text_of(app)
    app.query_params.clear()
    app.switch_page("pages/rules.py").run()
    assert not app.exception and told not in text_of(app) and parameter not in app.query_params


def test_a_day_that_has_not_come_is_told(database: Path) -> None:
    with_a_draft_before(database)
    assert "31. januar 2099 er ikke kommet endnu." in seen(as_of="2099-01-31")


def test_every_page_says_that_the_clock_is_set(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_a_draft_before(database)
    monkeypatch.setenv("MONITOR_CLOCK", "2027-02-08T10:00")
    for page in ("overview", "report", "rules"):
        assert "Uret er stillet til 8. februar 2027 kl. 10.00" in seen(page)


def test_every_page_says_which_version_of_the_plan_it_shows(database: Path) -> None:
    with_plan(database, PLAN)
    for page in ("overview", "status", "report", "accessibility"):
        assert "Planen, som den blev læst 1. januar 2026 kl. 01.00." in seen(page, as_of="2026-01-31")


def link(page: str = "overview", **asked: str) -> dict[str, str]:
    """What the link at the foot asks for."""
    [address] = re.findall(r'<input readonly value="[^"?]*\?([^"]*)"', seen(page, **asked))
    return dict(parse_qsl(unescape(address)))


@pytest.mark.parametrize("page", [page.path for page in PAGES])
def test_every_page_has_a_link_to_itself_as_it_looks_now(
    database: Path, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_a_draft_before(database)
    monkeypatch.setenv("MONITOR_CLOCK", "2027-02-08T10:00")
    kept = link(page, activity="1", indicator="A01-01")
    assert (kept["as_of"], kept["plan"], kept["activity"]) == ("2027-02-08", PLAN.id, "1")
    monkeypatch.setenv("MONITOR_CLOCK", "2030-01-01T10:00")
    assert link(page, **kept) == kept


def test_the_link_has_the_day_and_version_that_are_shown(database: Path) -> None:
    with_a_draft_before(database)
    asked = {"as_of": "2026-03-31", "plan_version": "1", "period": "2026H1", "by": "area"}
    assert link(**asked) == asked | {"plan": PLAN.id}
    wrong = link(as_of="i går", plan_version="7")
    assert "plan_version" not in wrong and date.fromisoformat(wrong["as_of"])


def test_an_earlier_day_shows_the_version_of_that_day(database: Path) -> None:
    with_a_draft_before(database)
    for asked, told in (
        ({"as_of": "2026-02-01"}, "10. januar 2026"),
        ({"as_of": "2026-03-31"}, "1. marts 2026"),
        ({"as_of": "2026-03-31", "plan_version": "1"}, "10. januar 2026"),
        ({"as_of": "2025-03-31"}, "10. januar 2026"),
    ):
        assert f"Planen, som den blev læst {told} kl. 01.00." in seen(plan=PLAN.id, **asked)
