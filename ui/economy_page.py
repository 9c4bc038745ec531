"""The economy page put together: the tables, drawn once for each choice of year and area."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from outcomes.economy import Funded, funded, in_area, over_years, years
from outcomes.language import _
from outcomes.spending import Spent, spent, years_begun
from outcomes.unit_cost import UnitCost, unit_cost
from ui import economy, endings, html, session, spending, unit_costs
from ui.session import View


class Money(NamedTuple):
    """The money of the years and the area that are chosen; ``main_year`` is the one that is spoken of first."""

    year: int | None
    main_year: int
    among: Sequence[int]
    area: str | None
    grants: Sequence[Funded]
    budget: Sequence[Spent]
    costs: Sequence[UnitCost]


def money(seen: View, year: int | None, area: str | None) -> Money:
    plan, among = seen.plan, (year,) if year else years(seen.plan)
    activities = in_area(plan, area)
    every = spent(activities, session.all_observations(seen), seen.as_of)
    budget = [one for one in every if one.line.year in among]
    begun = [one for one in among if one in years_begun(plan, seen.as_of)]
    attainment = session.attainment(seen)
    costs = [unit_cost(activity, one, budget, attainment) for one in begun for activity in activities]
    return Money(year, year or plan.year, among, area, funded(plan, area), budget, costs)


def pieces(seen: View, chosen: Money) -> tuple[Markup, ...]:
    """Grants, spending, cost per unit, and what happens when grants end."""
    plan = seen.plan
    titles = {
        "grants": _("Bevillinger"),
        "spent": _("Brugt og tilbage"),
        "per-unit": _("Udgift pr. enhed"),
        "endings": _("Når bevillingerne slutter"),
        "files": _("Hent tabellerne"),
    }
    return (
        html.contents(titles),
        html.heading(titles["grants"], economy.about_grants(plan, chosen.area), "grants"),
        economy.grants(chosen.grants, chosen.among),
        html.heading(titles["spent"], spending.about(), "spent"),
        spending.tables(chosen.budget),
        html.heading(titles["per-unit"], unit_costs.about(), "per-unit"),
        unit_costs.table(chosen.costs),
        html.heading(titles["endings"], endings.about(plan), "endings"),
        endings.table(plan, over_years(plan, chosen.grants), years(plan)),
        endings.how_it_ends(plan, chosen.grants),
        html.heading(titles["files"], name="files"),
    )
