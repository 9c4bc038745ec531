"""Charts: drawn after the words and the table that say the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from markupsafe import Markup

from ui.kit.marks import WORDS, word
from ui.kit.markup import Fragment

_PIECE = Fragment('<span class="piece {}" style="flex:{} 1 0" title="{} {}">{}</span>')
_BAR = Fragment('<li><span class="of">{}</span><span class="bar" style="width:{}%">{}</span></li>')


def stacked(counts: Mapping[str, Counter[str]], alt: str) -> Markup:
    """How many targets of each have which mark, as bars of one scale.

    ``alt`` says what the picture shows and where the same numbers stand as text.
    """
    longest = max((marks.total() for marks in counts.values()), default=0)
    if not longest:
        return Markup()
    shown = [name for name in WORDS if any(marks[name] for marks in counts.values())]
    bars = (
        _BAR(name, round(100 * marks.total() / longest, 1), _pieces(marks, shown)) for name, marks in counts.items()
    )
    legend = (Markup('<li><span class="piece {}"></span> {}</li>').format(name, word(name)) for name in shown)
    return Markup(
        '<figure class="chart" role="img" aria-label="{}"><ul class="legend">{}</ul><ul class="bars">{}</ul></figure>'
    ).format(alt, Markup().join(legend), Markup().join(bars))


def _pieces(marks: Counter[str], shown: list[str]) -> Markup:
    return Markup().join(_PIECE(name, n := marks[name], n, word(name), n) for name in shown if marks[name])
