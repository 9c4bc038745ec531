"""The tables of the economy page as files: what is shown, with the numbers as numbers."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import streamlit as st

from loaders.danish_csv import Field, to_danish_csv
from loaders.excel_tables import SheetOfRows, to_excel
from outcomes.economy import Funded
from outcomes.language import _
from outcomes.plan import Plan
from outcomes.spending import Spent
from outcomes.unit_cost import UnitCost
from ui import downloads, economy, spending, words
from ui.unit_costs import why


def name(plan: Plan, year: int | None, area: str | None) -> str:
    """What the files are called: the plan, and what is chosen of it."""
    chosen = [str(one) for one in (year, area) if one]
    return "-".join(["oekonomi", *plan.id.split("/"), *chosen])


def grants(plan: Plan, lines: Sequence[Funded], among: Sequence[int]) -> SheetOfRows:
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
    for line in lines:
        activity, doubts = line.activity, {grant.year: grant.doubt for grant in line.grants}
        areas = plan.area_names(activity) if activity else []
        for money in line.years:
            if money.year in among:
                told = " ".join(economy.compared_in_words([money]))
                first: list[Field] = [activity.number if activity else None, activity.name if activity else line.name]
                figures: list[Field] = [words.listed(areas), money.year, money.granted, money.budgeted]
                rows.append([*first, *figures, told, doubts.get(money.year)])
    return SheetOfRows(_("Bevillinger"), header, rows)


def spent(lines: Sequence[Spent]) -> SheetOfRows:
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
            one.line.id,
            one.activity.number,
            one.activity.name,
            one.line.post,
            one.line.year,
            one.line.amount,
            one.amount,
            one.remaining,
            spending.state_in_words(one),
            " ".join(report.note for report in one.reported if report.note),
        ]
        for one in lines
    ]
    return SheetOfRows(_("Forbrug"), header, rows)


def unit_costs(costs: Sequence[UnitCost]) -> SheetOfRows:
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
            one.activity.number,
            one.activity.name,
            one.year,
            one.indicator.label if one.indicator else None,
            one.amount,
            one.delivered,
            one.indicator.unit if one.indicator else None,
            round(one.per_unit, 2) if one.per_unit is not None else None,
            why(one).format(activity=one.activity.title, year=one.year),
        ]
        for one in costs
    ]
    return SheetOfRows(_("Pr. enhed"), header, rows)


def offer(name: str, *tables: SheetOfRows) -> None:
    """Each table as a Danish CSV, and all of them in one workbook; made when somebody asks."""
    with st.container(horizontal=True):
        book = partial(to_excel, name, tables)
        downloads.offer_excel(_("Hent alle tabeller til Excel"), f"{name}.xlsx", book)
        for one in tables:
            label = _("Hent »{table}« som CSV").format(table=one.name)
            made = partial(to_danish_csv, one.header, one.rows)
            downloads.offer_csv(label, f"{name}-{one.name.lower()}.csv", made)
