"""Measures of results and effects on screen: where each stands, and what could measure the rest."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from outcomes.attainment import Attainment
from outcomes.language import _, ngettext
from outcomes.measure import Candidate, Measure
from outcomes.measured import candidates_of, measures_of
from outcomes.plan import Plan
from outcomes.report import Answer, Observation
from ui.kit import marks, markup, words
from ui.kit.markup import Content
from ui.target import arithmetic


def standing_of(plan: Plan, node: str, rows: Iterable[Attainment]) -> Markup:
    """The marks of a node's own measures in short; »ikke målt« when it has none."""
    ids = {measure.id for measure in measures_of(plan, node)}
    mine = [row.mark for row in rows if row.indicator in ids]
    if not mine:
        return not_measured()
    return marks.mark(mine[0]) if len(mine) == 1 else marks.tally(Counter(mine))


def not_measured() -> Markup:
    return Markup('<span class="unmeasured">{}</span>').format(_("ikke målt"))


def measure_of(plan: Plan, node: str, rows: Sequence[Attainment], observations: Sequence[Answer]) -> Markup:
    """Each measure of a result or an effect: its value now, baseline, target, date, source and mark."""
    measures = measures_of(plan, node)
    if not measures:
        return Markup('<p class="standing">{}</p>{}').format(not_measured(), _mentioned(plan, node))
    return Markup().join(_measure(one, rows, observations) for one in measures)


def _mentioned(plan: Plan, node: str) -> Markup:
    """The sources in the plan that could measure the node."""
    names = [candidate.name for candidate in candidates_of(plan, node)]
    if not names:
        return Markup()
    told = ngettext(
        "Planen nævner en kilde, der måske kan måle det:", "Planen nævner kilder, der måske kan måle det:", len(names)
    )
    return Markup("<p>{}</p>{}").format(told, markup.items(markup.danish(name) for name in names))


def candidates(plan: Plan) -> Markup:
    """The sources that the plan mentions and that could become measures; nothing when it mentions none."""
    if not plan.candidates:
        return Markup()
    title = _("Kilder, planen nævner")
    told = _("De kan måske blive til målinger. Ingen har besluttet det endnu, og der er ingen tal fra dem her.")
    headers = (_("Kilde"), _("Kan måle"), _("Resultater og virkninger"), _("Skal afklares først"))
    rows = (_candidate(plan, one) for one in plan.candidates)
    return markup.heading(title, told) + markup.table(title, headers, rows)


def _measure(measure: Measure, rows: Sequence[Attainment], observations: Sequence[Answer]) -> Markup:
    mine = [row for row in rows if row.indicator == measure.id]
    said = {
        _("Nu"): Markup("<br>").join(_now(measure, row, _of(row, observations), len(mine) > 1) for row in mine),
        _("Udgangspunkt"): arithmetic.baseline(measure) if measure.baseline else _("ikke kendt"),
        _("Mål"): markup.danish(f"»{measure.target.words}«"),
        _("Kilde"): markup.danish(f"{measure.source_name}, {measure.frequency}"),
        _("Målinger"): Markup().join(line for row in mine for line in _each(row, _of(row, observations))),
        _("Tvivl"): markup.danish(measure.doubt) if measure.doubt else "",
    }
    facts = Markup().join(Markup("<dt>{}</dt><dd>{}</dd>").format(name, text) for name, text in said.items() if text)
    return Markup('<section class="measure"><h3>{}</h3><dl class="facts">{}</dl></section>').format(
        markup.link(markup.danish(measure.label), "indicator", indicator=measure.id), facts
    )


def _now(measure: Measure, row: Attainment, mine: Sequence[Answer], is_one_of_more: bool) -> Markup:
    """»Husum Skole: 3,4 point, målt 12. maj 2026 ✓ tilfredsstillende«"""
    place = row.part or words.period(row.due) if is_one_of_more else ""
    without_baseline = measure.model_copy(update={"baseline": None})  # it has a line of its own
    value = words.delivered(row, without_baseline) or _("ingen måling endnu")
    return Markup('{}{} <span class="aside">{}</span> {}').format(
        f"{place}: " if place else "", value, _up_to(row, mine) if mine else "", marks.mark(row.mark)
    )


def _up_to(row: Attainment, mine: Sequence[Answer]) -> str:
    """When the value is from; a sum also says that it is one."""
    is_sum = row.kind in ("flow", "share") and len(mine) > 1
    return _("i alt, senest {when}").format(when=when(mine[-1])) if is_sum else when(mine[-1])


def when(one: Answer) -> str:
    """The day that a value is from, or the half-year that it counts for."""
    day = one.observation.measured_on
    return _("målt {day}").format(day=words.day(day)) if day else words.period(one.period)


def _each(row: Attainment, mine: Sequence[Answer]) -> Iterator[Markup]:
    """What was measured each time, the newest first, where there is more than one to tell apart."""
    for one in reversed(mine if len(mine) > 1 else ()):
        yield Markup('<div>{}{} <span class="aside">{}</span></div>').format(
            f"{row.part}: " if row.part else "", _value(one.observation), when(one)
        )


def _value(one: Observation) -> str:
    return words.reported(one.model_copy(update={"measured_on": None}))


def _of(row: Attainment, observations: Iterable[Answer]) -> list[Answer]:
    asked = (row.indicator, row.part)
    return [one for one in observations if (one.observation.indicator, one.observation.part) == asked]


def _candidate(plan: Plan, one: Candidate) -> list[Content]:
    labels = {node.id: node.label for node in plan.theory.nodes}
    return [
        Markup('{} <span class="aside">{}</span>').format(markup.danish(one.name), words.plan_lines(one.source)),
        markup.danish(one.could_measure),
        markup.items(markup.link(markup.danish(labels[id]), "theory", node=id) for id in one.nodes),
        markup.danish(one.doubt),
    ]
