"""Measures of results and effects on screen: where each stands, and what could measure the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from outcomes.indicator import Indicator
from outcomes.language import _, ngettext
from outcomes.measure import Candidate, Measure
from outcomes.measured import candidates_of, measures_of
from outcomes.plan import Plan
from outcomes.report import Answer
from outcomes.target import Target
from ui.kit import links, marks, markup, pieces, words
from ui.kit.markup import Content
from ui.target import delivered, goal, told


def standing_of(plan: Plan, node: str, measured: Iterable[Target]) -> Markup:
    """The marks of a node's own measures in short; »ikke målt« when it has none."""
    ids = {measure.id for measure in measures_of(plan, node)}
    mine = [target for target in measured if target.indicator.id in ids]
    if not mine:
        return not_measured()
    return marks.mark(mine[0].row.mark) if len(mine) == 1 else marks.tally(told.rolled_up(mine).marks)


def not_measured() -> Markup:
    return pieces.span(_("ikke målt"), "unmeasured")


def measure_of(plan: Plan, node: str, measured: Sequence[Target]) -> Markup:
    """Each measure of a result or an effect: its value now, baseline, target, date, source and mark."""
    measures = measures_of(plan, node)
    if not measures:
        return pieces.paragraph(not_measured(), "standing") + _mentioned(plan, node)
    return markup.joined(_measure(measure, measured) for measure in measures)


def _mentioned(plan: Plan, node: str) -> Markup:
    """The sources in the plan that could measure the node."""
    names = [candidate.name for candidate in candidates_of(plan, node)]
    if not names:
        return Markup()
    text = ngettext(
        "Planen nævner en kilde, der måske kan måle det:", "Planen nævner kilder, der måske kan måle det:", len(names)
    )
    return pieces.paragraph(text) + pieces.items(markup.danish(name) for name in names)


def candidates(plan: Plan) -> Markup:
    """The sources that the plan mentions and that could become measures; nothing when it mentions none."""
    if not plan.candidates:
        return Markup()
    title = _("Kilder, planen nævner")
    note = _("De kan måske blive til målinger. Ingen har besluttet det endnu, og der er ingen tal fra dem her.")
    headers = (_("Kilde"), _("Kan måle"), _("Resultater og virkninger"), _("Skal afklares først"))
    rows = (_candidate(plan, candidate) for candidate in plan.candidates)
    return pieces.heading(title, note) + pieces.table(title, headers, rows)


def _measure(measure: Measure, measured: Sequence[Target]) -> Markup:
    mine = [target for target in measured if target.indicator.id == measure.id]
    facts = {
        _("Nu"): pieces.lines(_now(measure, target, len(mine) > 1) for target in mine),
        _("Udgangspunkt"): goal.baseline(measure) if measure.baseline else _("ikke kendt"),
        _("Mål"): markup.danish(f"»{measure.target.words}«"),
        _("Kilde"): markup.danish(f"{measure.source_name}, {measure.frequency}"),
        _("Målinger"): markup.joined(line for target in mine for line in _each(target)),
        _("Usikkert i planen"): markup.danish(measure.doubt) if measure.doubt else "",
    }
    title = links.link(markup.danish(measure.label), "indicator", indicator=measure.id)
    return pieces.section(pieces.subheading(title), pieces.facts(facts), kind="measure")


def _now(measure: Indicator, target: Target, is_one_of_more: bool) -> Markup:
    """»Husum Skole: 3,4 point, målt 12. maj 2026 ✓ tilfredsstillende«"""
    place = target.row.part or target.row.due.words if is_one_of_more else ""
    without_baseline = measure.model_copy(update={"baseline": None})  # it has a line of its own
    value = delivered.in_words(target._replace(indicator=without_baseline)) or _("ingen måling endnu")
    when = pieces.span(_up_to(target) if target.answers else "", "aside")
    return markup.line(f"{place}: " if place else "", value, " ", when, " ", marks.mark(target.row.mark))


def _up_to(target: Target) -> str:
    """When the value is from; a sum also says that it is one."""
    newest = _when(target.answers[-1])
    is_sum = target.row.kind in ("flow", "share") and len(target.answers) > 1
    return _("i alt, senest {when}").format(when=newest) if is_sum else newest


def _when(answer: Answer) -> str:
    """The day that a value is from, or the half-year that it counts for."""
    day = answer.observation.measured_on
    return _("målt {day}").format(day=words.day(day)) if day else answer.period.words


def _each(target: Target) -> Iterator[Markup]:
    """What was measured each time, the newest first, where there is more than one to tell apart."""
    part = f"{target.row.part}: " if target.row.part else ""
    for answer in reversed(target.answers if len(target.answers) > 1 else ()):
        value = words.value_alone(answer.observation)
        yield pieces.block(markup.line(part, value, " ", pieces.aside(_when(answer))))


def _candidate(plan: Plan, candidate: Candidate) -> list[Content]:
    labels = {node.id: node.label for node in plan.theory.nodes}
    where = pieces.aside(words.plan_lines(candidate.source))
    return [
        markup.line(markup.danish(candidate.name), where, between=" "),
        markup.danish(candidate.could_measure),
        pieces.items(links.link(markup.danish(labels[id]), "theory", node=id) for id in candidate.nodes),
        markup.danish(candidate.doubt),
    ]
