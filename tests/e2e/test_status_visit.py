"""The status matrix in a real browser: what is chosen is what is seen, in the address, by keyboard and on a phone."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from tests.e2e.test_numbers import ask

_DAY = "2027-02-15"
_RULES = f"set variable as_of = '{_DAY} 23:00'::timestamp; set variable today = '{_DAY}'::date; "


def shown(page: Page) -> Locator:
    """The rows of targets that can be seen."""
    return page.locator("table.matrix tr:visible", has=page.locator("td"))


def counted(database: Path, where: str) -> int:
    [(count,)] = ask(database, f"{_RULES} select count(*) from attainment where activity > 0 and {where}")
    assert isinstance(count, int) and count > 0
    return count


def test_the_numbers_are_those_of_the_record(demo: str, demo_database: Path, page: Page) -> None:
    newest = "qualify row_number() over (partition by activity, report.period order by version desc) = 1"
    values = ask(
        demo_database,
        f"with newest as (select report, period from report where activity = 1 {newest}) "
        "select newest.period, value::integer from observation join newest using (report) where indicator = 'A01-02'",
    )
    page.goto(f"{demo}/status?as_of={_DAY}&activity=1")
    row = shown(page).filter(has_text="A01-02")
    for period, value in values:
        name = f"{str(period)[-1]}. halvår {str(period)[:4]}"
        expect(row.locator(f"td[data-label='{name}']")).to_contain_text(str(value))
    total = sum(value for _, value in values if isinstance(value, int))
    expect(row.locator("td.whole")).to_contain_text(f"{total} af 15 unge")


def test_a_link_shows_what_the_rules_give(demo: str, demo_database: Path, page: Page) -> None:
    limited = counted(demo_database, "verdict = 'limited'")
    page.goto(f"{demo}/status?as_of={_DAY}&verdict=limited")
    expect(shown(page)).to_have_count(limited)
    expect(page.get_by_role("status").filter(has_text="mål vises")).to_contain_text(f"{limited} af ")


def test_a_choice_goes_into_the_address_and_a_reload_shows_the_same(demo: str, demo_database: Path, page: Page) -> None:
    missing = counted(demo_database, "state = 'missing'")
    page.goto(f"{demo}/status?as_of={_DAY}")
    page.get_by_role("combobox", name="Indberetning").click()
    page.get_by_role("option", name="ikke indberettet").click()
    expect(shown(page)).to_have_count(missing)
    expect(page).to_have_url(re.compile("state=missing"))
    page.reload()
    expect(shown(page)).to_have_count(missing)


def test_the_way_back_in_the_browser_shows_what_was_before(demo: str, page: Page) -> None:
    page.goto(f"{demo}/status?as_of={_DAY}&activity=1")
    first = shown(page)
    expect(first).to_have_count(8)
    page.get_by_role("combobox", name="Slags").click()
    page.get_by_role("option", name="vurderes med ord").click()
    expect(page).to_have_url(re.compile("kind=assessed"))
    expect(first).not_to_have_count(8)
    page.go_back()
    expect(first).to_have_count(8)


def test_a_choice_is_made_and_cleared_by_keyboard_alone(demo: str, page: Page) -> None:
    page.goto(f"{demo}/status?as_of={_DAY}")
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
    expect(page.get_by_role("status").filter(has_text="Alle 269 mål vises.")).to_be_visible()


def _tab_to(page: Page, there: Locator) -> None:
    for _ in range(60):
        if there.evaluate("element => element.contains(document.activeElement)"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("the keyboard does not come there")


def test_a_search_on_a_phone_finds_a_target_with_all_its_half_years(demo: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{demo}/status?as_of={_DAY}")
    page.get_by_text("Flere valg").click()
    search = page.get_by_label("Søg", exact=True)
    search.fill("trænerkursus")
    search.press("Enter")
    expect(shown(page)).to_have_count(1)
    expect(shown(page)).to_contain_text("Forældre på trænerkursus")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_what_is_shown_is_what_is_downloaded(demo: str, demo_database: Path, page: Page) -> None:
    limited = counted(demo_database, "verdict = 'limited'")
    page.goto(f"{demo}/status?as_of={_DAY}&verdict=limited")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Hent som CSV").click()
    assert waiting.value.suggested_filename == f"opdigtet-maaltal-tingbjerg-husum-{_DAY}-udvalg.csv"
    lines = waiting.value.path().read_bytes().decode("utf-8-sig").splitlines()
    assert len(lines) == 1 + limited and lines[0].startswith("Indikator;Del;Aktivitet;")


def test_a_target_leads_to_its_page_and_the_day_follows_along(demo: str, page: Page) -> None:
    page.goto(f"{demo}/status?as_of={_DAY}&q=A03-06")
    page.get_by_role("link", name="Forældre på trænerkursus").click()
    expect(page).to_have_url(re.compile(f"indicator\\?.*as_of={_DAY}.*indicator=A03-06"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Forældre på trænerkursus")
