"""How one target is told, everywhere: its name, the way to it, its mark, its bar and its explanation."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from outcomes.attainment import RollUp
from outcomes.indicator import Kind
from outcomes.language import N_, _, ngettext
from outcomes.report import Observation
from outcomes.target import Target
from ui.kit import links, marks, markup, pieces, words
from ui.kit.markup import Content
from ui.target import delivered

KINDS: dict[Kind, str] = {
    "flow": N_("antal, der lægges sammen"),
    "running_total": N_("løbende tal for året"),
    "level": N_("tilstand ved udgangen"),
    "share": N_("andel"),
    "milestone": N_("gjort eller ikke gjort"),
    "assessed": N_("vurderes med ord"),
}

_HALVES = {1: N_("1. halvår"), 2: N_("2. halvår")}


def link(target: Target, text: Content = "") -> Markup:
    """The way to the page of one target (and part), by its label or what else it is called."""
    row = target.row
    named = text or markup.danish(target.indicator.label)
    return links.link(named, "indicator", indicator=row.indicator, part=row.part or None)


def named(target: Target, label: Content) -> Markup:
    """The label, the part where there is one, and when it is due."""
    part = f", {target.part}" if target.part else ""
    return markup.line(markup.danish(label), part, " ", pieces.aside(target.row.due.words))


def status(target: Target) -> Markup:
    """The mark, and what else there is to say of it."""
    return marks.mark(target.row.mark) + pieces.aside(delivered.missing_half_years(target)) + beside(target)


def beside(target: Target) -> Markup:
    """What the mark alone does not say: done late, assessed by those who deliver, or far above."""
    row = target.row
    said = (
        (row.late, _("gjort for sent")),
        (row.kind == "assessed" and row.delivered is not None, _("egen vurdering")),
        (row.asked_by is not None, _("læst, som der blev spurgt, før planen blev ændret")),
        (row.above, _("langt over: er målet for lavt?")),
    )
    return markup.joined(pieces.aside(text) for is_so, text in said if is_so)


def later(target: Target) -> Markup:
    """Of what fell short: what the later half-year has delivered of the same, »2. halvår: 11 af 10«."""
    if not (target.row.is_behind and target.later and (said := delivered.in_short(target.later))):
        return Markup()
    due = target.later.row.due
    when = _(_HALVES[due.half]) if due.half and due.year == target.row.due.year else due.words
    way = link(target.later, f"{when}: {said}")
    return pieces.aside(markup.line(way, f" ({marks.word(target.later.row.mark)})"))


def explanation(target: Target) -> Markup:
    """Why, and what is done about it; for what is off track also that nobody has said so."""
    said = target.newest
    missing = [pieces.aside(_to_write(target))] if target.is_unexplained else []
    return pieces.lines([*missing, *(words_of(said) if said else ())])


def _to_write(target: Target) -> Markup:
    """That a remark is missing, as the way to the form where it can be written."""
    period = target.answers[-1].period if target.answers else target.row.due.half_years[-1]
    return links.link(_("Bemærkning mangler"), "report", activity=target.row.activity, period=period, way="form")


def words_of(observation: Observation) -> Iterator[Markup]:
    """The remark, the next step and the evidence, as far as they are given."""
    if observation.note:
        yield markup.danish(observation.note)
    if observation.next_step:
        yield markup.line(pieces.strong(_("Næste:")), markup.danish(observation.next_step), between=" ")
    if observation.evidence:
        yield pieces.aside(markup.line(_("Dokumentation:"), markup.danish(observation.evidence), between=" "))


def bullet(target: Target) -> Markup:
    """Delivered as a bar against the target as a line (or a band); nothing when there is nothing to compare."""
    row = target.row
    if not isinstance(row.delivered, int | float) or isinstance(row.delivered, bool):
        return Markup()
    is_share = row.kind == "share" and bool(row.denominator)
    reached = row.delivered / row.denominator if is_share and row.denominator else row.delivered
    goal = row.low if row.low is not None else row.high
    if is_share and row.form == "all":
        goal = 1
    is_band = row.form == "range" and row.low is not None and row.high is not None
    band = (float(row.low or 0), float(row.high or 0)) if is_band else None
    return pieces.bar(float(reached), float(goal), row.mark, band) if goal else Markup()


def counted(title: str, rolled: RollUp) -> Markup:
    """The marks of what is due as one bar, and how much of it is reported; nothing where nothing is due."""
    if not rolled.due:
        return Markup()
    said = (
        ngettext(
            "{n} af {total} er indberettet, heraf {partly} ikke for alle halvår",
            "{n} af {total} er indberettet, heraf {partly} ikke for alle halvår",
            rolled.partly,
        )
        if rolled.partly
        else _("{n} af {total} er indberettet")
    )
    n, total, partly = (words.number(count) for count in (rolled.answered, rolled.due, rolled.partly))
    return pieces.subheading(title, said.format(n=n, total=total, partly=partly)) + marks.bar(rolled.marks)


def apart(targets: Iterable[Target]) -> tuple[list[Target], list[Target]]:
    """What is counted or ticked off, and the goals that those who deliver assess in words: never in one count."""
    every = [*targets]
    return [one for one in every if one.row.kind != "assessed"], [one for one in every if one.row.kind == "assessed"]


def rolled_up(targets: Iterable[Target]) -> RollUp:
    """The marks of the targets, counted."""
    return RollUp.of(target.row for target in targets)
