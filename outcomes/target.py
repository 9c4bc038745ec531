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
    """One row of the rules with all that it is about; ``answers`` are in the order of half-years.

    ``later`` is the target of a later half-year that makes up for this one, where the plan says so.
    """

    row: Attainment
    indicator: Indicator
    activity: Activity
    answers: tuple[Answer, ...] = ()
    later: Target | None = None

    @property
    def newest(self) -> Observation | None:
        """What was said last of it, or None when nothing is."""
        return self.answers[-1].observation if self.answers else None

    @property
    def is_unexplained(self) -> bool:
        """Whether it is behind or far above, and nobody has said why."""
        return self.row.is_off_track and not (self.newest and self.newest.note)

    @property
    def lacks_a_word(self) -> bool:
        """Whether somebody should say something of it: why it is off track, or what was delivered at all."""
        return self.is_unexplained or self.row.mark == "missing"

    @property
    def is_kept_later(self) -> bool:
        """Whether it fell short, and the later half-year has made up for it."""
        return self.row.is_behind and self.later is not None and bool(self.later.row.met)

    @property
    def is_behind_again(self) -> bool:
        """Whether both it and the later half-year's fell short."""
        return self.row.is_behind and self.later is not None and self.later.row.is_behind

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
    every = {
        (row.indicator, row.part): Target(
            row,
            asked[row.asked_by].asked_by_id[row.indicator],
            activities[row.activity],
            tuple(reported.get((row.indicator, row.part), ())),
        )
        for row in rows
    }
    later = {id: one.kept_by for id, one in plan.asked_by_id.items() if one.kept_by}
    return tuple(one._replace(later=every.get((later.get(id, ""), part))) for (id, part), one in every.items())
