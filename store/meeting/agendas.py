"""Agendas: what is done to what the rules have put on them, and what is noted of their items at the meeting."""

from __future__ import annotations

from datetime import date, datetime

from outcomes import free_text, names
from outcomes.agenda import Added, AgendaChanges, Noted
from outcomes.free_text import kept
from store.decide import Cursor
from store.failures import NotSaved
from store.log.log import Writing
from store.log.meeting_said import AddedTopic, AgendaSaid, TopicSaid
from store.meeting.known import known
from store.meeting.meetings import FOREVER, require_latest, require_version
from store.moment import end_of, now
from store.sql import ask_on
from store.store import Store

Notes = dict[tuple[int, str], Noted]
"""What is noted, by the meeting's number and the item's key."""


def agendas(store: Store, plan: str, as_of: date) -> dict[int, AgendaChanges]:
    """What has been done by the end of a day, by the meeting's number."""
    return {
        row["meeting"]: AgendaChanges(
            row["version"], tuple(row["order"]), dict(row["hidden"]), tuple(Added(**one) for one in row["added"])
        )
        for row in known(store, "agenda", "agendas", plan, as_of)
    }


def notes(store: Store, plan: str, as_of: date) -> Notes:
    """What is noted by the end of a day."""
    return {
        (row["meeting"], row["key"]): Noted(*(row[field] for field in Noted._fields))
        for row in known(store, "topic", "topics", plan, as_of)
    }


def change_agenda(
    store: Store, plan: str, meeting: int, changed: AgendaChanges, by: str, at: datetime | None = None
) -> None:
    """Store the changes as they are now; ``changed`` was made from its own version. ``at`` is UTC.

    Raises NotSaved when words are missing or the meeting is closed, and Overtaken when somebody has changed it since.
    """
    if fault := names.fault_of_sayer(by) or changed.fault:
        raise NotSaved(fault)

    def work(cursor: Cursor, writing: Writing) -> None:
        require_latest(cursor, plan, meeting)
        rows = ask_on(cursor, "ask/agendas", {"plan": plan, "as_of": end_of(FOREVER)})
        require_version(next((row["version"] for row in rows if row["meeting"] == meeting), 0), changed.version)
        said = AgendaSaid(
            plan=plan,
            known_at=at or store.now_in(plan),
            meeting=meeting,
            version=changed.version + 1,
            order=changed.order,
            hidden=dict(changed.hidden),
            added=tuple(AddedTopic(**one._asdict()) for one in changed.added),
        )
        writing.append(said.told(), names.kept(by), now())

    store.write(work)


def note_item(
    store: Store,
    plan: str,
    meeting: int,
    key: str,
    words: str | None,
    reached: bool,
    by: str,
    seen: int,
    at: datetime | None = None,
) -> None:
    """Note what was said of an item, and whether the meeting has reached it. ``at`` is UTC.

    Raises NotSaved when the meeting is closed, and Overtaken when another version than the one ``seen`` is the newest.
    """
    if fault := names.fault_of_sayer(by) or free_text.fault_of(words):
        raise NotSaved(fault)

    def work(cursor: Cursor, writing: Writing) -> None:
        require_latest(cursor, plan, meeting)
        rows = ask_on(cursor, "ask/topics", {"plan": plan, "as_of": end_of(FOREVER)})
        newest = (row["version"] for row in rows if (row["meeting"], row["key"]) == (meeting, key))
        require_version(next(newest, 0), seen)
        said = TopicSaid(
            plan=plan,
            known_at=at or store.now_in(plan),
            meeting=meeting,
            key=key,
            version=seen + 1,
            reached=reached,
            words=kept(words),
        )
        writing.append(said.told(), names.kept(by), now())

    store.write(work)
