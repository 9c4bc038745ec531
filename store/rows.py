"""Plans and reports as rows: how a model becomes columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

import duckdb
import pyarrow as pa

from outcomes.indicator import ASSESSMENTS, Indicator
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import NOT_APPLICABLE, Observation, Report, Value
from store.connection import ask_on

_ALWAYS = {"counts_from": None, "asked_before": None}


def insert_targets(
    cursor: duckdb.DuckDBPyConnection, plan: Plan, plan_version: int, anew: Mapping[str, dict[str, Any]]
) -> None:
    """Add the target rows of a plan version; ``anew`` says of indicators since when they ask what they do."""
    targets = (row for indicator in plan.asked for row in _targets(indicator, plan.bands.tolerance))
    rows = [
        {
            "plan": plan.id,
            "plan_version": plan_version,
            "position": position,
            **row,
            **anew.get(row["indicator"], _ALWAYS),
        }
        for position, row in enumerate(targets)
    ]
    _insert(cursor, "add_targets", rows)


def insert_observations(cursor: duckdb.DuckDBPyConnection, report: Report, number: int) -> None:
    """Add the observations of a report."""
    shared = {"plan": report.plan, "report": number, "period": str(report.period)}
    rows = [shared | _columns(observation, report.period) for observation in report.observations]
    _insert(cursor, "add_observations", rows)


def _insert(cursor: duckdb.DuckDBPyConnection, question: str, rows: Sequence[dict[str, Any]]) -> None:
    """Add the rows, each value in the type of its column; no rows have no columns to be added by."""
    if rows:
        cursor.register("rows", pa.Table.from_pylist(rows))
        ask_on(cursor, question, {})
        cursor.unregister("rows")


def _targets(indicator: Indicator, tolerance: float) -> Iterator[dict[str, Any]]:
    target = indicator.target
    for due in indicator.dues:
        parts = (str(due.year),) if indicator.repeats_each_year else indicator.parts or ("",)
        for part in parts:
            yield {
                "indicator": indicator.id,
                "part": part,
                "open_parts": indicator.open_parts is not None,
                "activity": indicator.activity,
                "due": str(due),
                "due_ends": due.last_day,
                "expected": len(due.half_years),
                "kind": indicator.kind,
                "form": target.form,
                "low": target.low,
                "high": target.high,
                "tolerance": target.tolerance or tolerance,
                "baseline": indicator.baseline.value if indicator.baseline else None,
            }


def _columns(observation: Observation, period: Period) -> dict[str, Any]:
    value = observation.value
    assessment = value if isinstance(value, str) and value != NOT_APPLICABLE else None
    return observation.model_dump() | {
        "value": 1 + ASSESSMENTS.index(assessment) if assessment else observation.number,
        "assessment": assessment,
        "done": value if isinstance(value, bool) else True if isinstance(value, date) else None,
        "done_by": _done_by(value, period),
        "not_applicable": value == NOT_APPLICABLE,
    }


def _done_by(value: Value, period: Period) -> datetime | None:
    """Midnight of the day that is said; without a day, the last moment of the half-year."""
    if isinstance(value, date):
        return datetime.combine(value, time.min)
    return datetime.combine(period.last_day, time.max) if value is True else None
