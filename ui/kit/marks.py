"""The status marks: one symbol, one word and one tint for each, the same everywhere."""

from __future__ import annotations

from collections import Counter

from markupsafe import Markup

from outcomes.language import N_, _
from ui.kit.markup import Fragment

WORDS = {
    "satisfactory": N_("tilfredsstillende"),
    "above": N_("over målet: er det for lavt?"),
    "limited": N_("begrænset"),
    "inadequate": N_("mangelfuld"),
    "reported": N_("indberettet, kan ikke vurderes"),
    "partial": N_("delvist indberettet"),
    "missing": N_("ikke indberettet"),
    "not_due": N_("ikke forfalden"),
    "not_applicable": N_("ikke relevant"),
    "no_target": N_("følges uden mål"),
}
_MARK = Fragment('<span class="mark {}">{}</span>')
_COUNTED = Fragment('<span class="mark {}" title="{}">{}<span class="unseen"> {}</span></span>')
_PIECE = Fragment('<span class="piece {}" style="flex-grow:{}">{}</span>')
_LINE = Fragment("<li>{} {}</li>")


def word(name: str) -> str:
    """What a mark means, in the visitor's language."""
    return _(WORDS[name])


def mark(name: str) -> Markup:
    """The symbol and the word."""
    return _MARK(name, word(name))


def tally(counts: Counter[str]) -> Markup:
    """A short row of marks with their counts; the word is there for those who can't see the symbol."""
    shown = [name for name in WORDS if counts[name]]
    joined = Markup(" ").join(_COUNTED(name, word(name), counts[name], word(name)) for name in shown)
    return Markup('<span class="tally">{}</span>').format(joined)


def bar(counts: Counter[str]) -> Markup:
    """The counts as one bar, with the numbers and words under it."""
    shown = [name for name in WORDS if counts[name]]
    return Markup('<div class="bar" aria-hidden="true">{}</div><ul class="legend">{}</ul>').format(
        Markup().join(_PIECE(name, counts[name], counts[name]) for name in shown),
        Markup().join(_LINE(counts[name], mark(name)) for name in shown),
    )


def key() -> Markup:
    """What each symbol means, to stand above a table of tallies."""
    lines = Markup().join(Markup("<li>{}</li>").format(mark(name)) for name in WORDS if name != "reported")
    return Markup('<ul class="legend key-of-marks">{}</ul>').format(lines)
