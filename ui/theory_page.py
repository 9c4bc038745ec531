"""The page of the theory of change, put together."""

from __future__ import annotations

from markupsafe import Markup

from ui import session, theory, theory_gaps, theory_list, theory_map, theory_node
from ui.session import View
from ui.theory import Theory


def pieces(seen: View, asked: str | None) -> tuple[Markup, Markup, Markup]:
    """What stands above the map (the box that the address asks for), the map, and what stands below it."""
    shown = Theory.of(seen.plan, session.attainment(seen), session.measured(seen), asked)
    above = Markup()
    if shown.chosen:
        above = theory_node.draw(shown, shown.chosen, session.all_observations(seen))
    elif asked:
        above = theory.not_found()
    return above, theory_map.draw(shown), theory_list.draw(shown) + theory_gaps.draw(shown)
