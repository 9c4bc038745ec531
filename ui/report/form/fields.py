"""One question of the form on the page: its heading, its fields, and what is wrong with the answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

import streamlit as st
from markupsafe import Markup

from outcomes.language import N_, _
from outcomes.problem import Problem
from outcomes.report import NOT_APPLICABLE
from outcomes.typed import typed
from ui.kit import markup, pieces, templates, words
from ui.report.form.draft import Filling
from ui.report.form.left_open import as_answer
from ui.report.form.lines import CHOSEN, Line, choice_names

_NEEDS_WORDS = ("nej", "delvist opfyldt", "ikke opfyldt", NOT_APPLICABLE)
_BEHIND = N_("Målet er ikke nået. Skriv gerne hvorfor, og hvad I gør nu.")
_OFF_TRACK = {
    "above": N_("Det er langt over målet. Skriv gerne hvorfor. Er målet for lavt?"),
    "limited": _BEHIND,
    "inadequate": _BEHIND,
}
_WAITING = N_(
    "Det her felt er ikke gemt i kladden endnu, for cifrene kan være begyndelsen på et CPR-nummer. "
    "Skriv en dato som 12.03.2026 og et beløb som 120.326 kr., så bliver det gemt."
)
_macros = templates.macros("report/templates/report.html")
_PAUSE = "1s"  # without typing, before what is typed is saved
_SHORT, _MIDDLING = 112, 160  # pixels, for a number and for a word


def ask(form: Filling, line: Line, mark: str, problems: Iterable[tuple[Problem, str]]) -> None:
    """What it is about, the answer, what is wrong with it and in which field, and words beside it.

    ``mark`` is what the rules say of the answer, when there is one that they can judge. What comes and goes has a
    place of its own: a field that is moved while somebody types in it loses what is typed.
    """
    title = line.title(form.answers)
    with st.container(key=form.widget(line.key), gap="xsmall"):
        markup.show(_heading(line, title))
        with st.container(gap="xsmall"):
            (_choice if line.row.answer in CHOSEN else _numbers)(form, line, title)
        off_track = _OFF_TRACK.get(mark, "")
        with st.container(gap="xsmall"):
            for said in _by_others(form, line):
                markup.show(pieces.paragraph(said, "hint", "status"))
            for number, (problem, field) in enumerate(problems):
                markup.show(_macros.wrong(f"{line.anchor}-wrong-{number}", problem.severity, field, problem.message))
            if off_track and not form.answers.get(line.field("note")):
                markup.show(pieces.paragraph(_(off_track), "hint", "status"))
        _remarks(form, line, title, bool(off_track))


def _by_others(form: Filling, line: Line) -> Iterator[str]:
    """»Ændret af Bo kl. 10.04; der stod 5.« Where the person has written over it meanwhile, what Bo wrote."""
    for name, change in form.by_others.items():
        if name.startswith(f"{line.key}:"):
            by = change.by or _("en anden")
            told = _("Ændret af {by} {when}; der stod »{was}«.") if change.was else _("Skrevet af {by} {when}.")
            if form.answers.get(name, "") != change.now:
                told = (
                    _("{by} skrev »{now}« {when}, før I skrev.")
                    if change.now
                    else _("{by} slettede det {when}, før I skrev.")
                )
            when = words.clock(change.at) if change.at else ""
            yield told.format(by=by, when=when, was=change.was, now=change.now)


def _heading(line: Line, title: str) -> Markup:
    row = line.row
    target = f"{row.target[:1].upper()}{row.target[1:]}"
    if row.answer != "kroner":
        target = _("Mål: {target}").format(target=row.target)
    source = _("Kilde: {source}").format(source=row.measured_by) if row.measured_by else ""
    last = _("Sidst indberettet: {value}").format(value=row.last_reported) if row.last_reported else ""
    return _macros.question(line.anchor, title, ". ".join(said for said in (target, source, last) if said))


def _numbers(form: Filling, line: Line, title: str) -> None:
    """»[8] forældre«, for a share »[58] af [61] elever«, for open parts »[U6] [28] børn«."""
    with st.container(horizontal=True, vertical_alignment="bottom" if line.number else "center", gap="small"):
        if line.number:
            which = _("Hvilken {part}? ({number})").format(part=line.row.open_part, number=line.number)
            _text(form, line.field("part"), which, _MIDDLING)
        if line.is_irrelevant(form.answers):
            return
        _text(form, line.field("delivered"), _counted(line, title), _SHORT, is_hidden=True)
        if line.row.answer == "share":
            st.html(pieces.paragraph(_("af"), "unit"), width="content")
            out_of = _("{title}: ud af hvor mange {unit}").format(title=title, unit=line.row.unit)
            _text(form, line.field("out_of"), out_of, _SHORT, is_hidden=True)
        st.html(pieces.paragraph(line.row.unit, "unit"), width="content")
    if line.number:
        _say_if_waiting(form, line.field("part"))
    if line.row.measured_by:
        day = _("fx {example}").format(example=typed(form.questions.period.last_day))
        _text(form, line.field("measured_on"), _("Måledato (valgfrit)"), _MIDDLING, placeholder=day)


def _counted(line: Line, title: str) -> str:
    if line.row.answer == "kroner":
        return _("{title}: kroner").format(title=title)
    return _("{title}: antal {unit}").format(title=title, unit=line.row.unit)


def _choice(form: Filling, line: Line, title: str) -> None:
    name = line.field("choice")
    names = choice_names(line.row.answer)
    choices = [*names]
    answer = form.answers.get(name, "")
    key = _seeded(form, name, answer if answer in choices else "")
    st.radio(
        title,
        choices,
        choices.index(st.session_state[key]),
        format_func=names.__getitem__,
        key=key,
        horizontal=True,
        label_visibility="collapsed",
        on_change=_changed(form, name),
    )
    if line.row.answer == "milestone" and form.answers.get(name) == "ja":
        day = f"01.09.{form.questions.period.year}"
        _text(form, line.field("date"), _("Hvornår? (valgfrit)"), _MIDDLING, placeholder=day)


def _remarks(form: Filling, line: Line, title: str, is_off_track: bool) -> None:
    """Words beside the answer: folded until there are some, or they are called for, and drawn only when unfolded."""
    names = [line.field(name) for name in ("note", "next_step", "evidence", "irrelevant")]
    open_key = _seeded(form, line.field("words"), False)
    asked_for = is_off_track or form.answers.get(line.field("choice")) in _NEEDS_WORDS
    if (asked_for or any(form.answers.get(name) for name in names)) and form.unfolds(line.key):
        st.session_state[open_key] = True
    if line.row.answer in CHOSEN:
        summary = _("Bemærkning og næste skridt *til {title}*")
    else:
        summary = _("Bemærkning, eller markér som ikke relevant *til {title}*")
    box = st.expander(summary.format(title=_plain(title)), type="compact", key=open_key, on_change="rerun")
    if not box.open:
        return
    with box:
        if line.row.answer not in CHOSEN:
            key = _seeded(form, names[3], bool(form.answers.get(names[3])))
            irrelevant = _("Ikke relevant i {period}").format(period=form.questions.period.words)
            st.checkbox(irrelevant, st.session_state[key], key=key, on_change=_changed(form, names[3]))
        labels = {
            _("Bemærkning til {title}"): _("Fx hvorfor det gik, som det gik"),
            _("Næste skridt for {title}"): _("Fx hvad, hvem og hvornår"),
            _("Dokumentation for {title}"): _("Fx et link"),
        }
        for name, (label, example) in zip(names, labels.items(), strict=False):
            _words(form, name, label.format(title=_bare(title)), example)
            _say_if_waiting(form, name)


def _words(form: Filling, name: str, label: str, example: str) -> None:
    """A field that grows with what is written in it; form.js saves it."""
    key = _seeded(form, name, form.answers.get(name, ""))
    changed = _changed(form, name)
    st.text_area(label, st.session_state[key], "content", key=key, on_change=changed, placeholder=example)


def _text(
    form: Filling, name: str, label: str, width: int | None = None, is_hidden: bool = False, placeholder: str = ""
) -> None:
    key = _seeded(form, name, form.answers.get(name, ""))
    st.text_input(
        label,
        st.session_state[key],
        key=key,
        on_change=_changed(form, name),
        label_visibility="collapsed" if is_hidden else "visible",
        autocomplete="off",
        placeholder=placeholder,
        live=_PAUSE,
        width=width or "stretch",
    )


def _say_if_waiting(form: Filling, name: str) -> None:
    if name in form.waiting:
        markup.show(pieces.paragraph(_(_WAITING), "hint", "status"))


def _seeded(form: Filling, name: str, value: str | bool) -> str:
    """The key of a widget that shows the value when it is drawn for the first time.

    What it then holds is its default too (``ui.app.address`` says why).
    """
    key = form.widget(name)
    if key not in st.session_state:
        st.session_state[key] = value
    return key


def _changed(form: Filling, name: str) -> Callable[[], None]:
    def change() -> None:
        form.change(name, as_answer(st.session_state[form.widget(name)]))

    return change


def _plain(text: str) -> str:
    """The text with everything escaped that a label would take for Markdown."""
    return re.sub(r"([\\`*_\[\]$~:<>#])", r"\\\1", text)


def _bare(text: str) -> str:
    """The text without such signs, for a label that screen readers are given as it stands."""
    return re.sub(r"[\\`*_\[\]$~<>#]", "", text)
