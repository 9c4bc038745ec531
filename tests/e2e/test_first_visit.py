"""The first visitor of a fresh server meets the frame, whichever page the address names."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import OwnPlan, Tour
from ui.app.frame import PAGES

HEADINGS = {
    "": "Tryghedsplan 2026",
    "overview": "Tryghedsplan 2026",
    "theory": "Forandringsteori",
    "status": "Måltal",
    "activity": "3 Tidlig foreningsstart",
    "indicator": "Forældre på trænerkursus",
    "economy": "Økonomi",
    "report": "Indberet",
    "rules": "Sådan regner vi",
    "accessibility": "Tilgængelighed",
}
MORE = {"status": "area=PF&verdict=none", "report": "activity=3&period=2026H2"}
"""More that the first visitor of a page may ask for, in the place of the page's example."""
ADDRESSES = {
    "": "",
    **{page.path: page.address for page in PAGES},
    **{path: f"{path}?{more}" for path, more in MORE.items()},
}


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_deep_link_to_a_fresh_server_runs_the_frame_first(fresh_server: str, page: Page, path: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{fresh_server}/{ADDRESSES[path]}")
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADINGS[path])
    expect(page.get_by_role("link", name="Forandringsteori").first).to_be_visible()
    expect(page.get_by_test_id("stSidebarNavItems")).to_have_count(0)  # Streamlit's own list of pages/
    assert "Page not found" not in page.inner_text("body")
    assert elsewhere(fresh_server, asked) == []


def test_nothing_the_browser_loads_comes_from_elsewhere(demo: str, tour: Tour) -> None:
    assert [url for sight in tour("da", "light").values() for url in elsewhere(demo, sight.fetched)] == []


def elsewhere(server: str, asked: Iterable[str]) -> list[str]:
    return [url for url in asked if not url.startswith((server, server.replace("http", "ws"), "data:", "blob:"))]


def test_an_unknown_address_shows_the_overview(fresh_server: str, page: Page) -> None:
    page.goto(f"{fresh_server}/findes-ikke")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tryghedsplan 2026")


def test_with_no_reports_each_page_says_what_to_do_next(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan(""))
    expect(page.get_by_role("heading", name="Sådan kommer I i gang")).to_be_visible()
    page.goto(own_plan("theory"))
    expect(page.get_by_text("Der er ikke indberettet noget endnu.")).to_be_visible()
    page.goto(own_plan("activity?activity=3"))
    expect(page.get_by_text("Der er ikke modtaget nogen rapport endnu.")).to_be_visible()
    page.goto(own_plan("report"))
    expect(page.get_by_role("button", name="Hent skema til Excel")).to_be_visible()


def test_a_database_in_use_is_told_in_one_sentence(serve: Callable[[Path], str], tmp_path: Path, page: Page) -> None:
    broken = tmp_path / "broken.duckdb"
    broken.write_text("ikke en database")
    page.goto(serve(broken))
    expect(page.get_by_text("kan ikke åbnes som database")).to_be_visible()
    assert "Traceback" not in page.inner_text("body")
