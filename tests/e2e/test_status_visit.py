"""The status matrix in a real browser: what is chosen is what is seen, in the address, by keyboard and on a phone."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.downloads import downloaded
from tests.pages.record import DAY, ask


def shown(page: Page) -> Locator:
    """The rows of targets that can be seen."""
    return page.locator("table.matrix tr:visible", has=page.locator("td"))


def counted(database: Path, where: str) -> int:
    [(count,)] = ask(database, f"select count(*) from attainment where activity > 0 and {where}")
    assert isinstance(count, int) and count > 0
    return count


def test_a_link_shows_what_the_rules_give_and_that_is_downloaded(demo: str, demo_database: Path, page: Page) -> None:
    limited = counted(demo_database, "verdict = 'limited'")
    page.goto(f"{demo}/status?as_of={DAY}&verdict=limited")
    expect(shown(page)).to_have_count(limited)
    expect(page.get_by_role("status").filter(has_text="mål vises")).to_contain_text(f"{limited} af ")
    name, content = downloaded(page, "Hent som CSV")
    assert name == f"opdigtet-maaltal-tingbjerg-husum-{DAY}-udvalg.csv"
    lines = content.decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + limited and lines[0].startswith("Indikator;Del;Aktivitet;")


def test_a_choice_goes_into_the_address_for_a_reload_and_the_way_back(
    demo: str, demo_database: Path, page: Page
) -> None:
    missing = counted(demo_database, "state = 'missing'")
    page.goto(f"{demo}/status?as_of={DAY}")
    expect(shown(page)).to_have_count(270)
    page.get_by_role("combobox", name="Indberetning").click()
    page.get_by_role("option", name="ikke indberettet").click()
    expect(shown(page)).to_have_count(missing)
    expect(page).to_have_url(re.compile("state=missing"))
    page.reload()
    expect(shown(page)).to_have_count(missing)
    page.go_back()
    expect(shown(page)).to_have_count(270)


def test_a_choice_is_made_and_cleared_by_keyboard_alone(demo: str, page: Page) -> None:
    page.goto(f"{demo}/status?as_of={DAY}")
    box = page.get_by_role("combobox", name="Indsatsområde")
    expect(box).to_be_visible()
    _tab_to(page, box)
    page.keyboard.type("Udd")
    expect(page.get_by_role("option", name="Uddannelse og beskæftigelse")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("area=UB"))
    button = page.get_by_role("button", name="Vis alle mål")
    expect(button).to_be_visible()
    _tab_to(page, button)
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(re.compile("area="))
    expect(page.get_by_role("status").filter(has_text="Alle 270 mål vises.")).to_be_visible()


def _tab_to(page: Page, there: Locator) -> None:
    for _ in range(60):
        if there.evaluate("element => element.contains(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not come there")


def test_a_search_on_a_phone_finds_a_target_and_leads_to_its_page(demo: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{demo}/status?as_of={DAY}")
    page.get_by_text("Flere filtre").click()
    search = page.get_by_label("Søg", exact=True)
    search.fill("trænerkursus")
    search.press("Enter")
    expect(shown(page)).to_have_count(1)
    expect(shown(page)).to_contain_text("Forældre på trænerkursus")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shown(page).get_by_role("link", name="Forældre på trænerkursus").click()
    expect(page).to_have_url(re.compile(f"indicator\\?.*as_of={DAY}.*indicator=A03-06"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Forældre på trænerkursus")


def test_the_way_back_from_a_target_leads_to_where_one_was(demo: str, page: Page) -> None:
    page.goto(f"{demo}/status?as_of={DAY}")
    expect(shown(page)).to_have_count(270)
    target = shown(page).nth(150).get_by_role("link").first
    target.scroll_into_view_if_needed()
    target.click()
    page.wait_for_url("**/indicator?**")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.go_back()
    expect(target).to_be_in_viewport()
