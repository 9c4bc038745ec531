"""The page of the theory of change, put together."""

from __future__ import annotations

from markupsafe import Markup

from ui.app import session
from ui.app.session import View
from ui.theory import as_list, as_map, evidence, gaps, opened
from ui.theory.evidence import Theory


def pieces(seen: View, asked: str) -> tuple[Markup, Markup, Markup]:
    """What stands above the map (the box that the address asks for), the map, and what stands below it."""
    shown = Theory.of(seen.plan, session.deliveries(seen), session.measures(seen), asked)
    above = Markup()
    if shown.chosen:
        above = opened.draw(shown, shown.chosen)
    elif asked:
        above = evidence.not_found()
    return above, as_map.draw(shown), as_list.draw(shown) + gaps.draw(shown)
