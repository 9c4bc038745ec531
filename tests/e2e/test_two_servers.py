"""Two servers and a terminal on one log in PostgreSQL: what one has taken, the others show."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

import cli
from tests.e2e.server import free_port, serve, serving
from tests.postgresql import PostgreSQL
from tests.processes import started
from tests.store.test_kills import a_file

HISTORY = "report?activity=3&period=2026H2"


@pytest.fixture
def other_page(browser: Browser) -> Page:
    return browser.new_context().new_page()


def test_what_one_server_or_the_terminal_takes_the_other_shows(
    page: Page, other_page: Page, tmp_path: Path, server_of_logs: PostgreSQL, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = server_of_logs.new_database()
    monkeypatch.setenv("MONITOR_LOG", home)
    with (
        serving(tmp_path / "one.duckdb", tmp_path / "one.log", home=home) as one,
        serving(tmp_path / "two.duckdb", tmp_path / "two.log", home=home) as two,
    ):
        shows(other_page, two, has=0)
        deliver(page, one, a_file(tmp_path, 1, "3;2026H2;A03-16"))
        shows(other_page, two, has=1)
        file = a_file(tmp_path, 2, "3;2026H2;A03-16")
        assert cli.main(["submit", str(file), "--by", "Bo", "--database", str(tmp_path / "three.duckdb")]) == 0
        shows(other_page, two, has=2)
        shows(page, one, has=2)
        no_second_server_has_the_database(tmp_path / "one.duckdb", tmp_path / "again.log", home)
    other_page.context.close()


def deliver(page: Page, server: str, file: Path) -> None:
    page.goto(f"{server}/{HISTORY}")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_label("Hvem afleverer?").fill("Brønshøj Boldklub")
    page.get_by_role("button", name="Aflever rapporten").click()
    expect(page.locator(".receipt")).to_contain_text("HR-2026H2-03-v1")


def shows(page: Page, server: str, has: int) -> None:
    """The next page that somebody opens on the server has so many versions of the report."""
    page.goto(f"{server}/{HISTORY}")
    expect(page.get_by_role("heading", name="3. Aflever")).to_be_visible()
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_visible()
    expect(page.locator(".version")).to_have_count(has)


def no_second_server_has_the_database(database: Path, log: Path, home: str) -> None:
    server = started(serve, free_port(), database, log, home)
    server.join()
    assert server.exitcode == 1
    told = log.read_text(encoding="utf-8")
    assert told == "one.duckdb er i brug af et andet program. Luk det først, eller vælg en anden database.\n"
