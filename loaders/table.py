"""The rows of a file before anyone has asked what they mean."""

from __future__ import annotations

from typing import NamedTuple

from loaders.cell import Row
from outcomes.period import Period
from outcomes.problem import Problem
from outcomes.stop import Stop


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
