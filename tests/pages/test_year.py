"""A whole year through the pages: what a meeting saw stays what it saw, and what changed in between is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from outcomes.meeting import NewMeeting
from outcomes.report import Slot
from store.beside import Beside
from store.homes.choose import home_beside
from store.meeting.meetings import call_meeting
from store.meeting.reviews import review_report
from store.store import Store
from tests import make
from tests.pages.visits import plain, seen, using

REVIEWING = {"approves": "secretariat", "ours": "Sat af os."}
RULES = [{"rule": "report_over", "days": 20, "ours": "Sat."}, {"rule": "unexplained", "ours": "Sat."}]
ASKED = [
    make.indicator("A01-01", due="2026H1", low=10, label="Kurser"),
    make.indicator("A01-02", due="2026H2", low=10, label="Flere kurser"),
    make.indicator("A02-01", due="2026H1", low=10, label="Ture"),
    make.indicator("A02-02", due="2026H2", low=10, label="Flere ture"),
]
PLAN = make.plan(*ASKED, review=REVIEWING, agenda=RULES)
LOWER = {"A02-01": {"target": {"form": "at_least", "low": 4, "words": "4 ture"}}}
LOWERED = make.plan(*(one | LOWER.get(one["id"], {}) for one in ASKED), review=REVIEWING, agenda=RULES)
MEETINGS = [date(2026, 9, 10), date(2026, 10, 15), date(2027, 1, 14), date(2027, 3, 11)]


def at(day: str) -> datetime:
    return datetime.fromisoformat(f"{day}T12:00")


def deliver(store: Store, half: str, day: str, id: str, value: int, kroner: int, answer: str | None = None) -> None:
    activity = int(id[1:3])
    said = ((id, value, {"note": "Regn"} if value == 5 else {}), (f"A{activity:02}-KR1", kroner))
    report = make.report(PLAN, half, *said, activity=activity)
    store.submit(report, f"{day}{value}".encode(), "fil.csv", "Klubben", at(day), beside=Beside(answer=answer))


def first(store: Store) -> None:
    deliver(store, "2026H1", "2026-08-01", "A01-01", 3, 400)


def second(store: Store) -> None:
    """The first is corrected, and the other comes late."""
    deliver(store, "2026H1", "2026-09-20", "A01-01", 12, 450)
    deliver(store, "2026H1", "2026-09-25", "A02-01", 5, 100)


def third(store: Store) -> None:
    """A target is changed, and a report sent back and answered."""
    store.add_plan(LOWERED, "sekretariatet", at("2026-11-01"))
    slot = Slot(PLAN.id, 2, make.report(PLAN, "2026H1").period)
    review_report(store, LOWERED, slot, 1, "returned", "Er alle ture med?", "Lene", at("2026-11-05"))
    deliver(store, "2026H1", "2026-11-10", "A02-01", 6, 100, answer="Ja, nu er de")


def fourth(store: Store) -> None:
    deliver(store, "2026H2", "2027-02-01", "A01-02", 11, 300)
    deliver(store, "2026H2", "2027-02-20", "A02-02", 2, 900)


STAGES: list[Callable[[Store], None]] = [first, second, third, fourth]
TOLD = [
    ["2 Aktivitet nr. 2: Rapporten for 1. halvår 2026 mangler", "1 Aktivitet nr. 1: 1 mål er bagud uden en bemærkning"],
    ["1 rapport, 1 rettet rapport, 1 ny bagud, 1 ikke længere bagud", "mangelfuld → nået · 12 unge"],
    ["Planen er ændret.", "1 rettet rapport", "1 ikke længere bagud", "1 rapport sendt tilbage", "Er alle ture med?"],
    ["2 rapporter, 1 mål nået, 1 ny bagud", "2 Aktivitet nr. 2: 1 mål er bagud uden en bemærkning"],
]


def page_of(number: int) -> str:
    """What a meeting's permanent link says, but for the foot, which knows of later versions of the plan."""
    said = plain(seen("meetings", meeting=str(number), as_of=str(MEETINGS[number - 1])))
    return said.partition("Arbejdsgruppemøde")[2].partition("Se siden, som den så ud den")[0]


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MONITOR_CLOCK", "2027-04-01T10:00")
    store = Store(tmp_path / "monitor.duckdb")
    store.add_plan(PLAN, "sekretariatet", at("2026-01-01"))
    for number, day in enumerate(MEETINGS, start=1):
        new = NewMeeting(day, day - timedelta(days=1), "working_group", "Kulturhuset")
        assert call_meeting(store, PLAN.id, new, "Lene", at=at("2026-01-02")) == number
    store.close()
    return tmp_path / "monitor.duckdb"


def test_what_each_meeting_saw_is_there_a_year_later_and_what_changed_is_told(database: Path) -> None:
    then: list[str] = []
    with using(database):
        store = Store(None, home=home_beside(database))
        for number, stage in enumerate(STAGES, start=1):
            stage(store)
            then.append(page_of(number))
            for said in TOLD[number - 1]:
                assert said in then[-1], (number, said)
        assert [page_of(number) for number in range(1, 5)] == then
        quiet = plain(seen(as_of="2026-10-31", since="2026-10-16"))
        assert "Intet er ændret." in quiet  # between the second meeting and what came after it
