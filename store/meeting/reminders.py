"""Reminders of reports that are missing: taken down, and asked."""

from __future__ import annotations

from datetime import date, datetime

from outcomes import free_text, names
from outcomes.language import _
from outcomes.period import Period
from outcomes.report import Slot
from outcomes.round import Reminder
from store import decide
from store.decide import Cursor
from store.failures import NotSaved
from store.log.log import Writing
from store.log.meeting_said import ReminderSaid
from store.meeting.known import known
from store.moment import now
from store.store import Store


def reminders(store: Store, plan: str, as_of: date) -> tuple[Reminder, ...]:
    """Those that are known at the end of a day, the first first."""
    rows = known(store, "reminder", "reminders", plan, as_of)
    return tuple(
        Reminder(row["activity"], Period.parse(row["period"]), row["words"], row["known_at"], row["said_by"])
        for row in rows
    )


def remind(store: Store, slot: Slot, words: str, by: str, at: datetime | None = None) -> None:
    """Take down that whoever owes the report was reminded, and what was written. ``at`` is UTC.

    Raises NotSaved when words are missing, or the report has come.
    """
    if fault := names.fault_of_sayer(by) or free_text.fault_of(words, _("Skriv, hvad der er skrevet, og tryk igen.")):
        raise NotSaved(fault)

    def work(cursor: Cursor, writing: Writing) -> None:
        newest = decide.newest_version(cursor, slot)
        if newest and not newest["withdrawn"]:
            raise NotSaved(_("Rapporten er kommet i mellemtiden fra {by}.").format(by=newest["reported_by"]))
        said = ReminderSaid(
            plan=slot.plan,
            known_at=at or store.now_in(slot.plan),
            activity=slot.activity,
            period=str(slot.period),
            words=words,
        )
        writing.append(said.told(), names.kept(by), now())

    store.write(work)
