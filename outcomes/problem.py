"""Something in a report that must be mended (error) or looked at (warning), as a value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field, replace
from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from outcomes.language import _


@dataclass(frozen=True, config=ConfigDict(strict=True, extra="forbid"))
class Problem:
    """One problem, told so that the person who made the report can act on it.

    ``row`` is numbered as Excel numbers it, ``column`` is the header as written, ``value`` the cell
    as written, and ``message`` says in the visitor's language what is wrong and what to write instead.
    ``about`` is what the row is about, in the words of the plan; it is no part of the problem itself.
    """

    code: str
    message: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    severity: Literal["error", "warning"] = "error"
    about: str | None = field(default=None, compare=False)

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
        """The message with its place in front: »Række 7, Leveret (Unge i fritidsjob): …«."""
        place = self.place
        if self.row and self.about:
            place += f", {self.about}" if place.endswith(")") else f" ({self.about})"
        return f"{place}: {self.message}" if place else self.message


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)
