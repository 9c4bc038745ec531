"""What one unit cost, with both numbers, and in words why not where it can't be said."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from outcomes.language import N_, _
from outcomes.unit_cost import UnitCost, WhyNot
from ui.kit import markup, pieces, words
from ui.kit.links import to_activity

WHY_NOT: dict[WhyNot, str] = {
    "no_budget": N_("{activity} har ingen budgetposter i {year}."),
    "nothing_counted": N_("{activity} har ingen leverance i {year} med et mål i tal, der kan lægges sammen over året."),
    "several": N_("{activity} tæller flere ting i {year}, og pengene er ikke delt mellem dem."),
    "not_over": N_("{activity} er ikke færdig med {year}."),
    "spending_missing": N_("{activity} har ikke indberettet hele forbruget i {year}."),
    "count_missing": N_("{activity} har ikke indberettet hele det, der tælles i {year}."),
    "none": N_("{activity} har leveret 0 i {year}, så der er intet at dele med."),
}


def about() -> str:
    """When a cost per unit is shown, and what it does not say."""
    return _(
        "Alt, hvad aktiviteten har brugt i året, delt med det ene, den tæller over året. Pengene kan også være gået "
        "til andet, så tallet er et sammenligningstal, ikke en pris. Vi regner kun, når året er gået og begge tal er "
        "indberettet fuldt ud. Øjebliksbilleder, fx frivillige ad gangen, bruger vi ikke."
    )


def table(costs: Sequence[UnitCost]) -> Markup:
    """What one unit cost, with both numbers; and in a fold why the others have no such figure."""
    told = [cost for cost in costs if cost.per_unit is not None]
    body = [
        [to_activity(cost.activity), markup.danish(cost.indicator.label), _divided(cost)]
        for cost in told
        if cost.indicator
    ]
    headers = (_("Aktivitet"), _("Det, der er talt"), _("Regnestykke"))
    shown = (
        pieces.table(_("Pris pr. deltager, møde m.m."), headers, body)
        if body
        else pieces.paragraph(_("Ingen aktivitet har begge tal endnu."))
    )
    others = [cost for cost in costs if cost.why_not not in (None, "no_budget")]
    reasons = [markup.put_in(why(cost), activity=to_activity(cost.activity), year=str(cost.year)) for cost in others]
    return shown + (pieces.folded(_("Hvorfor ikke de andre?"), pieces.items(reasons)) if reasons else "")


def _divided(cost: UnitCost) -> str:
    assert cost.per_unit is not None and cost.amount is not None and cost.delivered is not None and cost.indicator
    return _("{amount} / {count} {unit} i {year} = {cost} pr. {one}").format(
        amount=words.kroner(cost.amount),
        count=words.number(cost.delivered),
        unit=cost.indicator.unit,
        year=cost.year,
        cost=words.kroner(round(cost.per_unit)),
        one=cost.indicator.unit_of_one,
    )


def why(cost: UnitCost) -> str:
    """Why the activity has no cost per unit, with ``{activity}`` and ``{year}`` to be put in."""
    return _(WHY_NOT[cost.why_not]) if cost.why_not else ""
