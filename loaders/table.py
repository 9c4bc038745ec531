"""The rows of a file before anyone has asked what they mean."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from outcomes.period import Period
from outcomes.problem import Problem
from outcomes.stop import Stop


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


class Identity(NamedTuple):
    """Which form a workbook is: of which plan and version of it, for which activity and half-year."""

    plan: str
    version: str
    activity: int
    period: Period


class Table(NamedTuple):
    """The rows of one file (for a workbook: of the sheet that has them), and what was noticed."""

    rows: tuple[Row, ...]
    notices: tuple[Problem, ...] = ()
    identity: Identity | None = None


class Unreadable(Stop):
    """A file that can't be read at all; ``problem`` says why and what to send instead."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem
