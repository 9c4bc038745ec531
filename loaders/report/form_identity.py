"""How a form is known again: which plan, version, activity and half-year it was made for."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from loaders.report.values import shown
from loaders.spreadsheet.sheet import Sheet
from loaders.table import Identity
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.problem import Problem

IDENTITY_SHEET, GUIDE_SHEET, MENDING_SHEET = "Skema", "Vejledning", "Det skal rettes"
OWN_SHEETS = (IDENTITY_SHEET, GUIDE_SHEET, MENDING_SHEET)
"""Sheets of the form and of its marked copy that are no part of the report."""
# No report has these words as headers, so the sheet is never taken for one.
_PLAN, _VERSION, _ACTIVITY, _PERIOD = "Skemaets plan", "Planens udgave", "Skemaets aktivitet", "Skemaets halvår"


def plan_version(plan: Plan) -> str:
    """A short hash of what the plan asks; a field that a later program adds leaves it as it is."""
    asked = plan.model_dump_json(exclude_defaults=True, exclude={"candidates"})
    return hashlib.sha256(asked.encode()).hexdigest()[:12]


def identity_lines(identity: Identity) -> list[tuple[str, str]]:
    """The identity as names and values, all of them text: no program that saves it makes a number or date of it."""
    return [
        (_PLAN, identity.plan),
        (_VERSION, identity.version),
        (_ACTIVITY, str(identity.activity)),
        (_PERIOD, str(identity.period)),
    ]


def identity_of(sheets: Iterable[Sheet]) -> Identity | None:
    """Which form the workbook is; None when no sheet says so, as in a file that is not our form."""
    for sheet in sheets:
        cells = (row.cells for row in sheet.rows if len(row.cells) >= 2)
        said = {shown(name).strip(): shown(value).strip() for name, value, *_ in cells}
        if sheet.name == IDENTITY_SHEET and {_PLAN, _VERSION, _ACTIVITY, _PERIOD} <= set(said):
            try:
                return Identity(said[_PLAN], said[_VERSION], int(said[_ACTIVITY]), Period.parse(said[_PERIOD]))
            except ValueError:  # somebody has written in it
                return None
    return None


def outdated(identity: Identity, plan: Plan) -> Problem | None:
    """A warning when the form was made from another version of the plan, or from another plan."""
    if (identity.plan, identity.version) == (plan.id, plan_version(plan)):
        return None
    if identity.plan != plan.id:
        message = _("Skemaet hører til en anden plan ({other}) end {plan}. Hent det rigtige skema.")
        message = message.format(other=identity.plan, plan=plan.title)
        return Problem("outdated-form", message, value=identity.plan, severity="warning")
    message = _(
        "Skemaet er lavet efter en anden udgave af {plan}, så rækker kan mangle eller have andre ord. "
        "Hent skemaet igen, se, om det er ændret, og flyt i så fald jeres tal over i det."
    )
    message = message.format(plan=plan.title)
    return Problem("outdated-form", message, value=identity.version, severity="warning")


def misplaced(identity: Identity, activity: int, period: Period) -> Problem | None:
    """A warning when the form was fetched for another activity or half-year than its rows now say."""
    if (identity.activity, identity.period) == (activity, period):
        return None
    message = _(
        "Skemaet er hentet til aktivitet {activity}, {period}, men rækkerne siger aktivitet {other}, {other_period}. "
        "Hent det rigtige skema, hvis det ikke er meningen."
    ).format(activity=identity.activity, period=identity.period.words, other=activity, other_period=period.words)
    return Problem("other-form", message, severity="warning")
