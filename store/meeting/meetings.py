"""Meetings: called, moved, called off, and asked."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from outcomes import names
from outcomes.free_text import kept
from outcomes.held import Held
from outcomes.language import _
from outcomes.meeting import Closed, Meeting, NewMeeting
from store.decide import Cursor
from store.failures import NotSaved, Overtaken
from store.log.log import Writing
from store.log.meeting_said import MeetingSaid
from store.meeting.known import known
from store.meeting.steps import newest_number
from store.moment import end_of, now
from store.sql import ask_on
from store.store import Store

FOREVER = date.max.replace(year=9000)


def meetings(store: Store, plan: str, as_of: date) -> tuple[Meeting, ...]:
    """Those that are known at the end of a day, in the order of their days."""
    rows = known(store, "meeting", "meetings", plan, as_of)
    people = {row["person"]: row["name"] for row in store.ask("people", {})} if rows else {}
    return tuple(_meeting(row, people) for row in rows)


def call_meeting(
    store: Store,
    plan: str,
    new: NewMeeting,
    by: str,
    number: int | None = None,
    seen: int = 0,
    at: datetime | None = None,
) -> int:
    """Say when and where a meeting is: a new one, or ``number`` anew. Returns its number. ``at`` is UTC.

    Raises NotSaved when something is missing or the meeting is closed, and Overtaken when another version than the
    one that was ``seen`` is the newest.
    """
    moment = at or store.now_in(plan)
    if fault := names.fault_of_sayer(by) or new.fault():
        raise NotSaved(fault)

    def work(cursor: Cursor, writing: Writing) -> int:
        newest = meeting_row(cursor, plan, number) if number else None
        if newest:
            require_open(newest)
            require_version(newest["version"], seen)
        said = MeetingSaid(
            plan=plan,
            known_at=moment,
            number=number or newest_number(cursor, plan, "meeting") + 1,
            version=seen + 1,
            day=new.day,
            numbers_of=new.numbers_of,
            meeting_kind=new.meeting_kind,
            place=new.place,
            invited=tuple(writing.number_of(names.kept(one)) for one in new.invited if names.kept(one)),
            cancelled=kept(new.cancelled),
        )
        writing.append(said.told(), names.kept(by), now())
        return said.number

    return store.write(work)


def meeting_row(cursor: Cursor, plan: str, number: int) -> dict[str, Any]:
    """The newest version of a meeting. Raises NotSaved where there is none."""
    for row in ask_on(cursor, "ask/meetings", {"plan": plan, "as_of": end_of(FOREVER)}):
        if row["number"] == number:
            return row
    raise NotSaved(_("Mødet findes ikke."))


def require_open(meeting: dict[str, Any]) -> None:
    """Raises NotSaved where the meeting is closed or called off."""
    if meeting["closed_at"] is not None:
        raise NotSaved(_("Mødet er lukket af {by}. Skriv det på det næste møde.").format(by=meeting["closed_by"]))
    if meeting["cancelled"]:
        raise NotSaved(_("Mødet er aflyst."))


def require_latest(cursor: Cursor, plan: str, number: int | None) -> None:
    """Raises NotSaved where a meeting is closed and a later one is too: what it said stands. None asks of none."""
    if number is None:
        return
    meeting = meeting_row(cursor, plan, number)
    if meeting["closed_at"] is None:
        require_open(meeting)
        return
    for later in ask_on(cursor, "ask/meetings", {"plan": plan, "as_of": end_of(FOREVER)}):
        if later["closed_at"] is not None and (later["day"], later["number"]) > (meeting["day"], number):
            raise NotSaved(_("Der er holdt et møde siden, så referatet står fast. Skriv det på det næste møde."))


def require_version(newest: int, seen: int) -> None:
    """Raises Overtaken when another version than the one that was ``seen`` is the newest; 0 for none."""
    if newest != seen:
        message = _("En anden har ændret det samme i mellemtiden. Jeres ord står her: se det nye, og tryk igen.")
        raise Overtaken(message)


def _meeting(row: dict[str, Any], people: dict[int, str]) -> Meeting:
    def named(numbers: list[int] | None) -> tuple[str, ...]:
        return tuple(people.get(number, "") for number in numbers or ())

    own = {field: row[field] for field in Meeting._fields if field not in ("invited", "closed")}
    if row["minutes_version"] is None:
        return Meeting(**own, invited=named(row["invited"]))
    about = row["minutes_version"], row["closed_at"], row["closed_by"], named(row["came"])
    items = tuple(Held(**one) for one in row["items"])
    closed = Closed(*about, items, row["minutes_words"], row["word"], row["pdf"])
    return Meeting(**own, invited=named(row["invited"]), closed=closed)
