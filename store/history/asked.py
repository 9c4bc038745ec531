"""What a plan asks, as the tables that a history file is held against."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyarrow as pa

from outcomes.indicator import Indicator
from outcomes.measure import Measure
from outcomes.plan import Plan

_Rows = Iterator[tuple[Any, ...]]
_COLUMNS = {
    "known_activity": pa.schema({"written": pa.string(), "activity": pa.int32()}),
    "known_period": pa.schema({"period": pa.string(), "half_ends": pa.date32()}),
    "asked": pa.schema(
        {
            "indicator": pa.string(),
            "activity": pa.int32(),
            "kind": pa.string(),
            "decimals": pa.int32(),
            "parts": pa.string(),
            "is_measure": pa.bool_(),
        }
    ),
    "asked_in": pa.schema({"indicator": pa.string(), "period": pa.string()}),
    "known_part": pa.schema({"indicator": pa.string(), "part": pa.string()}),
}


def what_is_asked(plan: Plan) -> Iterator[tuple[str, pa.Table]]:
    """The tables that ``said.sql`` reads, with their names."""
    rows = {
        "known_activity": _activities(plan),
        "known_period": ((str(half), half.last_day) for half in plan.half_years),
        "asked": _asked(plan),
        "asked_in": _asked_in(plan),
        "known_part": ((indicator.id, part) for indicator in plan.asked for part in indicator.parts),
    }
    for name, schema in _COLUMNS.items():
        yield name, pa.Table.from_pylist([dict(zip(schema.names, row, strict=True)) for row in rows[name]], schema)


def _activities(plan: Plan) -> _Rows:
    """Each activity by its number, and by its number and name."""
    for activity in {activity.number: activity for activity in (*plan.activities, *plan.reporting)}.values():
        for written in (str(activity.number), f"{activity.number} {activity.name}"):
            yield written, activity.number


def _asked(plan: Plan) -> _Rows:
    """Each indicator, measure and budget line, which is kroner."""
    for indicator in plan.asked:
        is_measure = isinstance(indicator, Measure)
        yield indicator.id, indicator.activity, indicator.kind, indicator.decimals, _parts(indicator), is_measure
    for activity in plan.activities:
        for line in activity.budget:
            yield line.id, activity.number, "kroner", 0, "none", False


def _parts(indicator: Indicator) -> str:
    if indicator.repeats_each_year:
        return "year"
    return "named" if indicator.parts else "open" if indicator.open_parts else "none"


def _asked_in(plan: Plan) -> _Rows:
    """The half-years that each may be reported for."""
    lines = [line for activity in plan.activities for line in activity.budget]
    for half in plan.half_years:
        yield from ((indicator.id, str(half)) for indicator in plan.asked if indicator.may_be_reported_in(half))
        yield from ((line.id, str(half)) for line in lines if line.year == half.year)
