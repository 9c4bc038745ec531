"""What comes on the agenda of a meeting by itself, told as the plan's rules have it."""

from __future__ import annotations

from markupsafe import Markup

from outcomes.language import N_, _
from outcomes.plan import Plan
from ui.kit import markup, pieces

_TITLE = N_("Mødernes dagsorden")
TITLES = {"agenda": _TITLE}


def rules(plan: Plan) -> Markup:
    """Each rule with the reason for it, in the order that items are taken up; nothing of a plan without rules."""
    if not plan.agenda:
        return Markup()
    note = _(
        "Det her kommer selv på dagsordenen, i den rækkefølge, det tages op. Sekretæren kan tilføje, skjule med en "
        "begrundelse og flytte om. Det, der er skjult, kommer igen på det næste møde, hvis det stadig gælder."
    )
    body = [[rule.told, markup.ours(rule.ours)] for rule in plan.agenda]
    table = pieces.table(_(_TITLE), (_("Kommer på dagsordenen"), _("Hvorfor")), body)
    return pieces.heading(_(_TITLE), note) + table
