"""The theory of change as a nested list: the same as the map, for a screen reader, a phone and paper."""

from __future__ import annotations

from markupsafe import Markup

from outcomes.chain import Arrow, Step
from outcomes.language import _
from outcomes.plan import Area
from ui.kit import templates
from ui.kit.templates import Values
from ui.theory import boxes
from ui.theory.evidence import Evidence


def draw(evidence: Evidence) -> Markup:
    """Folded beside the map; openly where there is no map."""
    areas = [_area(evidence, area) for area in (*evidence.chain.areas, None)]
    return templates.draw(
        "theory/templates/list.html",
        title=_("Kæden som liste"),
        summary=_("Vis listen: det samme som kortet, led for led"),
        areas=[area for area in areas if area],
    )


def onwards(evidence: Evidence, step: Step) -> Markup:
    """All that a step leads to, link by link, to the end."""
    return templates.macros("theory/templates/links.html").nested(_leads_to(evidence, step))


def _area(evidence: Evidence, area: Area | None) -> Values | None:
    """An area from its efforts on, and what in it nothing leads to."""
    mine = [step for step in evidence.chain.steps if step.area == (area.id if area else None)]
    first = [_first(evidence, step) for step in mine if _is_first(evidence, step)]
    return {"heading": boxes.area_heading(evidence.plan, area), "lines": first} if first or area else None


def _is_first(evidence: Evidence, step: Step) -> bool:
    if step.activity:
        return not evidence.chain.out_of(step)
    return step.column == "effort" or not evidence.chain.into(step)


def _first(evidence: Evidence, step: Step) -> Values:
    """An effort with the activities that serve it and what it leads to."""
    arrows = [arrow for arrow in evidence.chain.into(step) if arrow.origin.activity]
    served_by = [_line(evidence, arrow.origin, arrow, [], []) for arrow in arrows]
    return _line(evidence, step, None, _leads_to(evidence, step), served_by)


def _leads_to(evidence: Evidence, step: Step) -> list[Values]:
    arrows = evidence.chain.out_of(step)
    return [_line(evidence, arrow.to, arrow, _leads_to(evidence, arrow.to), []) for arrow in arrows]


def _line(
    evidence: Evidence, step: Step, arrow: Arrow | None, leads_to: list[Values], served_by: list[Values]
) -> Values:
    """A step with what it leads to and the activities that serve it; on the way to another also the link to there."""
    return {
        "kind": boxes.kind(step.column),
        "link": boxes.link(step),
        "standing": evidence.standing(step),
        "leads_to": leads_to,
        "served_by": served_by,
        "arrow": boxes.name(arrow) if arrow else "",
        "tie": boxes.tie(arrow) if arrow else "",
    }
