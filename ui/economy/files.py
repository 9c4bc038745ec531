"""The tables of the economy page as files: what is shown, with the numbers as numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from outcomes.economy import Funded, YearOfMoney
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.spending import Spent
from outcomes.unit_cost import UnitCost
from ui.app import downloads, session
from ui.app.session import View
from ui.economy import budget_lines, grants
from ui.economy.page import Money
from ui.economy.unit_costs import why
from ui.kit import words
from writers.danish_csv import Field, to_danish_csv
from writers.tables import SheetOfRows, laid_out, to_excel

_HeaderAndRows = tuple[Sequence[str], Sequence[Sequence[Field]]]


def offer(view: View, chosen: Money) -> None:
    """Each table as a Danish CSV, and all of them in one workbook; made when somebody asks."""
    plan = view.plan
    tables = {
        _("Bevillinger"): partial(_grants, plan, chosen),
        _("Forbrug"): partial(_spent, chosen.budget, session.receipts(view)),
        _("Pr. enhed"): partial(_unit_costs, chosen.costs),
    }
    about = (str(choice) for choice in (chosen.year, chosen.area) if choice)
    name = downloads.name_of("oekonomi", *plan.id.split("/"), *about)

    def book() -> bytes:
        return to_excel(name, [SheetOfRows(title, *make()) for title, make in tables.items()])

    with st.container(horizontal=True):
        downloads.offer_excel(_("Hent alle tabeller til Excel"), f"{name}.xlsx", book)
        for title, make in tables.items():
            label = _("Hent »{table}« som CSV").format(table=title)
            downloads.offer_csv(label, f"{name}-{title.lower()}.csv", partial(_as_csv, make))


def _as_csv(make: Callable[[], _HeaderAndRows]) -> bytes:
    return to_danish_csv(*make())


def _grants(plan: Plan, chosen: Money) -> _HeaderAndRows:
    """One row per line of the main table and year."""
    columns: dict[str, Callable[[tuple[Funded, YearOfMoney]], Field]] = {
        _("Aktivitet"): lambda of: of[0].activity.number if of[0].activity else None,
        _("Bevilling"): lambda of: of[0].activity.name if of[0].activity else of[0].name,
        _("Indsatsområder"): lambda of: words.listed(plan.area_names(of[0].activity)) if of[0].activity else "",
        _("År"): lambda of: of[1].year,
        _("Hovedtabel, kr."): lambda of: of[1].granted,
        _("Eget budget, kr."): lambda of: of[1].budgeted,
        _("Stemmer det?"): lambda of: " ".join(grants.compared_in_words([of[1]])),
        _("Kilde"): lambda of: words.plan_lines([line for grant in of[0].grants for line in grant.source]),
        _("Usikkert i planen"): lambda of: {grant.year: grant.doubt for grant in of[0].grants}.get(of[1].year),
    }
    asked = [(line, money) for line in chosen.grants for money in line.years if money.year in chosen.among]
    return laid_out(columns, asked)


def _spent(lines: Sequence[Spent], receipts: Mapping[tuple[int, Period], str]) -> _HeaderAndRows:
    """One row per budget line with each half-year's amount and the receipt of its report; blank where none is."""

    def amount(half: int, spent: Spent) -> Field:
        return next((report.amount for report in spent.reported if report.period.half == half), None)

    def receipt(half: int, spent: Spent) -> Field:
        periods = (report.period for report in spent.reported if report.period.half == half)
        return next((receipts.get((spent.activity.number, period)) for period in periods), None)

    columns: dict[str, Callable[[Spent], Field]] = {
        _("Budgetpost"): lambda spent: spent.line.id,
        _("Aktivitet"): lambda spent: spent.activity.number,
        _("Navn"): lambda spent: spent.activity.name,
        _("Post"): lambda spent: spent.line.post,
        _("År"): lambda spent: spent.year,
        _("Budget, kr."): lambda spent: spent.line.amount,
        _("1. halvår"): partial(amount, 1),
        _("Kvittering, 1. halvår"): partial(receipt, 1),
        _("2. halvår"): partial(amount, 2),
        _("Kvittering, 2. halvår"): partial(receipt, 2),
        _("Brugt, kr."): lambda spent: spent.amount,
        _("Tilbage, kr."): lambda spent: spent.remaining,
        _("Status"): budget_lines.state_in_words,
        _("Bemærkning"): lambda spent: " ".join(
            f"{report.period.words.capitalize()}: {report.note}" for report in spent.reported if report.note
        ),
        _("Kilde"): lambda spent: words.plan_lines(spent.line.source),
        _("Usikkert i planen"): lambda spent: spent.line.doubt,
    }
    return laid_out(columns, lines)


def _unit_costs(costs: Sequence[UnitCost]) -> _HeaderAndRows:
    """One row per activity and year, with both numbers or why they can't be divided."""
    columns: dict[str, Callable[[UnitCost], Field]] = {
        _("Aktivitet"): lambda cost: cost.activity.number,
        _("Navn"): lambda cost: cost.activity.name,
        _("År"): lambda cost: cost.year,
        _("Det, der er talt"): lambda cost: cost.indicator.label if cost.indicator else None,
        _("Brugt, kr."): lambda cost: cost.amount,
        _("Leveret"): lambda cost: cost.delivered,
        _("Enhed"): lambda cost: cost.indicator.unit if cost.indicator else None,
        _("Kr. pr. enhed"): lambda cost: round(cost.per_unit, 2) if cost.per_unit is not None else None,
        _("Hvorfor ikke"): lambda cost: why(cost).format(activity=cost.activity.title, year=cost.year),
    }
    return laid_out(columns, costs)
