"""A record of its own for every test of a page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st

from ui.app import session


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("MONITOR_DATABASE", str(tmp_path / "monitor.duckdb"))
    st.cache_resource.clear()
    yield tmp_path / "monitor.duckdb"
    session._store("real").close()
    st.cache_resource.clear()


@pytest.fixture(scope="module")
def examples(demo_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A record with the invented examples, for tests that only read; their file makes it its ``database``."""
    copy = Path(shutil.copy(demo_database, tmp_path_factory.mktemp("examples") / "monitor.duckdb"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MONITOR_DATABASE", str(copy))
        st.cache_resource.clear()
        yield copy
        session._store("real").close()
        st.cache_resource.clear()
