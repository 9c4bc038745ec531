"""An activity lead's visit: template down, filled in, up, problems read, mended, stored, seen."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

import cli
from tests.e2e.conftest import OwnPlan
from tests.e2e.server import serving

ADDRESS = "report?activity=3&period=2026H2"


def download_template(page: Page) -> list[list[str]]:
    with page.expect_download() as started:
        page.get_by_role("button", name="Hent skema som CSV").click()
    text = started.value.path().read_text(encoding="utf-8-sig")
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


def test_a_right_report_is_previewed_stored_and_seen(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(ADDRESS))
    rows = download_template(page)
    send(page, fill_in(rows, {"A03-06": "12", "A03-04": "5", "A03-KR2": "11.500"}))
    preview = page.get_by_role("table", name="Det, der bliver gemt")
    expect(preview.get_by_role("row", name="Forældre på trænerkursus")).to_contain_text("12 forældre, målet er 8-10")
    page.get_by_label("Hvem afleverer?").fill("Brønshøj Boldklub")
    page.get_by_role("button", name="Gem rapporten").click()
    expect(page.get_by_role("status").filter(has_text="HR-2026H2-03-v1")).to_be_visible()
    page.goto(own_plan("activity?activity=3&as_of=2027-01-31"))
    expect(page.get_by_role("row", name="Forældre på trænerkursus")).to_contain_text("12 forældre, målet er 8-10")
    expect(page.get_by_role("row", name="Aktivitetsmidler")).to_contain_text("11.500")


def test_the_receipt_stands_where_the_preview_and_the_button_stood(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(ADDRESS))
    content = fill_in(download_template(page), {"A03-06": "12"})
    send(page, content)
    page.get_by_label("Hvem afleverer?").fill("Brønshøj Boldklub")
    page.get_by_role("button", name="Gem rapporten").click()
    receipt, button = page.locator(".receipt"), page.get_by_role("button", name="Gem rapporten")
    for said in ("HR-2026H2-03-v1", f"(SHA-256): {hashlib.sha256(content).hexdigest()}", "ret i filen, og aflever"):
        expect(receipt).to_contain_text(said)
    expect(receipt.get_by_role("heading")).to_be_focused()
    expect(receipt.get_by_role("heading")).to_be_in_viewport()
    for _ in range(2):
        expect(page.get_by_role("table", name="Det, der bliver gemt")).to_have_count(0)
        expect(button).to_have_count(0)
        page.get_by_text("Udfyld her på siden").click()
        expect(page.get_by_role("button", name="Kontrollér")).to_be_visible()
        page.get_by_text("Aflever en fil").click()
        expect(page.locator("input[type=file]")).to_be_attached()
        send(page, content)
        expect(receipt).to_contain_text("HR-2026H2-03-v1")  # the same file in the same visit is not asked about again
    send(page, content.replace(b";12;", b";13;"))
    expect(button).to_be_visible()
    expect(receipt).to_have_count(0)


def test_problems_are_told_at_once_and_a_mended_file_is_stored(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(ADDRESS))
    rows = download_template(page)
    send(page, fill_in(rows, {"A03-06": "ca. 8", "A03-16": "måske", "A03-08": "16"}))
    problems = page.get_by_role("alert")
    expect(problems).to_contain_text("Vi fandt 2 ting, der skal rettes. Intet er gemt.")
    expect(problems).to_contain_text("Række 5, Leveret (Forældre på trænerkursus): »ca. 8«")
    expect(page.get_by_role("button", name="Gem rapporten")).to_have_count(0)
    send(page, fill_in(rows, {"A03-06": "8", "A03-16": "ja", "A03-08": "16"}))
    page.get_by_label("Hvem afleverer?").fill("Brønshøj Boldklub")
    page.get_by_role("button", name="Gem rapporten").click()
    expect(page.get_by_role("status").filter(has_text="HR-2026H2-03-v1")).to_be_visible()


def test_the_same_file_twice_is_already_received(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(ADDRESS))
    content = fill_in(download_template(page), {"A03-06": "9"})
    for told in ("Rapporten er gemt. Tak!", "Filen er allerede modtaget. Intet er ændret."):
        page.goto(own_plan(ADDRESS))
        send(page, content)
        page.get_by_label("Hvem afleverer?").fill("Klubben")
        page.get_by_role("button", name="Gem rapporten").click()
        expect(page.get_by_role("heading", name=told)).to_be_visible()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"\x00\x01\x02MZ\x90\x00" * 50, "", id="not text"),
        pytest.param(b"navn\nhej\n", "overskrifter", id="not our columns, nor columns that can be matched"),
        pytest.param(
            "Aktivitet;Halvår;Indikator;Leveret\n8;2026H2;A08-06;4\n".encode(),
            "Filen er om aktivitet 8",
            id="another activity",
        ),
    ],
)
def test_a_wrong_file_is_answered_with_one_clear_sentence(
    own_plan: OwnPlan, page: Page, content: bytes, told: str
) -> None:
    page.goto(own_plan(ADDRESS))
    send(page, content)
    expect(page.get_by_role("alert")).to_contain_text("Vi fandt 1 ting, der skal rettes. Intet er gemt.")
    expect(page.get_by_role("alert")).to_contain_text(told)
    assert "Traceback" not in page.inner_text("body")


@pytest.mark.parametrize(("name", "told"), [("", "Skriv, hvem der afleverer"), ("Bo 010203-1234", "CPR-nummer")])
def test_who_delivers_must_be_said_without_a_cpr_number(own_plan: OwnPlan, page: Page, name: str, told: str) -> None:
    page.goto(own_plan(ADDRESS))
    send(page, fill_in(download_template(page), {"A03-06": "9"}))
    page.get_by_label("Hvem afleverer?").fill(name)
    page.get_by_role("button", name="Gem rapporten").click()
    expect(page.get_by_text(told)).to_be_visible()
    expect(page.get_by_text("HR-2026H2-03-v1")).to_have_count(0)


def test_the_choice_lives_in_the_address(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan("report"))
    page.get_by_label("Aktivitet").click()
    page.get_by_role("option", name="8 Kvinder, job og fællesskab").click()
    page.wait_for_url("**/report?*activity=8&period=2026H1")
    page.reload()
    expect(page.get_by_role("combobox", name="Aktivitet")).to_have_value("8 Kvinder, job og fællesskab")


class Terminal(NamedTuple):
    """A server on a record that came by the command line, and the form that the command line gave."""

    server: str
    form: Path


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Terminal]:
    folder = tmp_path_factory.mktemp("terminal")
    own = ("--database", str(folder / "one.duckdb"))
    third, first, form = folder / "3.csv", folder / "1.csv", folder / "skema.csv"
    third.write_text("Aktivitet;Halvår;Indikator;Leveret\n3;2026H2;A03-06;12\n", encoding="utf-8")
    first.write_text("Aktivitet;Halvår;Indikator;Leveret\n1;2026H1;A01-01;nej\n1;2026H1;A01-02;7\n", encoding="utf-8")
    assert cli.main(["submit", str(third), "--by", "CLI", *own]) == 0
    assert cli.main(["submit", str(first), "--by", "CLI", "--at", "2026-07-10", *own]) == 0
    assert cli.main(["template", "--activity", "1", "--period", "2026H2", "--to", str(form), *own]) == 0
    with serving(folder / "one.duckdb", folder / "server.log") as server:
        yield Terminal(server, form)


@pytest.mark.xdist_group("terminal")
def test_what_the_terminal_stores_the_pages_show(terminal: Terminal, page: Page) -> None:
    page.goto(f"{terminal.server}/activity?activity=3&as_of=2027-01-31")
    row = page.get_by_role("row", name="Forældre på trænerkursus")
    expect(row).to_contain_text("12 forældre, målet er 8-10")
    expect(row).to_contain_text("over målet")


@pytest.mark.xdist_group("terminal")
def test_the_terminal_gives_the_form_that_the_page_gives(terminal: Terminal, page: Page) -> None:
    page.goto(f"{terminal.server}/report?activity=1&period=2026H2")
    with page.expect_download() as started:
        page.get_by_role("button", name="Hent skema som CSV").click()
    assert started.value.path().read_bytes() == terminal.form.read_bytes()
    assert "7 (1. halvår 2026)" in terminal.form.read_text(encoding="utf-8-sig")


def test_the_excel_form_is_made_when_it_is_asked_for(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(ADDRESS))
    with page.expect_download() as started:
        page.get_by_role("button", name="Hent skema til Excel").click()
    assert started.value.suggested_filename == "indberetning-03-2026H2.xlsx"
    sheet = load_workbook(io.BytesIO(started.value.path().read_bytes())).worksheets[0]
    assert [cell.value for cell in sheet[1]][:3] == ["Aktivitet", "Halvår", "Indikator"]
