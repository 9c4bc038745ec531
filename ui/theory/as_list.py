"""The theory of change as a nested list: the same as the map, for a screen reader, a phone and paper."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from outcomes.chain import Arrow, Step
from outcomes.language import _
from outcomes.plan import Area
from ui.kit.markup import Content
from ui.theory import evidence
from ui.theory.evidence import KINDS, Theory


def draw(seen: Theory) -> Markup:
    """Folded beside the map; openly where there is no map."""
    sections = Markup().join(_area(seen, area) for area in (*seen.chain.areas, None))
    return Markup(
        '<section class="twin" aria-labelledby="list"><h2 id="list" tabindex="-1">{}</h2>'
        "<details><summary>{}</summary>{}</details></section>"
    ).format(_("Kæden som liste"), _("Vis listen: det samme som kortet, led for led"), sections)


def _area(seen: Theory, area: Area | None) -> Markup:
    """An area from its efforts on, and what in it nothing leads to."""
    first = [step for step in seen.chain.steps if step.area == (area.id if area else None) and _is_first(seen, step)]
    if not first and area is None:
        return Markup()
    return evidence.area_heading(seen.plan, area) + _nested(_step(seen, step) for step in first)


def _is_first(seen: Theory, step: Step) -> bool:
    if step.activity:
        return not seen.chain.out_of(step)
    return step.column == "effort" or not seen.chain.into(step)


def _step(seen: Theory, step: Step) -> Markup:
    """An effort with the activities that serve it and what it leads to."""
    served_by = [arrow for arrow in seen.chain.into(step) if arrow.origin.activity]
    activities = _nested(_line(seen, arrow, arrow.origin) for arrow in served_by)
    return Markup('<li><span class="kind">{}</span> {} <span class="how">{}</span>{}{}</li>').format(
        _(KINDS[step.column]), evidence.link(step), evidence.standing(seen, step), activities, onwards(seen, step)
    )


def onwards(seen: Theory, step: Step) -> Markup:
    """All that a step leads to, link by link, to the end."""
    return _nested(_line(seen, arrow, arrow.to, onwards(seen, arrow.to)) for arrow in seen.chain.out_of(step))


def _line(seen: Theory, arrow: Arrow, step: Step, after: Content = "") -> Markup:
    """One link and the step at the end of it that is told about."""
    return Markup(
        '<li data-arrow="{} {}"><span class="kind">{}</span> {} <span class="how">{}</span> {}{}</li>'
    ).format(
        arrow.origin.id,
        arrow.to.id,
        _(KINDS[step.column]),
        evidence.link(step),
        evidence.standing(seen, step),
        evidence.said(arrow),
        after,
    )


def _nested(lines: Iterable[Markup]) -> Markup:
    joined = Markup().join(lines)
    return Markup('<ul class="links">{}</ul>').format(joined) if joined else joined
