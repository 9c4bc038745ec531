"""Something in a report that must be mended (error) or looked at (warning), as a value."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, NamedTuple


class Problem(NamedTuple):
    """One problem, told so that the person who made the report can act on it.

    ``row`` is numbered as Excel numbers it, ``column`` is the header as written, ``value`` the cell
    as written, and ``message`` a Danish sentence that says what is wrong and what to write instead.
    """

    code: str
    message: str
    row: int | None = None
    column: str | None = None
    value: str | None = None
    severity: Literal["error", "warning"] = "error"

    @property
    def sentence(self) -> str:
        """The message with its place in front: »Række 7, Leveret: …«."""
        place = ", ".join(part for part in (f"Række {self.row}" if self.row else "", self.column or "") if part)
        return f"{place}: {self.message}" if place else self.message


def has_errors(problems: Iterable[Problem]) -> bool:
    return any(problem.severity == "error" for problem in problems)
