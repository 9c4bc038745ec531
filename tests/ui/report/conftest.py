"""A record with the real plan, for the tests of a report on its page."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from outcomes.plan import Plan
from store.store import Store
from tests import make
from tests.pages.visits import using
from ui.app import session


@pytest.fixture(scope="session")
def without_reports(tmp_path_factory: pytest.TempPathFactory, real_plan: Plan) -> Path:
    database = tmp_path_factory.mktemp("real") / "monitor.duckdb"
    store = Store(database)
    store.add_plan(real_plan, "prøven", datetime(2026, 1, 1))
    store.close()
    return database


@pytest.fixture
def real_record(without_reports: Path, tmp_path: Path) -> Iterator[Store]:
    """Nothing is reported in it; the pages drawn in the test use it."""
    with using(make.copied(without_reports, tmp_path / "monitor.duckdb")):
        yield session._store("real")
