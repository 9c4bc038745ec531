"""The economy page in a real browser: its picture, its lists and its files, and the choice in the address."""

from __future__ import annotations

import io

import openpyxl
from playwright.sync_api import Page, expect

from tests.e2e.downloads import downloaded
from tests.pages.record import DAY


def test_the_picture_stands_after_the_tables_which_can_be_had_as_files(demo: str, page: Page) -> None:
    page.goto(f"{demo}/economy?as_of={DAY}")
    alt = "Budget og forbrug i 2026 for hver aktivitet. De samme tal står i tabellerne ovenfor."
    expect(page.get_by_role("figure", name=alt)).to_contain_text("Brugt")
    expect(page.get_by_role("button", name="Åbn", exact=True)).to_have_count(2)
    expect(page.get_by_role("button", name="Open", exact=True)).to_have_count(0)
    page.get_by_role("combobox", name="År").click()
    page.get_by_role("option", name="2027").click()
    expect(page.locator(".lead")).to_contain_text("506.000 kr. i 2027")
    page.wait_for_url("**year=2027**")
    page.go_back()
    expect(page.locator(".lead")).not_to_contain_text("506.000 kr. i 2027")
    csv = downloaded(page, "Hent »Forbrug« som CSV")[1].decode("utf-8-sig")
    assert "A01-KR1;1;Lommepengejob for kriminalitetstruede unge;" in csv and ";93600;6400;" in csv
    book = openpyxl.load_workbook(io.BytesIO(downloaded(page, "Hent alle tabeller til Excel")[1]))
    assert book.sheetnames == ["Bevillinger", "Forbrug", "Pr. enhed"]
    assert [cell.value for cell in book["Forbrug"][2]][4:6] == [2026, 100000]


def test_an_amount_leads_to_the_answer_that_it_comes_from(demo: str, page: Page) -> None:
    page.goto(f"{demo}/economy?as_of={DAY}")
    page.get_by_role("link", name="41.200", exact=True).click()
    answer = page.locator("section.version").first.locator("#A01-KR1")
    expect(answer).to_contain_text("Forbrug: Lønmidler: unge i lommepenge- og fritidsjob: 41.200 kr.")
    expect(answer).to_be_in_viewport()
