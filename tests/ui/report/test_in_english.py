"""The way of a report in English: the form for Excel, what must be mended, the receipt, and a withdrawal."""

from __future__ import annotations

import io
import re
from typing import Any

from openpyxl import Workbook, load_workbook
from streamlit.testing.v1 import AppTest

from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Slot
from store.store import Store
from tests.conftest import Files
from tests.pages.visits import plain, text_of
from tests.ui.report import sending
from tests.ui.report.sending import alerts, page, receipt, store, withdraw

DANISH = re.compile(r"\b(?:af|der|er|filen|ikke|kan|og|skal|skriv|til)\b", re.IGNORECASE)


def fetch(files: Files, button: str) -> Workbook:
    return load_workbook(io.BytesIO(files[button][1]()))


def send(app: AppTest, book: Workbook) -> AppTest:
    book.save(saved := io.BytesIO())
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return sending.send(app, saved.getvalue(), "report.xlsx", kind)


def fill_in(book: Workbook, values: dict[Any, Any]) -> Workbook:
    sheet = book.worksheets[0]
    headers = [cell.value for cell in sheet[1]]
    for row in sheet.iter_rows(min_row=2):
        id = row[headers.index("Indikator")].value
        if id in values:
            row[headers.index("Leveret")].value = values[id]
    return book


def test_a_report_is_mended_and_stored_in_english(real_record: Store, files: Files) -> None:
    app = page(lang="en")
    form = fetch(files, "Download the form for Excel")
    assert form["Vejledning"]["A1"].value == "Guide to the form"
    problems = alerts(send(app, fill_in(form, {"A03-06": "ca. 8", "A03-16": "maybe", "A03-KR2": "10 %"})))
    for told in (
        "We found 3 things to correct.",
        "Only a number may stand here, not ‘ca. 8’. Write only the number, such as 8.",
        "‘maybe’ is neither yes, no nor a date that we can read. Write yes, no or the date",
        "‘10 %’ is a percentage. Write the amount in kroner",
    ):
        assert told in problems
    plans_words = re.compile(r"\(.*?\): ")
    assert not DANISH.search(plans_words.sub("", problems))
    marked = fetch(files, "Download your file with comments")
    send(app, fill_in(marked, {"A03-06": 8, "A03-16": "yes", "A03-KR2": 11500}))
    assert "Receipt HR-2026H2-03-v1 , received" in receipt(store(app))


def test_a_report_is_withdrawn_in_english(real_record: Store, real_plan: Plan) -> None:
    app = store(sending.send(page(lang="en"), sending.as_csv("A03-06;8")))
    [asked] = withdraw(app, "Boldklubben", "Wrong half-year").get("dialog")
    [told] = asked.get("html")
    assert "Nothing is deleted: the file, the numbers and your reason" in plain(told.proto.body)
    assert [button.label for button in asked.button] == ["Yes, withdraw it", "No, keep it"]
    real_record.withdraw(Slot(real_plan.id, 3, Period(2026, 2)), "Boldklubben", "Wrong half-year", seen=1)
    assert "The half-year has no report that counts." in text_of(app.run())
