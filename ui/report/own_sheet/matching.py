"""A sheet of somebody's own on the report page: they say what its columns and rows are, and then it is read."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from loaders.own_sheet.guess import guess_columns, guess_header, guess_rows
from loaders.own_sheet.matching import (
    SKIP,
    Matching,
    Meaning,
    Skip,
    Use,
    apply,
    column_names,
    column_titles,
    from_json,
    names_to_match,
    needs_matching,
    to_json,
    together,
)
from loaders.own_sheet.rows import RowChoice, RowGuesser, choices, with_own_part
from loaders.report.values import is_blank
from loaders.table import Table
from outcomes.language import N_, _
from outcomes.plan import Activity, MeasureTaker
from store.failures import NotSaved
from ui.app import session
from ui.kit import markup, pieces, words
from ui.report.own_sheet.texts import (
    column_asked,
    escaped,
    example_of,
    line_of,
    numbered,
    plain,
    quoted_all,
    reported_in,
    titles_of,
)
from ui.report.questions import Questions

_USES: dict[Use, str] = {
    "indicator": N_("Hvad rækken handler om"),
    "delivered": N_("Leveret (tal, ja/nej, dato eller vurdering)"),
    "out_of": N_("Ud af (hvor mange der er i alt)"),
    "measured_on": N_("Måledato (den dag, tallet er fra)"),
    "part": N_("Del (skole, årgang eller lignende)"),
    "note": N_("Bemærkning"),
    "evidence": N_("Dokumentation"),
    "next_step": N_("Næste skridt"),
    "activity": N_("Aktivitetens nummer"),
    "period": N_("Halvår"),
    SKIP: N_("Bruges ikke"),
}
_LEAVE_OUT, _CHOOSE, _NO_HEADERS = N_("Tag ikke med"), N_("Vælg"), N_("Der er ingen overskrifter")
_REST = N_("Rækker, jeg ikke vælger noget for, skal ikke med")
_BY = "siden"  # nobody has said who they are yet
_ROWS_OFFERED = 10
_WIDTH = 704  # pixels, as wide as text on the page

Rows = dict[str, Meaning | Skip]


def ask(questions: Questions, table: Table) -> Table | None:
    """The report that a sheet of their own is, once the person has said what is what; until then questions, and None.

    The answer holds for this file while the visit lasts, and is suggested for the activity's next one. A file
    that follows the form is returned as it is.
    """
    if not needs_matching(table):
        return table
    key = f"matching-{_digest(questions, table)}"
    confirmed = from_json(st.session_state.get(key))
    if confirmed is None:
        confirmed = _confirm(key, questions, table)
        if confirmed is None:
            return None
        st.session_state[key] = to_json(confirmed)
        st.rerun()
    told = _("Arket er læst med den opdeling, I har valgt.")
    markup.show(pieces.paragraph(told, "fine", "status"))
    if st.button(_("Ret opdelingen"), key=f"{key}-again"):
        del st.session_state[key]
        st.rerun()
    return apply(table, confirmed, questions.activity, questions.period)


def _confirm(key: str, questions: Questions, table: Table) -> Matching | None:
    """Ask about the columns, then the rows. What is confirmed is remembered at once."""
    plan, activity, period, rows, _counted = questions
    known = from_json(session.store().matching(plan.id, activity.number))
    guesser = RowGuesser(activity, period, rows, known)
    markup.show(_heading(known is not None))
    with st.container(width=_WIDTH):
        header = _ask_header(f"{key}-header", table, guess_header(table, guesser, known))
        likely = guess_columns(table, header, period, guesser, known)
        columns = _ask_columns(f"{key}-{header}", activity, table, header, likely)
        missing = _missing(columns, titles_of(table, header))
        if missing:
            markup.show(pieces.paragraph(missing, "note", "status"))
            return None
        guessed = Matching(header=header, columns=columns, rows=guess_rows(table, header, columns, guesser))
        among = choices(activity, rows, in_column="part" in columns.values())
        answered = _ask_rows(f"{key}-{header}", table, guessed, among)
    if answered is None:
        return None
    matching = Matching(header=header, columns=columns, rows=answered)
    content = to_json(together(known, matching))
    try:
        session.store().confirm_matching(plan.id, activity.number, _BY, content)
    except NotSaved as reason:
        st.error(str(reason))
        return None
    return matching


def _heading(is_remembered: bool) -> Markup:
    told = _("Arket følger ikke vores skema. Sig, hvad der er hvad, så læser vi det. Intet er gemt endnu.")
    if is_remembered:
        how = _("Vi har valgt det samme som sidst. Se det igennem, og vælg resten.")
    else:
        how = _("Vi har kun valgt det, vi er ret sikre på. Se det igennem, og vælg resten.")
    return pieces.subheading(_("Hvad er hvad i jeres ark?")) + pieces.note(f"{told} {how}")


def _ask_header(key: str, table: Table, likely: int) -> int:
    lines = [row for row in table.rows if sum(not is_blank(cell) for cell in row.cells) >= 2][:_ROWS_OFFERED]
    titles = {0: _(_NO_HEADERS)} | {row.number: f"{numbered([row])}: {line_of(row)}" for row in lines}
    numbers = [*titles]
    index = numbers.index(likely) if likely in numbers else 0
    chosen: int = st.selectbox(_("Hvor står overskrifterne?"), numbers, index, titles.__getitem__, key=key)
    return chosen


def _ask_columns(key: str, activity: Activity, table: Table, header: int, likely: Mapping[str, Use]) -> dict[str, Use]:
    """What has been chosen for each column; each is asked on its own, so that the rows can follow at once."""
    markup.show(pieces.subheading(_("Kolonner")))
    uses = [use for use in _USES if use != "measured_on" or isinstance(activity, MeasureTaker)]
    chosen: dict[str, Use] = {}
    titles, said = column_titles(table, header), {use: _(title) for use, title in _USES.items()}
    for place, name in column_names(table, header).items():
        use: Use | None = st.selectbox(
            column_asked(titles[place], example_of(table, header, place)),
            uses,
            uses.index(likely[name] if likely[name] in uses else SKIP) if name in likely else None,
            said.__getitem__,
            key=f"{key}-column-{place}",
            placeholder=_(_CHOOSE),
        )
        if use:
            chosen[name] = use
    return chosen


def _missing(columns: Mapping[str, Use], titles: Mapping[str, str]) -> str:
    """What must be said of the columns before the rows can be asked about."""
    for use, title in _USES.items():
        same = [titles[name] for name, chosen in columns.items() if chosen == use]
        if use != SKIP and len(same) > 1:
            return _chosen_twice(same, _(title))
    needed: tuple[Use, ...] = ("indicator", "delivered")
    wanted = [_(_USES[use]) for use in needed if use not in columns.values()]
    if not wanted:
        return ""
    return _("Vælg først den kolonne, der er: {uses}. Så kommer rækkerne.").format(uses=words.listed(wanted))


def _chosen_twice(names: Sequence[str], title: str) -> str:
    told = _("{names} er valgt til det samme: {title}. Vælg kun den ene.")
    return told.format(names=quoted_all(names), title=title)


def _ask_rows(key: str, table: Table, likely: Matching, among: Sequence[RowChoice]) -> Rows | None:
    """What the rows are, once the button is pressed and everything is chosen."""
    places = {likely.columns.get(name): place for place, name in column_names(table, likely.header).items()}
    answers: dict[str, Rows] = {}
    chosen: dict[str, str | None] = {}
    with st.form(f"{key}-rows", border=False):
        markup.show(pieces.subheading(_("Rækker")))
        for name, rows in names_to_match(table, likely.header, likely.columns).items():
            answers[name] = _answers(with_own_part(among, name))
            before = [title for title, asked in answers[name].items() if asked == likely.rows.get(name)]
            chosen[name] = st.selectbox(
                f"{numbered(rows)}: {plain(name)}{reported_in(rows, places['delivered'])}",
                [*answers[name]],
                [*answers[name]].index(before[0]) if before else None,
                key=f"{key}-{places['indicator']}-row-{name}",
                placeholder=_(_CHOOSE),
            )
        rest = len(likely.rows) < len(answers) and st.checkbox(_(_REST), key=f"{key}-rest")
        pressed = st.form_submit_button(_("Brug denne opdeling"), type="primary")
        if rest:
            chosen = {name: title or _(_LEAVE_OUT) for name, title in chosen.items()}
        told = (
            _unanswered(table, likely, chosen) or _twice(chosen, "part" in likely.columns.values()) if pressed else ""
        )
        if told:
            st.error(escaped(told))
    if not pressed or told:
        return None
    return {name: answers[name][title] for name, title in chosen.items() if title}


def _answers(among: Sequence[RowChoice]) -> Rows:
    """What a row may be, by its title on the page."""
    answers: Rows = {_(_LEAVE_OUT): SKIP}
    for one in among:
        answers[one.title if one.title not in answers else f"{one.title} ({one.asked.id})"] = one.asked
    return answers


def _unanswered(table: Table, likely: Matching, chosen: Mapping[str, str | None]) -> str:
    columns = [title for name, title in titles_of(table, likely.header).items() if name not in likely.columns]
    rows = [name for name, title in chosen.items() if not title]
    if columns:
        told = _("Vælg også noget for {names}. Skal en kolonne ikke læses, så vælg »{choice}«.")
        return told.format(names=quoted_all(columns), choice=_(_USES[SKIP]))
    if rows:
        told = _("Vælg også noget for {names}. Skal en række ikke med, så vælg »{choice}«.")
        return told.format(names=quoted_all(rows), choice=_(_LEAVE_OUT))
    return ""


def _twice(chosen: Mapping[str, str | None], in_column: bool) -> str:
    """Two names for the same, unless a column tells their parts from each other."""
    for title in [] if in_column else {*chosen.values()} - {_(_LEAVE_OUT)}:
        same = [name for name, other in chosen.items() if other == title]
        if len(same) > 1:
            return _chosen_twice(same, title or "")
    return ""


def _digest(questions: Questions, table: Table) -> str:
    about = questions.activity.number, questions.period, table.rows
    return hashlib.sha256(repr(about).encode()).hexdigest()[:16]
