"""The form as the record leaves it: filled in with what counts, and what is outstanding is asked again."""

from __future__ import annotations

from collections.abc import Iterable

from outcomes.attainment import Attainment
from outcomes.danish import counted, with_day
from outcomes.form import FormRow, Place, form_rows
from outcomes.indicator import Indicator
from outcomes.period import Period
from outcomes.plan import Activity
from outcomes.report import Observation


def rows_so_far(
    activity: Activity, period: Period, attained: Iterable[Attainment], reported: Iterable[tuple[Period, Observation]]
) -> list[FormRow]:
    """The rows of a half-year, given what the rules say now and what counts, in the order of half-years.

    What its report has said without being asked has a row too, so that a correction keeps it.
    """
    attained = [*attained]
    asked_otherwise = {row.indicator for row in attained if row.asked_by}
    last: dict[Place, str] = {}
    so_far: dict[Place, Observation] = {}
    for half_year, observation in reported:
        if observation.indicator in asked_otherwise:  # an answer to something else than what is asked now
            continue
        last[observation.indicator, observation.part] = f"{_said(observation)} ({half_year.words})"
        if half_year == period:
            so_far[observation.indicator, observation.part] = observation
    more = [*_outstanding(activity, period, attained), *_said_unasked(activity, so_far)]
    return form_rows(activity, period, more, last, so_far)


def _said_unasked(activity: Activity, so_far: Iterable[Place]) -> list[Indicator]:
    reported = {id for id, _part in so_far}
    return [indicator for indicator in activity.indicators if indicator.id in reported]


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
