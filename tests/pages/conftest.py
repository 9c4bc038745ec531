"""A record of its own for every test of a page."""

from __future__ import annotations

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
