"""Which targets the status page shows: the choices, and what they leave, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

import streamlit as st
from markupsafe import Markup

from outcomes.danish import alphabetical
from outcomes.language import N_, _, ngettext
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.selection import Wanted
from outcomes.target import Target
from ui.app import address
from ui.kit import links, marks, markup, pieces, words
from ui.target import told

STATES = {
    "reported": N_("indberettet"),
    "partial": N_("mangler et halvår"),
    "missing": N_("ikke indberettet"),
    "not_due": N_("vurderes senere"),
    "not_applicable": N_("ikke relevant"),
    "no_target": N_("følges uden mål"),
}
VERDICTS = {
    **marks.VERDICTS,
    "above": N_("langt over målet"),
    "none": N_("ingen vurdering"),
}
MET = {"yes": N_("nået"), "near": N_("næsten nået"), "no": N_("ikke nået")}
_FIRST = ("area", "state", "verdict")
PARAMETERS = ("area", "activity", "lead", "state", "verdict", "kind", "due", "met", "remark", "q")


class Filter(NamedTuple):
    """Something to choose by, and the names of what can be chosen."""

    label: str
    names: Mapping[str, str]


def choices(plan: Plan) -> dict[str, Filter]:
    """What the plan has to choose between, by parameter of the address."""
    leads = sorted({lead for activity in plan.activities for lead in activity.lead}, key=alphabetical)
    activities = {str(activity.number): activity.title for activity in plan.activities if activity.indicators}
    return {
        "area": Filter(_("Indsatsområde"), {area.id: area.name for area in plan.areas}),
        "activity": Filter(_("Aktivitet"), activities),
        "lead": Filter(_("Ansvarlig"), {lead: lead for lead in leads}),
        "state": Filter(_("Indberetning"), _translated(STATES)),
        "verdict": Filter(_("Vurdering"), _translated(VERDICTS)),
        "kind": Filter(_("Type"), _translated(told.KINDS)),
        "due": Filter(_("Skal nås senest"), _times(plan)),
        "met": Filter(_("Nået?"), _translated(MET)),
        "remark": Filter(_("Bemærkning"), {"missing": _("mangler, eller er ikke indberettet")}),
    }


def _times(plan: Plan) -> dict[str, str]:
    """Every year and half-year in which a target falls due."""
    due = {time for indicator in plan.indicators for period in indicator.dues for time in (period, Period(period.year))}
    return {str(time): time.words for time in sorted(due, key=str)}


def _translated(names: Mapping[Any, str]) -> dict[str, str]:
    return {name: _(text) for name, text in names.items()}


def ask(offered: Mapping[str, Filter]) -> Wanted:
    """What the address asks for, or the visitor chooses; the less used choices are drawn when they are unfolded."""
    with st.container(key="filters", horizontal=True):
        first = {name: address.choose_or_all(name, *offered[name]) for name in _FIRST}
    others = [name for name in offered if name not in _FIRST]
    st.session_state.setdefault("more-filters", any(name in st.query_params for name in (*others, "q")))
    more = st.expander(_("Flere filtre"), key="more-filters", on_change="rerun")
    if not more.open:
        hidden = {name: address.asked(name, offered[name].names) or None for name in others}
        return Wanted(**first, **hidden, text=address.asked("q").strip())
    with more, st.container(key="filters-more", horizontal=True):
        rest = {name: address.choose_or_all(name, *offered[name]) for name in others}
        return Wanted(**first, **rest, text=address.write("q", _("Søg"), _("et ord fra målet")))


def in_words(offered: Mapping[str, Filter], wanted: Wanted, shown: int, total: int) -> Markup:
    """»12 af 269 mål vises. Valgt: Indsatsområde: Positive fællesskaber; Vurdering: begrænset.«"""
    if not any(wanted):
        said = ngettext("Alle {total} mål vises.", "Alle {total} mål vises.", total)
    else:
        said = _("{n} af {total} mål vises. Valgt: {choices}.")
    names = [f"{choice.label}: {choice.names[value]}" for choice, value in _chosen(offered, wanted)]
    if wanted.text:
        names.append(_("Søg: »{text}«").format(text=wanted.text))
    text = said.format(n=words.number(shown), total=words.number(total), choices="; ".join(names))
    return pieces.paragraph(text, "shown", "status")


def _chosen(offered: Mapping[str, Filter], wanted: Wanted) -> list[tuple[Filter, str]]:
    asked = wanted._asdict()
    return [(choice, asked[name]) for name, choice in offered.items() if asked[name]]


def nothing_fits() -> Markup:
    text = _("Ingen mål passer til alle valg på en gang. Sæt et af dem til »Alle«, eller vis alle mål.")
    return pieces.paragraph(text)


def half_years(plan: Plan, as_of: date) -> tuple[Period, ...]:
    """Those with a column: the plan's year and what has begun since; all when the address says ``?halves=all``."""
    if address.asked("halves") == "all":
        return plan.half_years
    return tuple(half for half in plan.half_years if half.year <= plan.year or half.first_day <= as_of)


def _later(plan: Plan, shown: Sequence[Period]) -> Markup:
    """The way to the half-years that have no column, and back."""
    if len(shown) < len(plan.half_years):
        said, halves = _("Vis også halvårene til og med {last}").format(last=plan.half_years[-1].words), "all"
    elif address.asked("halves") == "all":
        said, halves = _("Vis kun de halvår, der er begyndt"), None
    else:
        return Markup()
    return address.here(said, halves=halves)


def how_to_read(plan: Plan, targets: Sequence[Target], shown: Sequence[Period]) -> Markup:
    """What a line and a column are, what the symbols mean, and the way to the columns that are not shown."""
    indicators = len({target.indicator.id for target in targets})
    text = ngettext(
        "Planen har {n} indikator. Skoler, årgange og år, der vurderes for sig, har hver sin linje.",
        "Planen har {n} indikatorer. Skoler, årgange og år, der vurderes for sig, har hver sin linje.",
        indicators,
    )
    more = _("Feltet med symbolet er det halvår, hvor målet skal være nået; symbolet gælder hele målet.")
    lines = markup.line(text.format(n=words.number(indicators)), more, _later(plan, shown), between=" ")
    return pieces.note(lines) + marks.key()


def nothing_yet() -> Markup:
    """The way on while the record is empty."""
    text = _("Der er ikke indberettet noget endnu. Her er planens mål, og hvornår de skal være nået.")
    return pieces.note(markup.line(text, links.link(_("Indberet"), "report"), between=" "))
