"""After a report is delivered: a marked copy mended and sent, versions and what they changed, a withdrawal."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from outcomes.plan import Plan
from store.store import Store
from tests.e2e.conftest import OwnPlan
from tests.e2e.downloads import downloaded
from tests.e2e.withdrawal import DANISH, ask_to_withdraw
from tests.ui.report.delivered import FIRST, SECOND, deliver
from tests.ui.report.sending import as_csv

ADDRESS = "report?activity=3&period=2026H2"


def send(page: Page, name: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})


def store(page: Page, name: str, content: bytes) -> None:
    send(page, name, content)
    page.get_by_label("Hvem afleverer?").fill("Brønshøj Boldklub")
    page.get_by_role("button", name="Aflever rapporten").click()
    expect(page.get_by_role("heading", name="Rapporten er afleveret. Tak!")).to_be_visible()


def version(page: Page, number: int) -> Locator:
    """What the history says of one version: its own piece of the page."""
    return page.locator(".version").filter(has=page.get_by_role("heading", name=f"HR-2026H2-03-v{number}"))


def two_versions(store: Store, plan: Plan) -> None:
    store.add_plan(plan, "prøven", datetime(2026, 1, 1))
    deliver(store, plan)


def test_a_marked_copy_is_mended_in_excel_stored_and_corrected(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(ADDRESS))
    send(page, "rapport.csv", as_csv("A03-06;ca. 8", "A03-16;måske", "A03-04;5"))
    name, content = downloaded(page, "Hent jeres fil med markeringer")
    assert name == "rapport-markeret.xlsx"
    store(page, name, mended(content))
    expect(version(page, 1)).to_contain_text("Fil: rapport-markeret.xlsx, 3 svar.")
    store(page, "rapport.csv", as_csv("A03-06;6", "A03-16;ja", "A03-04;5"))
    expect(page.locator(".version")).to_have_count(2)
    for told in ("gælder nu", "1 ændring siden version 1:", "Forældre på trænerkursus: 8 → 6"):
        expect(version(page, 2)).to_contain_text(told)
    expect(version(page, 1)).to_contain_text("erstattet af version 2")


def mended(marked: bytes) -> bytes:
    book = load_workbook(io.BytesIO(marked))
    sheet = book["Rapport"]
    assert "Skriv kun tallet, fx 8." in str(sheet["D2"].comment)
    assert sheet["D3"].comment is not None and sheet["D4"].comment is None
    assert book["Det skal rettes"]["A4"].hyperlink.location == "'Rapport'!D2"
    sheet["D2"], sheet["D3"] = 8, "ja"
    book.save(saved := io.BytesIO())
    return saved.getvalue()


@pytest.mark.record(adds=two_versions)
def test_a_report_is_withdrawn_when_it_is_meant_and_delivered_again(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(ADDRESS))
    assert downloaded(page, "Hent filen fra version 1") == ("rapport æøå 1.csv", as_csv(*FIRST))
    dialog = ask_to_withdraw(page, DANISH, "Sekretariatet", "")
    expect(page.get_by_text("Skriv, hvem der trækker rapporten tilbage")).to_be_visible()
    expect(dialog).to_have_count(0)
    page.get_by_label(DANISH.why).fill("Tallene er for <b>Haven</b>")
    page.get_by_role("button", name=DANISH.button).click()
    expect(dialog).to_contain_text("Tallene i rapporten tæller ikke længere med")
    dialog.get_by_role("button", name="Nej, behold den").click()
    expect(dialog).to_have_count(0)
    expect(version(page, 2)).to_contain_text("gælder nu")
    page.get_by_role("button", name=DANISH.button).click()
    dialog.get_by_role("button", name="Ja, træk den tilbage").click()
    expect(version(page, 3)).to_contain_text("af Sekretariatet.")
    expect(version(page, 3)).to_contain_text("Begrundelse: Tallene er for <b>Haven</b>")
    expect(version(page, 2)).to_contain_text("tæller ikke længere")
    expect(page.get_by_text(DANISH.box)).to_have_count(0)
    store(page, "rapport.csv", as_csv(*SECOND))
    expect(version(page, 4)).to_contain_text("Siger det samme som version 2.")
