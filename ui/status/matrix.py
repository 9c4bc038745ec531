"""The status matrix: one row per target, a column per half-year, a table for each activity.

The whole of it is drawn once and stays in the browser. A choice only says which rows to hide, which is many
times faster than to send and read the tables again; and a browser lays out only those that are near the screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from markupsafe import Markup

from outcomes.indicator import COUNTED
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Activity
from outcomes.target import Target
from ui.app import session
from ui.app.session import View
from ui.kit import links, marks, markup, style, templates, words
from ui.kit.templates import Values
from ui.target import delivered, told


def pieces(view: View, halves: tuple[Period, ...]) -> tuple[Markup, ...]:
    """The tables with a column for each of the half-years, to be drawn once."""
    return (tables(view, session.deliveries(view), halves),)


def tables(view: View, targets: Sequence[Target], halves: Sequence[Period]) -> Markup:
    """All targets of the plan; each row and group has a name, so that it can be hidden."""
    names = {period: period.words for period in halves}
    by_activity = groupby(enumerate(targets), key=lambda numbered: numbered[1].activity)
    return templates.draw(
        "status/templates/matrix.html",
        groups=[_group(view, activity, numbered, names) for activity, numbered in by_activity],
        headers=[_("Mål"), *names.values(), _("Samlet")],
        missing=marks.word("missing"),
    )


def only(every: Sequence[Target], shown: Iterable[Target]) -> Markup:
    """A style that hides the rows that are not to be shown, and the groups that are left empty."""
    kept = {id(target) for target in shown}
    groups = {target.activity.number for target in every if id(target) in kept}
    hidden = [f".group .row-{number}" for number, target in enumerate(every) if id(target) not in kept]
    hidden += [f".group.of-{number}" for number in sorted({target.activity.number for target in every} - groups)]
    return style.hiding(hidden if kept else [".group"])


def _group(
    view: View, activity: Activity, numbered: Iterator[tuple[int, Target]], names: Mapping[Period, str]
) -> Values:
    title = markup.danish(activity.title)
    return {
        "number": activity.number,
        "title": title,
        "link": links.link(title, "activity", activity=activity.number),
        "lead": words.listed(activity.lead),
        "rows": [_row(view, number, target, names) for number, target in numbered],
    }


def _row(view: View, number: int, target: Target, names: Mapping[Period, str]) -> Values:
    mark = target.row.mark
    return {
        "number": number,
        "id": target.indicator.id,
        "link": told.link(target, markup.danish(target.indicator.named(target.row.part))),
        "asked": _asked(target, names),
        "mark": mark,
        "word": marks.word(mark),
        "cells": [*_cells(view, target, names)],
        "status": told.status(target),
        "delivered": delivered.beside_its_mark(target),
    }


def _asked(target: Target, names: Mapping[Period, str]) -> Markup:
    """The plan's own words, and when it falls due if no column shows it."""
    asked, due = markup.danish(f"»{target.indicator.target.words}«"), target.row.due
    return asked if due.half_years[-1] in names else markup.line(asked, due.words, between=" · ")


def _cells(view: View, target: Target, names: Mapping[Period, str]) -> Iterator[Values]:
    """What was reported in each half-year, and whether the target falls due then or a number is missing."""
    row, reported = target.row, dict(target.answers)
    due = row.due.half_years
    for period, name in names.items():
        value = words.reported(reported[period]) if period in reported else ""
        is_missing = period in due and row.kind in COUNTED and period.last_day <= view.as_of
        yield {"name": name, "value": value, "is_due": period == due[-1], "is_missing": is_missing}
