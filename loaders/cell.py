"""The cells and rows of a file. The child that reads a workbook starts with these: they load no model."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class CellError(NamedTuple):
    """A cell whose value can't be known, such as ``#REF!`` or a formula without a stored value."""

    shown: str
    why: str  # a Danish clause, to be translated where it is shown: »formlen har ingen gemt værdi«


Cell = str | int | float | bool | date | CellError | None
"""What a cell holds: text as typed, or the value that a workbook stores. Blank is None."""


class Row(NamedTuple):
    """One row, numbered as Excel numbers it."""

    number: int
    cells: tuple[Cell, ...]
