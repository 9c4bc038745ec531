"""What contradicts itself between the pieces of a plan that are each well-formed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple, get_args

from outcomes.plan import Node, NodeType, Plan


class Fault(NamedTuple):
    """Something wrong in a plan: where (a key such as ``indicators.A03-01.due``) and what."""

    key: str
    message: str


def faults_across(plan: Plan) -> list[Fault]:
    """Every contradiction between the pieces of a plan that are each well-formed."""
    areas = {area.id for area in plan.areas}
    nodes = {node.id: node for node in plan.theory.nodes}
    own = [indicator.id for indicator in plan.indicators]
    absorbed = [id for indicator in plan.indicators for id in indicator.same_as]
    faults = [
        *_repeated("activities", (activity.number for activity in plan.activities)),
        *_repeated("indicators", [*own, *dict.fromkeys(absorbed)]),
        *_repeated("budget", (line.id for a in plan.activities for line in a.budget)),
        *_repeated("theory.nodes", (node.id for node in plan.theory.nodes)),
    ]
    for activity in plan.activities:
        here = f"activities.{activity.number}"
        for area in {*activity.areas, *activity.secondary_areas} - areas:
            faults.append(Fault(f"{here}.areas", f"indsatsområdet »{area}« findes ikke"))
        for served in activity.serves:
            if served.effort not in nodes or nodes[served.effort].type != "effort":
                faults.append(Fault(f"{here}.serves", f"»{served.effort}« er ikke en indsats"))
        for id in [*(i.id for i in activity.indicators), *(line.id for line in activity.budget)]:
            if int(id[1:3]) != activity.number:
                faults.append(Fault(f"{here}.{id}", "hører efter sit nummer til en anden aktivitet"))
        for indicator in activity.indicators:
            for id in set(indicator.overlaps) - {*own, *absorbed}:
                faults.append(Fault(f"{here}.{indicator.id}.overlaps", f"»{id}« findes ikke"))
    for node in plan.theory.nodes:
        if node.area is not None and node.area not in areas:
            faults.append(Fault(f"theory.{node.id}.area", f"»{node.area}« findes ikke"))
    for link in plan.theory.links:
        for end in {link.origin, link.to} - set(nodes):
            faults.append(Fault(f"theory.links.{link.origin}-{link.to}", f"»{end}« findes ikke"))
        if {link.origin, link.to} <= set(nodes) and _place(nodes[link.origin]) >= _place(nodes[link.to]):
            faults.append(Fault(f"theory.links.{link.origin}-{link.to}", "peger ikke fremad mod formålet"))
    return faults


def _place(node: Node) -> int:
    return get_args(NodeType).index(node.type)


def _repeated(key: str, ids: Iterable[object]) -> list[Fault]:
    counts = Counter(ids)
    return [Fault(f"{key}.{id}", "står flere gange") for id, times in counts.items() if times > 1]
