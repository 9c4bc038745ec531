"""A real Chromium and real servers for the tests of whole visits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

import cli
from tests.e2e.server import serving

expect.set_options(timeout=30_000)  # two cores may be busy
CHROMIUM = "/usr/bin/chromium"  # Debian's; `make test` installs it


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield launched
        launched.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, accept_downloads=True)
    opened = context.new_page()
    opened.set_default_timeout(30_000)
    yield opened
    context.close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[[Path], str]]:
    """Start a server on a database; it stops when the test ends."""
    with ExitStack() as servers:
        yield lambda database: servers.enter_context(serving(database, tmp_path / "server.log"))


@pytest.fixture
def fresh_server(serve: Callable[[Path], str], tmp_path: Path) -> str:
    """A server that nobody has visited, on a database that did not exist."""
    return serve(tmp_path / "monitor.duckdb")


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    database = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    assert cli.main(["demo", "--database", str(database)]) == 0
    return database


@pytest.fixture(scope="session")
def demo(demo_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with the invented examples, shared by the tests that only read."""
    with serving(demo_database, tmp_path_factory.mktemp("log") / "server.log") as address:
        yield address
