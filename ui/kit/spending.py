"""What is spent and left of budget lines, in words."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from outcomes.language import N_, _
from outcomes.spending import SpendingState, Spent, together
from ui.kit import markup, pieces, words

MISSING = N_("ikke indberettet")
_BLANK: dict[SpendingState, str] = {
    "missing": MISSING,
    "not_due": N_("vurderes senere"),
    "not_asked": N_("indberettes ikke"),
}
"""Why there is no amount, what is owed first."""


def used(lines: Sequence[Spent]) -> str:
    """The amount that is spent of the lines, or why there is none."""
    amount = together(lines).amount
    return blank(lines) if amount is None else words.number(amount)


def blank(lines: Sequence[Spent]) -> str:
    """Why no line has an amount: missing if one of them is, else why nobody has been asked yet."""
    states = {line.state for line in lines}
    return _(next(text for state, text in _BLANK.items() if state in states))


def left(lines: Sequence[Spent]) -> str:
    """»58.800«, »højst 58.800« while half-years are missing, »1.900 over budgettet«, or nothing."""
    total = together(lines)
    if total.remaining is None:
        return ""
    if total.remaining < 0:
        return _("{amount} over budgettet").format(amount=words.number(-total.remaining))
    amount = words.number(total.remaining)
    return amount if total.is_whole else _("højst {number}").format(number=amount)


def remarks(spent: Spent) -> Markup:
    """What the half-years' reports say of the line, each with its half-year, one under the other."""
    return pieces.lines(
        markup.line(half.period.words.capitalize(), markup.danish(half.note), between=": ")
        for half in spent.reported
        if half.note
    )
