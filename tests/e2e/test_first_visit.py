"""The first visitor of a fresh server meets the frame, whatever the address, and fetches nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Tour

FIRST = {
    "": "Tryghedsplan 2026",
    "status?area=PF&verdict=none": "Måltal",
    "report?activity=3&period=2026H2": "Indberet",
}
"""Addresses and the headings of their pages; test_beginning holds that no page is drawn without the frame."""


@pytest.mark.parametrize("address", FIRST)
def test_a_deep_link_to_a_fresh_server_runs_the_frame_first(fresh_server: str, page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{fresh_server}/{address}")
    expect(page.get_by_role("heading", level=1)).to_have_text(FIRST[address])
    expect(page.get_by_role("link", name="Forandringsteori").first).to_be_visible()
    expect(page.get_by_test_id("stSidebarNavItems")).to_have_count(0)  # Streamlit's own list of pages/
    assert "Page not found" not in page.inner_text("body")
    assert elsewhere(fresh_server, asked) == []


def test_nothing_the_browser_loads_comes_from_elsewhere(demo: str, tour: Tour) -> None:
    assert [url for sight in tour("da").values() for url in elsewhere(demo, sight.fetched)] == []


@pytest.mark.parametrize(("host", "status"), [("127.0.0.1", 101), ("localhost", 101), ("evil.example", 403)])
def test_by_another_name_the_server_has_nothing_to_say(demo: str, host: str, status: int) -> None:
    connection = HTTPConnection(demo.removeprefix("http://"))
    handshake = {
        "Host": host,
        "Origin": f"http://{host}",
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    }
    connection.request("GET", "/_stcore/stream", headers=handshake)
    assert connection.getresponse().status == status
    connection.close()


def test_what_the_server_writes_is_for_itself_alone(fresh_server: str, page: Page, tmp_path: Path) -> None:
    page.goto(fresh_server)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    written = [path for path in tmp_path.glob("monitor*") if path.is_file()]
    assert written and [path for path in written if path.stat().st_mode & 0o077] == []


def elsewhere(server: str, asked: Iterable[str]) -> list[str]:
    return [url for url in asked if not url.startswith((server, server.replace("http", "ws"), "data:", "blob:"))]


def test_an_unknown_address_shows_the_overview(fresh_server: str, page: Page) -> None:
    page.goto(f"{fresh_server}/findes-ikke")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tryghedsplan 2026")
