"""Merged cells: one value for many rows where that can only mean one thing, otherwise a problem."""

from __future__ import annotations

from datetime import date

from loaders.cell import Cell, CellError
from loaders.report.header import Header, HeaderField, find_header
from loaders.spreadsheet.sheet import Grid, Merge
from outcomes.language import N_
from outcomes.typed import typed

_SAME_FOR_ALL: frozenset[HeaderField] = frozenset({"activity", "period", "indicator"})
_COUNTED: frozenset[HeaderField] = frozenset({"delivered", "out_of"})
_Columns = dict[int, HeaderField]


def spread_merged(grid: Grid) -> None:
    """Let each row have what its merged cells show.

    A value merged over several rows counts for each of them when it names something (an activity, a
    half-year, any text), never when it is counted: nobody can know whose the 30 is. A value merged over
    several columns counts in the first. What merging has covered is seen by nobody and is not read.
    """
    header = _header(grid)
    last = header.row if header else 0
    bottom = max(grid.cells, default=0)
    # A header merged over two rows must be spread before the columns are known.
    for merge in grid.merges:
        if merge.top <= last:
            _spread(grid, merge._replace(bottom=min(merge.bottom, bottom)), {})
    header = _header(grid)
    for merge in grid.merges:
        if merge.top > last:
            _spread(grid, merge._replace(bottom=min(merge.bottom, bottom)), header.columns if header else {})


def _header(grid: Grid) -> Header | None:
    return find_header((row, cells.items()) for row, cells in sorted(grid.cells.items()))


def _spread(grid: Grid, merge: Merge, columns: _Columns) -> None:
    value = grid.cells.get(merge.top, {}).get(merge.left)
    for row in range(merge.top, merge.bottom + 1):
        cells = grid.cells.get(row, {})
        for column in [column for column in cells if merge.left <= column <= merge.right]:
            if (row, column) != (merge.top, merge.left):
                del cells[column]
        # A row with nothing else in it is blank, also beside a merged activity.
        if value is None or not cells:
            continue
        if row > merge.top:
            grid.put(row, merge.left, _below(value, columns.get(merge.left)))
        # »Leveret« swallowed from the left: in a row with an indicator its value would be lost unseen.
        if any(columns.get(column) == "indicator" for column in cells):
            for column, field in columns.items():
                if field in _COUNTED and merge.left < column <= merge.right:
                    grid.put(row, column, CellError(_shown(value), N_("det er flettet med feltet til venstre")))


def _below(value: Cell, field: HeaderField | None) -> Cell:
    if field in _SAME_FOR_ALL or (isinstance(value, str | CellError) and field not in _COUNTED):
        return value
    return CellError(_shown(value), N_("det er flettet med feltet ovenfor"))


def _shown(value: Cell) -> str:
    if isinstance(value, CellError):
        return value.shown
    return typed(value) if isinstance(value, float | date) else str(value)
