"""Target attainment: what the rules say of one indicator and part at a moment."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from outcomes.indicator import Form, Kind, Number, Verdict
from outcomes.language import N_
from outcomes.period import Period

State = Literal["not_due", "missing", "partial", "reported", "not_applicable", "no_target"]
Mark = Literal["met", "near", "limited", "inadequate"] | State
"""How a target is marked: a satisfactory one is met, or near to it."""
MARK_WORDS: dict[Mark, str] = {
    "met": N_("nået"),
    "near": N_("næsten nået"),
    "limited": N_("begrænset"),
    "inadequate": N_("mangelfuld"),
    "reported": N_("kan ikke vurderes"),
    "partial": N_("mangler et halvår"),
    "missing": N_("ikke indberettet"),
    "not_due": N_("vurderes senere"),
    "not_applicable": N_("ikke relevant"),
    "no_target": N_("følges uden mål"),
}


class Attainment(NamedTuple):
    """Delivered against target for one indicator and part.

    ``share`` is a fraction of the target (1.0 is all of it), not a percentage. ``delivered`` is a
    number in the indicator's unit, a date or true/false for a milestone, a word for an assessed goal.
    ``reported`` of ``expected`` half-years have a value. ``asked_by`` is the earlier version of the plan whose
    rule this is, where the plan has changed since everything was reported.
    """

    indicator: str
    part: str  # '' for the indicator as a whole
    activity: int
    due: Period
    kind: Kind
    form: Form
    state: State
    delivered: Number | bool | date | str | None
    numerator: Number | None
    denominator: Number | None
    low: Number | None
    high: Number | None
    share: float | None
    met: bool | None
    verdict: Verdict | None
    above: bool
    late: bool
    reported: int
    expected: int
    asked_by: int | None = None

    @property
    def is_measure(self) -> bool:
        """Whether it says how far a result or an effect has come, and not what an activity delivered."""
        return self.activity == 0

    @property
    def is_due(self) -> bool:
        """Whether it has a target that has fallen due."""
        return self.state not in ("not_due", "no_target")

    @property
    def has_gap(self) -> bool:
        """Whether the latest counts though an earlier half-year is missing."""
        return self.state == "reported" and self.kind in ("running_total", "level") and self.reported < self.expected

    @property
    def mark(self) -> Mark:
        """The one status mark of the screens: the verdict where there is one, else the state."""
        if self.verdict is None:
            return "missing" if self.state in ("reported", "partial") and not self.reported else self.state
        if self.verdict == "satisfactory":
            return "met" if self.met else "near"
        return self.verdict

    @property
    def is_behind(self) -> bool:
        """Whether it is judged and falls short."""
        return self.verdict in ("limited", "inadequate")

    @property
    def is_off_track(self) -> bool:
        """Whether it is behind, or so far above that the target may be too low: it wants an explanation."""
        return self.is_behind or self.above


class RollUp(NamedTuple):
    """Counts, never an average: how many of each mark, and how much of what is due is reported, if only in part."""

    marks: Counter[Mark]
    due: int
    answered: int
    partly: int

    @classmethod
    def of(cls, rows: Iterable[Attainment]) -> RollUp:
        rows = list(rows)
        due = [row for row in rows if row.is_due]
        answered = [row for row in due if row.state != "missing"]
        partly = sum(row.state == "partial" or row.has_gap for row in due)
        return cls(Counter(row.mark for row in rows), len(due), len(answered), partly)
