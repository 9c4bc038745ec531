"""What comes on the agenda of a meeting by itself, told as the plan's rules have it."""

from __future__ import annotations

from markupsafe import Markup

from outcomes.language import N_, _
from outcomes.meeting import BODIES, REQUEST_KINDS
from outcomes.plan import Plan
from ui.kit import markup, pieces, words

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
    return pieces.heading(_(_TITLE), note) + table + _requests(plan)


def _requests(plan: Plan) -> Markup:
    """Who answers what activities ask for; nothing of a plan that doesn't say."""
    deciding = plan.requests
    if deciding is None:
        return Markup()
    first = _(
        "Det, aktiviteter beder om i deres rapporter, tilrådes eller frarådes først af {body}. Det står på "
        "dagsordenen, til det er besvaret."
    )
    said = _("{kind} besluttes af {body}.")
    each = [
        said.format(kind=_(name).capitalize(), body=_(BODIES[deciding.of(kind)]))
        for kind, name in REQUEST_KINDS.items()
    ]
    return markup.joined(
        [
            pieces.subheading(_("Hvem der svarer på ønsker"), words.plan_lines(deciding.source)),
            pieces.paragraph(first.format(body=_(BODIES[deciding.recommends]))),
            pieces.items([*each, markup.ours(deciding.ours)]),
        ]
    )
