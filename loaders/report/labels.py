"""What the row of a problem is about: people know their rows by the words in them, not by their numbers."""

from __future__ import annotations

from dataclasses import replace

from loaders.cell import Row
from loaders.report.check import Checked, check_report
from loaders.report.columns import Columns, find_columns
from loaders.report.values import shown
from loaders.table import Table
from outcomes.plan import Plan
from outcomes.problem import Problem

_LONGEST = 60  # characters of a description in a sentence


def check_with_labels(table: Table, plan: Plan) -> Checked:
    """``check_report``, and each problem that is about one row says what the row is about."""
    checked = check_report(table, plan)
    return checked._replace(problems=_labelled(checked.problems, table, plan))


def _labelled(problems: tuple[Problem, ...], table: Table, plan: Plan) -> tuple[Problem, ...]:
    numbers = {problem.row for problem in problems if problem.row}
    columns = find_columns(table)[0] if numbers else None
    if columns is None:
        return problems
    rows = (row for row in table.rows if row.number in numbers and row.number > columns.header.number)
    labels = {row.number: _label(row, columns, plan) for row in rows}
    said = ((problem, labels.get(problem.row or 0)) for problem in problems)
    return tuple(replace(problem, about=label if label != problem.value else None) for problem, label in said)


def _label(row: Row, columns: Columns, plan: Plan) -> str | None:
    """The plan's words for the row's indicator or budget line and the part, or else the row's own description."""
    id, part = (shown(columns.cell(row, field)).strip() for field in ("indicator", "part"))
    indicator = plan.indicator(id.upper())
    if indicator:
        return indicator.named(part)
    if plan.budget_line(id.upper()):
        return plan.named(id.upper())
    description = shown(columns.cell(row, "description")).strip()
    return f"{description[:_LONGEST].rstrip()}…" if len(description) > _LONGEST else description or None
