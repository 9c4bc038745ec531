"""The page of the theory of change, put together."""

from __future__ import annotations

from markupsafe import Markup

from outcomes.language import _
from ui.app import session
from ui.app.session import View
from ui.kit import links, markup, pieces
from ui.theory import as_list, as_map, gaps, opened
from ui.theory.evidence import Evidence


def contents() -> Markup:
    """The way to the map, its twin as a list, and what is not known."""
    return pieces.contents({"map": _("Hele kæden"), "list": _("Kæden som liste"), "gaps": _("Hvad ved vi ikke?")})


def nothing_yet() -> Markup:
    """What to do while nothing is delivered anywhere."""
    text = _("Der er ikke indberettet noget endnu. Hent skemaet for jeres aktivitet under {page}.")
    return pieces.note(markup.put_in(text, page=links.link(_("Indberet"), "report")))


def sections(view: View, node: str) -> tuple[Markup, Markup, Markup]:
    """What stands above the map (the box that the address asks for), the map, and what stands below it."""
    evidence = Evidence.of(view.plan, session.deliveries(view), session.measures(view), node)
    above = Markup()
    if evidence.chosen:
        above = opened.draw(evidence, evidence.chosen)
    elif node:
        above = pieces.note(_("Boksen i adressen findes ikke i denne udgave af planen."))
    return above, as_map.draw(evidence), as_list.draw(evidence) + gaps.draw(evidence)
