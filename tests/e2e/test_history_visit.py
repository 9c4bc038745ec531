"""After a report is delivered: a marked copy mended and sent, versions and what they changed, a withdrawal."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

import cli
from tests.e2e.withdrawal import DANISH, ask_to_withdraw

ADDRESS = "report?activity=3&period=2026H2"
LATER = "as_of=2027-01-31"
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


@pytest.fixture
def delivered(serve: Callable[[Path], str], tmp_path: Path) -> str:
    """A server whose record has two versions of the report."""
    database = tmp_path / "monitor.duckdb"
    for number, at, lines in (
        (1, "2026-08-01T10:00", ("A03-06;5", "A03-04;5;;Regn", "A03-16;nej")),
        (2, "2026-08-02T10:00", ("A03-06;6", "A03-04;5;;Sol", "A03-KR2;11500")),
    ):
        file = tmp_path / f"rapport æøå {number}.csv"
        file.write_bytes(as_csv(*lines))
        assert cli.main(["submit", str(file), "--by", "Klubben", "--at", at, "--database", str(database)]) == 0
    return serve(database)


def test_a_marked_copy_is_mended_in_excel_and_stored(fresh_server: str, page: Page) -> None:
    page.goto(f"{fresh_server}/{ADDRESS}")
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
    page.goto(f"{fresh_server}/{ADDRESS}")
    store(page, name, mended.getvalue())
    expect(version(page, 1)).to_contain_text("Fil: rapport-markeret.xlsx, 3 indberetninger.")


def test_a_file_without_a_place_to_mark_offers_no_copy(fresh_server: str, page: Page) -> None:
    page.goto(f"{fresh_server}/{ADDRESS}")
    send(page, "rapport.csv", b"%PDF-1.7")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("button", name="Hent din fil med markeringer")).to_have_count(0)


def test_a_cpr_number_is_not_sent_back(fresh_server: str, page: Page) -> None:
    page.goto(f"{fresh_server}/{ADDRESS}")
    send(page, "rapport.csv", as_csv("A03-06;8;;om 010115-1234"))
    expect(page.get_by_role("alert")).to_contain_text("CPR-nummer")
    expect(page.get_by_role("button", name="Hent din fil med markeringer")).to_have_count(0)


def test_a_correction_shows_what_changed(fresh_server: str, page: Page) -> None:
    for lines in (("A03-06;5", "A03-04;5"), ("A03-06;6", "A03-04;5")):
        page.goto(f"{fresh_server}/{ADDRESS}")
        store(page, "rapport.csv", as_csv(*lines))
    expect(page.locator(".version")).to_have_count(2)
    expect(version(page, 2)).to_contain_text("gælder nu")
    expect(version(page, 2)).to_contain_text("1 ændring siden version 1:")
    expect(version(page, 2)).to_contain_text("Forældre på trænerkursus: 5 → 6")
    expect(version(page, 1)).to_contain_text("erstattet af version 2")


def test_the_history_says_who_when_what_and_gives_the_files_back(delivered: str, page: Page) -> None:
    page.goto(f"{delivered}/{ADDRESS}&{LATER}")
    newest = version(page, 2)
    expect(newest).to_contain_text("Afleveret 2. august 2026 kl. 10.00 af Klubben. Fil: rapport æøå 2.csv")
    for change in (
        "Forældre på trænerkursus: 5 → 6",
        "bemærkning: »Regn« → »Sol«",
        "nej (taget ud)",
        "sociale arrangementer: 11.500 kr. (ny)",
    ):
        expect(newest).to_contain_text(change)
    assert download(page, "Hent filen fra version 1") == (
        "rapport æøå 1.csv",
        as_csv("A03-06;5", "A03-04;5;;Regn", "A03-16;nej"),
    )
    assert download(page, "Hent filen fra version 2")[1] == as_csv("A03-06;6", "A03-04;5;;Sol", "A03-KR2;11500")


def test_an_earlier_day_shows_the_versions_of_that_day(delivered: str, page: Page) -> None:
    page.goto(f"{delivered}/{ADDRESS}&as_of=2026-08-01")
    expect(version(page, 1)).to_contain_text("gælder nu")
    expect(page.locator(".version")).to_have_count(1)
    expect(page.get_by_text("Er rapporten afleveret ved en fejl?")).to_have_count(0)


def test_a_withdrawn_report_is_missing_and_can_be_delivered_again(delivered: str, page: Page) -> None:
    page.goto(f"{delivered}/overview?{LATER}")
    expect(page.locator(".lead")).to_contain_text("1 af 14 rapporter for 2. halvår 2026 er modtaget")
    page.goto(f"{delivered}/{ADDRESS}")
    ask_to_withdraw(page, DANISH, "Sekretariatet", "Tallene er for <b>Haven</b>")
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("Tallene i rapporten tæller ikke længere med")
    asked.get_by_role("button", name="Ja, træk den tilbage").click()
    expect(version(page, 3)).to_contain_text("af Sekretariatet.")
    expect(version(page, 3)).to_contain_text("Begrundelse: Tallene er for <b>Haven</b>")
    expect(version(page, 2)).to_contain_text("tæller ikke længere")
    expect(page.get_by_text("Er rapporten afleveret ved en fejl?")).to_have_count(0)
    page.goto(f"{delivered}/overview?{LATER}")
    expect(page.locator(".lead")).to_contain_text("0 af 14 rapporter for 2. halvår 2026 er modtaget")
    page.goto(f"{delivered}/activity?activity=3&{LATER}")
    expect(page.get_by_text("Der er ikke modtaget nogen rapport endnu.")).to_be_visible()
    expect(page.get_by_role("row", name="Forældre på trænerkursus")).to_contain_text("ikke indberettet")
    page.goto(f"{delivered}/{ADDRESS}")
    store(page, "rapport.csv", as_csv("A03-06;6", "A03-04;5;;Sol", "A03-KR2;11500"))
    expect(version(page, 4)).to_contain_text("Siger det samme som version 2.")


def test_a_withdrawal_can_be_given_up(delivered: str, page: Page) -> None:
    page.goto(f"{delivered}/{ADDRESS}")
    ask_to_withdraw(page, DANISH, "Sekretariatet", "Forkert halvår")
    page.get_by_role("dialog").get_by_role("button", name="Nej, behold den").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(version(page, 2)).to_contain_text("gælder nu")


@pytest.mark.parametrize(
    ("by", "reason", "told"),
    [
        pytest.param("", "Forkert halvår", "Skriv, hvem der trækker rapporten tilbage", id="nobody"),
        pytest.param("Klubben", " ", "Skriv, hvem der trækker rapporten tilbage", id="no reason"),
        pytest.param("Klubben", "Handler om 010115-1234", "ligner et CPR-nummer", id="a CPR number"),
    ],
)
def test_a_withdrawal_needs_who_and_why(delivered: str, page: Page, by: str, reason: str, told: str) -> None:
    page.goto(f"{delivered}/{ADDRESS}")
    ask_to_withdraw(page, DANISH, by, reason)
    expect(page.get_by_text(told)).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)
