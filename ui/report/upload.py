"""The pieces of the report page before there is anything to store: template, upload, problems."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from operator import attrgetter

import streamlit as st
from markupsafe import Markup

from loaders import intake
from loaders.intake import Intake
from loaders.own_sheet.matching import needs_matching
from loaders.report.check import Checked
from loaders.table import Table
from outcomes.language import _, language, ngettext
from outcomes.plan import Plan
from outcomes.problem import Problem
from outcomes.report import SentFile
from store.ask.stored import StoredReport
from ui.app import address, connection, downloads, session
from ui.app.session import View
from ui.kit import links, markup, pieces, templates, words
from ui.kit.markup import Content
from ui.report import not_cpr
from ui.report.own_sheet import matching
from ui.report.questions import Questions
from writers.form_csv import csv_template
from writers.form_excel import excel_template
from writers.marked_copy import can_be_marked, name_of_copy
from writers.marked_sent import marked_sent

_ROWS, _FILE = "report/rows", "report/file"
_macros = templates.macros("report/templates/report.html")


def when_due(last_day: date, as_of: date, newest: StoredReport | None) -> Markup:
    """How long there is to the deadline; when the report has come, that it has, and how it is corrected.

    Of one that was taken back it is said that it was.
    """
    days = (last_day - as_of).days
    if newest and newest.withdrawn:
        told = _("Rapporten blev trukket tilbage {time} af {by}. Halvåret har ingen rapport, der tæller med.")
        gone = told.format(time=words.time(newest.received_at), by=newest.reported_by)
        return pieces.paragraph(gone, "earlier", "status") + when_due(last_day, as_of, None)
    if newest:
        said = _(
            "Rapporten er afleveret {time} ({number}). Er noget forkert, så ret det, og aflever igen: "
            "skemaet og felterne her er udfyldt med det, I afleverede."
        )
        told = said.format(time=words.time(newest.received_at), number=newest.number)
        return pieces.note(told)
    if days < 0:
        said = ngettext(
            "Fristen var {day}, for {n} dag siden. Rapporten er stadig velkommen.",
            "Fristen var {day}, for {n} dage siden. Rapporten er stadig velkommen.",
            -days,
        )
    else:
        said = ngettext("Fristen er {day}, om {n} dag.", "Fristen er {day}, om {n} dage.", days)
    return pieces.note(said.format(day=words.day(last_day), n=words.number(abs(days))))


def where_one_is(view: View) -> Markup:
    """That one practises, or looks at an earlier day; nothing where what is delivered is real and of today."""
    return markup.joined([_where_one_practises(), _that_it_is_another_day(view)])


def _that_it_is_another_day(view: View) -> Markup:
    if view.as_of >= session.store().latest_day(view.plan.id):
        return Markup()
    told = _("I ser siden, som den så ud {day}, men det, I afleverer, bliver afleveret i dag.")
    way = address.here(_("Tilbage til i dag"), as_of=None)
    return pieces.paragraph(markup.line(told.format(day=words.day(view.as_of)), way, between=" "), "practising")


def _where_one_practises() -> Markup:
    if not session.store().is_invented():
        return Markup()
    told = _("I øver jer: alle rapporter her er opdigtede, og intet, I afleverer her, kommer med i de rigtige tal.")
    way = Markup()
    if session.record() == "examples":
        way = links.link(_("Aflever en rigtig rapport"), "report", examples=None, as_of=None, plan_version=None)
    return pieces.paragraph(markup.line(told, way, between=" "), "practising")


def offer_templates(questions: Questions) -> None:
    """The form for this activity and half-year, as Excel and as CSV."""
    plan, activity, period, rows, counted = questions
    name = f"indberetning-{activity.number:02}-{period}"
    with st.container(horizontal=True):
        book = partial(excel_template, plan, activity, period, rows, counted)
        downloads.offer_excel(_("Hent skema til Excel"), f"{name}.xlsx", book)
        downloads.offer_csv(_("Hent skema som CSV"), f"{name}.csv", partial(csv_template, activity, period, rows))


def ask_for_file() -> SentFile | None:
    """The file that is chosen, if any; it stays when another activity is chosen, until it has been delivered."""
    held = connection.held()
    numbers = [int(key.removeprefix("file-")) for key in held if re.fullmatch(r"file-\d{1,6}", key)]
    key = f"file-{st.session_state.setdefault(_FILE, max(numbers, default=0))}"
    uploaded = st.file_uploader(
        _("Jeres udfyldte fil (Excel eller CSV)"),
        type=["csv", "txt", "tsv", "xlsx", "xlsm", "xls", "ods"],
        key=key,
    )
    if uploaded is None:
        if (sent := held.get(key)) and sent.uploaded_file_info:  # the browser sent it to a server that is no more
            st.error(_("Forbindelsen var væk, og rapporten blev ikke gemt. Vælg filen igen."))
        st.session_state.pop(_ROWS, None)
        return None
    return SentFile(uploaded.name, uploaded.getvalue())


def receive(questions: Questions, sent: SentFile) -> Intake | None:
    """The file, read and checked; a sheet of somebody's own only once they have said what is what in it."""
    table = _rows_of(sent)
    report = matching.ask(questions, table)
    if report is None:
        return None
    return Intake(sent, table, intake.check(report, questions.plan, session.store().earlier, questions.slot))


