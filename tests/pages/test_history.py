"""Reports that were imported from another system stand on the pages as those that people sent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
import streamlit as st

from loaders.history import read_headers
from outcomes.report import SentFile
from store.history.history import read_history
from store.store import Store
from tests import make
from tests.pages.visits import seen
from ui.app import session

PLAN = make.plan(make.indicator("A01-01", label="Unge i job"), make.indicator("A02-01", label="Unge på kursus"))
ROWS = "Aktivitet;Halvår;Indikator;Leveret;Bemærkning\n1;2026H1;A01-01;7;Sen start\n2;2026H1;A02-01;9;\n"
SENT = SentFile("historik.csv", ROWS.encode())
JULY = datetime(2026, 7, 5)
REPORTS = (
    make.report(PLAN, "2026H1", ("A01-01", 7, {"note": "Sen start"})),
    make.report(PLAN, "2026H1", ("A02-01", 9), activity=2),
)
PAGES: tuple[tuple[str, dict[str, str]], ...] = (
    *(("overview", {}), ("activity", {}), ("status", {})),
    *(("indicator", {"indicator": "A02-01"}), ("report", {"activity": "1", "period": "2026H1"})),
)


def send(store: Store) -> None:
    for report in REPORTS:
        store.submit(report, SENT.content, SENT.filename, "Bo", JULY)


def bring_in(store: Store) -> None:
    headers, problems = read_headers(SENT)
    assert problems == ()
    store.import_history(PLAN.id, read_history(SENT, headers, PLAN), SENT, "Bo", JULY)


def pages(database: Path, fill: Callable[[Store], None]) -> list[str]:
    store = Store(database)
    store.add_plan(PLAN, by="prøven", at=datetime(2026, 1, 1))
    fill(store)
    store.close()
    st.cache_resource.clear()
    return [seen(page, as_of="2026-08-20", **asked) for page, asked in PAGES]


def test_what_is_imported_stands_on_the_pages_as_what_was_sent(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = pages(database, send)
    session._store("real").close()
    monkeypatch.setenv("MONITOR_DATABASE", str(tmp_path / "imported.duckdb"))
    imported = pages(tmp_path / "imported.duckdb", bring_in)
    assert imported == sent
    assert "Sen start" in imported[1] and "historik.csv" in imported[-1]


def test_a_report_that_was_brought_in_later_than_it_came_says_so(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_CLOCK", "2026-06-01T10:00")
    store = Store(database)
    store.add_plan(PLAN, by="prøven", at=datetime(2026, 1, 1))
    monkeypatch.setenv("MONITOR_CLOCK", "2026-12-01T10:00")
    send(store)
    store.close()
    st.cache_resource.clear()
    told = "5. juli 2026 kl. 02.00 (lagt ind her 1. december 2026)"
    asked = {page: values | {"activity": "2"} if page != "overview" else values for page, values in PAGES[1:]}
    for page in ("activity", "indicator", "report"):
        assert told in seen(page, as_of="2026-12-02", **asked[page])
    assert told not in seen("report", as_of="2026-08-20", activity="2", period="2026H1")
