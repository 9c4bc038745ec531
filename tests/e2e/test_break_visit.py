"""The server is started anew, or the network is gone for a while, under somebody who reports."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import OwnPlan
from tests.e2e.server import free_port, serving

FORM = "report?activity=3&period=2026H2&way=form"
PARENTS, HELPERS = "Forældre på trænerkursus", "Forældre, der er faste hjælpere"
LOST = re.compile(r"Forbindelsen er væk\. Det, I har skrevet siden kl\. \d\d\.\d\d, er ikke gemt\. Hold siden åben\.")
FILE = "Aktivitet;Halvår;Indikator;Del;Leveret\n3;2026H2;A03-06;;8\n".encode()
AT_ONCE = 1_000  # milliseconds

Visit = Callable[[str], object]


def field(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=re.compile("^" + re.escape(name)))


def strip(page: Page) -> Locator:
    return page.locator("#connection")


def saved(page: Page) -> Locator:
    return page.get_by_role("status").filter(has_text="Kladde gemt")


def restarted(page: Page, tmp_path: Path, *visits: Visit) -> None:
    """Do one thing after another; between them the server is started anew on the same port under the open page."""
    port, database, log = free_port(), tmp_path / "monitor.duckdb", tmp_path / "server.log"
    for visit in visits:
        with serving(database, log, port) as server:
            expect(strip(page)).to_be_hidden()
            visit(server)
        expect(strip(page)).to_have_text(LOST, timeout=AT_ONCE)
        expect(page.get_by_role("dialog")).to_have_count(0)


def test_what_was_typed_last_is_in_the_draft_when_the_server_is_back_and_the_first_press_counts(
    page: Page, tmp_path: Path
) -> None:
    def before(server: str) -> None:
        page.goto(f"{server}/{FORM}")
        field(page, "Jeres navn").fill("Mette")
        field(page, PARENTS).fill("8")
        expect(saved(page)).to_contain_text("1 af 19")
        page.get_by_role("radiogroup", name="Det er undersøgt").get_by_text("Ja", exact=True).click()
        expect(saved(page)).to_contain_text("2 af 19")
        field(page, HELPERS).press_sequentially("5")  # and the pause that saves it has not been
        expect(field(page, HELPERS)).to_have_value("5", timeout=AT_ONCE)

    def after(server: str) -> None:
        expect(field(page, HELPERS)).to_have_value("5")
        expect(saved(page)).to_contain_text("af Mette. 3 af 19")
        page.get_by_role("button", name="Kontrollér").click()
        expect(page.get_by_role("table", name="Det afleverer I").get_by_role("row")).to_have_count(1 + 3)
        field(page, "Hvem afleverer?").fill("Brønshøj Boldklub")

    def again(server: str) -> None:
        page.get_by_role("button", name="Aflever rapporten").click()
        expect(page.get_by_role("status").filter(has_text="HR-2026H2-03-v1")).to_be_visible()

    restarted(page, tmp_path, before, after, again)


def test_a_file_that_went_with_the_server_is_asked_for_again_and_downloads_are_there(
    page: Page, tmp_path: Path
) -> None:
    def choose_file() -> None:
        page.locator("input[type=file]").set_input_files({"name": "fil.csv", "mimeType": "text/csv", "buffer": FILE})
        expect(page.get_by_role("button", name="Aflever rapporten")).to_be_visible()

    def before(server: str) -> None:
        page.goto(f"{server}/report?activity=3&period=2026H2")
        choose_file()

    def after(server: str) -> None:
        with page.expect_download() as download:
            page.get_by_role("button", name="Hent skema som CSV").click()
        assert download.value.path().read_bytes()
        gone = page.get_by_role("alert").filter(has_text="rapporten blev ikke gemt. Vælg filen igen.")
        expect(gone).to_be_visible()
        choose_file()
        expect(gone).to_have_count(0)

    restarted(page, tmp_path, before, after)


def test_what_is_typed_while_the_network_is_gone_is_saved_when_it_is_back(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(FORM))
    field(page, PARENTS).fill("8")
    expect(saved(page)).to_contain_text("1 af 19")
    field(page, HELPERS).press_sequentially("5")
    page.context.set_offline(True)
    expect(strip(page)).to_have_text(LOST, timeout=AT_ONCE)
    page.context.set_offline(False)
    expect(strip(page)).to_be_hidden()
    expect(saved(page)).to_contain_text("2 af 19")
    page.get_by_role("button", name="Kontrollér").click()
    expect(page.get_by_role("table", name="Det afleverer I").get_by_role("row")).to_have_count(1 + 2)


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("overview", "Forbindelsen er væk. Hold siden åben."),
        ("overview?lang=en", "The connection is lost. Keep the page open."),
    ],
)
def test_a_page_that_is_only_read_says_that_the_network_is_gone(demo: str, page: Page, address: str, said: str) -> None:
    page.goto(f"{demo}/{address}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible()
    page.context.set_offline(True)
    expect(strip(page)).to_have_text(said, timeout=AT_ONCE)
    page.context.set_offline(False)
    expect(strip(page)).to_be_hidden()
