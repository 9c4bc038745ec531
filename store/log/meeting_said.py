"""What is said around meetings: reviews of reports, requests, meetings with agendas and minutes, decisions, tasks.

Meetings, decisions, tasks and requests are numbered from 1 within a plan. People who are named (who is invited, who
owns a task) stand as their numbers in the directory of people. ``known_at`` is the moment from when it counts.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from outcomes.indicator import Strict, Text
from outcomes.meeting import Body, DecisionState, MeetingKind, RequestKind, RequestState, ReviewOutcome, TaskState
from store.log.kind import Moment, Said

Number = Annotated[int, Field(ge=1)]
Person = Annotated[int, Field(ge=1)]


class OfPlan(Said):
    """What is said of a plan, at a moment (UTC)."""

    plan: Text
    known_at: Moment


class OfReport(OfPlan):
    """What is said of one version of a report."""

    activity: int
    period: Text
    report_version: Number


class ReviewSaid(OfReport):
    """A version of a report is approved, sent back, noted, or opened again; ``words`` say why."""

    kind = "review"

    outcome: ReviewOutcome
    words: Text | None = None


class AnswerSaid(OfReport):
    """What a version of a report answers to the reason that the one before it was sent back for."""

    kind = "answer"

    words: Text


class RequestSaid(OfReport):
    """Something that an activity asks for in a version of its report: money (in kroner), another target, help."""

    kind = "request"

    number: Number
    request_kind: RequestKind
    words: Text
    kroner: int | None = None
    by_when: date | None = None


class DecisionSaid(OfPlan):
    """What was decided, why, by whom, and what it is about. ``topic`` is the key of an item of the agenda."""

    kind = "decision"

    number: Number
    words: Text
    why: Text | None = None
    decided_by: Body
    meeting: Number | None = None
    topic: Text | None = None
    activity: int | None = None
    indicator: Text | None = None
    request: Number | None = None


class TaskSaid(OfPlan):
    """What somebody has taken on, to be done by the day ``due``."""

    kind = "task"

    number: Number
    words: Text
    owner: Person
    due: date
    meeting: Number | None = None
    topic: Text | None = None
    activity: int | None = None
    indicator: Text | None = None
    decision: Number | None = None


class StepSaid(OfPlan):
    """How far a request, a decision or a task has come: its ``step``-th state after the first, which it has when said.

    ``words`` say what was done, or why. ``until`` is the day that it waits for, ``by`` the decision that takes its
    place or that settles a request, and ``decided_by`` who says it where that is not one person.
    """

    kind = "step"

    of: Literal["request", "decision", "task"]
    number: Number
    step: Number
    state: RequestState | DecisionState | TaskState
    words: Text | None = None
    until: date | None = None
    by: Number | None = None
    decided_by: Body | None = None


class MeetingSaid(OfPlan):
    """A version of a meeting: when and where it is, who is invited, and from which day its numbers are."""

    kind = "meeting"

    number: Number
    version: Number
    day: date
    numbers_of: date
    meeting_kind: MeetingKind
    place: Text
    invited: tuple[Person, ...] = ()
    cancelled: Text | None = None


class AddedTopic(Strict):
    """An item that somebody has put on the agenda."""

    key: Text
    words: Text
    activity: int | None = None
    recurring: bool = False


class AgendaSaid(OfPlan):
    """A version of what has been done to a meeting's agenda: its order, what is hidden and why, what is added."""

    kind = "agenda"

    meeting: Number
    version: Number
    order: tuple[Text, ...] = ()
    hidden: dict[Text, Text] = Field(default_factory=dict)
    added: tuple[AddedTopic, ...] = ()


class TopicSaid(OfPlan):
    """A version of what is noted of one item of a meeting's agenda, and whether the meeting has reached it."""

    kind = "topic"

    meeting: Number
    key: Text
    version: Number
    reached: bool
    words: Text | None = None


class HeldTopic(Strict):
    """An item of the agenda as it stood, and whether the meeting reached it."""

    key: Text
    words: Text
    why: str = ""
    activity: int | None = None
    recurring: bool = False
    reached: bool = True


class MinutesSaid(OfPlan):
    """A version of a meeting's minutes, with which it is closed: who came, and the agenda as it stood.

    The documents are attached, by their SHA-256.
    """

    kind = "minutes"

    meeting: Number
    version: Number
    came: tuple[Person, ...]
    items: tuple[HeldTopic, ...] = ()
    words: Text | None = None
    word: Text
    pdf: Text


class ReminderSaid(OfPlan):
    """An activity was reminded of a report that is missing; ``words`` are what was written."""

    kind = "reminder"

    activity: int
    period: Text
    words: Text


class TickSaid(OfPlan):
    """An event of the calendar was held, or a check done, on one of its days: what was done."""

    kind = "tick"

    event: Text
    day: date
    words: Text


MEETING_KINDS: tuple[type[Said], ...] = (
    ReviewSaid,
    AnswerSaid,
    RequestSaid,
    DecisionSaid,
    TaskSaid,
    StepSaid,
    MeetingSaid,
    AgendaSaid,
    TopicSaid,
    MinutesSaid,
    ReminderSaid,
    TickSaid,
)
"""The kinds of entries around meetings, each in its newest version."""
