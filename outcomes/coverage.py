"""Who should report what by when, and who has."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from outcomes.period import Period
from outcomes.plan import Activity, Plan


class Expected(NamedTuple):
    """A report the plan expects: from one activity, for one half-year, before a deadline."""

    activity: Activity
    period: Period
    deadline: date
    received: bool

    def days_late(self, as_of: date) -> int:
        """Days since the deadline; negative while there is still time."""
        return (as_of - self.deadline).days


def deadline(plan: Plan, period: Period) -> date:
    """The last day to deliver the report of a half-year."""
    day = plan.deadlines.first_half if period.half == 1 else plan.deadlines.second_half
    month, day_of_month = (int(part) for part in day.split("-"))
    year = period.year if month > period.last_day.month else period.year + 1
    return date(year, month, day_of_month)


def expected_reports(plan: Plan, period: Period, received: Iterable[tuple[int, Period]]) -> list[Expected]:
    """One per activity that the plan asks about something in the half-year, in the plan's order."""
    have = set(received)
    return [
        Expected(activity, period, deadline(plan, period), (activity.number, period) in have)
        for activity in plan.activities
        if activity.asked_in(period)
    ]


def current_half_year(plan: Plan, as_of: date) -> Period:
    """The half-year that is being reported: the last one that has ended, or else the first."""
    ended = [period for period in plan.half_years if period.last_day <= as_of]
    return ended[-1] if ended else plan.half_years[0]


def half_years_to_report(plan: Plan, period: Period, as_of: date) -> list[Period]:
    """The half-years of a period that have ended, and so are to be reported; before that, the first of them."""
    within = [half for half in plan.half_years if period.covers(half)]
    return [half for half in within if half.last_day <= as_of] or within[:1]
