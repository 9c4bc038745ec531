"""Measures of results and effects on screen: where each stands, and what could measure the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from outcomes.attainment import Attainment
from outcomes.language import _, ngettext
from outcomes.measure import Candidate, Measure
from outcomes.measured import measures_of
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Observation
from store.stored import StoredObservation
from ui import html, marks, words
from ui.html import Content


def standing_of(plan: Plan, node: str, rows: Iterable[Attainment]) -> Markup:
    """The marks of a node's own measures in short; »ikke målt« when it has none."""
    ids = {measure.id for measure in measures_of(plan, node)}
    mine = [marks.mark(row.mark) for row in rows if row.indicator in ids]
    return Markup(" ").join(mine) if mine else not_measured()


def not_measured() -> Markup:
    return Markup('<span class="unmeasured">{}</span>').format(_("ikke målt"))


def measure_of(plan: Plan, node: str, rows: Sequence[Attainment], observations: Sequence[StoredObservation]) -> Markup:
    """Each measure of a result or an effect: its value now, baseline, target, date, source and mark."""
    measures = measures_of(plan, node)
    if not measures:
        return Markup("<p>{}</p>").format(not_measured())
    return Markup().join(_measure(one, rows, observations) for one in measures)


def candidates(plan: Plan) -> Markup:
    """The sources that the plan mentions and that could become measures; nothing when it mentions none."""
    if not plan.candidates:
        return Markup()
    headers = (_("Kilde"), _("Kan måle"), _("Resultater og virkninger"), _("Skal afklares først"))
    return html.table(_("Kilder, planen nævner"), headers, (_candidate(plan, one) for one in plan.candidates))


def _measure(measure: Measure, rows: Sequence[Attainment], observations: Sequence[StoredObservation]) -> Markup:
    mine = [row for row in rows if row.indicator == measure.id]
    said = {
        _("Nu"): Markup("<br>").join(_now(measure, row, _of(row, observations), len(mine) > 1) for row in mine),
        _("Udgangspunkt"): baseline(measure),
        _("Mål"): html.danish(f"»{measure.target.words}«"),
        _("Kilde"): html.danish(f"{measure.source_name}, {measure.frequency}"),
        _("Tidligere"): Markup("<br>").join(line for row in mine for line in _before(row, _of(row, observations))),
        _("Tvivl"): html.danish(measure.doubt) if measure.doubt else "",
    }
    facts = Markup().join(Markup("<dt>{}</dt><dd>{}</dd>").format(name, text) for name, text in said.items() if text)
    return Markup('<section class="measure"><h4>{}</h4><dl class="facts">{}</dl></section>').format(
        html.danish(measure.label), facts
    )


def _now(measure: Measure, row: Attainment, mine: Sequence[StoredObservation], is_one_of_more: bool) -> Markup:
    """»Husum Skole: 3,4 point, målt 12. maj 2026 ✓ tilfredsstillende«"""
    place = row.part or words.period(Period.parse(row.due)) if is_one_of_more else ""
    without_baseline = measure.model_copy(update={"baseline": None})  # it has a line of its own
    value = words.delivered(row, without_baseline) or _("ingen måling endnu")
    return Markup('{}{} <span class="aside">{}</span> {}').format(
        f"{place}: " if place else "", value, when(mine[-1]) if mine else "", marks.mark(row.mark)
    )


def when(one: StoredObservation) -> str:
    """The day that a value is from, or the half-year that it counts for."""
    day = one.observation.measured_on
    return _("målt {day}").format(day=words.day(day)) if day else words.period(one.period)


def _before(row: Attainment, mine: Sequence[StoredObservation]) -> Iterator[Content]:
    """What was measured before the newest value, the newest first."""
    for one in reversed(mine[:-1]):
        said = Markup('{} <span class="aside">{}</span>').format(_value(one.observation), when(one))
        yield Markup("{}: {}").format(row.part, said) if row.part else said


def _value(one: Observation) -> str:
    return words.reported(one.model_copy(update={"measured_on": None}))


def baseline(measure: Measure) -> str:
    """»3,1 i 2024«; for a share »43 % i 2023«."""
    stood = measure.baseline
    if stood is None:
        return _("ikke kendt")
    if measure.kind != "share":
        return words.baseline(stood)
    share = words.percent(stood.value)
    share = _("ca. {number}").format(number=share) if stood.approximate else share
    return _("{number} i {year}").format(number=share, year=stood.year)


def _of(row: Attainment, observations: Iterable[StoredObservation]) -> list[StoredObservation]:
    asked = (row.indicator, row.part or "")
    return [one for one in observations if (one.observation.indicator, one.observation.part) == asked]


def _candidate(plan: Plan, one: Candidate) -> list[Content]:
    labels = {node.id: node.label for node in plan.theory.nodes}
    lines = ngettext("planens linje {lines}", "planens linjer {lines}", len(one.source)).format(
        lines=words.listed([str(line) for line in one.source])
    )
    return [
        Markup('{} <span class="aside">{}</span>').format(html.danish(one.name), lines),
        html.danish(one.could_measure),
        html.items(html.link(html.danish(labels[id]), "theory", node=id) for id in one.nodes),
        html.danish(one.doubt),
    ]
