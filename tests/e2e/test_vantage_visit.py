"""Every page can be seen as it was on another day, and says so: the day is chosen at its foot, and follows along."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect


def test_another_day_is_chosen_at_the_foot_of_a_page_and_follows_along(demo: str, page: Page) -> None:
    page.goto(f"{demo}/activity?activity=3#day")
    day = page.get_by_label("Se siden, som den så ud den")
    expect(day).to_be_in_viewport()  # a place that is drawn later than the browser looks for it
    day.fill("2026-09-30")
    page.get_by_role("button", name="Vis").click()
    note = page.get_by_role("note").filter(has_text="som den så ud 30. september 2026")
    expect(note).to_be_visible()
    expect(page).to_have_url(re.compile("activity=3.*as_of=2026-09-30|as_of=2026-09-30.*activity=3"))
    page.get_by_role("navigation").get_by_role("link", name="Overblik").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tryghedsplan 2026")
    expect(note).to_be_visible()
    page.get_by_role("link", name="Tilbage til i dag").click()
    expect(note).to_have_count(0)
    page.get_by_role("link", name="Vælg en anden dato").click()
    expect(day).to_be_in_viewport()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tryghedsplan 2026")
