"""Money spent: what is reported of each budget line, and what is left of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal, NamedTuple

from outcomes.grouped import grouped
from outcomes.indicator import Number
from outcomes.period import Period
from outcomes.plan import Activity, BudgetLine, Plan
from outcomes.report import Answer

SpendingState = Literal["complete", "so_far", "partial", "missing", "not_due", "not_asked"]

WAITING: frozenset[SpendingState] = frozenset({"not_due", "not_asked"})
"""Nobody is to have said anything yet."""


class Reported(NamedTuple):
    """What one half-year's report says was spent, in kroner."""

    period: Period
    amount: Number
    note: str | None


class Spent(NamedTuple):
    """What is reported of one budget line, by half-year; ``missing`` are half-years that ended in silence.

    Blank is not zero: what nobody has reported has no amount.
    """

    activity: Activity
    line: BudgetLine
    reported: tuple[Reported, ...]
    missing: tuple[Period, ...]
    state: SpendingState

    @property
    def year(self) -> int:
        return self.line.year

    @property
    def amount(self) -> Number | None:
        """Kroner spent, or None when nothing is reported."""
        return sum(half.amount for half in self.reported) if self.reported else None

    @property
    def remaining(self) -> Number | None:
        """Kroner left of the line, below zero when too much is spent, or None when nothing is reported."""
        return None if self.amount is None else self.line.amount - self.amount


class Together(NamedTuple):
    """Several budget lines added up, in kroner: ``answered`` of ``lines`` have an amount."""

    budget: int
    amount: Number | None
    answered: int
    lines: int
    is_whole: bool

    @property
    def remaining(self) -> Number | None:
        return None if self.amount is None else self.budget - self.amount


def spent(activities: Iterable[Activity], answers: Iterable[Answer], as_of: date) -> list[Spent]:
    """One per budget line, in the plan's order."""
    reported = grouped(
        (observation.indicator, Reported(period, observation.number, observation.note))
        for period, observation in answers
        if observation.is_spending and observation.number is not None
    )
    return [
        _spent(activity, asked, line, reported.get(line.id, []), as_of)
        for activity in activities
        for asked in [activity.half_years]
        for line in sorted(activity.budget, key=lambda line: line.year)
    ]


def by_year(lines: Iterable[Spent]) -> dict[int, list[Spent]]:
    """The lines of each year, the first year first."""
    return grouped((line.year, line) for line in sorted(lines, key=lambda line: line.year))


def together(lines: Iterable[Spent]) -> Together:
    """The lines added up; without an amount when none of them has one."""
    lines = list(lines)
    amounts = [line.amount for line in lines if line.amount is not None]
    return Together(
        budget=sum(line.line.amount for line in lines),
        amount=sum(amounts) if amounts else None,
        answered=len(amounts),
        lines=len(lines),
        is_whole=all(line.state in ("complete", "so_far") for line in lines),
    )


def years_begun(plan: Plan, as_of: date) -> set[int]:
    """The years that reports are asked about, from the day the first of their half-years begins."""
    return {period.year for period in plan.half_years if period.first_day <= as_of}


def _spent(
    activity: Activity, halves: Sequence[Period], line: BudgetLine, reported: Sequence[Reported], as_of: date
) -> Spent:
    asked = [period for period in halves if period.year == line.year]
    answered = {half.period for half in reported}
    ended = [period for period in asked if period.last_day <= as_of]
    missing = tuple(period for period in ended if period not in answered)
    return Spent(activity, line, tuple(reported), missing, _state(bool(reported), asked, ended, missing))


def _state(has_any: bool, asked: Sequence[Period], ended: Sequence[Period], missing: Sequence[Period]) -> SpendingState:
    if not has_any:
        return "missing" if missing else "not_due" if asked else "not_asked"
    if missing:
        return "partial"
    return "complete" if len(ended) == len(asked) else "so_far"
