"""The half-year report as a form on the page: for a phone, for a keyboard alone, and for a screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from loaders.report import Checked
from outcomes.form import FormRow
from outcomes.period import Period
from outcomes.plan import Activity
from outcomes.problem import Problem
from store.moment import day_of, in_copenhagen, today
from ui import html, report, words
from ui.form_draft import NAME, Filling, filling, who
from ui.form_fields import ask
from ui.form_lines import Line, as_csv, is_begun, lines_of, place_in_form
from ui.form_marks import marks_of
from ui.session import View

_HOW = (
    "Det, du skriver, bliver gemt som kladde undervejs. Et tomt felt betyder, at det ikke er indberettet. "
    "Er der ikke leveret noget, så skriv 0."
)
_WAYS = {"file": "Aflever en fil", "form": "Udfyld her på siden"}


def choose_way() -> str:
    """How the person delivers, ``file`` or ``form``; it lives in the address (``?way=form``)."""
    key = "choose-way"
    if st.session_state.get(key) not in _WAYS:
        asked = st.query_params.get("way")
        st.session_state[key] = asked if asked in _WAYS else "file"
    chosen: str = st.radio(
        "Hvordan vil I aflevere?",
        [*_WAYS],
        format_func=_WAYS.__getitem__,
        key=key,
        horizontal=True,
        persist_state="session",
    )
    if chosen == "form":
        st.query_params["way"] = chosen
    else:
        st.query_params.pop("way", None)
    return chosen


def fill_in(seen: View, activity: Activity, period: Period, rows: Sequence[FormRow]) -> report.Sent | None:
    """The form, saved as a draft as one goes; what is typed as a file once the person has it checked."""
    form = filling(seen.plan, activity, period)
    form.plan, form.activity, form.rows = seen.plan, activity, rows
    form.refresh()
    lines = lines_of(form.rows, form.answers)
    form.marks = marks_of(form, seen, lines)
    sent = _sent(form, lines) if form.checking else None
    found = report.check(sent, seen.plan, activity, period).problems if sent else ()
    form.faultless = not any(problem.severity == "error" for problem in found)
    form.titles = tuple(line.title(form.answers) for line in lines)
    st.html(Path(__file__).parent / "form.css")
    html.show(html.heading("2. Udfyld", _HOW))
    with st.container(key="form"):
        _say_where_it_begins(form)
        for position, line in enumerate(lines, start=2):
            ask(form, line, [problem for problem in found if problem.row == position])
        with st.container(key="form-saved"):
            html.show(_saved(form, lines))
    html.show(html.heading("3. Kontrollér og aflever", "Intet er afleveret, før du har set det igennem og gemt det."))
    st.button("Kontrollér", type="primary", key="form/check", on_click=_check, args=(form,))
    if form.news:
        html.show(Markup('<p role="status">{}</p>').format(form.news))
    places = _with_errors(lines, found)
    if places:
        html.show(_links(form, places))
    return sent


def in_words(checked: Checked, seen: View, activity: Activity, period: Period) -> Checked:
    """The same, with each problem at its place in the form instead of in a file."""
    titles = filling(seen.plan, activity, period).titles
    return checked._replace(problems=tuple(place_in_form(problem, titles) for problem in checked.problems))


def delivered(seen: View, activity: Activity, period: Period) -> None:
    """The report is stored: there is no draft any more, and the form begins with the report."""
    filling(seen.plan, activity, period).start_afresh()


def _sent(form: Filling, lines: Sequence[Line]) -> report.Sent:
    name = f"formular-{form.activity.number:02}-{form.period}.csv"
    return report.Sent(name, as_csv(form.activity, form.period, lines, form.answers))


def _check(form: Filling) -> None:
    form.checking, form.news = True, ""


def _say_where_it_begins(form: Filling) -> None:
    if form.report and not form.saved:
        begun = f"Felterne er udfyldt med det, I afleverede {words.time(form.report.received_at)}"
        html.show(Markup("<p>{} ({}). Ret, og aflever igen.</p>").format(begun, form.report.number))
    elif form.report and form.saved and form.report.received_at > form.saved[1]:
        late = f"Der er afleveret en rapport {words.time(form.report.received_at)}, efter at kladden sidst blev gemt."
        html.show(Markup("<p>{}</p>").format(late))
        st.button("Brug den afleverede rapport i stedet for kladden", key="form/afresh", on_click=form.start_afresh)
    st.text_input(
        "Dit navn (valgfrit, vises ved kladden)",
        key=NAME,
        persist_state="session",
        autocomplete="name",
        on_change="ignore",
        width=320,
    )
    if st.session_state.get(NAME) and not who():
        told = "Navnet bliver ikke vist, for der står cifre, der kan være et CPR-nummer. Skriv kun navnet."
        html.show(Markup('<p class="hint" role="status">{}</p>').format(told))


def _with_errors(lines: Sequence[Line], found: Sequence[Problem]) -> list[Line]:
    rows = {problem.row for problem in found if problem.severity == "error"}
    return [line for row, line in enumerate(lines, start=2) if row in rows]


def _links(form: Filling, places: Sequence[Line]) -> Markup:
    link = Markup('<a href="#{}" target="_self">{}</a>')
    links = Markup(" · ").join(link.format(line.anchor, line.title(form.answers)) for line in places)
    return Markup("<p>Gå til {}</p>").format(links)


def _saved(form: Filling, lines: Sequence[Line]) -> Markup:
    """»Kladde gemt kl. 10.02 af Mette. 3 af 19 er udfyldt.«"""
    if form.trouble:
        return Markup('<p class="saved trouble" role="alert">{}</p>').format(form.trouble)
    count = sum(1 for line in lines if line.delivered(form.answers))
    asked = sum(1 for line in lines if line.number < 2 or is_begun(line, form.answers))
    filled = f"{count} af {asked} er udfyldt."
    if form.saved:
        by, at = form.saved
        when = words.time(at) if day_of(at) != today() else f"kl. {in_copenhagen(at):%H.%M}"
        filled = f"Kladde gemt {when}{f' af {by}' if by else ''}. {filled}"
    waiting = f" {words.several(len(form.waiting), 'felt', 'felter')} er ikke gemt endnu." if form.waiting else ""
    return Markup('<p class="saved" role="status">{}{}</p>').format(filled, waiting)
