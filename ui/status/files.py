"""The status matrix as a file: the targets that are shown, with the numbers as numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Value
from outcomes.selection import Wanted
from outcomes.target import Target
from ui.app import address, downloads, session
from ui.app.session import View
from ui.kit import words
from ui.status import selecting
from ui.target import told
from writers.danish_csv import Field, to_danish_csv
from writers.tables import SheetOfRows, laid_out, to_excel


def offer(view: View, wanted: Wanted, targets: Sequence[Target]) -> None:
    """One click to see everything again, and what is shown as Excel and Danish CSV, made when somebody asks.

    Whatever is drawn here, it has one place, so that nothing below it is drawn anew.
    """
    some = ["udvalg"] if any(wanted) else []
    name = downloads.name_of("maaltal", view.plan.partnership.id, str(view.as_of), *some)

    def made(write: Callable[[SheetOfRows], bytes]) -> Callable[[], bytes]:
        return lambda: write(sheet(view.plan, targets, session.receipts(view)))

    with st.container(horizontal=True):
        if any(wanted):
            st.button(_("Vis alle mål"), on_click=address.clear, args=(selecting.PARAMETERS,), key="all-targets")
        if targets:
            book = made(lambda table: to_excel(name, [table]))
            text = made(lambda table: to_danish_csv(table.header, table.rows))
            downloads.offer_excel(_("Hent som Excel"), f"{name}.xlsx", book)
            downloads.offer_csv(_("Hent som CSV"), f"{name}.csv", text)


def sheet(plan: Plan, targets: Sequence[Target], receipts: Mapping[tuple[int, Period], str]) -> SheetOfRows:
    """One row per target; a half-year is blank where nothing was reported."""
    columns: dict[str, Callable[[Target], Field]] = {
        _("Indikator"): lambda target: target.row.indicator,
        _("Del"): lambda target: target.row.part or None,
        _("Aktivitet"): lambda target: target.activity.number,
        _("Navn"): lambda target: target.activity.name,
        _("Ansvarlig"): lambda target: words.listed(target.activity.lead),
        _("Indsatsområder"): lambda target: words.listed(plan.area_names(target.activity)),
        _("Mål"): lambda target: target.indicator.label,
        _("Planens ord"): lambda target: target.indicator.target.words,
        _("Enhed"): lambda target: target.indicator.unit,
        _("Type"): lambda target: _(told.KINDS[target.row.kind]),
        _("Skal nås senest"): lambda target: target.row.due.words,
        **{period.words: partial(_reported, period) for period in plan.half_years},
        _("Leveret"): lambda target: _in_words(target.row.delivered),
        _("Tæller"): lambda target: target.row.numerator,
        _("Nævner"): lambda target: target.row.denominator,
        _("Mindst"): lambda target: target.row.low,
        _("Højst"): lambda target: target.row.high,
        _("Andel af målet"): lambda target: None if target.row.share is None else round(target.row.share, 9),
        _("Nået"): lambda target: target.row.met,
        _("Indberetning"): lambda target: _(selecting.STATES[target.row.state]),
        _("Vurdering"): _verdict,
        _("Langt over målet"): lambda target: target.row.above,
        _("For sent"): lambda target: target.row.late,
        _("Halvår indberettet"): lambda target: target.row.reported,
        _("Halvår i alt"): lambda target: target.row.expected,
        _("Bemærkning"): lambda target: target.newest.note if target.newest else None,
        _("Næste skridt"): lambda target: target.newest.next_step if target.newest else None,
        _("Kvitteringer"): partial(_receipts, receipts),
        _("Kilde"): lambda target: words.plan_lines(target.indicator.source),
    }
    return SheetOfRows(_("Måltal"), *laid_out(columns, targets))


def _reported(period: Period, target: Target) -> Field:
    """A number as a number; a share, which has two, in words."""
    observation = dict(target.answers).get(period)
    if observation is None:
        return None
    return words.reported(observation) if observation.out_of is not None else _in_words(observation.value)


def _receipts(receipts: Mapping[tuple[int, Period], str], target: Target) -> Field:
    """The reports that the numbers are from, a receipt for each half-year."""
    of = (receipts.get((target.row.activity, answer.period)) for answer in target.answers)
    return ", ".join(receipt for receipt in of if receipt) or None


def _verdict(target: Target) -> Field:
    verdict = selecting.VERDICTS[target.row.verdict or "none"]  # outside of _(), which would take »none« for a text
    return _(verdict)


def _in_words(value: Value | None) -> Field:
    """What is said in words in the visitor's language; the rest as it is."""
    return words.value(value) if isinstance(value, str) else value
