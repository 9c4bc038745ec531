"""The status matrix as a file: the targets that are shown, with the numbers as numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from outcomes.attainment import Attainment
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Answer, Observation
from outcomes.selection import Wanted
from ui.app import downloads, filters
from ui.app.session import View
from ui.indicator.about import KINDS
from ui.kit import words
from ui.status import matrix, selecting
from writers.danish_csv import Field, to_danish_csv
from writers.tables import SheetOfRows, to_excel


def offer(seen: View, wanted: Wanted, rows: Sequence[Attainment], observations: Sequence[Answer]) -> None:
    """One click to see everything again, and what is shown as Excel and Danish CSV, made when somebody asks.

    Whatever is drawn here, it has one place, so that nothing below it is drawn anew.
    """
    some = ["udvalg"] if any(wanted) else []
    name = downloads.name_of("maaltal", seen.plan.partnership.id, str(seen.as_of), *some)

    def made(write: Callable[[SheetOfRows], bytes]) -> Callable[[], bytes]:
        return lambda: write(sheet(seen.plan, rows, observations))

    with st.container(horizontal=True):
        if any(wanted):
            st.button(_("Vis alle mål"), on_click=filters.clear, args=(selecting.PARAMETERS,), key="all-targets")
        if rows:
            book = made(lambda table: to_excel(name, [table]))
            text = made(lambda table: to_danish_csv(table.header, table.rows))
            downloads.offer_excel(_("Hent som Excel"), f"{name}.xlsx", book)
            downloads.offer_csv(_("Hent som CSV"), f"{name}.csv", text)


def sheet(plan: Plan, rows: Sequence[Attainment], observations: Sequence[Answer]) -> SheetOfRows:
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
        *(words.period(period) for period in plan.half_years),
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
    reported = matrix.by_half_year(observations)
    said = [reported.get((row.indicator, row.part), {}) for row in rows]
    body = [
        [*_asked(plan, row), *(_value(one.get(period)) for period in plan.half_years), *_answered(row), *_told(one)]
        for row, one in zip(rows, said, strict=True)
    ]
    return SheetOfRows(_("Måltal"), header, body)


def _asked(plan: Plan, row: Attainment) -> list[Field]:
    indicator, activity = plan.indicator(row.indicator), plan.activity(row.activity)
    assert indicator is not None and activity is not None
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
        _(KINDS[row.kind]),
        words.period(row.due),
    ]


def _told(said: Mapping[Period, Observation]) -> tuple[Field, Field]:
    """What was said last, and what comes next."""
    last = said[max(said)] if said else None
    return (last.note, last.next_step) if last else (None, None)


def _value(one: Observation | None) -> Field:
    """A number as a number; a share, which has two, in words."""
    if one is None:
        return None
    return words.reported(one) if one.out_of is not None or isinstance(one.value, str) else one.value


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
