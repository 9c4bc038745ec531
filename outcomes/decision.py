"""Decisions: what was decided, why, by whom and about what, and how far it has come."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from outcomes import free_text
from outcomes.language import _
from outcomes.meeting import SETTLED, Body, DecisionState, NextStep, RequestState, StepTaken
from outcomes.plan import Plan


class About(NamedTuple):
    """What a decision or a task is about, and where it was taken: ``topic`` is the key of an item of the agenda."""

    meeting: int | None = None
    topic: str | None = None
    activity: int | None = None
    indicator: str | None = None

    def fault(self, plan: Plan) -> str:
        """Why nothing can be said about that, and what to choose instead; '' when it can."""
        if self.activity is not None and plan.activity(self.activity) is None:
            message = _("Aktivitet {n} er ikke i planen, som den er nu. Vælg en anden, eller ingen.")
            return message.format(n=self.activity)
        if self.indicator is not None and plan.indicator(self.indicator) is None:
            return _("Mål {id} er ikke i planen, som den er nu. Vælg et andet, eller intet.").format(id=self.indicator)
        return ""


class NewDecision(NamedTuple):
    """A decision as somebody has typed it. It answers a ``request`` with the state that it gives it."""

    words: str
    decided_by: Body
    why: str | None = None
    about: About = About()
    request: int | None = None
    request_state: RequestState | None = None

    def fault(self, plan: Plan, today: date) -> str:
        """Why it can't be taken down, and what to write instead; '' when it can."""
        missing = _("Skriv, hvad der er besluttet, og tryk igen.")
        return (
            free_text.fault_of(self.words, missing)
            or free_text.fault_of(self.why)
            or self.about.fault(plan)
            or (self.request_state and self.answer.fault("request", today))
            or ""
        )

    @property
    def answer(self) -> NextStep:
        """The step of the request that the decision is."""
        return NextStep(self.request_state or "granted", self.why or self.words, decided_by=self.decided_by)


class Decision(NamedTuple):
    """A decision as of a moment: it counts from ``known_at`` (UTC), and ``said_by`` took it down."""

    number: int
    words: str
    why: str | None
    decided_by: Body
    known_at: datetime
    said_by: str
    about: About
    request: int | None
    steps: tuple[StepTaken, ...]

    @property
    def state(self) -> DecisionState:
        newest: DecisionState = self.steps[-1].state if self.steps else "made"  # type: ignore[assignment]
        return newest

    @property
    def is_open(self) -> bool:
        """Whether something is left to do."""
        return self.state not in SETTLED

    def is_due(self, day: date) -> bool:
        """Whether it was put off until a day that has come."""
        until = self.steps[-1].until if self.steps else None
        return self.state == "postponed" and until is not None and until <= day
