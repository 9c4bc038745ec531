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
    last = {(one.indicator, one.part): f"{_said(one)} ({half_year.words})" for half_year, one in reported}
    return form_rows(activity, period, _outstanding(activity, period, attained), last)


def _outstanding(activity: Activity, period: Period, attained: Iterable[Attainment]) -> list[Indicator]:
    """Milestones of earlier half-years that are not done yet, and not said to be irrelevant."""
    late = {
        row.indicator
        for row in attained
        if row.kind == "milestone" and row.state in ("missing", "reported") and row.delivered in (None, False)
    }
    return [one for one in activity.indicators if one.id in late and one.dues[-1].last_day < period.first_day]


def _said(one: Observation) -> str:
    """»58 af 61«, »gjort 03.11.2026«, »3,4, målt 12.05.2026«"""
    said = _value(one.value)
    if one.out_of is not None:
        said = _("{count} af {total}").format(count=said, total=number(one.out_of))
    return _("{value}, målt {day}").format(value=said, day=f"{one.measured_on:%d.%m.%Y}") if one.measured_on else said


def _value(value: Value) -> str:
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(value, date):
        return _("gjort {day}").format(day=f"{value:%d.%m.%Y}")
    return _(value) if isinstance(value, str) else number(value)
