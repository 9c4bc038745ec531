"""Plans and attainment as plain data, in the shape that the command line promises."""

from __future__ import annotations

from datetime import date
from typing import Any

from outcomes.attainment import Attainment
from outcomes.indicator import Indicator
from outcomes.measure import Measure
from outcomes.plan import Activity, Plan, Theory
from outcomes.problem import Problem
from outcomes.report import Observation


def plan_as_data(plan: Plan) -> dict[str, Any]:
    """The whole plan: what is asked, when, by whom, for how much, and to what end."""
    return {
        "plan": {
            "id": plan.id,
            "title": plan.title,
            "year": plan.year,
            "purpose": plan.purpose,
            "partnership": plan.partnership.model_dump(mode="json"),
            "areas": [area.model_dump() for area in plan.areas],
            "bands": plan.bands.model_dump(),
            "deadlines": plan.deadlines.model_dump(),
            "rules": [rule.model_dump(mode="json") for rule in plan.rules],
        },
        "activities": [_activity(plan, activity) for activity in plan.activities],
        "indicators": [_indicator(indicator) for indicator in plan.indicators],
        "budget": [
            {"activity": activity.number, **line.model_dump(mode="json")}
            for activity in plan.activities
            for line in activity.budget
        ],
        "grants": [
            *(
                {"activity": activity.number, "name": activity.name, **grant.model_dump(mode="json")}
                for activity in plan.activities
                for grant in activity.grants
            ),
            *({"activity": None, **grant.model_dump(mode="json")} for grant in plan.grants),
        ],
        "theory": _theory(plan, plan.theory),
        "measures": [_measure(measure) for measure in plan.measures],
        "candidates": [candidate.model_dump(mode="json") for candidate in plan.candidates],
    }


def attainment_as_data(row: Attainment) -> dict[str, Any]:
    values = row._asdict() | {"due": str(row.due), "part": row.part or None}
    chosen = (
        "indicator part activity due state delivered numerator denominator low high share met verdict "
        "above late reported expected"
    )
    return {name: _plain(values[name]) for name in chosen.split()}


def observation_as_data(observation: Observation) -> dict[str, Any]:
    return {
        "indicator": observation.indicator,
        "part": observation.part or None,
        "value": _plain(observation.value),
        "out_of": observation.out_of,
        "note": observation.note,
    } | ({"measured_on": _plain(observation.measured_on)} if observation.measured_on else {})


def problem_as_data(problem: Problem) -> dict[str, Any]:
    chosen = ("code", "severity", "row", "column", "value", "message")
    return {name: getattr(problem, name) for name in chosen}


def _activity(plan: Plan, activity: Activity) -> dict[str, Any]:
    whole = activity.model_dump(mode="json", exclude={"serves", "grants", "budget", "indicators"})
    names = {area.id: area.name for area in plan.areas}
    areas = {key: [names[id] for id in whole[key]] for key in ("areas", "secondary_areas")}
    return whole | areas


def _indicator(indicator: Indicator) -> dict[str, Any]:
    return {
        "id": indicator.id,
        "activity": indicator.activity,
        "year": indicator.year,
        "due": indicator.due,
        "label": indicator.label,
        "unit": indicator.unit,
        "kind": indicator.kind,
        "target": indicator.target.model_dump(include={"form", "low", "high", "words"}),
        "parts": [*indicator.parts],
        "open_parts": indicator.open_parts,
        "baseline": indicator.baseline.model_dump() if indicator.baseline else None,
        "same_as": [*indicator.same_as],
        "overlaps": [*indicator.overlaps],
        "column": indicator.column,
        "doubt": indicator.doubt,
        "source": [*indicator.source],
    }


def _measure(measure: Measure) -> dict[str, Any]:
    more = measure.model_dump(include={"node", "source_name", "frequency"})
    return _indicator(measure) | more


def _theory(plan: Plan, theory: Theory) -> dict[str, Any]:
    """Boxes and arrows; areas and activities are boxes too, so that every arrow has two ends."""
    nodes = [
        *({"id": f"A{a.number:02}", "type": "activity", "area": None, "label": a.name} for a in plan.activities),
        *({"id": area.id, "type": "area", "area": area.id, "label": area.name} for area in plan.areas),
        *(node.model_dump(include={"id", "type", "area", "label"}) for node in theory.nodes),
    ]
    links = [
        *({"from": f"A{a.number:02}", "to": area, "stated": True} for a in plan.activities for area in a.every_area),
        *(
            {"from": f"A{a.number:02}", "to": served.effort, "stated": False}
            for a in plan.activities
            for served in a.serves
        ),
        *({"from": link.origin, "to": link.to, "stated": link.stated} for link in theory.links),
    ]
    return {"nodes": nodes, "links": links}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
