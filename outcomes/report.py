"""A half-year report: what one activity delivered in one half-year."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, NamedTuple, get_args

from outcomes.indicator import Number, Strict, Text, activity_of
from outcomes.language import N_
from outcomes.period import Period

NOT_APPLICABLE = N_("ikke relevant")

WordField = Literal["note", "next_step", "evidence"]
WORDS: tuple[WordField, ...] = get_args(WordField)
"""What an observation may say beside its value."""

Value = bool | int | float | date | str
"""A number; done (true, false or a date); an assessment's word; or »ikke relevant«."""


class Slot(NamedTuple):
    """The place of one report: a plan, an activity of it and a half-year."""

    plan: str
    activity: int
    period: Period

    def receipt(self, version: int, practised: bool = False) -> str:
        """What a version of the report is called: »HR-2026H1-03-v1«, and »ØVELSE-2026H1-03-v1« where one practises."""
        return f"{'ØVELSE' if practised else 'HR'}-{self.period}-{self.activity:02}-v{version}"


class Observation(Strict):
    """One value for one indicator (and part), or the kroner spent on one budget line.

    ``note`` says why when it is off track, ``next_step`` what is done about it. ``measured_on`` is the day
    that a measure is from; without it the value counts for the half-year.
    """

    indicator: Text
    part: str = ""
    value: Value
    out_of: Number | None = None
    note: Text | None = None
    next_step: Text | None = None
    evidence: Text | None = None
    measured_on: date | None = None

    @property
    def activity(self) -> int:
        """Who reports it: the activity's number, or 0 for a measure."""
        return activity_of(self.indicator)

    @property
    def is_spending(self) -> bool:
        return "-KR" in self.indicator

    @property
    def number(self) -> Number | None:
        """The value when it is a number; to be done or not is none."""
        return self.value if isinstance(self.value, int | float) and not isinstance(self.value, bool) else None


class Answer(NamedTuple):
    """An observation and the half-year that it was reported for."""

    period: Period
    observation: Observation


class Report(Strict):
    """Everything one activity says about one half-year. A correction is a whole new report."""

    plan: Text
    activity: int
    period: Period
    observations: tuple[Observation, ...]

    @property
    def slot(self) -> Slot:
        return Slot(self.plan, self.activity, self.period)


class Receipt(NamedTuple):
    """What the record says of a file it has: which report it became, and when it came."""

    number: str  # HR-2026H1-03-v1
    version: int
    observations: int
    received_at: datetime  # UTC
    sha256: str | None
    already_received: bool


class SentFile(NamedTuple):
    """A file as it was sent."""

    filename: str
    content: bytes
