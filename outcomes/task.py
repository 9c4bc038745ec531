"""Tasks: what somebody has taken on, by when, and whether it is done."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from outcomes import free_text
from outcomes.decision import About
from outcomes.language import _
from outcomes.meeting import SETTLED, StepTaken, TaskState
from outcomes.names import one_line
from outcomes.plan import Plan


class NewTask(NamedTuple):
    """A task as somebody has typed it."""

    words: str
    owner: str
    due: date
    about: About = About()
    decision: int | None = None

    def fault(self, plan: Plan, today: date) -> str:
        """Why it can't be taken down, and what to write instead; '' when it can."""
        if fault := free_text.fault_of(self.words, _("Skriv, hvad opgaven er, og tryk igen.")):
            return fault
        if not one_line(self.owner):
            return _("Skriv, hvem der har opgaven, og tryk igen.")
        if self.due < today:
            return _("Dagen er forbi. Vælg en frist fra i dag af, og tryk igen.")
        return free_text.fault_of(self.owner) or self.about.fault(plan)


class Task(NamedTuple):
    """A task as of a moment: ``owner`` is to do it by the end of the day ``due``."""

    number: int
    words: str
    owner: str
    due: date
    known_at: datetime
    said_by: str
    about: About
    decision: int | None
    steps: tuple[StepTaken, ...]

    @property
    def state(self) -> TaskState:
        newest: TaskState = self.steps[-1].state if self.steps else "open"  # type: ignore[assignment]
        return newest

    @property
    def is_open(self) -> bool:
        """Whether something is left to do."""
        return self.state not in SETTLED

    def is_overdue(self, day: date) -> bool:
        return self.is_open and self.due < day
