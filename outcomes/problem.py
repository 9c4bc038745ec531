"""Something in a report that must be mended (error) or looked at (warning), as a value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from outcomes.language import _


@dataclass(frozen=True, config=ConfigDict(strict=True, extra="forbid"))
class Problem:
    """One problem, told so that the person who made the report can act on it.

    ``row`` is numbered as Excel numbers it, ``column`` is the header as written, ``value`` the cell
    as written, and ``message`` says in the visitor's language what is wrong and what to write instead.
    """

    code: str
    message: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    severity: Literal["error", "warning"] = "error"

    def as_warning(self) -> Problem:
        """The same, to be seen but not obeyed."""
        return replace(self, severity="warning")

    @property
    def place(self) -> str:
        """»Række 7, Leveret«; nothing when it is about the whole report."""
        row = _("Række {row}").format(row=self.row) if self.row else ""
        return ", ".join(part for part in (row, self.column) if part)

    @property
    def sentence(self) -> str:
        """The message with its place in front: »Række 7, Leveret: …«."""
        return f"{self.place}: {self.message}" if self.place else self.message


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)
