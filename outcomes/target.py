"""A target: what the plan asks of one indicator and part, what is reported of it, and what the rules say."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from outcomes.attainment import Attainment
from outcomes.grouped import grouped
from outcomes.indicator import Indicator, Number
from outcomes.plan import Activity, Plan
from outcomes.report import Answer, Observation


class Target(NamedTuple):
    """One row of the rules with all that it is about; ``answers`` are in the order of half-years."""

    row: Attainment
    indicator: Indicator
    activity: Activity
    answers: tuple[Answer, ...] = ()

    @property
    def newest(self) -> Observation | None:
        """What was said last of it, or None when nothing is."""
        return self.answers[-1].observation if self.answers else None

    @property
    def is_measure(self) -> bool:
        """Whether it says how far a result or an effect has come, and not what was delivered."""
        return self.row.is_measure

    @property
    def amount(self) -> Number | None:
        """What the target speaks of: what is delivered, or of a share (but for ``all``) the fraction."""
        row = self.row
        if row.kind == "share" and row.form != "all":
            return row.numerator / row.denominator if row.numerator is not None and row.denominator else None
        return row.delivered if isinstance(row.delivered, int | float) else None

    @property
    def part(self) -> str:
        """The part by its name; '' for the whole, and for a year that is told as when the target falls due."""
        return "" if self.indicator.repeats_each_year else self.row.part


def targets(
    plan: Plan, rows: Iterable[Attainment], answers: Iterable[Answer] = (), before: Mapping[int, Plan] | None = None
) -> tuple[Target, ...]:
    """Each row with its indicator, its activity and what is reported of it; ``answers`` in the order of half-years.

    ``before`` are the earlier versions of the plan that rows are judged by (``asked_by``).
    Raises LookupError for a row that is not of the plan.
    """
    reported = grouped(((answer.observation.indicator, answer.observation.part), answer) for answer in answers)
    activities = {activity.number: activity for activity in (*plan.activities, *plan.reporting)}
    asked: dict[int | None, Plan] = {None: plan} | dict(before or {})
    return tuple(
        Target(
            row,
            asked[row.asked_by].asked_by_id[row.indicator],
            activities[row.activity],
            tuple(reported.get((row.indicator, row.part), ())),
        )
        for row in rows
    )
