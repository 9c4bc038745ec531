"""A plan that has changed since it was reported on: the pages say so, and nothing that was said is gone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from store.store import Store
from tests import make
from tests.pages.visits import seen

THEN = make.plan(make.indicator("A01-01", kind="level", label="Møder"), make.indicator("A01-02", label="Kataloget"))
NOW = make.plan(make.indicator("A01-01", kind="flow", label="Møder"))


def changed(database: Path, *later: int) -> None:
    store = Store(database)
    store.add_plan(THEN, by="prøven", at=datetime(2026, 1, 1))
    said = make.report(THEN, "2026H1", ("A01-01", 4), ("A01-02", 9))
    store.submit(said, b"fil", "fil.csv", "prøven", datetime(2026, 7, 5))
    make.asked_anew(store, NOW, datetime(2026, 9, 1))
    for value in later:
        store.submit(make.report(NOW, "2026H2", ("A01-01", value)), b"ny", "ny.csv", "prøven", datetime(2027, 1, 5))
    store.close()


def test_what_is_read_as_it_was_asked_says_so(database: Path) -> None:
    changed(database)
    assert "læst, som der blev spurgt, før planen blev ændret" in seen("status", as_of="2027-01-31")
    told = seen("indicator", as_of="2027-01-31", indicator="A01-01")
    assert "Derfor er det læst, som der blev spurgt dengang: tilstand ved udgangen." in told


def test_what_is_not_counted_since_the_change_is_told(database: Path) -> None:
    changed(database, 6)
    told = seen("indicator", as_of="2027-01-31", indicator="A01-01")
    assert "så det er ikke regnet med:" in told and "1. halvår 2026: 4" in told
    assert "6 af 15" in told


def test_what_is_no_longer_in_the_plan_stays_on_the_page_of_its_activity(database: Path) -> None:
    changed(database)
    told = seen("activity", as_of="2027-01-31", activity="1")
    assert "1 svar på noget, der ikke længere er i planen" in told and "Kataloget, 1. halvår 2026: 9" in told
