"""A walk by links: each leads on to the page that it names, on the same day; on a phone what is secondary is folded."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.pages.record import DAY


def follow(page: Page, link: str, heading: str) -> None:
    page.get_by_role("main").get_by_role("link", name=link).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def test_a_target_its_activity_and_the_theory_lead_to_each_other(demo: str, page: Page) -> None:
    page.goto(f"{demo}/indicator?indicator=A03-06&as_of={DAY}")
    follow(page, "3 Tidlig foreningsstart", "3 Tidlig foreningsstart")
    follow(page, "Forældre på trænerkursus", "Forældre på trænerkursus")
    assert "indicator=A03-06" in page.url and f"as_of={DAY}" in page.url
    follow(page, "Beboerne bliver motiveret til kultur- og fritidslivet", "Forandringsteori")


def test_the_rules_lead_to_their_sections_to_an_example_and_to_how_accessible_this_is(demo: str, page: Page) -> None:
    page.goto(f"{demo}/rules?as_of={DAY}")
    page.get_by_role("navigation", name="På siden").get_by_role("link", name="Hvad vi kalder det").click()
    expect(page.get_by_role("heading", name="Hvad vi kalder det")).to_be_in_viewport()
    follow(page, "A01-02 Nye lommepengejobbere", "Nye lommepengejobbere")
    expect(page).to_have_url(re.compile("/indicator.*indicator=A01-02"))
    page.locator("footer.foot").get_by_role("link", name="Tilgængelighed").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tilgængelighed")
    expect(page.get_by_text("Erklæringen er fra 24. november 2026")).to_be_visible()


def test_on_a_phone_what_is_secondary_is_folded_and_a_touch_away(demo: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{demo}/activity?activity=3&as_of={DAY}")
    goal = page.get_by_role("rowheader").get_by_role("link", name="Forældrene tager aktivt del i børnenes foreningsliv")
    expect(page.get_by_role("heading", name="Målsætninger", exact=True)).to_be_visible()
    expect(goal).not_to_be_visible()
    page.get_by_text("Vis 5 mål").click()
    expect(goal).to_be_visible()
