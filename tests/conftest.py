"""Fixtures that every test may use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner

import cli
from loaders import workbook, workbook_child
from loaders.plan_folder import read_plan
from outcomes.plan import Plan
from store.sql import SETTINGS
from store.store import Store
from terminal import answers, plans, reports
from tests.postgresql import PostgreSQL, postgresql
from ui.app import records

SETTINGS["threads"] = 1  # a worker has a core, and what a test stores is small
settings.register_profile("patient", deadline=None)  # how fast it goes is for the benchmarks to tell
settings.load_profile("patient")

Files = dict[str, tuple[str, Callable[[], bytes]]]
"""What each button of a page gives, by what it says: the file's name, and what makes it."""

PLAN_FOLDER = Path(__file__).parent.parent / "data/plans/tingbjerg-husum/2026"


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The tests of a file, and those that read the notes of a tour, go to one worker and share what is made once.

    The others that visit pages in a browser are long, and go to whichever worker is free.
    """
    for item in items:
        if "tour" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.xdist_group("tour"))
        elif "e2e" not in item.path.parts:
            item.add_marker(pytest.mark.xdist_group(f"{item.path.parent.name}/{item.path.name}"))


@pytest.fixture(scope="module", autouse=True)
def child_in_process() -> Iterator[None]:
    """What a workbook means is read here; test_workbook and test_hostile hold that a process of its own does it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(workbook, "_ask_child", _answer)
        yield


@pytest.fixture(scope="session", autouse=True)
def read_once(real_plan: Plan) -> Iterator[None]:
    """The plan that is shipped, and what Streamlit looks for in every installed package, are read once.

    Each command, each record that is opened and each visit would read them anew.
    """

    def read(folder: Path) -> Plan:
        return real_plan if folder == PLAN_FOLDER else read_plan(folder)

    with pytest.MonkeyPatch.context() as patch:
        for module in (answers, plans, reports, records):
            patch.setattr(module, "read_plan", read)
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


def _answer(data: bytes) -> bytes:
    try:
        return workbook_child.answer(data).encode()
    except Exception as error:
        raise workbook._damaged() from error


@pytest.fixture
def fresh_store(tmp_path: Path) -> Iterator[Store]:
    store = Store(tmp_path / "monitor.duckdb")
    yield store
    assert store.trouble == ""
    store.close()


@pytest.fixture(scope="session")
def server_of_logs() -> Iterator[PostgreSQL]:
    """A PostgreSQL that runs while there are tests."""
    with postgresql() as server:
        yield server


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty log lives, in each kind of home."""
    if request.param == "sqlite":
        return str(tmp_path / "log.sqlite")
    server: PostgreSQL = request.getfixturevalue("server_of_logs")
    return server.new_database()


@pytest.fixture(scope="session")
def real_plan() -> Plan:
    return read_plan(PLAN_FOLDER)


@pytest.fixture(scope="session")
def demo_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with the invented examples, to be copied or only read."""
    database = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    assert cli.main(["demo", "--database", str(database)]) == 0
    return database


@pytest.fixture
def files(monkeypatch: pytest.MonkeyPatch) -> Files:
    """What can be fetched from the pages that are drawn."""
    offered: Files = {}
    draw = st.download_button

    def noted(label: str, make: Callable[[], bytes], name: str, *more: Any, **named: Any) -> bool:
        offered[label] = (name, make)
        return draw(label, make, name, *more, **named)

    monkeypatch.setattr(st, "download_button", noted)
    return offered
