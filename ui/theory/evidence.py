"""The theory of change on screen: what its map, its list, an opened box and the gaps say alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from markupsafe import Markup

from outcomes.chain import OUTCOMES, Arrow, Chain, Step
from outcomes.language import N_, _, ngettext
from outcomes.measured import measured_nodes
from outcomes.plan import Activity, Area, Plan
from outcomes.target import Target
from ui.kit import links, marks, markup, pieces, words
from ui.target import told
from ui.theory import measures

KINDS = {
    "activity": N_("Aktivitet"),
    "effort": N_("Indsats"),
    "result": N_("Resultat på kort sigt"),
    "effect": N_("Virkning på lang sigt"),
    "purpose": N_("Formål"),
}


class Theory(NamedTuple):
    """A plan's chain with what is delivered and measured in it, and the box that is opened, if one is."""

    plan: Plan
    chain: Chain
    targets: Mapping[int, list[Target]]
    measured: Sequence[Target]
    chosen: Step | None

    @classmethod
    def of(cls, plan: Plan, targets: Iterable[Target], measured: Sequence[Target], chosen: str) -> Theory:
        chain = Chain.of(plan)
        by_activity: dict[int, list[Target]] = defaultdict(list)
        for target in targets:
            by_activity[target.activity.number].append(target)
        return cls(plan, chain, by_activity, measured, chain.step(chosen))

    def deliveries(self, activities: Iterable[Activity]) -> list[Target]:
        """What is counted or ticked off; goals that are assessed in words are not among them."""
        asked = (target for activity in activities for target in self.targets.get(activity.number, ()))
        return [target for target in asked if target.row.kind != "assessed"]


def nothing_yet() -> Markup:
    """What to do while nothing is delivered anywhere."""
    said = _("Der er ikke indberettet noget endnu. Hent skemaet for din aktivitet under {page}.")
    return Markup('<p class="note">{}</p>').format(Markup(said).format(page=links.link(_("Indberet"), "report")))


def not_found() -> Markup:
    return Markup('<p class="note">{}</p>').format(_("Boksen i adressen findes ikke i denne udgave af planen."))


def link(step: Step) -> Markup:
    """The way to open a box."""
    return links.link(markup.danish(step.label), "theory", node=step.id)


def said(arrow: Arrow) -> Markup:
    """Whether the plan says so, or we read it so: as a line and in words."""
    text = _("planen siger det") if arrow.stated else _("vores læsning")
    return Markup('<span class="tie {}">{}</span>').format("stated" if arrow.stated else "read", text)


def standing(theory: Theory, step: Step) -> Markup:
    """How it goes with a box: what is delivered under it, or its own measure. Deliveries never stand in for one."""
    if step.column in OUTCOMES:
        return measures.standing_of(theory.plan, step.id, theory.measured)
    activities = theory.chain.activities_of(step)
    delivered = theory.deliveries(activities)
    if delivered:
        return marks.tally(told.rolled_up(delivered).marks)
    text = _("ingen leverancer i planen") if activities else _("ingen aktivitet")
    return Markup('<span class="unmeasured">{}</span>').format(text)


def unmeasured(theory: Theory, steps: Iterable[str]) -> list[Step]:
    """Those of the steps that only a measure could say anything about, and that have no value from one."""
    ids = {*steps} - {node.id for node in measured_nodes(theory.plan, (target.row for target in theory.measured))}
    return [step for step in theory.chain.steps if step.id in ids and step.column in OUTCOMES]


def area_heading(plan: Plan, area: Area | None) -> Markup:
    """The area with the activities that the plan itself places in it; which efforts they serve is our reading."""
    if area is None:
        return Markup("<h3>{}</h3>").format(_("Uden for indsatsområderne"))
    numbers = [words.number(one.number) for one in plan.activities_in(area.id)]
    said = ngettext("Planen lægger aktivitet {numbers} her.", "Planen lægger aktivitet {numbers} her.", len(numbers))
    return Markup('<h3>{} <span class="aside">{} {}</span></h3>').format(
        markup.danish(area.name),
        _("På tværs af alle indsatsområder.") if area.cross_cutting else "",
        said.format(numbers=words.listed(numbers)) if numbers else "",
    )


def how_many(activities: Iterable[Activity]) -> str:
    count = len([*activities])
    return ngettext("{n} aktivitet", "{n} aktiviteter", count).format(n=words.number(count))


def key() -> Markup:
    """How to read the map and the list."""
    lines = (
        ("stated", _("hel streg: planen siger det")),
        ("read", _("stiplet streg: vores læsning af planen")),
    )
    ties = Markup().join(Markup('<li><span class="tie {}">{}</span></li>').format(*line) for line in lines)
    told = _(
        "Mærkerne tæller leverancer. En aktivitet, der tjener flere indsatser, tæller med under dem alle. "
        "Om et resultat er nået, kan kun en måling sige."
    )
    return Markup('<ul class="legend ties">{}</ul>{}<p class="note">{}</p>').format(ties, marks.key(), told)


def contents() -> Markup:
    """The way to the map, its twin as a list, and what is not known."""
    return pieces.contents({"map": _("Hele kæden"), "list": _("Kæden som liste"), "gaps": _("Hvad ved vi ikke?")})
