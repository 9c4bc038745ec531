"""The pieces of the report page before there is anything to store: template, upload, problems."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup

from loaders.file import read_table
from loaders.report.check import Checked
from loaders.report.labels import check_with_labels
from loaders.table import Table, Unreadable
from outcomes.form import FormRow
from outcomes.language import _, ngettext
from outcomes.period import Period
from outcomes.plan import Activity, Plan
from outcomes.problem import Problem
from store.stored import StoredReport
from ui.app import downloads
from ui.kit import markup, words
from writers.form_csv import csv_template
from writers.form_excel import excel_template
from writers.marked_copy import marked_copy


class Sent(NamedTuple):
    """A file as it was sent."""

    filename: str
    content: bytes


def when_due(last_day: date, as_of: date, delivered: StoredReport | None) -> Markup:
    """How long there is to the deadline; when the report has come, that it has, and how it is corrected."""
    days = (last_day - as_of).days
    if delivered is not None:
        said = _("Rapporten er afleveret {time} ({number}). Er noget forkert, så aflever hele rapporten igen.")
        told = said.format(time=words.time(delivered.received_at), number=delivered.number)
        return Markup('<p class="note">{}</p>').format(told)
    if days < 0:
        said = ngettext(
            "Fristen var {day}, for {n} dag siden. Rapporten er stadig velkommen.",
            "Fristen var {day}, for {n} dage siden. Rapporten er stadig velkommen.",
            -days,
        )
    else:
        said = ngettext("Fristen er {day}, om {n} dag.", "Fristen er {day}, om {n} dage.", days)
    told = said.format(day=words.day(last_day), n=words.number(abs(days)))
    return Markup('<p class="note">{}</p>').format(told)


def offer_templates(plan: Plan, activity: Activity, period: Period, rows: Sequence[FormRow]) -> None:
    """The form for this activity and half-year, as Excel and as CSV."""
    name = f"indberetning-{activity.number:02}-{period}"
    with st.container(horizontal=True):
        book = partial(excel_template, plan, activity, period, rows)
        downloads.offer_excel(_("Hent skema til Excel"), f"{name}.xlsx", book)
        downloads.offer_csv(_("Hent skema som CSV"), f"{name}.csv", partial(csv_template, activity, period, rows))


def ask_for_file(activity: Activity, period: Period) -> Sent | None:
    uploaded = st.file_uploader(
        _("Din udfyldte fil (Excel eller CSV)"),
        type=["csv", "txt", "tsv", "xlsx", "xls", "ods"],
        key=f"file-{activity.number}-{period}",
    )
    return Sent(uploaded.name, uploaded.getvalue()) if uploaded else None


def read(sent: Sent) -> Table:
    """The rows of the file; when it can't be read, none, and the problem that says why."""
    try:
        return read_table(sent.content, sent.filename)
    except Unreadable as unreadable:
        return Table((), (unreadable.problem,))


def check(sent: Sent, plan: Plan, activity: Activity, period: Period, table: Table | None = None) -> Checked:
    """Check the file, or the report that it has been made into, also against what was chosen on the page."""
    checked = check_with_labels(table or read(sent), plan)
    if checked.activity is None or (checked.activity, checked.period) == (activity.number, period):
        return checked
    message = _(
        "Filen er om aktivitet {activity}, {period}, men du har valgt aktivitet {chosen}, {chosen_period}. Ret det ene."
    ).format(
        activity=checked.activity,
        period=checked.period.words if checked.period else "",
        chosen=activity.number,
        chosen_period=period.words,
    )
    return checked._replace(problems=(Problem("other-report", message), *checked.problems))


def problems(checked: Checked) -> Markup:
    """How many there are, and each in a sentence with its place."""
    errors = [problem for problem in checked.problems if problem.severity == "error"]
    warnings = [problem for problem in checked.problems if problem.severity == "warning"]
    said = Markup()
    if errors:
        title = ngettext(
            "Vi fandt {n} ting, der skal rettes. Intet er gemt.",
            "Vi fandt {n} ting, der skal rettes. Intet er gemt.",
            len(errors),
        )
        said += _listed("errors", title.format(n=words.number(len(errors))), errors)
    if warnings:
        title = ngettext("Vi fandt {n} ting, du skal se på.", "Vi fandt {n} ting, du skal se på.", len(warnings))
        said += _listed("warnings", title.format(n=words.number(len(warnings))), warnings)
    return said or Markup('<p class="fine" role="status">{}</p>').format(_("Filen er i orden."))


def _listed(kind: str, title: str, found: Sequence[Problem]) -> Markup:
    return Markup('<section class="problems {}" role="alert"><h3>{}</h3>{}</section>').format(
        kind, title, markup.items(problem.sentence for problem in found)
    )


def offer_marked_copy(sent: Sent, found: Sequence[Problem]) -> None:
    """The same file back with the problems marked, when they have a place in it."""
    if not any(problem.row for problem in found):
        return
    try:
        name, content = marked_copy(sent.content, sent.filename, found)
    except Unreadable:
        return  # the problems are all on the page
    downloads.offer_excel(_("Hent din fil med markeringer"), name, lambda: content)
    told = _("Felterne er farvet og har en kommentar. Ret dem i Excel, gem, og aflever den fil her.")
    markup.show(Markup('<p class="aside">{}</p>').format(told))
