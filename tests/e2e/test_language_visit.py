"""A visitor reads Danish, or English one click away, and so are the words that Streamlit writes by itself."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

# What Streamlit 1.67 writes by itself around a page, a file field, a choice and a text field.
BUILT_IN = (
    r"Skip to|App pages|Upload|Drag and drop|Browse files|per file|Press Enter|sidebar|options|No results|"
    r"Choose an|Clear value|Select|Running|Connecting"
)
_SAID = """() => {
    const said = [document.body.innerText];
    for (const one of document.querySelectorAll('[aria-label], [title], [placeholder]'))
        for (const name of ['aria-label', 'title', 'placeholder']) said.push(one.getAttribute(name) ?? '');
    return said.join('\\n');
}"""


def settled(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".foot")).to_be_visible()


@pytest.mark.parametrize("path", ["overview", "status", "activity?activity=3", "report?activity=3", "report?way=form"])
def test_a_danish_page_has_no_english_of_streamlits_own(demo: str, page: Page, path: str) -> None:
    settled(page, f"{demo}/{path}")
    expect(page.locator("html")).to_have_attribute("lang", "da")
    expect(page.get_by_role("link", name="Gå til indholdet")).to_have_count(1)
    assert re.findall(BUILT_IN, page.evaluate(_SAID)) == []


def test_what_turns_up_later_is_danish_too(demo: str, page: Page) -> None:
    settled(page, f"{demo}/report?activity=3")
    page.get_by_role("combobox", name="Aktivitet").click()
    page.keyboard.type("xyz")
    expect(page.get_by_text("Ingen fundet")).to_be_visible()


def test_english_is_one_click_away_and_stays_from_page_to_page(demo: str, page: Page) -> None:
    settled(page, f"{demo}/overview")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("navigation").get_by_role("link", name="Finances").click()
    expect(page).to_have_url(re.compile("/economy.*lang=en"))
    expect(page.get_by_role("link", name="Dansk")).to_be_visible()


def test_a_file_is_in_the_language_of_the_page_that_offers_it(demo: str, page: Page) -> None:
    settled(page, f"{demo}/status?activity=3&lang=en")
    with page.expect_download() as started:
        page.get_by_role("button", name="Download as CSV").click()
    assert started.value.path().read_text(encoding="utf-8-sig").startswith("Indicator;Part;Activity;")
