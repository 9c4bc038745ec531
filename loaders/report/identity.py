"""Which activity and half-year a report is about: the same in all its rows."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import TypeVar

from loaders.cell import Row
from loaders.report.columns import Columns
from loaders.report.header import HeaderField
from loaders.report.values import shown
from outcomes import names
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Activity, Plan
from outcomes.problem import Problem

T = TypeVar("T")
_ACTIVITY = re.compile(r"(?:aktivitet (?:nr\.? ?)?)?(\d{1,2})\.?(?: +(.+))?", re.IGNORECASE)
_HALF_YEAR = re.compile(
    r"(?:(?P<half>[12])\.? ?|(?P<first>første) |(?P<second>andet) )halvår(?:et)? (?P<year>(?:20)?\d\d)"
    r"|(?P<iso_year>20\d\d)[ -]?H(?P<iso_half>[12])|H(?P<h>[12])[ -]?(?P<h_year>20\d\d)",
    re.IGNORECASE,
)


def read_activity(rows: list[Row], columns: Columns, plan: Plan, problems: list[Problem]) -> Activity | None:
    """The activity that all rows name; what is wrong is added to ``problems``."""

    def read(text: str) -> Activity | None:
        match = _ACTIVITY.fullmatch(text)
        activity = plan.activity(int(match[1])) if match else None
        named = match[2] if match else None
        return activity if activity and named in (None, activity.name) else None

    def unknown(text: str) -> str:
        message = _("»{text}« er ikke en aktivitet i {plan}. Skriv dens nummer, fx 3.")
        return message.format(text=text, plan=plan.title)

    return _same_for_all(rows, columns, "activity", read, unknown, problems)


def read_half_year(rows: list[Row], columns: Columns, plan: Plan, problems: list[Problem]) -> Period | None:
    """The half-year that all rows name; what is wrong is added to ``problems``."""

    def read(text: str) -> Period | None:
        match = _HALF_YEAR.fullmatch(text)
        if match is None:
            return None
        year = match["year"] or match["iso_year"] or match["h_year"]
        half = match["half"] or match["iso_half"] or match["h"] or ("1" if match["first"] else "2")
        period = Period(int(year) % 100 + 2000, int(half))
        return period if period in plan.half_years else None

    def unknown(text: str) -> str:
        message = _("»{text}« er ikke et halvår i planen. Skriv fx {example}.")
        return message.format(text=text, example=plan.half_years[0])

    return _same_for_all(rows, columns, "period", read, unknown, problems)


def _same_for_all(
    rows: list[Row],
    columns: Columns,
    field: HeaderField,
    read: Callable[[str], T | None],
    unknown: Callable[[str], str],
    problems: list[Problem],
) -> T | None:
    """What the rows say in this column; a row that says something else is a problem."""
    read = cache(read)  # nearly every row says the same
    first: tuple[Row, T] | None = None
    told: set[str] = set()
    for row in rows:
        text = names.one_line(shown(columns.cell(row, field)))
        value = read(text)
        if not text:
            message = _("{column} mangler. Skriv det samme som i de andre rækker.")
            message = message.format(column=columns.written(field))
            problems.append(columns.problem(row, field, f"missing-{field}", message))
        elif value is None:
            if text not in told:
                problems.append(columns.problem(row, field, f"unknown-{field}", unknown(text)))
            told.add(text)
        elif first is None:
            first = (row, value)
        elif value != first[1]:
            message = _("»{text}« er ikke det samme som i række {row} (»{there}«). Lav én fil pr. rapport.")
            there = shown(columns.cell(first[0], field))
            message = message.format(text=text, row=first[0].number, there=there)
            problems.append(columns.problem(row, field, f"mixed-{field}", message))
    return first[1] if first else None
