"""Every page can be seen as it was on another day, or in another version of the plan, and says so."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from outcomes.plan import Plan
from store.store import Store
from tests.e2e.conftest import OwnPlan


def test_another_day_is_chosen_at_the_foot_of_a_page_and_follows_along(demo: str, page: Page) -> None:
    page.goto(f"{demo}/activity?activity=3")
    page.get_by_label("Se siden, som den så ud den").fill("2026-09-30")
    page.get_by_role("button", name="Vis").click()
    note = page.get_by_role("note").filter(has_text="som den så ud 30. september 2026")
    expect(note).to_be_visible()
    expect(page).to_have_url(re.compile("activity=3.*as_of=2026-09-30|as_of=2026-09-30.*activity=3"))
    page.get_by_role("navigation").get_by_role("link", name="Overblik").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tryghedsplan 2026")
    expect(note).to_be_visible()
    page.get_by_role("link", name="Se den nu").click()
    expect(note).to_have_count(0)


def test_the_overview_leads_to_the_choice_of_another_day(demo: str, page: Page) -> None:
    page.goto(f"{demo}/overview")
    page.get_by_role("link", name="Se en anden dag").click()
    expect(page.get_by_label("Se siden, som den så ud den")).to_be_in_viewport()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tryghedsplan 2026")


def test_an_address_leads_to_a_place_that_is_drawn_later(demo: str, page: Page) -> None:
    page.goto(f"{demo}/overview#day")
    expect(page.get_by_label("Se siden, som den så ud den")).to_be_in_viewport()


def test_a_day_that_cannot_be_read_is_told(demo: str, page: Page) -> None:
    page.goto(f"{demo}/overview?as_of=i+går")
    expect(page.get_by_text("Datoen i adressen kan ikke læses. Skriv den som 2026-09-30.")).to_be_visible()


def with_a_draft_before(store: Store, plan: Plan) -> None:
    store.add_plan(plan.model_copy(update={"title": "Udkast"}), by="test", at=datetime(2026, 1, 10))
    store.add_plan(plan, by="test", at=datetime(2026, 3, 1))


@pytest.mark.record(adds=with_a_draft_before)
def test_an_earlier_version_of_the_plan_can_be_seen(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan("overview"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Tryghedsplan 2026")
    page.get_by_role("link", name="10. januar 2026").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Udkast")
    expect(page.get_by_text("Du ser planen i den udgave, der trådte i kraft 10. januar 2026")).to_be_visible()
    page.goto(own_plan("overview?plan_version=7"))
    expect(page.get_by_text("Udgaven af planen i adressen findes ikke.")).to_be_visible()
