"""Where in the rows of a file each problem is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from loaders.cell import Row
from loaders.report.values import shown
from outcomes.problem import Problem

_IN_BRACKETS = re.compile(r"\((.+)\)$")


class Placed(NamedTuple):
    """A problem, and the fields of its row that it is about; none when it is about the whole file."""

    problem: Problem
    row: int
    columns: tuple[int, ...]  # from 1


def place(rows: Sequence[Row], header: Row | None, problems: Iterable[Problem]) -> list[Placed]:
    """Each problem with its place, the errors first."""
    by_number = {row.number: row for row in rows}
    first_with = {shown(cell): row for row in reversed(rows) for cell in row.cells}
    found = []
    for problem in sorted(problems, key=lambda problem: problem.severity != "error"):
        row = by_number.get(problem.row or 0)
        columns = (_named(problem, header, first_with) or _showing_value(row, problem.value)) if row else ()
        found.append(Placed(problem, problem.row or 0, columns))
    return found


def _named(problem: Problem, header: Row | None, first_with: Mapping[str, Row]) -> tuple[int, ...]:
    """The column under the header as written; »Leveret (Antal)« may stand for the »Antal« of somebody's own sheet."""
    written = problem.column or ""
    inside = _IN_BRACKETS.search(written)
    for text in (written, inside[1] if inside else ""):
        for row in (header, first_with.get(text)):
            if row and row.number <= (problem.row or 0) and (columns := _showing(row, text)):
                return columns if row.number == problem.row else columns[:1]
    return ()


def _showing_value(row: Row, value: str | None) -> tuple[int, ...]:
    """The one column that shows the value, or else all that the row fills."""
    same = _showing(row, value)
    return same if len(same) == 1 else tuple(i for i, cell in enumerate(row.cells, start=1) if cell is not None)


def _showing(row: Row, text: str | None) -> tuple[int, ...]:
    """The columns of a row that show a text."""
    return tuple(i for i, cell in enumerate(row.cells, start=1) if text and shown(cell) == text)
