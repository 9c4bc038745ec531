"""Where to look first: what is furthest from its target, with its arithmetic and its explanation."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from outcomes.language import _, ngettext
from outcomes.target import Target
from ui.kit import links, marks, markup, pieces, words
from ui.kit.markup import Content
from ui.target import delivered, told

_AT_MOST = 5


def worst(due: Iterable[Target]) -> Markup:
    """What is furthest behind, and what is far above: with its arithmetic and its own explanation."""
    body = [_row(target) for target in worst_first(due)]
    if not body:
        return pieces.paragraph(_("Intet af det, der er indberettet, er bagud eller langt over målet."))
    headers = (_("Mål"), _("Aktivitet"), _("Leveret"), _("Status"), _("Bemærkning"))
    note = _("Øverst det, der er længst fra målet. Langt over målet kommer til sidst.")
    shown = pieces.table(_("Det, der er længst fra sit mål"), headers, body[:_AT_MOST], kind="worst")
    rest, more = len(body) - _AT_MOST, Markup()
    if rest > 0:
        table = pieces.table(_("Resten"), headers, body[_AT_MOST:], kind="worst")
        more = pieces.folded(ngettext("Vis {n} mere", "Vis {n} mere", rest).format(n=words.number(rest)), table)
    return pieces.note(note) + shown + more


def worst_first(targets: Iterable[Target]) -> list[Target]:
    """What is behind or far above: the worst verdict first, then what is furthest from its target."""
    return sorted((target for target in targets if target.row.is_off_track), key=_how_bad)


def _how_bad(target: Target) -> tuple[bool, bool, bool, bool, float]:
    """The worst verdict first; what was done late after what is not done; then the smallest share."""
    row = target.row
    order = (row.verdict != "inadequate", row.verdict != "limited")
    return (*order, row.late, row.share is None, row.share or 0)


def _row(target: Target) -> list[Content]:
    activity, said = target.activity, delivered.in_words(target)
    return [
        told.named(target, told.link(target, target.indicator.label)),
        links.link(activity.name, "activity", activity=activity.number),
        markup.line(said, told.bullet(target), pieces.span(delivered.arithmetic(target), "aside")),
        marks.mark(target.row.mark) + told.beside(target),
        told.explanation(target),
    ]
