"""The pieces of the report page: template, upload, problems, preview and receipt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup

from loaders.excel_template import excel_template
from loaders.file import read_table
from loaders.marked_copy import marked_copy
from loaders.report import Checked, check_report
from loaders.table import Table, Unreadable
from loaders.template import csv_template
from outcomes.attainment import Attainment
from outcomes.form import FormRow
from outcomes.period import Period
from outcomes.plan import Activity, Plan
from outcomes.problem import Problem
from outcomes.report import Observation, Receipt, Report
from ui import html, overview, words

_EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Sent(NamedTuple):
    """A file as it was sent."""

    filename: str
    content: bytes


def when_due(last_day: date, as_of: date) -> Markup:
    days = (last_day - as_of).days
    if days < 0:
        late = words.several(-days, "dag", "dage")
        said = f"Fristen var {words.day(last_day)}, for {late} siden. Rapporten er stadig velkommen."
    else:
        said = f"Fristen er {words.day(last_day)}, om {words.several(days, 'dag', 'dage')}."
    return Markup('<p class="note">{}</p>').format(said)


def offer_templates(plan: Plan, activity: Activity, period: Period, rows: Sequence[FormRow]) -> None:
    """The form for this activity and half-year, as Excel and as CSV."""
    name = f"indberetning-{activity.number:02}-{period}"
    book = partial(excel_template, plan, activity, period, rows)  # made when somebody asks for it
    with st.container(horizontal=True):
        st.download_button("Hent skema til Excel", book, f"{name}.xlsx", _EXCEL, on_click="ignore")
        st.download_button(
            "Hent skema som CSV", csv_template(activity, period, rows), f"{name}.csv", "text/csv", on_click="ignore"
        )


def ask_for_file(activity: Activity, period: Period) -> Sent | None:
    uploaded = st.file_uploader(
        "Din udfyldte fil (Excel eller CSV)",
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
    checked = check_report(table or read(sent), plan)
    if checked.activity is None or (checked.activity, checked.period) == (activity.number, period):
        return checked
    about = f"aktivitet {checked.activity}, {checked.period.words if checked.period else ''}"
    message = f"Filen er om {about}, men du har valgt aktivitet {activity.number}, {period.words}. Ret det ene."
    return checked._replace(problems=(Problem("other-report", message), *checked.problems))


def problems(checked: Checked) -> Markup:
    """How many there are, and each in a sentence with its place."""
    errors = [problem for problem in checked.problems if problem.severity == "error"]
    warnings = [problem for problem in checked.problems if problem.severity == "warning"]
    said = Markup()
    if errors:
        title = f"Vi fandt {words.several(len(errors), 'ting', 'ting')}, der skal rettes. Intet er gemt."
        said += _listed("errors", title, errors)
    if warnings:
        title = f"Vi fandt {words.several(len(warnings), 'ting', 'ting')}, du skal se på."
        said += _listed("warnings", title, warnings)
    return said or Markup('<p class="fine" role="status">Filen er i orden.</p>')


def _listed(kind: str, title: str, found: Sequence[Problem]) -> Markup:
    return Markup('<section class="problems {}" role="alert"><h3>{}</h3>{}</section>').format(
        kind, title, html.items(problem.sentence for problem in found)
    )


def offer_marked_copy(sent: Sent, found: Sequence[Problem]) -> None:
    """The same file back with the problems marked, when they have a place in it."""
    if not any(problem.row for problem in found):
        return
    try:
        name, content = marked_copy(sent.content, sent.filename, found)
    except Unreadable:
        return  # the problems are all on the page
    st.download_button("Hent din fil med markeringer", content, name, _EXCEL, on_click="ignore")
    told = "Felterne er farvet og har en kommentar. Ret dem i Excel, gem, og aflever den fil her."
    html.show(Markup('<p class="aside">{}</p>').format(told))


def preview(
    plan: Plan, report: Report, now: Iterable[Attainment], then: Iterable[Attainment], spent: Mapping[str, str]
) -> Markup:
    """What will be stored, beside what stands now and what each target becomes.

    ``spent`` holds, by budget line, what the report that counts says was spent.
    """
    before = {(row.indicator, row.part or ""): row for row in now}
    after = {(row.indicator, row.part or ""): row for row in then}
    body = [_preview_row(plan, one, before, after, spent) for one in report.observations]
    headers = ("Indikator", "Står nu", "Du skriver", "Planens ord", "Bliver til")
    return html.heading("Det her gemmer vi") + html.table("Det, der bliver gemt", headers, body)


def _preview_row(
    plan: Plan,
    one: Observation,
    before: dict[tuple[str, str], Attainment],
    after: dict[tuple[str, str], Attainment],
    spent: Mapping[str, str],
) -> list[Markup | str]:
    value = words.reported(one)
    indicator = plan.indicator(one.indicator)
    if indicator is None:
        line = next(line for activity in plan.activities for line in activity.budget if line.id == one.indicator)
        stands = f"{spent[line.id]} kr." if line.id in spent else ""
        return [f"Forbrug: {line.post}", stands, f"{value} kr.", f"budget {words.number(line.amount)} kr.", ""]
    old, new = before.get((one.indicator, one.part)), after.get((one.indicator, one.part))
    return [
        overview.named(indicator.label, new) if new else indicator.label,
        words.delivered(old, indicator) if old else "",
        value,
        indicator.target.words,
        Markup("{} {}").format(words.delivered(new, indicator), overview.status(new)) if new else "",
    ]


def ask_to_store() -> str:
    """Who delivers, once they have pressed the button; else nothing."""
    with st.form("store", border=False):
        by = st.text_input("Hvem afleverer? (navn på organisation eller funktion)")
        pressed = st.form_submit_button("Gem rapporten", type="primary")
    if pressed and not by.strip():
        st.error("Skriv, hvem der afleverer, og tryk igen.")
    return by.strip() if pressed else ""


def receipt(got: Receipt) -> Markup:
    """What was stored, and how to correct it."""
    said = "Filen er allerede modtaget. Intet er ændret." if got.already_received else "Rapporten er gemt. Tak!"
    return Markup(
        '<section class="receipt" role="status"><h3>{}</h3><p>Kvittering <strong>{}</strong>, modtaget {}. '
        "{} er gemt.</p><p>Skal noget rettes, så ret i filen, og aflever den her igen. Den nye fil træder i stedet "
        'for den gamle, og begge bliver gemt.</p><p class="aside">Filens fingeraftryk (SHA-256): {}</p></section>'
    ).format(
        said,
        got.number,
        words.time(got.received_at),
        words.several(got.observations, "indberetning", "indberetninger"),
        got.sha256,
    )
