"""The way of a report in English: the form for Excel, what must be mended, the receipt, and a withdrawal."""

from __future__ import annotations

import io
import re
from typing import Any

from openpyxl import Workbook, load_workbook
from playwright.sync_api import Page, expect

from tests.e2e.conftest import OwnPlan
from tests.e2e.withdrawal import ENGLISH, ask_to_withdraw

ADDRESS = "report?activity=3&period=2026H2&lang=en"
DANISH = re.compile(r"\b(?:af|der|er|filen|ikke|kan|og|skal|skriv|til)\b", re.IGNORECASE)


def fetch(page: Page, button: str) -> Workbook:
    with page.expect_download() as started:
        page.get_by_role("button", name=button).click()
    return load_workbook(io.BytesIO(started.value.path().read_bytes()))


def send(page: Page, book: Workbook) -> None:
    book.save(saved := io.BytesIO())
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file = page.locator("input[type=file]")
    file.set_input_files({"name": "report.xlsx", "mimeType": kind, "buffer": saved.getvalue()})


def fill_in(book: Workbook, values: dict[Any, Any]) -> Workbook:
    sheet = book.worksheets[0]
    headers = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        id = row[headers.index("Indikator")].value
        if id in values:
            row[headers.index("Leveret")].value = values[id]
    return book


def store(page: Page, receipt: str) -> None:
    page.get_by_label("Who is submitting?").fill("Brønshøj Boldklub")
    page.get_by_role("button", name="Store the report").click()
    expect(page.get_by_role("status").filter(has_text=f"Receipt {receipt}, received")).to_be_visible()


def test_a_report_is_mended_stored_and_withdrawn_in_english(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(ADDRESS))
    form = fetch(page, "Download the form for Excel")
    assert form["Vejledning"]["A1"].value == "Guide to the form"
    send(page, fill_in(form, {"A03-06": "ca. 8", "A03-16": "maybe", "A03-KR2": "10 %"}))
    problems = page.get_by_role("alert").filter(has_text="We found 3 things to correct.")
    expect(problems.get_by_text("‘ca. 8’ is more than a number. Write only the number, for example 8.")).to_be_visible()
    expect(problems.get_by_text("‘maybe’ cannot be read as done or not. Write yes, no or the date")).to_be_visible()
    expect(problems.get_by_text("‘10 %’ is a percentage. Write the amount in kroner")).to_be_visible()
    plans_words = re.compile(r"\(.*?\): ")
    assert not DANISH.search(plans_words.sub("", problems.inner_text()))
    send(
        page, fill_in(fetch(page, "Download your file with comments"), {"A03-06": 8, "A03-16": "yes", "A03-KR2": 11500})
    )
    store(page, "HR-2026H2-03-v1")
    dialog = ask_to_withdraw(page, ENGLISH, "Boldklubben", "Wrong half-year")
    expect(dialog.get_by_text("Nothing is deleted: the file, the numbers and your reason")).to_be_visible()
    dialog.get_by_role("button", name="Yes, withdraw it").click()
    expect(page.get_by_text("The half-year has no report that counts.")).to_be_visible()


def test_a_dialog_that_is_drawn_again_by_itself_is_in_english_too(own_plan: OwnPlan, page: Page) -> None:
    other = page.context.new_page()
    for one, delivered in ((page, b"8"), (other, b"9")):
        one.goto(own_plan(ADDRESS))
        lines = b"Aktivitet;Halv\xe5r;Indikator;Leveret\n3;2026H2;A03-06;" + delivered
        one.locator("input[type=file]").set_input_files({"name": "r.csv", "mimeType": "text/csv", "buffer": lines})
        expect(one.get_by_role("button", name="Store the report")).to_be_visible()
    store(page, "HR-2026H2-03-v1")
    dialog = ask_to_withdraw(page, ENGLISH, "Boldklubben", "Wrong half-year")
    expect(dialog).to_be_visible()
    store(other, "HR-2026H2-03-v2")
    dialog.get_by_role("button", name="Yes, withdraw it").click()
    expect(dialog.get_by_role("alert")).to_contain_text("A newer version has come in the meantime (HR-2026H2-03-v2).")
    expect(dialog.get_by_role("button", name="No, keep it")).to_be_visible()
