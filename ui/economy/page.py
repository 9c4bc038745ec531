"""The economy page put together: the tables, drawn once for each choice of year and area."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from outcomes.economy import Funded, funded, in_area, over_years, years
from outcomes.language import _
from outcomes.spending import Spent, spent, years_begun
from outcomes.unit_cost import UnitCost, unit_cost
from ui.app import session
from ui.app.session import View
from ui.economy import endings, grants, spending, unit_costs
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


def money(seen: View, year: int | None, area: str | None) -> Money:
    plan, among = seen.plan, (year,) if year else years(seen.plan)
    activities = in_area(plan, area)
    every = spent(activities, session.answers(seen), seen.as_of)
    budget = [one for one in every if one.line.year in among]
    begun = [one for one in among if one in years_begun(plan, seen.as_of)]
    attainment = [target.row for target in session.deliveries(seen)]
    costs = [unit_cost(activity, one, budget, attainment) for one in begun for activity in activities]
    return Money(year, year or plan.year, among, area, funded(plan, area), budget, costs)


def sections(seen: View, year: int | None, area: str | None) -> tuple[Markup, ...]:
    """Grants, spending, cost per unit, and what happens when grants end."""
    plan, chosen = seen.plan, money(seen, year, area)
    titles = {
        "grants": _("Bevillinger"),
        "spent": _("Brugt og tilbage"),
        "per-unit": _("Udgift pr. enhed"),
        "endings": _("Når bevillingerne slutter"),
        "files": _("Hent tabellerne"),
    }
    return (
        pieces.contents(titles),
        pieces.heading(titles["grants"], grants.about_grants(plan, chosen.area), "grants"),
        grants.grants(chosen.grants, chosen.among),
        pieces.heading(titles["spent"], spending.about(), "spent"),
        spending.tables(chosen.budget),
        pieces.heading(titles["per-unit"], unit_costs.about(), "per-unit"),
        unit_costs.table(chosen.costs),
        pieces.heading(titles["endings"], endings.about(plan), "endings"),
        endings.table(plan, over_years(plan, chosen.grants), years(plan)),
        endings.how_it_ends(plan, chosen.grants),
        pieces.heading(titles["files"], name="files"),
    )
