"""Ticks of the calendar: taken down, and asked."""

from __future__ import annotations

from datetime import date, datetime

from outcomes import free_text, names
from outcomes.language import _
from outcomes.tick import Tick
from store.decide import Cursor
from store.failures import NotSaved
from store.log.log import Writing
from store.log.meeting_said import TickSaid
from store.meeting.known import known
from store.meeting.meetings import FOREVER
from store.moment import end_of, now
from store.sql import ask_on
from store.store import Store


def ticks(store: Store, plan: str, as_of: date) -> tuple[Tick, ...]:
    """Those that are known at the end of a day, the first first."""
    rows = known(store, "tick", "ticks", plan, as_of)
    return tuple(Tick(*(row[field] for field in Tick._fields)) for row in rows)


def tick(store: Store, plan: str, event: str, day: date, words: str, by: str, at: datetime | None = None) -> None:
    """Say that an event of the calendar was held, or a check done, and what was done. ``at`` is UTC.

    Raises NotSaved when the sentence is missing, or somebody has ticked it off already.
    """
    missing = _("Skriv i en sætning, hvad der er gjort, og tryk igen.")
    if fault := names.fault_of_sayer(by) or free_text.fault_of(words, missing):
        raise NotSaved(fault)

    def work(cursor: Cursor, writing: Writing) -> None:
        for row in ask_on(cursor, "ask/ticks", {"plan": plan, "as_of": end_of(FOREVER)}):
            if (row["event"], row["day"]) == (event, day):
                told = _("Det er allerede krydset af. {by} skrev: {words}")
                raise NotSaved(told.format(by=row["said_by"], words=row["words"]))
        said = TickSaid(plan=plan, known_at=at or store.now_in(plan), event=event, day=day, words=words)
        writing.append(said.told(), names.kept(by), now())

    store.write(work)
