"""What contradicts itself between the pieces of a plan that are each well-formed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple, get_args

from outcomes import names
from outcomes.indicator import Indicator, activity_of
from outcomes.language import _
from outcomes.plan import Plan
from outcomes.theory import Node, NodeType


class Fault(NamedTuple):
    """Something wrong in a plan: where (a key such as ``indicators.A03-01.due``) and what."""

    key: str
    message: str


def faults_across(plan: Plan) -> list[Fault]:
    """Every contradiction between the pieces of a plan that are each well-formed."""
    areas = {area.id for area in plan.areas}
    nodes = {node.id: node for node in plan.theory.nodes}
    absorbed = [id for indicator in plan.asked for id in indicator.same_as]
    known = {*(indicator.id for indicator in plan.asked), *absorbed}
    return [
        *_repeated("activities", (activity.number for activity in plan.activities)),
        *_repeated("indicators", [*(indicator.id for indicator in plan.indicators), *dict.fromkeys(absorbed)]),
        *_repeated("measure", (measure.id for measure in plan.measures)),
        *_repeated("candidate", (candidate.name for candidate in plan.candidates)),
        *_repeated("budget", (line.id for a in plan.activities for line in a.budget)),
        *_repeated("theory.nodes", (node.id for node in plan.theory.nodes)),
        *_faults_of_activities(plan, nodes, areas, known),
        *_faults_of_theory(plan, nodes, areas),
        *_faults_of_measures(plan, nodes, known),
        *(
            Fault(f"change.{one.indicator}", _unknown(one.indicator))
            for one in plan.changes
            if not plan.asks(one.indicator)
        ),
        *_repeated("entry", (entry.key for entry in plan.calendar)),
        *_faults_of_the_calendar(plan),
    ]


def _faults_of_activities(plan: Plan, nodes: Mapping[str, Node], areas: set[str], known: set[str]) -> Iterator[Fault]:
    """An activity's areas and efforts must exist, and what it asks must be its own by its number."""
    for activity in plan.activities:
        here = f"activities.{activity.number}"
        for area in {*activity.every_area} - areas:
            yield Fault(f"{here}.areas", _("indsatsområdet »{area}« findes ikke").format(area=area))
        for served in activity.serves:
            if served.effort not in nodes or nodes[served.effort].type != "effort":
                yield Fault(f"{here}.serves", _("»{id}« er ikke en indsats").format(id=served.effort))
        for id in [*(i.id for i in activity.indicators), *(line.id for line in activity.budget)]:
            if activity_of(id) != activity.number:
                yield Fault(f"{here}.{id}", _("hører efter sit nummer til en anden aktivitet"))
        for indicator in activity.indicators:
            for id in set(indicator.overlaps) - known:
                yield Fault(f"{here}.{indicator.id}.overlaps", _unknown(id))
            yield from _faults_of_what_keeps(f"{here}.{indicator.id}.kept_by", indicator, plan)
            yield from _repeated(f"{here}.{indicator.id}.parts", map(names.alike, indicator.parts))


def _faults_of_theory(plan: Plan, nodes: Mapping[str, Node], areas: Collection[str]) -> Iterator[Fault]:
    """The areas and ends that the theory names must exist, and its links point forward."""
    for node in plan.theory.nodes:
        if node.area is not None and node.area not in areas:
            yield Fault(f"theory.{node.id}.area", _unknown(node.area))
    for area in plan.areas:
        for id in {*area.supports} - {*areas}:
            yield Fault(f"areas.{area.id}.supports", _unknown(id))
    for link in plan.theory.links:
        for end in {link.origin, link.to} - set(nodes):
            yield Fault(f"theory.links.{link.origin}-{link.to}", _unknown(end))
        if {link.origin, link.to} <= set(nodes) and _place(nodes[link.origin]) >= _place(nodes[link.to]):
            yield Fault(f"theory.links.{link.origin}-{link.to}", _("peger ikke fremad mod formålet"))


def _faults_of_measures(plan: Plan, nodes: Mapping[str, Node], known: Collection[str]) -> Iterator[Fault]:
    """What is measured must be a result or an effect, and what it overlaps must exist."""
    measured = ((f"measure.{measure.id}.node", [measure.node]) for measure in plan.measures)
    mentioned = ((f"candidate.{candidate.name}.nodes", [*candidate.nodes]) for candidate in plan.candidates)
    for key, ids in (*measured, *mentioned):
        for id in dict.fromkeys(ids):
            if id not in nodes:
                yield Fault(key, _unknown(id))
            elif nodes[id].type not in ("result", "effect"):
                yield Fault(key, _("»{id}« er hverken et resultat eller en virkning").format(id=id))
    for measure in plan.measures:
        for id in set(measure.overlaps) - {*known}:
            yield Fault(f"measure.{measure.id}.overlaps", _unknown(id))
        yield from _faults_of_what_keeps(f"measure.{measure.id}.kept_by", measure, plan)
        yield from _repeated(f"measure.{measure.id}.parts", map(names.alike, measure.parts))


def _faults_of_what_keeps(key: str, indicator: Indicator, plan: Plan) -> Iterator[Fault]:
    """What keeps a promise later must ask the same of the same activity, and have a target of its own."""
    if indicator.kept_by is None:
        return
    later, about = plan.indicator(indicator.kept_by), {"id": indicator.kept_by, "before": indicator.id}
    if later is None:
        yield Fault(key, _unknown(indicator.kept_by))
    elif later.activity != indicator.activity:
        yield Fault(key, _("»{id}« hører til en anden aktivitet").format(**about))
    elif later.asks_otherwise_than(indicator):
        yield Fault(key, _("»{id}« spørger om noget andet end {before}: kind og unit skal være ens").format(**about))
    elif later.dues[-1].last_day <= indicator.dues[-1].last_day:
        yield Fault(key, _("»{id}« skal ikke være nået senere end {before}").format(**about))
    elif "none" in (later.target.form, indicator.target.form):
        yield Fault(key, _("der skal være sat et mål for både {before} og »{id}«").format(**about))


def _faults_of_the_calendar(plan: Plan) -> Iterator[Fault]:
    """Who owes something must be in the plan, and be asked for it in the days that the calendar names."""
    for entry in plan.calendar:
        asked = {id: plan.indicator(id) for id in entry.indicators}
        for id, indicator in asked.items():
            if indicator is None:
                yield Fault(f"entry.{entry.key}.indicators", _unknown(id))
        if entry.activity is not None and plan.activity(entry.activity) is None:
            yield Fault(f"entry.{entry.key}.activity", _unknown(str(entry.activity)))
        dues = [due for indicator in asked.values() if indicator for due in indicator.dues]
        for days in entry.spans if dues and all(asked.values()) else ():
            if not any(due.first_day <= days.last_day <= due.last_day for due in dues):
                said = _("ingen af indikatorerne skal nås i {days}").format(days=days.name)
                yield Fault(f"entry.{entry.key}.when", said)


def _unknown(id: str) -> str:
    return _("»{id}« findes ikke").format(id=id)


def _place(node: Node) -> int:
    return get_args(NodeType).index(node.type)


def _repeated(key: str, ids: Iterable[object]) -> list[Fault]:
    counts = Counter(ids)
    return [Fault(f"{key}.{id}", _("står flere gange")) for id, times in counts.items() if times > 1]
