"""The economy page put together: the tables, drawn once for each choice of year and area."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup

from outcomes.economy import Funded, funded, in_area, over_years, years
from outcomes.language import _
from outcomes.plan import Plan
from outcomes.spending import Spent, spent, years_begun
from outcomes.unit_cost import UnitCost, unit_cost
from ui.app import address, session
from ui.app.session import View
from ui.economy import budget_lines, endings, grants, unit_costs
from ui.kit import pieces


class Money(NamedTuple):
    """The money of the years and the area that are chosen; ``main_year`` is the one that is spoken of first."""

    year: int | None
    main_year: int
    among: Sequence[int]
    area: str | None
    grants: Sequence[Funded]
    budget: Sequence[Spent]
    costs: Sequence[UnitCost]


def choose(plan: Plan) -> tuple[int | None, str | None]:
    """The year and the action area that the address asks for, or the visitor chooses; None for all."""
    with st.container(horizontal=True):
        year = address.choose_or_all("year", _("År"), {str(year): str(year) for year in years(plan)})
        area = address.choose_or_all("area", _("Indsatsområde"), {area.id: area.name for area in plan.areas})
    return int(year) if year else None, area


def money(view: View, year: int | None, area: str | None) -> Money:
    plan, among = view.plan, (year,) if year else years(view.plan)
    activities = in_area(plan, area)
    every = spent(activities, session.answers(view), view.as_of)
    budget = [line for line in every if line.year in among]
    begun = [year for year in among if year in years_begun(plan, view.as_of)]
    targets = session.deliveries(view)
    costs = [unit_cost(activity, year, budget, targets) for year in begun for activity in activities]
    return Money(year, year or plan.year, among, area, funded(plan, area), budget, costs)


def lead(chosen: Money) -> str:
    """What the plan gives in the year that is spoken of first, and what is spent of it."""
    year = chosen.main_year
    return f"{grants.lead(chosen.grants, year)} {budget_lines.in_words(chosen.budget, year)}"


def sections(view: View, year: int | None, area: str | None) -> tuple[Markup, ...]:
    """Grants, spending, cost per unit, and what happens when grants end."""
    plan, chosen = view.plan, money(view, year, area)
    titles = {
        "grants": _("Bevillinger"),
        "spent": _("Forbrug"),
        "per-unit": _("Pris pr. deltager, møde m.m."),
        "endings": _("Når bevillingerne udløber"),
        "files": _("Hent tabellerne"),
    }
    return (
        pieces.contents(titles),
        pieces.heading(titles["grants"], grants.about(plan, area), "grants"),
        grants.table(chosen.grants, chosen.among),
        grants.doubt(plan),
        pieces.heading(titles["spent"], budget_lines.about(), "spent"),
        budget_lines.tables(chosen.budget),
        pieces.heading(titles["per-unit"], unit_costs.about(), "per-unit"),
        unit_costs.table(chosen.costs),
        pieces.heading(titles["endings"], endings.about(plan), "endings"),
        endings.table(plan, over_years(plan, chosen.grants), years(plan)),
        endings.how_it_ends(plan, chosen.grants),
        pieces.heading(titles["files"], name="files"),
    )
