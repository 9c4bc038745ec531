"""Something invented that is said around a meeting, to show how the pages look in use."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from outcomes.decision import NewDecision
from outcomes.held import Held
from outcomes.meeting import NewMeeting, NextStep, ReviewOutcome, Thing
from outcomes.task import NewTask


class ExampleStep(NamedTuple):
    """How far a request, a decision or a task has come."""

    of: Thing
    number: int
    step: NextStep


class ExampleNote(NamedTuple):
    """What was said of an item of a meeting's agenda."""

    meeting: int
    key: str
    words: str
    reached: bool = True


class ExampleItem(NamedTuple):
    """An item that is put on a meeting's agenda, or one that the rules put there and that is hidden, by its key."""

    meeting: int
    words: str
    activity: int | None = None
    recurring: bool = False
    hides: str | None = None


class ExampleReminder(NamedTuple):
    """Somebody was reminded of a report; the half-year is written 2026H1."""

    activity: int
    period: str
    words: str


class ExampleReview(NamedTuple):
    """A version of a report is approved, or sent back; the half-year is written 2026H1."""

    activity: int
    period: str
    version: int
    outcome: ReviewOutcome
    words: str | None = None


class ExampleClosing(NamedTuple):
    """A meeting is closed, with the items that stood on its agenda."""

    meeting: int
    came: tuple[str, ...]
    items: tuple[Held, ...]
    words: str | None = None


Invented = (
    NewMeeting
    | NewDecision
    | NewTask
    | ExampleStep
    | ExampleNote
    | ExampleItem
    | ExampleReminder
    | ExampleReview
    | ExampleClosing
)


class ExampleSaid(NamedTuple):
    """One thing that is said, and who says it. ``at`` is Copenhagen time."""

    at: datetime
    by: str
    what: Invented
