"""The status matrix as a file: the targets that are shown, with the numbers as numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import streamlit as st

from outcomes.attainment import Attainment
from outcomes.language import _
from outcomes.plan import Plan
from outcomes.report import Observation
from outcomes.selection import Wanted
from outcomes.target import Target
from ui.app import address, downloads
from ui.app.session import View
from ui.kit import words
from ui.status import selecting
from ui.target import told
from writers.danish_csv import Field, to_danish_csv
from writers.tables import SheetOfRows, to_excel


def offer(view: View, wanted: Wanted, targets: Sequence[Target]) -> None:
    """One click to see everything again, and what is shown as Excel and Danish CSV, made when somebody asks.

    Whatever is drawn here, it has one place, so that nothing below it is drawn anew.
    """
    some = ["udvalg"] if any(wanted) else []
    name = downloads.name_of("maaltal", view.plan.partnership.id, str(view.as_of), *some)

    def made(write: Callable[[SheetOfRows], bytes]) -> Callable[[], bytes]:
        return lambda: write(sheet(view.plan, targets))

    with st.container(horizontal=True):
        if any(wanted):
            st.button(_("Vis alle mål"), on_click=address.clear, args=(selecting.PARAMETERS,), key="all-targets")
        if targets:
            book = made(lambda table: to_excel(name, [table]))
            text = made(lambda table: to_danish_csv(table.header, table.rows))
            downloads.offer_excel(_("Hent som Excel"), f"{name}.xlsx", book)
            downloads.offer_csv(_("Hent som CSV"), f"{name}.csv", text)


def sheet(plan: Plan, targets: Sequence[Target]) -> SheetOfRows:
    """One row per target; a half-year is blank where nothing was reported."""
    header = (
        _("Indikator"),
        _("Del"),
        _("Aktivitet"),
        _("Navn"),
        _("Ansvarlig"),
        _("Indsatsområder"),
        _("Mål"),
        _("Planens ord"),
        _("Enhed"),
        _("Slags"),
        _("Forfalder"),
        *(period.words for period in plan.half_years),
        _("Leveret"),
        _("Tæller"),
        _("Nævner"),
        _("Mindst"),
        _("Højst"),
        _("Andel af målet"),
        _("Nået"),
        _("Indberetning"),
        _("Vurdering"),
        _("Langt over målet"),
        _("For sent"),
        _("Halvår indberettet"),
        _("Halvår i alt"),
        _("Bemærkning"),
        _("Næste skridt"),
    )
    return SheetOfRows(_("Måltal"), header, [[*_row(plan, target)] for target in targets])


def _row(plan: Plan, target: Target) -> Iterator[Field]:
    said, newest = dict(target.answers), target.newest
    yield from _asked(plan, target)
    yield from (_value(said.get(period)) for period in plan.half_years)
    yield from _answered(target.row)
    yield from (newest.note, newest.next_step) if newest else (None, None)


def _asked(plan: Plan, target: Target) -> list[Field]:
    row, indicator, activity = target.row, target.indicator, target.activity
    return [
        row.indicator,
        row.part or None,
        activity.number,
        activity.name,
        words.listed(activity.lead),
        words.listed(plan.area_names(activity)),
        indicator.label,
        indicator.target.words,
        indicator.unit,
        _(told.KINDS[row.kind]),
        row.due.words,
    ]


def _value(observation: Observation | None) -> Field:
    """A number as a number; a share, which has two, in words."""
    if observation is None:
        return None
    is_in_words = observation.out_of is not None or isinstance(observation.value, str)
    return words.reported(observation) if is_in_words else observation.value


def _answered(row: Attainment) -> list[Field]:
    share = None if row.share is None else round(row.share, 9)
    verdict = selecting.VERDICTS[row.verdict or "none"]
    return [
        words.value(row.delivered) if isinstance(row.delivered, str) else row.delivered,
        row.numerator,
        row.denominator,
        row.low,
        row.high,
        share,
        row.met,
        _(selecting.STATES[row.state]),
        _(verdict),
        row.above,
        row.late,
        row.reported,
        row.expected,
    ]
