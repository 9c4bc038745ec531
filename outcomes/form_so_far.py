"""The form as the record leaves it: what was reported last stands beside it, and what is outstanding is asked again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from outcomes.attainment import Attainment
from outcomes.form import FormRow, form_rows
from outcomes.indicator import Indicator
from outcomes.language import _, number
from outcomes.period import Period
from outcomes.plan import Activity
from outcomes.report import Observation, Value


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
    said = _value(observation.value)
    if observation.out_of is not None:
        said = _("{count} af {total}").format(count=said, total=number(observation.out_of))
    return (
        _("{value}, målt {day}").format(value=said, day=f"{observation.measured_on:%d.%m.%Y}")
        if observation.measured_on
        else said
    )


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, date):
        return _("gjort {day}").format(day=f"{value:%d.%m.%Y}")
    return _(value) if isinstance(value, str) else number(value)
