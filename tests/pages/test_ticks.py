"""What of the calendar was held is ticked off with a sentence, once, and is no longer over its time."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from store.failures import NotSaved
from store.homes.choose import home_beside
from store.meeting.ticks import tick, ticks
from store.store import Store
from tests import make
from tests.conftest import Files
from tests.pages.visits import plain, seen, text_of, using, visit

MEETING = {"key": "moede", "kind": "meeting", "words": "Arbejdsgruppen mødes", "owner": "working_group"}
PLAN = make.plan(make.indicator("A01-01", due="2026H2"), calendar=[MEETING | {"when": "2026-09", "ours": "Sat af os."}])
EVER = date(2090, 1, 1)


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("MONITOR_CLOCK", "2026-10-05T10:00")
    store = Store(tmp_path / "monitor.duckdb")
    store.add_plan(PLAN, "prøven", datetime(2026, 1, 1))
    store.close()
    with using(tmp_path / "monitor.duckdb") as made:
        yield made


def test_what_is_ticked_off_is_told_and_no_longer_over_its_time(database: Path) -> None:
    assert "1 ting er over tiden." in plain(seen("calendar"))
    app = visit("calendar")
    for label, words in (("Skriv det i en sætning", "Holdt i Kulturhuset"), ("Hvem skriver", "Lene")):
        next(one for one in (*app.text_area, *app.text_input) if one.label.startswith(label)).set_value(words)
    next(one for one in app.button if one.label == "Kryds af").click().run()
    assert not app.exception
    said = plain(text_of(app))
    assert "Intet er over tiden." in said
    assert "Arbejdsgruppen mødes, 30. september 2026: Holdt i Kulturhuset (krydset af 5. oktober 2026 af Lene)" in said
    assert "1 ting er over tiden." in plain(seen("calendar", as_of="2026-10-04"))


def test_nothing_is_ticked_off_twice_or_without_a_sentence(database: Path) -> None:
    store = Store(None, home=home_beside(database))
    with pytest.raises(NotSaved, match="Skriv i en sætning"):
        tick(store, PLAN.id, "moede", date(2026, 9, 30), " ", "Lene")
    tick(store, PLAN.id, "moede", date(2026, 9, 30), "Holdt", "Lene")
    with pytest.raises(NotSaved, match="Lene skrev: Holdt"):
        tick(store, PLAN.id, "moede", date(2026, 9, 30), "Holdt igen", "Omar")
    assert [one.words for one in ticks(store, PLAN.id, EVER)] == ["Holdt"]


def test_the_calendar_is_taken_along_and_subscribed_to_where_there_is_a_token(
    database: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "abonnér" not in plain(seen("calendar"))
    name, make_file = files["Hent kalenderen (til Outlook og andre)"]
    ids = [str(one["uid"]) for one in Calendar.from_ical(make_file()).walk("VEVENT")]
    assert name == "kalender-proeve-2026.ics" and "moede@proeve.2026" in ids
    monkeypatch.setenv("MONITOR_CALENDAR_TOKEN", "hemmeligt-ord")
    assert "calendar/hemmeligt-ord.ics" in plain(seen("calendar"))
