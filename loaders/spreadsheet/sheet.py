"""A sheet while it is read: filled cells put down one by one, within the limits; and when it has been."""

from __future__ import annotations

from typing import Literal, NamedTuple

from loaders.cell import Cell, CellError, Row
from loaders.limits import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, MAX_TEXT
from loaders.spreadsheet.refused import Refused
from outcomes.language import N_

Visibility = Literal["visible", "hidden", "very_hidden"]
"""``very_hidden`` is a sheet that only a program can hide or show."""


class Sheet(NamedTuple):
    """The rows of one sheet that have anything in them, numbered as Excel numbers them."""

    name: str
    visibility: Visibility
    rows: tuple[Row, ...]
    hidden: tuple[int, ...] = ()
    """Rows that nobody sees, because they are hidden or filtered away."""


class Merge(NamedTuple):
    """A merged range; rows and columns count from 1, and both ends are in it."""

    top: int
    left: int
    bottom: int
    right: int


class Budget:
    """What all sheets of a workbook together may still hold."""

    def __init__(self) -> None:
        self._cells, self._text = MAX_CELLS, MAX_TEXT

    def spend(self, cell: Cell) -> None:
        self._cells -= 1
        shown = cell.shown if isinstance(cell, CellError) else cell
        self._text -= len(shown) if isinstance(shown, str) else 0
        if self._cells < 0 or self._text < 0:
            text = N_("Regnearket har for mange udfyldte felter. Slet de andre ark, og send kun rapporten.")
            raise Refused("too-many-cells", text)


class Grid:
    """The filled cells of one sheet, by row and column counted from 1."""

    def __init__(self, name: str, visibility: Visibility, budget: Budget) -> None:
        self.name, self.visibility, self._budget = name, visibility, budget
        self.cells: dict[int, dict[int, Cell]] = {}
        self.merges: list[Merge] = []
        self.hidden: set[int] = set()

    def put(self, row: int, column: int, cell: Cell) -> None:
        """The cell stands there; a blank one is nothing, however far out. Raises Refused past the limits.

        A place that no sheet has raises ValueError: then the file is damaged.
        """
        if isinstance(cell, str):
            cell = cell.strip() or None
        if cell is None:
            return
        if row < 1 or column < 1:
            raise ValueError(f"no cell in row {row}, column {column}")
        if row > MAX_ROWS or column > MAX_COLUMNS:
            from openpyxl.utils import get_column_letter  # slow to load, and seldom needed

            text = N_(
                "Arket »{sheet}« har noget i felt {cell}. Slet det, og gem filen igen. "
                "Der læses højst {rows} rækker og {columns} kolonner."
            )
            place = f"{get_column_letter(column)}{row}"
            raise Refused("too-far-out", text, sheet=self.name, cell=place, rows=MAX_ROWS, columns=MAX_COLUMNS)
        self._budget.spend(cell)
        self.cells.setdefault(row, {})[column] = cell

    def sheet(self) -> Sheet:
        rows = (
            Row(number, tuple(cells.get(column) for column in range(1, max(cells) + 1)))
            for number, cells in sorted(self.cells.items())
            if cells
        )
        return Sheet(self.name, self.visibility, tuple(rows), tuple(sorted(self.hidden & set(self.cells))))
