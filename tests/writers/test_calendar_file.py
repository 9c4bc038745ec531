"""The calendar as a file parses elsewhere, has the same ids when it is made again, and stands on whole days."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from icalendar import Calendar

from outcomes.occurrences import occurrences
from outcomes.plan import Plan
from tests import make
from writers.calendar_file import to_calendar

SINCE = datetime(2026, 1, 1, 12)
OF_ONE: dict[str, Any] = {"activity": 1, "source": [1]}
ENTRIES = [
    {"key": "fest", "kind": "event", "words": "Fest; med, tegn\nog »linjer«", "when": "2026-08-29"} | OF_ONE,
    {"key": "maaned", "kind": "check", "words": "Eftersyn", "when": "2026H2", "every": "month"} | OF_ONE,
]
PLAN = make.plan(make.indicator("A01-01", due="2026H1"), calendar=ENTRIES)


def made(plan: Plan = PLAN) -> bytes:
    return to_calendar(plan, occurrences(plan, date.min, date.max), SINCE, "https://tryghed.example/calendar")


def events(content: bytes) -> dict[str, Any]:
    """The events by their ids, as another program reads them."""
    return {str(one["uid"]): one for one in Calendar.from_ical(content).walk("VEVENT")}


def test_it_parses_and_publishes_every_occurrence_all_day() -> None:
    found = events(made())
    assert str(Calendar.from_ical(made())["method"]) == "PUBLISH"
    assert len(found) == len(occurrences(PLAN, date.min, date.max)) > 8
    fest = found["fest@proeve.2026"]
    assert (fest["dtstart"].dt, fest["dtend"].dt) == (date(2026, 8, 29), date(2026, 8, 30))
    assert str(fest["summary"]) == "Fest; med, tegn\nog »linjer«" and "1 Aktivitet nr. 1" in str(fest["description"])
    assert fest["dtstamp"].dt == SINCE.replace(tzinfo=UTC)
    assert found.keys() >= {"maaned.2026-07@proeve.2026", "maaned.2026-12@proeve.2026"}


def test_made_again_it_is_the_same_bytes() -> None:
    assert made() == made()


def test_what_has_a_whole_half_year_stands_on_its_last_day() -> None:
    whole = make.plan(make.indicator("A01-01"), calendar=[ENTRIES[1] | {"every": None, "when": "2026H2"}])
    event = events(made(whole))["maaned@proeve.2026"]
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 12, 31), date(2027, 1, 1))


def test_a_moved_event_keeps_its_id() -> None:
    moved = make.plan(make.indicator("A01-01", due="2026H1"), calendar=[ENTRIES[0] | {"when": "2026-09-05"}])
    assert "fest@proeve.2026" in events(made()).keys() & events(made(moved)).keys()
