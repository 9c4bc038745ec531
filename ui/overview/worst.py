"""Where to look first: the activities that need a decision, and the single targets with their arithmetic and remark."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from markupsafe import Markup

from outcomes.language import _, ngettext
from outcomes.look_first import Matter, Unspent
from outcomes.target import Target
from ui.kit import deadlines, links, marks, markup, pieces, words
from ui.kit.markup import Content
from ui.target import delivered, told

_AT_MOST = 5


def to_decide(matters: Sequence[Matter], as_of: date) -> Markup:
    """The activities that need a decision, each with its reasons; the first few openly."""
    if not matters:
        return Markup()
    said = [markup.line(links.to_activity(one.activity), pieces.items(_reasons(one, as_of))) for one in matters]
    note = _(
        "Aktiviteter med en rapport, der er langt over fristen, en bevilling, der ikke er brugt, mål, der er bagud "
        "i begge halvår, mål, der er bagud uden en bemærkning, eller mange mål, der er bagud. De med flest grunde står "
        "øverst."
    )
    shown = pieces.items(said[:_AT_MOST])
    return pieces.subheading(_("Aktiviteter, der skal tages stilling til")) + pieces.note(note) + shown + _folded(said)


def _folded(said: Sequence[Markup]) -> Markup:
    return pieces.folded(_more(len(said)), pieces.items(said[_AT_MOST:])) if len(said) > _AT_MOST else Markup()


def _more(count: int) -> str:
    rest = count - _AT_MOST
    return ngettext("Vis {n} mere", "Vis {n} mere", rest).format(n=words.number(rest))


def _reasons(matter: Matter, as_of: date) -> Iterator[Content]:
    for report in matter.over:
        said = _("Rapporten for {period} mangler.").format(period=report.period.words)
        yield f"{said} {deadlines.in_words(report, as_of)}"
    if matter.unspent:
        yield _left(matter.unspent)
    if matter.again:
        said = ngettext("{n} mål var bagud i begge halvår:", "{n} mål var bagud i begge halvår:", len(matter.again))
        yield _named(said, matter.again)
    if matter.unexplained:
        text = ngettext(
            "{n} mål er bagud uden en bemærkning:", "{n} mål er bagud uden en bemærkning:", len(matter.unexplained)
        )
        yield _named(text, matter.unexplained)
    if matter.behind:
        yield _many(matter.behind)


def _named(said: str, targets: Sequence[Target]) -> Markup:
    named = (told.link(one, markup.danish(one.indicator.named(one.part))) for one in targets)
    return markup.line(said.format(n=words.number(len(targets))), markup.joined(named, "; "), between=" ")


def _left(unspent: Unspent) -> str:
    text = _("Under halvdelen af bevillingen er brugt: {spent} af {granted}")
    spent = words.number(unspent.spent.amount or 0)
    return text.format(spent=spent, granted=words.kroner(unspent.granted))


def _many(targets: Sequence[Target]) -> str:
    said = ngettext("{n} mål er bagud", "{n} mål er bagud", len(targets)).format(n=words.number(len(targets)))
    late = sum(target.row.late for target in targets)
    if late:
        said += ngettext(", heraf {n} gjort for sent", ", heraf {n} gjort for sent", late).format(n=words.number(late))
    explained = sum(not target.is_unexplained for target in targets)
    why = _("{n} har en bemærkning").format(n=words.number(explained))
    return f"{said}, {why}."


def worst(found: Sequence[Target]) -> Markup:
    """The single targets: what is furthest from its number first, and what was kept later last."""
    if not found:
        return pieces.paragraph(_("Intet af det, der er indberettet, er bagud eller langt over målet."))
    headers = (_("Mål"), _("Aktivitet"), _("Leveret"), _("Status"), _("Bemærkning"))
    note = _("Øverst det, der er længst fra målet. Det, der er langt over målet eller nået senere, kommer til sidst.")
    body = [*map(_row, found)]
    shown = pieces.table(_("Det, der er længst fra sit mål"), headers, body[:_AT_MOST], kind="worst")
    more = Markup()
    if len(body) > _AT_MOST:
        more = pieces.folded(_more(len(body)), pieces.table(_("Resten"), headers, body[_AT_MOST:], kind="worst"))
    return pieces.subheading(_("Enkelte mål")) + pieces.note(note) + shown + more


def _row(target: Target) -> list[Content]:
    activity, said = target.activity, delivered.in_words(target)
    return [
        told.named(target, told.link(target, target.indicator.label)),
        links.link(activity.name, "activity", activity=activity.number),
        markup.line(said, told.bullet(target), pieces.span(delivered.arithmetic(target), "aside")),
        marks.mark(target.row.mark) + told.beside(target) + told.later(target),
        told.explanation(target),
    ]