def receive_unasked(plan: Plan, sent: SentFile) -> Intake | None:
    """The file, read and checked before anybody has said what it is about; None for a sheet of somebody's own."""
    table = _rows_of(sent)
    if needs_matching(table):
        return None
    return Intake(sent, table, intake.check(table, plan, session.store().earlier))


def is_about(plan: Plan, checked: Checked) -> bool:
    """Whether it says which report it is, and the plan asks for that one."""
    asked = next((one for one in plan.reporting if one.number == checked.activity), None)
    return asked is not None and checked.period in asked.half_years


def is_another_report(received: Intake) -> bool:
    """Whether the file is about another report than the one that is chosen."""
    return any(problem.code == "other-report" for problem in received.checked.problems)


def offer_other_report(questions: Questions, received: Intake) -> None:
    """The way to the report that the file is about, where another one is chosen; the file follows along."""
    checked = received.checked
    if is_another_report(received) and is_about(questions.plan, checked) and checked.period:
        label = _("Skift til aktivitet {activity}, {period}")
        label = label.format(activity=checked.activity, period=checked.period.words)
        there = {"activity": checked.activity, "period": checked.period}
        st.button(label, key="report/other", on_click=address.go_to, kwargs=there)


def let_go_of_file() -> None:
    """The next file is chosen anew: the one that stands there has been delivered, for another report than is asked."""
    st.session_state[_FILE] += 1


def _rows_of(sent: SentFile) -> Table:
    """The rows of the file, read once in a visit however often the page is drawn: a workbook takes a process.

    Not kept is a file with a CPR number, and one without rows: it may be read when the server is less busy.
    """
    is_no_cpr = not_cpr.is_said_of(sent)
    about = repr((language(), sent.filename, is_no_cpr))  # what is noticed is told in the visitor's language
    key = hashlib.sha256(about.encode() + sent.content).digest()
    known: tuple[bytes, Table] | None = st.session_state.get(_ROWS)
    if known and known[0] == key:
        return known[1]
    table = intake.read(sent, is_no_cpr)
    st.session_state[_ROWS] = (key, table) if table.rows and not not_cpr.is_asked(table.notices) else None
    return table


def problems(checked: Checked, told: Callable[[Problem], Content] = attrgetter("sentence"), fine: str = "") -> Markup:
    """How many there are, and each ``told`` in a sentence with its place; ``fine`` when there are none."""
    found = [problem for problem in checked.problems if problem.code != "disappears"]  # which the preview asks about
    errors = [problem for problem in found if problem.severity == "error"]
    warnings = [problem for problem in found if problem.severity == "warning"]
    said = []
    if errors:
        title = ngettext(
            "Vi fandt {n} ting, der skal rettes. Intet er afleveret.",
            "Vi fandt {n} ting, der skal rettes. Intet er afleveret.",
            len(errors),
        )
        said.append(_listed("errors", title.format(n=words.number(len(errors))), map(told, errors)))
    if warnings:
        title = ngettext("Vi fandt {n} ting, I skal se på.", "Vi fandt {n} ting, I skal se på.", len(warnings))
        said.append(_listed("warnings", title.format(n=words.number(len(warnings))), map(told, warnings)))
    if found != [*checked.problems]:
        fine = _("Filen kan læses, men noget, der tæller nu, er ikke med: se »Forsvinder«.")
    return markup.joined(said) if said else pieces.paragraph(fine or _("Filen er i orden."), "fine", "status")


def _listed(kind: str, title: str, told: Iterable[Content]) -> Markup:
    return _macros.problems(kind, title, pieces.items(told))


def offer_marked_copy(received: Intake) -> None:
    """The same file back with the problems marked, when they have a place in it."""
    sent, table, checked = received
    if not any(problem.row for problem in checked.problems) or not can_be_marked(table):
        return  # the problems are all on the page
    copy = partial(marked_sent, sent, table, checked.problems)
    downloads.offer_excel(_("Hent jeres fil med markeringer"), name_of_copy(sent.filename), copy)
    told = _("Felterne er farvet og har en kommentar. Ret dem i Excel, gem, og aflever den fil her.")
    markup.show(pieces.paragraph(told, "aside"))
