"""Visits to an activity's page: chosen in the address, with the way to each target and to each report."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

_DAY = "2027-02-15"


def test_the_chosen_activity_lives_in_the_address_and_survives_a_reload(demo: str, page: Page) -> None:
    page.goto(f"{demo}/activity?as_of={_DAY}")
    page.get_by_role("combobox", name=re.compile("Aktivitet")).click()
    page.get_by_role("option", name="7 Lys op! - scenekunst for og med børn").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("7 Lys op! - scenekunst for og med børn")
    assert "activity=7" in page.url and f"as_of={_DAY}" in page.url
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("7 Lys op! - scenekunst for og med børn")


def test_a_target_leads_to_its_own_page(demo: str, page: Page) -> None:
    page.goto(f"{demo}/activity?activity=3&as_of={_DAY}")
    page.get_by_role("link", name="Forældre på trænerkursus").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Forældre på trænerkursus")
    assert "indicator=A03-06" in page.url and f"as_of={_DAY}" in page.url


def test_a_report_leads_to_all_its_versions(demo: str, page: Page) -> None:
    page.goto(f"{demo}/activity?activity=3&as_of={_DAY}")
    page.get_by_role("row", name="HR-2026H1-03-v2").get_by_role("link", name="1. halvår 2026").click()
    expect(page.get_by_text("HR-2026H1-03-v1").first).to_be_visible()


def test_on_a_phone_what_is_secondary_is_folded_and_a_touch_away(demo: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{demo}/activity?activity=3&as_of={_DAY}")
    goal = page.get_by_role("link", name="Forældrene tager aktivt del i børnenes foreningsliv")
    expect(page.get_by_role("heading", name="Målsætninger")).to_be_visible()
    expect(goal).not_to_be_visible()
    page.get_by_text("Vis 5 mål").click()
    expect(goal).to_be_visible()
