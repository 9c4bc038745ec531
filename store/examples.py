"""Putting invented reports, and what is said around meetings, in a record of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from outcomes.agenda import AgendaChanges
from outcomes.decision import NewDecision
from outcomes.example_report import ExampleReport
from outcomes.example_said import ExampleItem, ExampleNote, ExampleReminder, ExampleReview, ExampleSaid, ExampleStep
from outcomes.meeting import NewMeeting
from outcomes.minutes import Minutes
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Slot
from outcomes.task import NewTask
from store.beside import Beside
from store.meeting.agendas import agendas, change_agenda, note_item, notes
from store.meeting.decisions import decide
from store.meeting.meetings import call_meeting, meetings
from store.meeting.minutes import close_meeting, minutes_of
from store.meeting.reminders import remind
from store.meeting.reviews import review_report
from store.meeting.steps import steps, take_step
from store.meeting.tasks import take_on
from store.moment import day_of, to_utc
from store.store import Store

Write = Callable[[Minutes], tuple[bytes, bytes]]


def fill_with_examples(
    store: Store,
    plan: Plan,
    reports: Iterable[ExampleReport],
    said: Iterable[ExampleSaid] = (),
    write: Write = lambda minutes: (b"", b""),
) -> None:
    """Mark the record as invented and add, in the order of their times, what came after all that it has already.

    ``write`` makes the minutes of meetings that are closed: as Word, and as PDF.

    Raises NotSaved when real reports are here.
    """
    store.mark_as_invented()
    [last] = store.ask("last_said", {"plan": plan.id})
    every: list[ExampleReport | ExampleSaid] = [*reports, *said]
    for example in sorted(every, key=lambda one: one.at):
        at = to_utc(example.at)
        if last["said"] is not None and at <= last["said"]:
            continue
        if isinstance(example, ExampleReport):
            sent = example.report, example.content, example.filename, example.by, at
            store.submit(*sent, beside=Beside(requests=example.requests, answer=example.answer))
        else:
            _say(store, plan, example, at, write)


def _say(store: Store, plan: Plan, example: ExampleSaid, at: datetime, write: Write) -> None:
    what, by, today = example.what, example.by, day_of(at)
    if isinstance(what, NewMeeting):
        call_meeting(store, plan.id, what, by, at=at)
    elif isinstance(what, NewDecision):
        decide(store, plan, what, by, at)
    elif isinstance(what, NewTask):
        take_on(store, plan, what, by, at)
    elif isinstance(what, ExampleStep):
        seen = len(steps(store, plan.id, today).get((what.of, what.number), ()))
        take_step(store, plan.id, what.of, what.number, what.step, by, seen, at)
    elif isinstance(what, ExampleNote):
        noted = notes(store, plan.id, today).get((what.meeting, what.key))
        about = store, plan.id, what.meeting, what.key, what.words, what.reached
        note_item(*about, by, noted.version if noted else 0, at)
    elif isinstance(what, ExampleReminder):
        remind(store, Slot(plan.id, what.activity, Period.parse(what.period)), what.words, by, at)
    elif isinstance(what, ExampleReview):
        slot = Slot(plan.id, what.activity, Period.parse(what.period))
        review_report(store, plan, slot, what.version, what.outcome, what.words, by, at)
    elif isinstance(what, ExampleItem):
        _put_on(store, plan, what, by, at)
    else:
        [meeting] = [one for one in meetings(store, plan.id, today) if one.number == what.meeting]
        said = minutes_of(store, plan.id, meeting, what.items, what.came, what.words, "", today)
        close_meeting(store, said, write(said), by, at=at)


def _put_on(store: Store, plan: Plan, item: ExampleItem, by: str, at: datetime) -> None:
    """Change a meeting's agenda."""
    now = agendas(store, plan.id, day_of(at)).get(item.meeting, AgendaChanges())
    added = now.add(item.meeting, item.words, item.activity, item.recurring)
    change_agenda(store, plan.id, item.meeting, now.hide(item.hides, item.words) if item.hides else added, by, at)
