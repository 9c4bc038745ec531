"""Closing a meeting: what its minutes are made of, and that it is closed with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from outcomes import free_text, names
from outcomes.attainment import RollUp
from outcomes.coverage import expected_reports
from outcomes.free_text import kept
from outcomes.held import Held
from outcomes.language import _
from outcomes.meeting import Meeting
from outcomes.minutes import ItemOfMinutes, Minutes
from outcomes.plan import Plan
from store.decide import Cursor
from store.failures import NotSaved
from store.log.entry import Attachment
from store.log.log import Writing
from store.log.meeting_said import HeldTopic, MinutesSaid
from store.meeting.agendas import notes
from store.meeting.decisions import decisions
from store.meeting.meetings import meeting_row, require_latest, require_version
from store.meeting.tasks import tasks
from store.moment import day_of, now
from store.store import Store


def minutes_of(
    store: Store,
    plan: str,
    meeting: Meeting,
    items: Sequence[Held],
    came: tuple[str, ...],
    words: str | None,
    address: str,
    as_of: date,
) -> Minutes:
    """What the minutes say: of all that is known at the end of a day, with the numbers of the meeting's own day."""
    day, number = meeting.numbers_of, meeting.number
    held = _plan_on(store, plan, day)
    noted = {key: one.words for (of, key), one in notes(store, plan, as_of).items() if of == number}
    decided = [one for one in decisions(store, plan, as_of) if one.about.meeting == number]
    taken_on = [one for one in tasks(store, plan, as_of) if one.about.meeting == number]
    keys = {one.key for one in items}

    def item(one: Held) -> ItemOfMinutes:
        of_item = tuple(each for each in decided if each.about.topic == one.key)
        return ItemOfMinutes(one, noted.get(one.key), of_item, tuple(t for t in taken_on if t.about.topic == one.key))

    others = tuple(one for one in decided if one.about.topic not in keys)
    received = [(report.activity, report.period) for report in store.reports(plan, day)]
    ended = [half for half in held.half_years if half.last_day <= day]
    due = (row for row in store.attainment(plan, day) if row.is_due and not row.is_measure)
    return Minutes(
        plan=held,
        plan_since=store.version_shown(plan, day).effective_at,
        meeting=meeting,
        came=came,
        words=kept(words),
        items=tuple(map(item, items)),
        others=ItemOfMinutes(Held("", ""), None, others, tuple(one for one in taken_on if one.about.topic not in keys)),
        counted=RollUp.of(due),
        missing=tuple(one for half in ended for one in expected_reports(held, half, received) if not one.received),
        address=address,
        is_invented=store.is_invented(),
    )


def close_meeting(
    store: Store,
    minutes: Minutes,
    files: tuple[bytes, bytes],
    by: str,
    seen: int = 0,
    at: datetime | None = None,
) -> None:
    """Close a meeting with its minutes, as Word and as PDF; or put those right while they are the latest.

    Raises NotSaved when nobody was there, it is called off, or a later meeting is closed; and Overtaken when another
    version of the minutes than the one that was ``seen`` is the newest, 0 for none. ``at`` is UTC.
    """
    if fault := names.fault_of_sayer(by) or free_text.fault_of(minutes.words):
        raise NotSaved(fault)
    if not minutes.came:
        raise NotSaved(_("Skriv, hvem der var med, og tryk igen."))
    word, pdf = map(Attachment.of, files)
    plan, meeting = minutes.plan.id, minutes.meeting.number
    moment = at or store.now_in(plan)
    if day_of(moment) < minutes.meeting.day:
        raise NotSaved(_("Mødet er ikke holdt endnu. Luk det på dagen eller senere, eller flyt det."))

    def work(cursor: Cursor, writing: Writing) -> None:
        require_latest(cursor, plan, meeting)
        row = meeting_row(cursor, plan, meeting)
        require_version(row["minutes_version"] or 0, seen)
        said = MinutesSaid(
            plan=plan,
            known_at=moment,
            meeting=meeting,
            version=seen + 1,
            came=tuple(writing.number_of(names.kept(one)) for one in minutes.came),
            items=tuple(HeldTopic(**item.held._asdict()) for item in minutes.items),
            words=minutes.words,
            word=word.sha256,
            pdf=pdf.sha256,
        )
        writing.append(said.told(word, pdf), names.kept(by), now())

    store.write(work, sum(map(len, files)))


def _plan_on(store: Store, plan: str, day: date) -> Plan:
    found = store.plan(plan, day)
    if found is None:
        raise LookupError(plan)
    return found
