"""The form as the record leaves it: what was reported last stands beside it, and what is outstanding is asked again."""

from __future__ import annotations

from collections.abc import Iterable

from outcomes.attainment import Attainment
from outcomes.danish import counted, with_day
from outcomes.form import FormRow, form_rows
from outcomes.indicator import Indicator
from outcomes.period import Period
from outcomes.plan import Activity
from outcomes.report import Observation


def rows_so_far(
    activity: Activity, period: Period, attained: Iterable[Attainment], reported: Iterable[tuple[Period, Observation]]
) -> list[FormRow]:
    """The rows of a half-year, given what the rules say now and what counts, in the order of half-years."""
    last = {
        (observation.indicator, observation.part): f"{_said(observation)} ({half_year.words})"
        for half_year, observation in reported
    }
    return form_rows(activity, period, _outstanding(activity, period, attained), last)


def _outstanding(activity: Activity, period: Period, attained: Iterable[Attainment]) -> list[Indicator]:
    """Milestones of earlier half-years that are not done yet, and not said to be irrelevant."""
    late = {
        row.indicator
        for row in attained
        if row.kind == "milestone" and row.state in ("missing", "reported") and row.delivered in (None, False)
    }
    return [
        indicator
        for indicator in activity.indicators
        if indicator.id in late and indicator.dues[-1].last_day < period.first_day
    ]


def _said(observation: Observation) -> str:
    """»58 af 61«, »gjort 03.11.2026«, »3,4, målt 12.05.2026«"""
    return with_day(counted(observation), observation.measured_on)
