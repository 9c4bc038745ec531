"""What one unit cost, where that can be said honestly, and why not where it can't."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from outcomes.indicator import Indicator, Number
from outcomes.plan import Activity
from outcomes.spending import Spent, together
from outcomes.target import Target

WhyNot = Literal["no_budget", "nothing_counted", "several", "not_over", "spending_missing", "count_missing", "none"]

_ADDS_UP = ("flow", "running_total")  # a state at one moment is not what a year's money bought
_ENOUGH = ("at_least", "about", "range")  # nobody pays to stay below a limit by the unit


class UnitCost(NamedTuple):
    """All that an activity spent in a year over the one thing that it counted, or why they can't be divided."""

    activity: Activity
    year: int
    indicator: Indicator | None
    amount: Number | None
    delivered: Number | None
    why_not: WhyNot | None

    @property
    def per_unit(self) -> float | None:
        if self.why_not or self.amount is None or not self.delivered:
            return None
        return self.amount / self.delivered


def unit_cost(activity: Activity, year: int, lines: Sequence[Spent], deliveries: Iterable[Target]) -> UnitCost:
    """What one unit cost, when the plan counts one thing only and both numbers are whole.

    The one thing is the activity's only counted delivery with a target in the year, or else the only
    one that is counted over the whole year, as the money is.
    """
    mine = [spent for spent in lines if spent.activity.number == activity.number and spent.year == year]
    counted = [
        target
        for target in deliveries
        if target.row.activity == activity.number and target.row.due.year == year and _adds_up(target.indicator)
    ]
    whole_year = [target for target in counted if target.row.due.half is None]
    single = counted if len(counted) == 1 else whole_year if len(whole_year) == 1 else []
    target = single[0] if single else None
    indicator, delivered = (target.indicator, target.amount) if target else (None, None)
    return UnitCost(activity, year, indicator, together(mine).amount, delivered, _why_not(mine, counted, target))


def _why_not(mine: Sequence[Spent], counted: Sequence[Target], target: Target | None) -> WhyNot | None:
    if not mine:
        return "no_budget"
    if target is None:
        return "several" if counted else "nothing_counted"
    if any(spent.state in ("not_due", "so_far") for spent in mine) or target.row.state == "not_due":
        return "not_over"
    if any(spent.state != "complete" for spent in mine):
        return "spending_missing"
    if target.row.state != "reported" or target.amount is None:
        return "count_missing"
    return None if target.amount else "none"


def _adds_up(indicator: Indicator) -> bool:
    return (
        indicator.kind in _ADDS_UP
        and indicator.column == "delivery"
        and indicator.target.form in _ENOUGH
        and not indicator.parts
        and not indicator.open_parts
    )
