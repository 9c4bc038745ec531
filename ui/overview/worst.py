"""Where to look first: what is open, with its arithmetic and its explanation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup

from outcomes.coverage import Expected
from outcomes.language import _, ngettext
from outcomes.look_first import OffTrack, long_overdue, many_behind
from outcomes.target import Target
from ui.kit import links, marks, markup, pieces, words
from ui.kit.markup import Content
from ui.target import delivered, told

_AT_MOST = 5


def worst(found: Sequence[OffTrack], expected: Iterable[Expected], as_of: date) -> Markup:
    """What is open first, of whole activities and then of single targets, with its arithmetic and its explanation."""
    activities = [*map(_overdue, long_overdue(expected, as_of)), *map(_many, many_behind(found))]
    listed = pieces.items(activities) if activities else Markup()
    return listed + _targets([_row(one) for one in found])


def _targets(body: Sequence[list[Content]]) -> Markup:
    if not body:
        return pieces.paragraph(_("Intet af det, der er indberettet, er bagud eller langt over målet."))
    headers = (_("Mål"), _("Aktivitet"), _("Leveret"), _("Status"), _("Bemærkning"))
    note = _("Øverst det, der er længst fra målet. Det, der er langt over målet eller nået senere, kommer til sidst.")
    shown = pieces.table(_("Det, der er længst fra sit mål"), headers, body[:_AT_MOST], kind="worst")
    rest, more = len(body) - _AT_MOST, Markup()
    if rest > 0:
        table = pieces.table(_("Resten"), headers, body[_AT_MOST:], kind="worst")
        more = pieces.folded(ngettext("Vis {n} mere", "Vis {n} mere", rest).format(n=words.number(rest)), table)
    return pieces.note(note) + shown + more


def _overdue(report: Expected) -> Markup:
    said = _("Rapporten for {period} mangler endnu, et halvt år efter.").format(period=report.period.words)
    return markup.line(links.to_activity(report.activity), said, between=": ")


def _many(targets: Sequence[Target]) -> Markup:
    said = ngettext("{n} mål er bagud", "{n} mål er bagud", len(targets)).format(n=words.number(len(targets)))
    late = sum(target.row.late for target in targets)
    if late:
        said += ngettext(", heraf {n} gjort for sent", ", heraf {n} gjort for sent", late).format(n=words.number(late))
    explained = sum(bool(target.newest and target.newest.note) for target in targets)
    why = _("{n} har en bemærkning").format(n=words.number(explained))
    return markup.line(links.to_activity(targets[0].activity), f"{said}, {why}.", between=": ")


def _row(found: OffTrack) -> list[Content]:
    target = found.target
    activity, said = target.activity, delivered.in_words(target)
    return [
        told.named(target, told.link(target, target.indicator.label)),
        links.link(activity.name, "activity", activity=activity.number),
        markup.line(said, told.bullet(target), pieces.span(delivered.arithmetic(target), "aside")),
        marks.mark(target.row.mark) + told.beside(target) + _kept(found.kept_by),
        told.explanation(target),
    ]


def _kept(later: Target | None) -> Markup:
    """That the promise was kept in a later half-year, and with what."""
    if later is None:
        return Markup()
    said = _("nået i {period}: {delivered}").format(period=later.row.due.words, delivered=delivered.in_words(later))
    return pieces.aside(told.link(later, said))
