"""A record of its own for every test of a page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import make
from tests.pages.visits import using


@pytest.fixture(autouse=True)
def database(tmp_path: Path) -> Iterator[Path]:
    with using(tmp_path / "monitor.duckdb") as made:
        yield made


@pytest.fixture(scope="module")
def examples(demo_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A record with the invented examples, for tests that only read; their file makes it its ``database``."""
    with using(make.copied(demo_database, tmp_path_factory.mktemp("examples") / "monitor.duckdb")) as copy:
        yield copy
