"""Plans and attainment as plain data, in the shape that the command line promises."""

from __future__ import annotations

from datetime import date
from typing import Any

from outcomes.attainment import Attainment
from outcomes.indicator import Indicator, Strict
from outcomes.measure import Measure
from outcomes.plan import Activity, Plan
from outcomes.problem import Problem
from outcomes.report import Observation
from outcomes.request import NewRequest
from outcomes.theory import Theory


def plan_as_data(plan: Plan) -> dict[str, Any]:
    """The whole plan: what is asked, when, by whom, for how much, and to what end."""
    return {
        "plan": {"id": plan.id, **_chosen(plan, "title year purpose partnership areas bands deadlines rules")},
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


def request_as_data(request: NewRequest) -> dict[str, Any]:
    return request._asdict() | {"by_when": request.by_when.isoformat() if request.by_when else None}


def problem_as_data(problem: Problem) -> dict[str, Any]:
    chosen = ("code", "severity", "row", "column", "value", "message")
    return {name: getattr(problem, name) for name in chosen}


def _activity(plan: Plan, activity: Activity) -> dict[str, Any]:
    whole = activity.model_dump(mode="json", exclude={"serves", "grants", "budget", "indicators"})
    names = {area.id: area.name for area in plan.areas}
    areas = {key: [names[id] for id in whole[key]] for key in ("areas", "secondary_areas")}
    return whole | areas


def _indicator(indicator: Indicator) -> dict[str, Any]:
    first = {"id": indicator.id, "activity": indicator.activity, "year": indicator.year}
    more = _chosen(
        indicator, "due label unit kind target parts open_parts baseline same_as overlaps kept_by column doubt source"
    )
    del more["target"]["tolerance"]
    return first | more


def _measure(measure: Measure) -> dict[str, Any]:
    return _indicator(measure) | _chosen(measure, "node source_name frequency")


def _chosen(whole: Strict, fields: str) -> dict[str, Any]:
    """These fields as JSON has them, in this order."""
    names = fields.split()
    found = whole.model_dump(mode="json", include={*names})
    return {name: found[name] for name in names}


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
        *({"from": area.id, "to": supported, "stated": True} for area in plan.areas for supported in area.supports),
        *({"from": link.origin, "to": link.to, "stated": link.stated} for link in theory.links),
    ]
    return {"nodes": nodes, "links": links}


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
