"""Every page can be seen as it was on another day, and says so: the day is chosen at its foot, and follows along."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect


def test_another_day_is_chosen_at_the_foot_of_a_page_and_follows_along(demo: str, page: Page) -> None:
    page.goto(f"{demo}/activity?activity=3#day")
    day = page.get_by_label("Se siden, som den så ud den")
    expect(day).to_be_in_viewport()  # a place that is drawn later than the browser looks for it
    day.fill("2026-09-30")
    page.get_by_role("button", name="Vis", exact=True).click()
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


@pytest.mark.parametrize("may_copy", [True, False])
def test_the_link_at_the_foot_is_copied_or_stands_selected(demo: str, browser: Browser, may_copy: bool) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"] if may_copy else [])
    page = context.new_page()
    if not may_copy:
        page.add_init_script(
            "navigator.clipboard.writeText = async () => { throw 0; }; document.execCommand = () => false;"
        )
    page.goto(f"{demo}/activity?activity=3")
    page.get_by_text("Kopiér link til siden, som den ser ud nu").press("Enter")
    link = f"{demo}/activity?activity=3&plan=tingbjerg-husum%2F2026&as_of=2027-02-08"
    expect(page.get_by_label("Linket åbner siden for den dag, I ser på")).to_have_value(link)
    if may_copy:
        expect(page.get_by_text("Linket er kopieret.")).to_be_visible()
        assert page.evaluate("navigator.clipboard.readText()") == link
    else:
        expect(page.get_by_text("Linket er markeret. Kopiér det med Ctrl+C.")).to_be_visible()
        assert (
            page.evaluate(
                "() => { const f = document.activeElement; return f.value.slice(f.selectionStart, f.selectionEnd) }"
            )
            == link
        )
    page.goto(link)
    expect(page.get_by_text("I ser siden, som den så ud 8. februar 2027.")).to_be_visible()
    context.close()
