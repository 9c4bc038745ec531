"""What must be said in small print: how we judge, money without an activity, and the plan's own rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from outcomes.language import _
from outcomes.plan import Plan
from ui.kit import links, markup, pieces, words


def of(plan: Plan) -> Markup:
    """What the plan says of itself, what we have assumed, and the money that belongs to no activity."""
    grants = (
        markup.line(
            markup.danish(grant.name),
            f", {grant.year}: {words.kroner(grant.amount)} ",
            markup.danish(grant.doubt or ""),
        )
        for grant in plan.grants
    )
    said: dict[str, Iterable[markup.Content]] = {
        _("Sådan vurderer vi"): _judged(plan),
        _("Bevillinger uden aktivitet"): grants,
        _("Planens egne regler"): (markup.danish(rule.text) for rule in plan.rules),
    }
    return pieces.heading(_("Regler og forbehold")) + markup.joined(
        pieces.folded(title, pieces.items(texts)) for title, texts in said.items()
    )


def _judged(plan: Plan) -> Iterator[markup.Content]:
    bands = plan.bands
    text = _(
        "Nået: hele målet. Næsten nået: mindst {satisfactory} af det. Begrænset: mindst {limited}. "
        "Ellers mangelfuld. Nået og næsten nået er det, kommunen kalder tilfredsstillende. Over {above} spørger vi, "
        "om målet er for lavt. Gælder et mål alle, er næsten alle begrænset. »Ca. 500« er nået fra "
        "{reached} og næsten nået fra {enough}."
    )
    yield text.format(
        satisfactory=words.percent(bands.satisfactory),
        limited=words.percent(bands.limited),
        above=words.percent(bands.above),
        reached=words.number(500 * (1 - bands.tolerance)),
        enough=words.number(500 * bands.satisfactory),
    )
    yield markup.ours(bands.assumption)
    yield markup.ours(plan.deadlines.assumption)
    yield links.link(_("Sådan regner vi"), "rules")
