"""What a meeting is made of: its agenda with the numbers of its day, what is noted, and what it has decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from outcomes.agenda import Agenda, AgendaChanges, Noted, agenda, returned
from outcomes.meeting import Meeting, before
from outcomes.occurrences import Known, answered, occurrences
from outcomes.topics import Facts, Topic, topics
from store.meeting.agendas import agendas, notes
from store.meeting.meetings import meetings
from store.meeting.ticks import ticks
from store.moment import day_of
from ui.app import session
from ui.app.session import View
from ui.decided.asked import Decided, decided
from ui.kit import words

_A_QUARTER = timedelta(days=92)


class Met(NamedTuple):
    """A meeting on the day that is looked at; ``numbers`` is the same plan at the end of the day its numbers are of."""

    view: View
    numbers: View
    meeting: Meeting
    before: Meeting | None
    agenda: Agenda
    changes: AgendaChanges
    notes: Mapping[str, Noted]
    decided: Decided

    def taken(self, topic: Topic | None = None) -> Decided:
        """What the meeting has decided and handed out, on one item or in all."""
        return self.decided.of_meeting(self.meeting.number, topic.key if topic else None)

    def is_reached(self, topic: Topic) -> bool:
        """Whether the meeting has taken an item up: noted so, or decided something."""
        noted, taken = self.notes.get(topic.key), self.taken(topic)
        if noted:
            return noted.reached
        held = {one.key for one in self.meeting.closed.items if one.reached} if self.meeting.closed else set()
        return bool(taken.decisions or taken.tasks) or topic.key in held


def every(view: View) -> tuple[Meeting, ...]:
    """All that are known on the day that is looked at, in the order of their days."""
    return meetings(session.store(), view.plan.id, view.as_of)


def meet(view: View, meeting: Meeting, among: Sequence[Meeting]) -> Met:
    """Everything about one meeting."""
    store, plan = session.store(), view.plan.id
    numbers, earlier = session.on_day(view, meeting.numbers_of), before(meeting, among)
    changes = agendas(store, plan, view.as_of).get(meeting.number, AgendaChanges())
    noted = {key: one for (number, key), one in notes(store, plan, view.as_of).items() if number == meeting.number}
    about = view, numbers, meeting, earlier
    return Met(*about, _agenda(numbers, meeting, earlier, changes, among), changes, noted, decided(view))


def _agenda(
    numbers: View, meeting: Meeting, earlier: Meeting | None, changes: AgendaChanges, among: Sequence[Meeting]
) -> Agenda:
    """As it stood when the meeting was closed; before that by the rules, and as it has been changed."""
    if meeting.closed:
        held = (Topic(one.key, None, one.words, one.why, one.activity) for one in meeting.closed.items)
        return Agenda(tuple(held), ())
    facts = _facts(numbers, meeting, among)
    back: list[Topic] = []
    if earlier and earlier.closed:
        open_keys = {
            one.about.topic
            for one in facts.tasks
            if one.is_open and one.about.topic and one.about.meeting == earlier.number
        }
        back = returned(earlier.closed.items, open_keys, words.day(earlier.day))
    return agenda(topics(facts), back, changes)


def _facts(numbers: View, meeting: Meeting, among: Sequence[Meeting]) -> Facts:
    plan, answers, known = numbers.plan, session.answers(numbers), decided(numbers)
    received = frozenset((report.activity, report.period) for report in session.reports(numbers))
    ticked = frozenset(one.event for one in ticks(session.store(), plan.id, numbers.as_of))
    began = day_of(session.store().plan_versions(plan.id)[0].effective_at)
    return Facts(
        plan=plan,
        day=numbers.as_of,
        held=meeting.day,
        until=_next(numbers, meeting, among),
        targets=session.deliveries(numbers),
        answers=answers,
        known=Known(received, answered(plan, answers), ticked, began),
        decisions=known.decisions,
        tasks=known.tasks,
        requests=known.requests,
        said=words.day,
        day_of=day_of,
    )


def _next(numbers: View, meeting: Meeting, among: Sequence[Meeting]) -> date:
    """The day of the next meeting, as it is called or as the plan's calendar has it; else a quarter later."""
    called = [one.day for one in among if one.day > meeting.day and not one.cancelled]
    year = meeting.day + 4 * _A_QUARTER
    planned = [one.last_day for one in occurrences(numbers.plan, meeting.day, year) if one.kind == "meeting"]
    after = (day for day in planned if day > meeting.day + _A_QUARTER / 2)
    return min([*called, *after], default=meeting.day + _A_QUARTER)
