"""The tables of the economy page as files: what is shown, with the numbers as numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from outcomes.language import _
from outcomes.plan import Plan
from outcomes.spending import Spent
from outcomes.unit_cost import UnitCost
from ui.app import downloads
from ui.economy import budget_lines, grants
from ui.economy.page import Money
from ui.economy.unit_costs import why
from ui.kit import words
from writers.danish_csv import Field, to_danish_csv
from writers.tables import SheetOfRows, to_excel

_HeaderAndRows = tuple[Sequence[str], Sequence[Sequence[Field]]]


def offer(plan: Plan, chosen: Money) -> None:
    """Each table as a Danish CSV, and all of them in one workbook; made when somebody asks."""
    tables = {
        _("Bevillinger"): partial(_grants, plan, chosen),
        _("Forbrug"): partial(_spent, chosen.budget),
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
    header = (
        _("Aktivitet"),
        _("Bevilling"),
        _("Indsatsområder"),
        _("År"),
        _("Hovedtabel, kr."),
        _("Eget budget, kr."),
        _("Sammenlignet"),
        _("Tvivl"),
    )
    rows: list[list[Field]] = []
    for line in chosen.grants:
        activity, doubts = line.activity, {grant.year: grant.doubt for grant in line.grants}
        areas = plan.area_names(activity) if activity else []
        for money in line.years:
            if money.year in chosen.among:
                told = " ".join(grants.compared_in_words([money]))
                first: list[Field] = [activity.number if activity else None, activity.name if activity else line.name]
                figures: list[Field] = [words.listed(areas), money.year, money.granted, money.budgeted]
                rows.append([*first, *figures, told, doubts.get(money.year)])
    return header, rows


def _spent(lines: Sequence[Spent]) -> _HeaderAndRows:
    """One row per budget line; blank where nothing is reported."""
    header = (
        _("Budgetpost"),
        _("Aktivitet"),
        _("Navn"),
        _("Post"),
        _("År"),
        _("Budget, kr."),
        _("Brugt, kr."),
        _("Tilbage, kr."),
        _("Status"),
        _("Bemærkning"),
    )
    rows = [
        [
            spent.line.id,
            spent.activity.number,
            spent.activity.name,
            spent.line.post,
            spent.year,
            spent.line.amount,
            spent.amount,
            spent.remaining,
            budget_lines.state_in_words(spent),
            " ".join(report.note for report in spent.reported if report.note),
        ]
        for spent in lines
    ]
    return header, rows


def _unit_costs(costs: Sequence[UnitCost]) -> _HeaderAndRows:
    """One row per activity and year, with both numbers or why they can't be divided."""
    header = (
        _("Aktivitet"),
        _("Navn"),
        _("År"),
        _("Det, der er talt"),
        _("Brugt, kr."),
        _("Leveret"),
        _("Enhed"),
        _("Kr. for hver"),
        _("Hvorfor ikke"),
    )
    rows = [
        [
            cost.activity.number,
            cost.activity.name,
            cost.year,
            cost.indicator.label if cost.indicator else None,
            cost.amount,
            cost.delivered,
            cost.indicator.unit if cost.indicator else None,
            round(cost.per_unit, 2) if cost.per_unit is not None else None,
            why(cost).format(activity=cost.activity.title, year=cost.year),
        ]
        for cost in costs
    ]
    return header, rows
