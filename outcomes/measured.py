"""Which results and effects are measured, and by what; deliveries never stand in for a measure."""

from __future__ import annotations

from collections.abc import Iterable

from outcomes.attainment import Attainment
from outcomes.measure import Candidate, Measure
from outcomes.plan import Plan
from outcomes.theory import Node


def outcome_nodes(plan: Plan) -> tuple[Node, ...]:
    """The results and effects of the theory of change, in the plan's order."""
    return tuple(node for node in plan.theory.nodes if node.type in ("result", "effect"))


def measured_nodes(plan: Plan, measured: Iterable[Attainment]) -> tuple[Node, ...]:
    """The results and effects with a value from a measure of their own; ``measured`` says where the measures stand."""
    known = {row.indicator for row in measured if row.delivered is not None}
    nodes = {measure.node for measure in plan.measures if measure.id in known}
    return tuple(node for node in outcome_nodes(plan) if node.id in nodes)


def measures_of(plan: Plan, node: str) -> tuple[Measure, ...]:
    return tuple(measure for measure in plan.measures if measure.node == node)


def candidates_of(plan: Plan, node: str) -> tuple[Candidate, ...]:
    """The sources in the plan that could measure the node."""
    return tuple(candidate for candidate in plan.candidates if node in candidate.nodes)
