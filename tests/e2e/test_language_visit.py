"""A visitor reads Danish, or English one click away, and so are the words that Streamlit writes by itself."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Tour
from tests.e2e.downloads import downloaded
from tests.e2e.tour import ADDRESSES

# What Streamlit 1.67 writes by itself around a page, a file field, a choice and a text field.
BUILT_IN = (
    r"Skip to|App pages|Upload|Drag and drop|Browse files|per file|Press Enter|sidebar|options|No results|"
    r"Choose an|Clear value|Select|Running|Connecting|file upload|Notifications| icon\b"
)


def settled(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".foot")).to_be_visible()


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_danish_page_has_no_english_of_streamlits_own(tour: Tour, address: str) -> None:
    seen = tour("da")[address]
    assert (seen.language, seen.ways_past_the_menu) == ("da", 1)
    assert re.findall(BUILT_IN, seen.said) == []


def test_what_turns_up_later_is_danish_too(demo: str, page: Page) -> None:
    settled(page, f"{demo}/report?activity=3")
    page.get_by_role("combobox", name="Aktivitet").click()
    page.keyboard.type("xyz")
    expect(page.get_by_text("Ingen fundet")).to_be_visible()


def test_a_file_that_streamlit_refuses_is_refused_in_danish(demo: str, page: Page) -> None:
    settled(page, f"{demo}/report?activity=3&period=2026H2")
    file = page.get_by_role("region", name="Jeres udfyldte fil")
    for name, size in (("forkert.pdf", 1), ("stor.csv", 5_300_000)):
        page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "", "buffer": b"x" * size})
        expect(file.get_by_role("button", name=f"Fjern {name}")).to_be_visible()
    expect(file.get_by_role("alert")).to_have_text(
        [
            "Fejl: Den slags fil kan ikke bruges. Vælg en fra Excel, LibreOffice eller CSV.",
            "Fejl: Filen må højst fylde 5 MB.",
        ]
    )
    expect(file.get_by_role("button", name="Vælg en anden fil")).to_be_visible()
    assert re.findall("upload|Add files|allowed|icon", file.aria_snapshot()) == []


def test_english_is_one_click_away_and_stays_in_pages_and_files(demo: str, page: Page) -> None:
    settled(page, demo)
    expect(page.get_by_role("note")).to_contain_text("Opdigtede eksempler.")
    expect(page.locator("html")).to_have_attribute("lang", "da")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("navigation").get_by_role("link", name="Targets").click()
    expect(page).to_have_url(re.compile("/status.*lang=en"))
    expect(page.get_by_role("link", name="Dansk")).to_be_visible()
    assert downloaded(page, "Download as CSV")[1].decode("utf-8-sig").startswith("Indicator;Part;Activity;")
