"""An activity lead's visit: template down, filled in, up, problems read, mended, stored, seen."""

from __future__ import annotations

import csv
import hashlib
import io

from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import OwnPlan
from tests.e2e.downloads import downloaded

ADDRESS = "report?activity=3&period=2026H2"


def download_template(page: Page) -> list[list[str]]:
    text = downloaded(page, "Hent skema som CSV")[1].decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))


def fill_in(rows: list[list[str]], values: dict[str, str]) -> bytes:
    delivered = rows[0].index("Leveret")
    for row in rows[1:]:
        row[delivered] = values.get(row[2], "")
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(rows)
    return text.getvalue().encode("utf-8")


def send(page: Page, content: bytes, name: str = "rapport.csv") -> None:
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})


def test_a_report_is_mended_previewed_stored_and_seen(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(ADDRESS))
    rows = download_template(page)
    send(page, fill_in(rows, {"A03-06": "ca. 8", "A03-16": "måske", "A03-08": "16"}))
    problems, button = page.get_by_role("alert"), page.get_by_role("button", name="Aflever rapporten")
    expect(problems).to_contain_text("Vi fandt 2 ting, der skal rettes. Intet er afleveret.")
    expect(problems).to_contain_text(
        "Række 5, Leveret (Forældre på trænerkursus): Der må kun stå et tal, og her står »ca. 8«"
    )
    expect(button).to_have_count(0)
    right = {"A03-06": "12", "A03-16": "ja", "A03-08": "16", "A03-04": "5", "A03-KR2": "11.500"}
    send(page, fill_in(rows, right))
    preview = page.get_by_role("table", name="Det afleverer I")
    expect(preview.get_by_role("row", name="Forældre på trænerkursus")).to_contain_text("12 forældre, målet er 8-10")
    page.get_by_label("Hvem afleverer?").fill("Brønshøj Boldklub")
    button.click()
    stands_where_the_preview_and_the_button_stood(page.locator(".receipt"), fill_in(rows, right))
    expect(preview).to_have_count(0)
    expect(button).to_have_count(0)
    page.goto(own_plan("activity?activity=3&as_of=2027-01-31"))
    expect(page.get_by_role("row", name="Forældre på trænerkursus")).to_contain_text("12 forældre, målet er 8-10")
    expect(page.get_by_role("row", name="Aktivitetsmidler")).to_contain_text("11.500")


def stands_where_the_preview_and_the_button_stood(receipt: Locator, content: bytes) -> None:
    for said in ("HR-2026H2-03-v1", hashlib.sha256(content).hexdigest(), "ret i filen, og aflever"):
        expect(receipt).to_contain_text(said)
    expect(receipt.get_by_role("heading")).to_be_focused()
    expect(receipt.get_by_role("heading")).to_be_in_viewport()


def test_a_press_on_a_files_button_while_the_page_runs_is_made_when_it_has(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(ADDRESS))
    app = page.locator("[data-test-script-state=notRunning]")
    app.wait_for(state="attached")
    files: list[str] = []
    page.on("download", lambda download: files.append(download.suggested_filename))
    state = "state => document.querySelector('[data-test-script-state]').dataset.testScriptState = state"
    page.evaluate(state, "running")
    page.get_by_role("button", name="Hent skema som CSV").click()
    assert files == []
    with page.expect_download():
        page.evaluate(state, "notRunning")
    assert files == ["indberetning-03-2026H2.csv"]


def test_the_choice_lives_in_the_address_and_the_excel_form_is_of_it(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan("report"))
    page.get_by_label("Aktivitet").click()
    page.get_by_role("option", name="8 Kvinder, job og fællesskab").click()
    page.wait_for_url("**/report?*activity=8&period=2026H1")
    page.reload()
    expect(page.get_by_role("combobox", name="Aktivitet")).to_have_value("8 Kvinder, job og fællesskab")
    name, form = downloaded(page, "Hent skema til Excel")
    assert name == "indberetning-08-2026H1.xlsx"
    sheet = load_workbook(io.BytesIO(form)).worksheets[0]
    assert [cell.value for cell in sheet[1]][:3] == ["Aktivitet", "Halvår", "Indikator"]
