"""The plan's two tables of money side by side, with the differences in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from outcomes.economy import (
    Comparison,
    Funded,
    Total,
    YearOfMoney,
    totals,
    years,
)
from outcomes.language import N_, _
from outcomes.plan import Plan
from ui.app import address
from ui.kit import links, markup, pieces, words

_COMPARED: dict[Comparison, str] = {
    "same": N_("{years}: samme beløb i begge."),
    "main_only": N_("{years} står kun i hovedtabellen."),
    "own_only": N_("{years} står kun i aktivitetens eget budget."),
    "nothing_to_compare": N_("Har intet eget budget at sammenligne med."),
}

_MORE = N_("{years}: hovedtabellen har {amount} mere.")
_LESS = N_("{years}: hovedtabellen har {amount} mindre.")


def ask(plan: Plan) -> tuple[int | None, str | None]:
    """The year and the action area that the address asks for, or the visitor chooses; None for all."""
    st.html(Path(__file__).with_name("economy.css"))
    with st.container(horizontal=True):
        year = address.choose_or_all("year", _("År"), {str(year): str(year) for year in years(plan)})
        area = address.choose_or_all("area", _("Indsatsområde"), {area.id: area.name for area in plan.areas})
    return int(year) if year else None, area


def named(line: Funded) -> Markup:
    """The activity as a link to its page, or the name of what belongs to none."""
    if line.activity:
        return links.link(markup.danish(line.name), "activity", activity=line.activity.number)
    return Markup('{} <span class="aside">{}</span>').format(markup.danish(line.name), _("hører ikke til en aktivitet"))


def lead(lines: Sequence[Funded], among: Sequence[int]) -> str:
    """»Planen giver 2.312.000 kr. i 2026.«"""
    said = _("Planens hovedtabel giver {amount} i {year}.")
    return " ".join(said.format(amount=words.kroner(one.granted), year=one.year) for one in totals(lines, among))


def about_grants(plan: Plan, area: str | None) -> Markup:
    """How to read the table, and what a chosen area leaves out or counts twice."""
    said = [
        _("Store tal: planens hovedtabel. Små tal: aktiviteternes egne budgettabeller."),
        _("Et tomt felt betyder, at planen ikke giver penge det år."),
    ]
    if area:
        said.append(_("En aktivitet, der hører til flere indsatsområder, tæller fuldt med under hvert af dem."))
        alone = [one.title for one in plan.activities if not one.every_area]
        outside = words.listed([*alone, *dict.fromkeys(grant.name for grant in plan.grants)])
        if outside:
            said.append(_("Hører ikke til et indsatsområde og er ikke med: {names}.").format(names=outside))
    return Markup(" ").join(said)


def grants(lines: Sequence[Funded], among: Sequence[int]) -> Markup:
    """The main table, the activities' own budgets under its numbers, and the differences in words."""
    headers = (_("Bevilling"), *(_("{year}, kr.").format(year=year) for year in among), _("Sammenlignet"))
    body = [_granted_row(line, among) for line in lines if any(line.in_year(year) for year in among)]
    body.append(_total_row(totals(lines, among)))
    return pieces.table(_("Bevillinger efter år"), headers, body, numeric=range(1, len(among) + 1), kind="money")


def _granted_row(line: Funded, among: Sequence[int]) -> list[Markup | str]:
    doubts = [
        markup.danish(f"{grant.year}: {grant.doubt}") for grant in line.grants if grant.doubt and grant.year in among
    ]
    name = named(line) + (pieces.folded(_("Tvivl"), pieces.items(doubts)) if doubts else Markup())
    seen = [money for year in among if (money := line.in_year(year))]
    return [name, *(_two_tables(line.in_year(year)) for year in among), Markup("<br>").join(compared_in_words(seen))]


def _two_tables(money: YearOfMoney | None) -> Markup | str:
    if money is None:
        return ""
    main = words.number(money.granted) if money.granted is not None else ""
    return Markup("{}{}").format(main, _own(money.budgeted) if money.budgeted is not None else "")


def _own(budgeted: int) -> Markup:
    said = _("eget: {amount}").format(amount=words.number(budgeted))
    return Markup('<span class="aside">{}</span>').format(said)


def _total_row(sums: Sequence[Total]) -> list[Markup | str]:
    more = {one.year: one.granted - one.budgeted for one in sums}
    cells = (Markup("{}{}").format(words.number(one.granted), _own(one.budgeted)) for one in sums)
    return [_("I alt, lagt sammen af os"), *cells, Markup("<br>").join(_more_in_main(more))]


def compared_in_words(among: Sequence[YearOfMoney]) -> list[str]:
    """How the two tables differ: years alike in one sentence, and each difference with its amount."""
    said = []
    for compared in dict.fromkeys(one.compared for one in among):
        alike = [one for one in among if one.compared == compared]
        if compared == "differs":
            said += _more_in_main({one.year: (one.granted or 0) - (one.budgeted or 0) for one in alike})
        else:
            said.append(_(_COMPARED[compared]).format(years=words.listed([str(one.year) for one in alike])))
    return said


def _more_in_main(more: Mapping[int, int]) -> list[str]:
    """By year how much more the main table has; years with the same difference in one sentence."""
    said = []
    for amount in dict.fromkeys(more.values()):
        text = _COMPARED["same"] if amount == 0 else _MORE if amount > 0 else _LESS
        alike = words.listed([str(year) for year in more if more[year] == amount])
        said.append(_(text).format(years=alike, amount=words.kroner(abs(amount))))
    return said
