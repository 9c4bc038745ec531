"""Boxes, links and areas of the theory of change: the map, the list, an opened box and the gaps tell them alike."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from outcomes.chain import Arrow, Column, Step
from outcomes.language import N_, _, ngettext
from outcomes.plan import Activity, Area, Plan
from ui.kit import links, marks, markup, pieces, words

_KINDS: dict[Column, str] = {
    "activity": N_("Aktivitet"),
    "effort": N_("Indsats"),
    "result": N_("Resultat på kort sigt"),
    "effect": N_("Virkning på lang sigt"),
    "purpose": N_("Formål"),
}


def kind(column: Column) -> str:
    """What the boxes of a column are."""
    return _(_KINDS[column])


def link(step: Step) -> Markup:
    """The way to open a box."""
    return links.link(markup.danish(step.label), "theory", node=step.id)


def name(arrow: Arrow) -> str:
    """What a link is known by to those who look for it in the page: »A03 PF-E1«."""
    return f"{arrow.origin.id} {arrow.to.id}"


def tie(arrow: Arrow) -> Markup:
    """Whether the plan says so, or we read it so: as a line and in words."""
    return pieces.span(*((_("planen siger det"), "tie stated") if arrow.stated else (_("vores tolkning"), "tie read")))


def area_heading(plan: Plan, area: Area | None) -> Markup:
    """The area with the activities that the plan itself places in it; which efforts they serve is our reading."""
    if area is None:
        return pieces.subheading(_("Uden for indsatsområderne"))
    numbers = [words.number(activity.number) for activity in plan.activities_in(area.id)]
    placed = ngettext(
        "Planen placerer aktivitet {numbers} her.", "Planen placerer aktivitet {numbers} her.", len(numbers)
    )
    across = _("På tværs af alle indsatsområder.") if area.cross_cutting else ""
    beside = markup.line(across, placed.format(numbers=words.listed(numbers)) if numbers else "", between=" ")
    return pieces.subheading(markup.danish(area.name), beside)


def how_many(activities: Sequence[Activity]) -> str:
    count = len(activities)
    return ngettext("{n} aktivitet", "{n} aktiviteter", count).format(n=words.number(count))


def key() -> Markup:
    """How to read the map and the list."""
    ties = (
        pieces.span(_("hel streg: planen siger det"), "tie stated"),
        pieces.span(_("stiplet streg: vores tolkning af planen"), "tie read"),
    )
    counted = _(
        "Mærkerne tæller leverancer og talmål i alle planens år. En aktivitet, der bidrager til flere indsatser, "
        "tæller med under dem alle. Kun en måling kan vise, om et resultat er nået."
    )
    return pieces.items(ties, kind="legend ties") + marks.key() + pieces.note(counted)
