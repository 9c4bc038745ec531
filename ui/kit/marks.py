"""The status marks: one symbol, one word and one tint for each, the same everywhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from markupsafe import Markup

from outcomes.attainment import MARK_WORDS, Mark
from outcomes.language import N_, _
from ui.kit import templates

WORDS = MARK_WORDS
VERDICTS = {
    "satisfactory": N_("tilfredsstillende"),
    "limited": N_("begrænset"),
    "inadequate": N_("mangelfuld"),
}
"""The municipality's own words for how a target is judged; a satisfactory one is met, or near to it."""
_macros = templates.macros("kit/templates/marks.html")


def word(name: Mark) -> str:
    """What a mark means, in the visitor's language."""
    return _(WORDS[name])


def verdict(name: str) -> str:
    """The word for a verdict, in the visitor's language."""
    return _(VERDICTS[name])


def mark(name: Mark) -> Markup:
    """The symbol and the word."""
    return said(name, word(name))


def said(name: str, text: str) -> Markup:
    """The symbol with words of its own."""
    return _macros.mark(name, text)


def tally(counts: Mapping[Mark, int]) -> Markup:
    """A short row of marks with their counts; the word is there for those who can't see the symbol."""
    return _macros.tally(counted(counts))


def bar(counts: Mapping[Mark, int]) -> Markup:
    """The counts as one bar, with the numbers and words under it."""
    return _macros.bar(counted(counts))


def key() -> Markup:
    """What each symbol means, to stand above a table of tallies."""
    return _macros.key([(name, word(name)) for name in WORDS])


def stacked(counts: Mapping[str, Counter[Mark]], alt: str) -> Markup:
    """How many targets of each have which mark, as bars of one scale.

    ``alt`` says what the picture shows and where the same numbers stand as text.
    """
    longest = max((marks.total() for marks in counts.values()), default=0)
    if not longest:
        return Markup()
    legend = [(name, word(name)) for name in WORDS if any(marks[name] for marks in counts.values())]
    bars = [(of, round(100 * marks.total() / longest, 1), counted(marks)) for of, marks in counts.items()]
    return _macros.stacked(alt, legend, bars)


def counted(counts: Mapping[Mark, int]) -> list[tuple[str, str, int]]:
    """The marks that there are, in their order: name, word and how many."""
    return [(name, word(name), counts[name]) for name in WORDS if counts.get(name)]
