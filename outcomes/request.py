"""Requests: what activities ask for in their reports, who answers them, and how far each has come."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from outcomes import free_text
from outcomes.indicator import Strict, Text
from outcomes.language import _
from outcomes.meeting import SETTLED, Body, RequestKind, RequestState, StepTaken
from outcomes.period import Period


class Deciding(Strict):
    """Who recommends what is asked for, and who decides it, by its kind; ``ours`` says what the plan doesn't."""

    recommends: Body
    money: Body
    target: Body
    help: Body
    other: Body
    source: tuple[int, ...] = ()
    ours: Text

    def of(self, kind: RequestKind) -> Body:
        """Who decides on a request of the kind."""
        return {"money": self.money, "target": self.target, "help": self.help, "other": self.other}[kind]


class NewRequest(NamedTuple):
    """A request as somebody has typed it; ``kroner`` are whole ones."""

    kind: RequestKind
    words: str
    kroner: int | None = None
    by_when: date | None = None

    def fault(self, today: date) -> str:
        """Why it can't be sent, and what to write instead; '' when it can."""
        if fault := free_text.fault_of(self.words, _("Skriv, hvad I beder om, og tryk igen.")):
            return fault
        if self.kind == "money" and not self.kroner:
            return _("Skriv, hvor mange kroner I beder om, og tryk igen.")
        if self.by_when and self.by_when < today:
            return _("Dagen er forbi. Vælg den dag, I senest skal have svar, fra i dag af.")
        return ""


class Request(NamedTuple):
    """A request as of a moment. It was made in a version of a report, which counts from ``known_at`` (UTC)."""

    number: int
    activity: int
    period: Period
    kind: RequestKind
    words: str
    kroner: int | None
    by_when: date | None
    known_at: datetime
    said_by: str
    steps: tuple[StepTaken, ...]

    @property
    def state(self) -> RequestState:
        newest: RequestState = self.steps[-1].state if self.steps else "asked"  # type: ignore[assignment]
        return newest

    @property
    def is_open(self) -> bool:
        """Whether it waits for an answer."""
        return self.state not in SETTLED
