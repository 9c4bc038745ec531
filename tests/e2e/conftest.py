"""A real Chromium and real servers for the tests of whole visits: one of each a worker, but for first visits."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from outcomes.plan import Plan
from store.store import Store
from tests.e2e.server import serving
from tests.e2e.tour import Language, Sight, tour_of

PATIENCE = 60_000  # milliseconds: two cores may be busy
expect.set_options(timeout=PATIENCE)
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
CHROMIUM = "/usr/bin/chromium-headless-shell"  # Debian's; `make test` installs it

Tour = Callable[[Language], dict[str, Sight]]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def tab(browser: Browser) -> Page:
    """One for all the visits of a worker, since it has Streamlit's scripts at hand, fetched and compiled."""
    context = browser.new_context(viewport=DESKTOP)
    context.set_default_timeout(PATIENCE)
    return context.new_page()


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """A page of somebody who has never been here."""
    yield tab
    forget(tab)


def forget(tab: Page) -> None:
    """Leave the page and close those that came of it; nothing of the visit stays but what the browser has fetched."""
    tab.goto("about:blank")
    for other in tab.context.pages[1:]:
        other.close()
    tab.context.clear_cookies()
    tab.context.new_cdp_session(tab).send(
        "Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "local_storage"}
    )
    tab.set_viewport_size(DESKTOP)
    tab.emulate_media(media="null", color_scheme="null")


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
def demo(demo_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with the invented examples, shared by the tests that only read."""
    with serving(demo_database, tmp_path_factory.mktemp("log") / "server.log") as address:
        yield address


@pytest.fixture(scope="session")
def tour(demo: str, tab: Page) -> Tour:
    """What there is to see on every page of the examples, in a language."""

    @cache
    def walked(language: Language) -> dict[str, Sight]:
        sights = tour_of(tab, demo, language)
        forget(tab)
        return sights

    return walked


@pytest.fixture(scope="session")
def names(request: pytest.FixtureRequest) -> dict[str, str]:
    """What the plan of each test that asks for its own is called."""
    asking = (test for test in request.session.items if "own_plan" in getattr(test, "fixturenames", ()))
    return {test.nodeid: f"plan-{number}" for number, test in enumerate(asking)}


@pytest.fixture(scope="session")
def shared_database(
    request: pytest.FixtureRequest, names: dict[str, str], real_plan: Plan, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """Every test's own plan: the real one by another name, of which nothing is reported, or what its mark adds.

    The database is made once, since a server keeps it to itself.
    """
    database = tmp_path_factory.mktemp("shared") / "monitor.duckdb"
    store = Store(database)
    for test in (test for test in request.session.items if test.nodeid in names):
        renamed = real_plan.partnership.model_copy(update={"id": names[test.nodeid]})
        marked = test.get_closest_marker("record")
        add: Callable[[Store, Plan], None] = marked.kwargs["adds"] if marked else with_nothing_reported
        add(store, real_plan.model_copy(update={"partnership": renamed}))
    store.close()
    return database


def with_nothing_reported(store: Store, plan: Plan) -> None:
    store.add_plan(plan, "prøven", datetime(2026, 1, 1))


@pytest.fixture(scope="session")
def shared_server(shared_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serving(shared_database, tmp_path_factory.mktemp("log") / "server.log") as address:
        yield address


class OwnPlan(NamedTuple):
    """A plan that no other test sees, on a server that they share; called with a page, it gives the address."""

    id: str
    server: str
    database: Path

    def __call__(self, page: str) -> str:
        return f"{self.server}/{page}{'&' if '?' in page else '?'}plan={self.id}"


@pytest.fixture
def own_plan(
    request: pytest.FixtureRequest, names: dict[str, str], real_plan: Plan, shared_server: str, shared_database: Path
) -> OwnPlan:
    return OwnPlan(f"{names[request.node.nodeid]}/{real_plan.year}", shared_server, shared_database)
