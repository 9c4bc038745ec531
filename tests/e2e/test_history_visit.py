"""After a report is delivered: a marked copy mended and sent, versions and what they changed, a withdrawal."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from outcomes.plan import Plan
from store.store import Store
from tests import make
from tests.e2e.conftest import OwnPlan
from tests.e2e.withdrawal import DANISH, ask_to_withdraw

ADDRESS = "report?activity=3&period=2026H2"
LATER = "as_of=2027-01-31"
FIRST = ("A03-06;5", "A03-04;5;;Regn", "A03-16;nej")
SECOND = ("A03-06;6", "A03-04;5;;Sol", "A03-KR2;11500")
_HEADER = "Aktivitet;Halvår;Indikator;Leveret;Ud af;Bemærkning"


def as_csv(*lines: str) -> bytes:
    """A report of activity 3 for 2026H2; a line is the indicator and what follows it."""
    return "\r\n".join([_HEADER, *(f"3;2026H2;{line}" for line in lines)]).encode()


def send(page: Page, name: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})


def store(page: Page, name: str, content: bytes) -> None:
    send(page, name, content)
    page.get_by_label("Hvem afleverer?").fill("Brønshøj Boldklub")
    page.get_by_role("button", name="Gem rapporten").click()
    expect(page.get_by_role("heading", name="Rapporten er gemt. Tak!")).to_be_visible()


def download(page: Page, button: str) -> tuple[str, bytes]:
    with page.expect_download() as started:
        page.get_by_role("button", name=button).click()
    return started.value.suggested_filename, started.value.path().read_bytes()


def version(page: Page, number: int) -> Locator:
    """What the history says of one version: its own piece of the page."""
    return page.locator(".version").filter(has=page.get_by_role("heading", name=f"HR-2026H2-03-v{number}"))


def two_versions(store: Store, plan: Plan) -> None:
    """What has been delivered: a report, and the day after a correction of it."""
    store.add_plan(plan, "prøven", datetime(2026, 1, 1))
    regn, sol = ("A03-04", 5, {"note": "Regn"}), ("A03-04", 5, {"note": "Sol"})
    for number, values, lines in (
        (1, (("A03-06", 5), regn, ("A03-16", False)), FIRST),
        (2, (("A03-06", 6), sol, ("A03-KR2", 11500)), SECOND),
    ):
        report = make.report(plan, "2026H2", *values, activity=3)
        file, at = f"rapport æøå {number}.csv", datetime(2026, 8, number, 8)  # ten o'clock in Copenhagen
        store.submit(report, as_csv(*lines), file, "Klubben", at)


delivered = pytest.mark.record(adds=two_versions)


def test_a_marked_copy_is_mended_in_excel_and_stored(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(ADDRESS))
    send(page, "rapport.csv", as_csv("A03-06;ca. 8", "A03-16;måske", "A03-04;5"))
    name, content = download(page, "Hent din fil med markeringer")
    assert name == "rapport-markeret.xlsx"
    book = load_workbook(io.BytesIO(content))
    sheet = book["Rapport"]
    assert "Skriv kun tallet, fx 8." in str(sheet["D2"].comment)
    assert sheet["D3"].comment is not None and sheet["D4"].comment is None
    assert book["Det skal rettes"]["A4"].hyperlink.location == "'Rapport'!D2"
    sheet["D2"], sheet["D3"] = 8, "ja"
    mended = io.BytesIO()
    book.save(mended)
    page.goto(own_plan(ADDRESS))
    store(page, name, mended.getvalue())
    expect(version(page, 1)).to_contain_text("Fil: rapport-markeret.xlsx, 3 indberetninger.")


def test_a_file_without_a_place_to_mark_offers_no_copy(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(ADDRESS))
    send(page, "rapport.csv", b"%PDF-1.7")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("button", name="Hent din fil med markeringer")).to_have_count(0)


def test_a_cpr_number_is_not_sent_back(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(ADDRESS))
    send(page, "rapport.csv", as_csv("A03-06;8;;om 010115-1234"))
    expect(page.get_by_role("alert")).to_contain_text("CPR-nummer")
    expect(page.get_by_role("button", name="Hent din fil med markeringer")).to_have_count(0)


def test_a_correction_shows_what_changed(own_plan: OwnPlan, page: Page) -> None:
    for lines in (("A03-06;5", "A03-04;5"), ("A03-06;6", "A03-04;5")):
        page.goto(own_plan(ADDRESS))
        store(page, "rapport.csv", as_csv(*lines))
    expect(page.locator(".version")).to_have_count(2)
    expect(version(page, 2)).to_contain_text("gælder nu")
    expect(version(page, 2)).to_contain_text("1 ændring siden version 1:")
    expect(version(page, 2)).to_contain_text("Forældre på trænerkursus: 5 → 6")
    expect(version(page, 1)).to_contain_text("erstattet af version 2")


@delivered
def test_the_history_says_who_when_what_and_gives_the_files_back(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(f"{ADDRESS}&{LATER}"))
    newest = version(page, 2)
    expect(newest).to_contain_text("Afleveret 2. august 2026 kl. 10.00 af Klubben. Fil: rapport æøå 2.csv")
    for change in (
        "Forældre på trænerkursus: 5 → 6",
        "bemærkning: »Regn« → »Sol«",
        "nej (taget ud)",
        "sociale arrangementer: 11.500 kr. (ny)",
    ):
        expect(newest).to_contain_text(change)
    assert download(page, "Hent filen fra version 1") == ("rapport æøå 1.csv", as_csv(*FIRST))
    assert download(page, "Hent filen fra version 2")[1] == as_csv(*SECOND)


@delivered
def test_an_earlier_day_shows_the_versions_of_that_day(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(f"{ADDRESS}&as_of=2026-08-01"))
    expect(version(page, 1)).to_contain_text("gælder nu")
    expect(page.locator(".version")).to_have_count(1)
    expect(page.get_by_text("Er rapporten afleveret ved en fejl?")).to_have_count(0)


@delivered
def test_a_withdrawn_report_is_missing_and_can_be_delivered_again(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(f"overview?{LATER}"))
    expect(page.locator(".lead")).to_contain_text("1 af 14 rapporter for 2. halvår 2026 er modtaget")
    page.goto(own_plan(ADDRESS))
    ask_to_withdraw(page, DANISH, "Sekretariatet", "Tallene er for <b>Haven</b>")
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("Tallene i rapporten tæller ikke længere med")
    asked.get_by_role("button", name="Ja, træk den tilbage").click()
    expect(version(page, 3)).to_contain_text("af Sekretariatet.")
    expect(version(page, 3)).to_contain_text("Begrundelse: Tallene er for <b>Haven</b>")
    expect(version(page, 2)).to_contain_text("tæller ikke længere")
    expect(page.get_by_text("Er rapporten afleveret ved en fejl?")).to_have_count(0)
    page.goto(own_plan(f"overview?{LATER}"))
    expect(page.locator(".lead")).to_contain_text("0 af 14 rapporter for 2. halvår 2026 er modtaget")
    page.goto(own_plan(f"activity?activity=3&{LATER}"))
    expect(page.get_by_text("Der er ikke modtaget nogen rapport endnu.")).to_be_visible()
    expect(page.get_by_role("row", name="Forældre på trænerkursus")).to_contain_text("ikke indberettet")
    page.goto(own_plan(ADDRESS))
    store(page, "rapport.csv", as_csv(*SECOND))
    expect(version(page, 4)).to_contain_text("Siger det samme som version 2.")


@delivered
def test_a_withdrawal_can_be_given_up(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(ADDRESS))
    ask_to_withdraw(page, DANISH, "Sekretariatet", "Forkert halvår")
    page.get_by_role("dialog").get_by_role("button", name="Nej, behold den").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(version(page, 2)).to_contain_text("gælder nu")


@delivered
@pytest.mark.parametrize(
    ("by", "reason", "told"),
    [
        pytest.param("", "Forkert halvår", "Skriv, hvem der trækker rapporten tilbage", id="nobody"),
        pytest.param("Klubben", " ", "Skriv, hvem der trækker rapporten tilbage", id="no reason"),
        pytest.param("Klubben", "Handler om 010115-1234", "ligner et CPR-nummer", id="a CPR number"),
    ],
)
def test_a_withdrawal_needs_who_and_why(own_plan: OwnPlan, page: Page, by: str, reason: str, told: str) -> None:
    page.goto(own_plan(ADDRESS))
    ask_to_withdraw(page, DANISH, by, reason)
    expect(page.get_by_text(told)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
