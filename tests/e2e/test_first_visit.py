"""The first visitor of a fresh server meets the frame, whichever page the address names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Request, expect

from ui.app.frame import PAGES

HEADINGS = {
    "": "Tryghedsplan 2026",
    "overview": "Tryghedsplan 2026",
    "theory": "Forandringsteori",
    "status": "Måltal",
    "status?area=PF&verdict=none": "Måltal",
    "indicator?indicator=A03-06": "Forældre på trænerkursus",
    "activity": "1 Lommepengejob for kriminalitetstruede unge",
    "activity?activity=3": "3 Tidlig foreningsstart",
    "economy": "Økonomi",
    "report": "Indberet",
    "report?activity=3": "Indberet",
    "report?activity=3&period=2026H2": "Indberet",
    "rules": "Sådan regner vi",
    "accessibility": "Tilgængelighed",
}
ADDRESSES = tuple(dict.fromkeys([*(page.address for page in PAGES), *HEADINGS]))


@pytest.mark.parametrize("path", ADDRESSES)
def test_a_deep_link_to_a_fresh_server_runs_the_frame_first(fresh_server: str, page: Page, path: str) -> None:
    page.goto(f"{fresh_server}/{path}")
    expect(page.get_by_role("heading", level=1)).to_have_text(HEADINGS[path])
    expect(page.get_by_role("link", name="Forandringsteori").first).to_be_visible()
    expect(page.get_by_test_id("stSidebarNavItems")).to_have_count(0)  # Streamlit's own list of pages/
    assert "Page not found" not in page.inner_text("body")


def test_an_unknown_address_shows_the_overview(fresh_server: str, page: Page) -> None:
    page.goto(f"{fresh_server}/findes-ikke")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tryghedsplan 2026")


def test_with_no_reports_each_page_says_what_to_do_next(fresh_server: str, page: Page) -> None:
    page.goto(fresh_server)
    expect(page.get_by_role("heading", name="Sådan kommer I i gang")).to_be_visible()
    page.goto(f"{fresh_server}/theory")
    expect(page.get_by_text("Der er ikke indberettet noget endnu.")).to_be_visible()
    page.goto(f"{fresh_server}/activity?activity=3")
    expect(page.get_by_text("Der er ikke modtaget nogen rapport endnu.")).to_be_visible()
    page.goto(f"{fresh_server}/report")
    expect(page.get_by_role("button", name="Hent skema til Excel")).to_be_visible()


def test_nothing_the_browser_loads_comes_from_elsewhere(fresh_server: str, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(_url(request)))
    for path in ADDRESSES:
        page.goto(f"{fresh_server}/{path}")
        expect(page.get_by_role("heading", level=1)).to_have_text(HEADINGS[path])
    allowed = (fresh_server, fresh_server.replace("http", "ws"), "data:", "blob:")
    assert [url for url in asked if not url.startswith(allowed)] == []


def _url(request: Request) -> str:
    return request.url


def test_a_database_in_use_is_told_in_one_sentence(serve: Callable[[Path], str], tmp_path: Path, page: Page) -> None:
    broken = tmp_path / "broken.duckdb"
    broken.write_text("ikke en database")
    page.goto(serve(broken))
    expect(page.get_by_text("kan ikke åbnes som database")).to_be_visible()
    assert "Traceback" not in page.inner_text("body")
