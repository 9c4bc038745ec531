"""The half-year report as a form on the page: for a phone, for a keyboard alone, and for a screen reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import groupby

import streamlit as st
from markupsafe import Markup

from loaders.intake import Intake
from outcomes.danish import quoted
from outcomes.language import N_, _, ngettext
from outcomes.problem import Problem, has_errors
from outcomes.report import WORDS
from store.moment import day_of, today
from ui.app import address, session, translations
from ui.app.session import View
from ui.kit import links, markup, pieces, scripts, style, words
from ui.kit.markup import Content
from ui.report import upload
from ui.report.form.as_report import receive
from ui.report.form.draft import NAME, Filling, filling, who
from ui.report.form.fields import ask
from ui.report.form.left_open import drawn_key
from ui.report.form.lines import (
    Answers,
    FieldPlace,
    Line,
    answers_of,
    field_of,
    is_begun,
    lines_of,
    numbered,
    place_in_form,
)
from ui.report.form.marks import marks_of
from ui.report.questions import Questions

_HOW = N_(
    "Det, I skriver, bliver gemt som kladde undervejs. Et tomt felt betyder, at det ikke er indberettet. "
    "Er der ikke leveret noget, så skriv 0."
)
_WAYS = {"": N_("Aflever en fil"), "form": N_("Udfyld her på siden")}


def choose_way() -> str:
    """How the person delivers, by a file ('') or by the ``form``; it lives in the address (``?way=form``)."""
    names = {way: _(name) for way, name in _WAYS.items()}
    return address.choose("way", _("Hvordan vil I aflevere?"), names, in_a_row=True, is_kept=True)


def fill_in(view: View, questions: Questions) -> Intake | None:
    """The form, saved as a draft as one goes; what is typed as a report once the person has it checked."""
    form = filling(questions)
    form.refresh(questions)
    lines, answers = lines_of(form.questions.rows, form.answers), form.answers
    marks = marks_of(view, form.questions, lines, answers)
    received = receive(form.questions, lines, answers, session.store().earlier) if form.is_checking else None
    found = received.checked.problems if received else ()
    form.is_faultless = not has_errors(found)
    places = {number: line.place(answers) for number, line in numbered(lines)}
    style.use("report/form/form.css")
    markup.show(pieces.heading(_("2. Udfyld"), _(_HOW)))
    with st.container(key="form"):
        with st.container():
            _say_where_it_begins(form)
        for _row, of_a_row in groupby(numbered(lines), lambda one: one[1].row):
            with st.container():  # a line more at its end moves nothing that comes after it
                for number, line in of_a_row:
                    wrong = ((place_in_form(one, places), field_of(one)) for one in found if one.row == number)
                    ask(form, line, marks.get(line.key, ""), wrong)
        with st.container(key="form-saved"):
            markup.show(_saved(form, lines))
            _leave_in_the_browser(form)
        if form.record.saved:
            _offer_to_throw_away(form, lines)
    markup.show(scripts.call("report/form/form.js"), runs_scripts=True)
    told = _("Intet er afleveret, før I har set det igennem og afleveret det.")
    markup.show(pieces.heading(_("3. Kontrollér og aflever"), told))
    st.button(_("Kontrollér"), type="primary", key="form/check", on_click=form.check)
    if form.news:
        markup.show(pieces.paragraph(_(form.news), role="status"))
    if received is None:
        return None
    at_row = {number: line.anchor for number, line in numbered(lines)}
    anchors = {place_in_form(one, places): at_row[one.row] for one in found if one.row in at_row}
    in_words = _in_words(received, places)
    markup.show(upload.problems(in_words.checked, partial(_linked, anchors), _("Alt er i orden.")))
    return in_words


def _linked(anchors: Mapping[Problem, str], problem: Problem) -> Content:
    """The problem in a sentence that leads to its line."""
    anchor = anchors.get(problem)
    return links.to(problem.sentence, f"#{anchor}") if anchor else problem.sentence


def _in_words(received: Intake, places: Mapping[int, FieldPlace]) -> Intake:
    """The same, with each problem at its place in the form instead of in a row."""
    found = tuple(place_in_form(problem, places) for problem in received.checked.problems)
    return received._replace(checked=received.checked._replace(problems=found))


def delivered(questions: Questions) -> None:
    """The report is delivered: there is no draft any more, and the form begins with the report."""
    filling(questions).start_afresh()


def offer_draft(questions: Questions) -> None:
    """That there is a draft of the form on the page, where a file is delivered: to go on with, or to throw away."""
    form = filling(questions)
    form.refresh(questions)
    if not form.record.saved:
        return
    lines = lines_of(form.questions.rows, form.answers)
    markup.show(
        pieces.paragraph(
            _("I har en kladde her på siden. {saved}").format(saved=_in_draft(form, lines)), "earlier", "status"
        )
    )
    with st.container(horizontal=True):
        st.button(_("Fortsæt kladden"), key="form/go-on", on_click=address.go_to, kwargs={"way": "form"})
        _offer_to_throw_away(form, lines)


def _offer_to_throw_away(form: Filling, lines: Sequence[Line]) -> None:
    if st.button(_("Kassér kladden"), key="form/throw-away"):
        st.dialog(_("Kassér kladden?"))(_throw_away)(form, lines)


def _counted(form: Filling) -> Answers:
    """What the fields are like when the report that counts is in them."""
    report = form.record.report
    observations = session.store().observations_of(report.slot, report.version) if report else ()
    return answers_of(observations, form.questions)


def _throw_away(form: Filling, lines: Sequence[Line]) -> None:
    """What goes, and what stands in the fields afterwards, to say yes or no to."""
    translations.choose()  # a dialog is drawn again by itself, without the page around it
    counted = _counted(form)
    goes = {name: text for name, text in form.answers.items() if text and counted.get(name) != text}
    told = (f"{line.title(form.answers)}: {said}" for line in lines if (said := _said(form, line, goes)))
    then = _("Felterne bliver tomme.")
    if form.record.report:
        then = _("Felterne bliver igen, som I afleverede dem ({report}).").format(report=form.record.report.number)
    markup.show(pieces.paragraph(_("Det her forsvinder:")), pieces.items(told), pieces.paragraph(then))
    if st.button(_("Ja, kassér den"), type="primary"):
        form.start_afresh()
        st.rerun()
    if st.button(_("Nej, behold den")):
        st.rerun()


def _said(form: Filling, line: Line, goes: Answers) -> str:
    """What a line says that goes: its answer where that does, and its words."""
    mine = {name.rpartition(":")[2]: text for name, text in goes.items() if name.partition(":")[0] == line.key}
    said = [quoted(text) for field, text in mine.items() if field in WORDS]
    if {*mine} - {*WORDS}:
        said.insert(0, line.delivered(form.answers))
    return ", ".join(text for text in said if text)


def _say_where_it_begins(form: Filling) -> None:
    report, saved = form.record.report, form.record.saved
    if report and not saved:
        begun = _("Felterne er udfyldt med det, I afleverede {time} ({report}). Ret, og aflever igen.")
        markup.show(pieces.paragraph(begun.format(time=words.time(report.received_at), report=report.number)))
    elif report and saved and report.received_at > saved[1]:
        late = _("Der er afleveret en rapport {time}, efter at kladden sidst blev gemt.")
        markup.show(pieces.paragraph(late.format(time=words.time(report.received_at))))
        instead = _("Brug den afleverede rapport i stedet for kladden")
        st.button(instead, key="form/afresh", on_click=form.start_afresh)
    st.text_input(
        _("Jeres navn (valgfrit, vises ved kladden)"),
        st.session_state.get(NAME, ""),
        key=NAME,
        persist_state="session",
        autocomplete="name",
        on_change="ignore",
        width=320,
    )
    if st.session_state.get(NAME) and not who():
        told = _("Navnet bliver ikke vist, for der står cifre, der kan være et CPR-nummer. Skriv kun navnet.")
        markup.show(pieces.paragraph(told, "hint", "status"))


def _leave_in_the_browser(form: Filling) -> None:
    """A field that nobody sees."""
    key = drawn_key(form.questions.slot)
    st.session_state[key] = form.drawn().model_dump_json()
    with st.container(key="form-drawn"):
        st.text_input("drawn", key=key)


def _in_draft(form: Filling, lines: Sequence[Line]) -> str:
    """»Kladde gemt kl. 10.02 af Mette. 3 af 19 er udfyldt.«"""
    count = sum(1 for line in lines if line.delivered(form.answers))
    asked = sum(1 for line in lines if line.number < 2 or is_begun(line, form.answers))
    said = [_("{count} af {asked} er udfyldt.").format(count=count, asked=asked)]
    if form.record.saved:
        by, at = form.record.saved
        when = words.time(at) if day_of(at) != today() else words.clock(at)
        saved = _("Kladde gemt {when} af {by}.") if by else _("Kladde gemt {when}.")
        said.insert(0, saved.format(when=when, by=by))
    return " ".join(said)


def _saved(form: Filling, lines: Sequence[Line]) -> Markup:
    """What the draft has, and what is not in it."""
    if form.trouble:
        return pieces.paragraph(_(form.trouble), "saved trouble", "alert")
    said = [_in_draft(form, lines)]
    if waiting := len(form.waiting):
        text = ngettext("{n} felt er ikke gemt endnu.", "{n} felter er ikke gemt endnu.", waiting)
        said.append(text.format(n=words.number(waiting)))
    return pieces.paragraph(" ".join(said), "saved", "status")
