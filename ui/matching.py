"""A sheet of somebody's own on the report page: they say what its columns and rows are, and then it is read."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from loaders.matching import (
    SKIP,
    Asked,
    Matching,
    Skip,
    Use,
    apply,
    column_names,
    from_json,
    names_to_match,
    needs_matching,
    text_of,
    to_json,
    together,
)
from loaders.matching_guess import guess_columns, guess_header, guess_rows
from loaders.matching_rows import Choice, RowGuesser, choices, with_own_part
from loaders.table import Row, Table
from loaders.values import is_blank
from outcomes.form import FormRow
from outcomes.period import Period
from outcomes.plan import Activity, MeasureTaker
from store.connection import NotSaved
from ui import html, session, words

_USES: dict[Use, str] = {
    "indicator": "Hvad rækken handler om",
    "delivered": "Leveret (tal, ja/nej, dato eller vurdering)",
    "out_of": "Ud af (hvor mange der er i alt)",
    "measured_on": "Måledato (den dag, tallet er fra)",
    "part": "Del (skole, årgang eller lignende)",
    "note": "Bemærkning",
    "evidence": "Dokumentation",
    "next_step": "Næste skridt",
    "activity": "Aktivitetens nummer",
    "period": "Halvår",
    SKIP: "Bruges ikke",
}
_LEAVE_OUT, _CHOOSE, _NO_HEADERS = "Tag ikke med", "Vælg", "Der er ingen overskrifter"
_REST = "Rækker, jeg ikke vælger noget for, skal ikke med"
_BY = "siden"  # nobody has said who they are yet
_ROWS_OFFERED = 10
_WIDTH = 704  # pixels, as wide as text on the page
_SHOWN = 60  # characters of a cell in a label

Rows = dict[str, Asked | Skip]


def ask(seen: session.View, activity: Activity, period: Period, table: Table, rows: Sequence[FormRow]) -> Table | None:
    """The report that a sheet of their own is, once the person has said what is what; until then questions, and None.

    The answer holds for this file while the visit lasts, and is suggested for the activity's next one. A file
    that follows the form is returned as it is.
    """
    if not needs_matching(table):
        return table
    key = f"matching-{_digest(activity, period, table)}"
    confirmed = from_json(st.session_state.get(key))
    if confirmed is None:
        confirmed = _confirm(key, seen, activity, period, table, rows)
        if confirmed is None:
            return None
        st.session_state[key] = to_json(confirmed)
        st.rerun()
    html.show(Markup('<p class="fine" role="status">Arket er læst med den opdeling, du har valgt.</p>'))
    if st.button("Ret opdelingen", key=f"{key}-again"):
        del st.session_state[key]
        st.rerun()
    return apply(table, confirmed, activity, period)


def _confirm(
    key: str, seen: session.View, activity: Activity, period: Period, table: Table, rows: Sequence[FormRow]
) -> Matching | None:
    """Ask about the columns, then the rows. What is confirmed is remembered at once."""
    remembered = session.store().matching(seen.plan.id, activity.number)
    known = from_json(remembered)
    guesser = RowGuesser(activity, period, rows, known)
    html.show(_heading(known is not None))
    with st.container(width=_WIDTH):
        header = _ask_header(f"{key}-header", table, guess_header(table, guesser, known))
        likely = guess_columns(table, header, period, guesser, known)
        columns = _ask_columns(f"{key}-{header}", activity, table, header, likely)
        missing = _missing(columns)
        if missing:
            html.show(Markup('<p class="note" role="status">{}</p>').format(missing))
            return None
        guessed = Matching(header=header, columns=columns, rows=guess_rows(table, header, columns, guesser))
        among = choices(activity, rows, in_column="part" in columns.values())
        answered = _ask_rows(f"{key}-{header}", table, guessed, among)
    if answered is None:
        return None
    matching = Matching(header=header, columns=columns, rows=answered)
    content = to_json(together(known, matching))
    try:
        session.store().confirm_matching(seen.plan.id, activity.number, _BY, content)
    except NotSaved as reason:
        st.error(str(reason))
        return None
    return matching


def _heading(is_remembered: bool) -> Markup:
    told = "Arket følger ikke vores skema. Sig, hvad der er hvad, så læser vi det. Intet er gemt endnu."
    how = "Vi har valgt det samme som sidst." if is_remembered else "Vi har kun valgt det, vi er ret sikre på."
    note = Markup('<h3>Hvad er hvad i dit ark?</h3><p class="note">{} {} Se det igennem, og vælg resten.</p>')
    return note.format(told, how)


def _ask_header(key: str, table: Table, likely: int) -> int:
    lines = [row for row in table.rows if sum(not is_blank(cell) for cell in row.cells) >= 2][:_ROWS_OFFERED]
    titles = {0: _NO_HEADERS} | {row.number: f"Række {row.number}: {_line(row)}" for row in lines}
    numbers = [*titles]
    index = numbers.index(likely) if likely in numbers else 0
    chosen: int = st.selectbox("Hvor står overskrifterne?", numbers, index, titles.__getitem__, key=key)
    return chosen


def _ask_columns(key: str, activity: Activity, table: Table, header: int, likely: Mapping[str, Use]) -> dict[str, Use]:
    """What has been chosen for each column; each is asked on its own, so that the rows can follow at once."""
    html.show(Markup("<h3>Kolonner</h3>"))
    uses = [use for use in _USES if use != "measured_on" or isinstance(activity, MeasureTaker)]
    chosen: dict[str, Use] = {}
    for place, name in column_names(table, header).items():
        use: Use | None = st.selectbox(
            f"Kolonnen »{_plain(name)}«{_example(table, header, place)}",
            uses,
            uses.index(likely[name] if likely[name] in uses else SKIP) if name in likely else None,
            _USES.__getitem__,
            key=f"{key}-column-{place}",
            placeholder=_CHOOSE,
        )
        if use:
            chosen[name] = use
    return chosen


def _missing(columns: Mapping[str, Use]) -> str:
    """What must be said of the columns before the rows can be asked about."""
    for use, title in _USES.items():
        same = [name for name, chosen in columns.items() if chosen == use]
        if use != SKIP and len(same) > 1:
            return f"{_quoted(same)} er valgt til det samme: {title}. Vælg kun den ene."
    wanted = [
        title for use, title in _USES.items() if use in ("indicator", "delivered") and use not in columns.values()
    ]
    return f"Vælg først den kolonne, der er: {words.listed(wanted)}. Så kommer rækkerne." if wanted else ""


def _ask_rows(key: str, table: Table, likely: Matching, among: Sequence[Choice]) -> Rows | None:
    """What the rows are, once the button is pressed and everything is chosen."""
    places = {likely.columns.get(name): place for place, name in column_names(table, likely.header).items()}
    answers: dict[str, Rows] = {}
    chosen: dict[str, str | None] = {}
    with st.form(f"{key}-rows", border=False):
        html.show(Markup("<h3>Rækker</h3>"))
        for name, rows in names_to_match(table, likely.header, likely.columns).items():
            answers[name] = _answers(with_own_part(among, name))
            before = [title for title, asked in answers[name].items() if asked == likely.rows.get(name)]
            chosen[name] = st.selectbox(
                f"{_numbers(rows)}: {_plain(name)}{_reported(rows, places['delivered'])}",
                [*answers[name]],
                [*answers[name]].index(before[0]) if before else None,
                key=f"{key}-{places['indicator']}-row-{name}",
                placeholder=_CHOOSE,
            )
        rest = len(likely.rows) < len(answers) and st.checkbox(_REST, key=f"{key}-rest")
        pressed = st.form_submit_button("Brug denne opdeling", type="primary")
        if rest:
            chosen = {name: title or _LEAVE_OUT for name, title in chosen.items()}
        told = (
            _unanswered(table, likely, chosen) or _twice(chosen, "part" in likely.columns.values()) if pressed else ""
        )
        if told:
            st.error(_escaped(told))
    if not pressed or told:
        return None
    return {name: answers[name][title] for name, title in chosen.items() if title}


def _answers(among: Sequence[Choice]) -> Rows:
    """What a row may be, by its title on the page."""
    answers: Rows = {_LEAVE_OUT: SKIP}
    for one in among:
        answers[one.title if one.title not in answers else f"{one.title} ({one.asked.id})"] = one.asked
    return answers


def _unanswered(table: Table, likely: Matching, chosen: Mapping[str, str | None]) -> str:
    columns = [name for name in column_names(table, likely.header).values() if name not in likely.columns]
    rows = [name for name, title in chosen.items() if not title]
    if columns:
        return f"Vælg også noget for {_quoted(columns)}. Skal en kolonne ikke læses, så vælg »{_USES[SKIP]}«."
    if rows:
        return f"Vælg også noget for {_quoted(rows)}. Skal en række ikke med, så vælg »{_LEAVE_OUT}«."
    return ""


def _twice(chosen: Mapping[str, str | None], in_column: bool) -> str:
    """Two names for the same, unless a column tells their parts from each other."""
    for title in [] if in_column else {*chosen.values()} - {_LEAVE_OUT}:
        same = [name for name, other in chosen.items() if other == title]
        if len(same) > 1:
            return f"{_quoted(same)} er valgt til det samme: {title}. Vælg kun den ene."
    return ""


def _quoted(names: Iterable[str]) -> str:
    return words.listed([f"»{name}«" for name in names])


def _line(row: Row) -> str:
    return " · ".join(_short(text_of(cell)) for cell in row.cells if not is_blank(cell))


def _example(table: Table, header: int, place: int) -> str:
    """», fx »12««: the first that stands in the column."""
    below = (row.cells[place] for row in table.rows if row.number > header and place < len(row.cells))
    text = next((text_of(cell) for cell in below if not is_blank(cell)), "")
    return f", fx »{_plain(text)}«" if text else ""


def _numbers(rows: Sequence[Row]) -> str:
    listed = words.listed([str(row.number) for row in rows])
    return f"Række {listed}" if len(rows) == 1 else f"Rækkerne {listed}"


def _reported(rows: Sequence[Row], place: int) -> str:
    cells = [row.cells[place] for row in rows if place < len(row.cells) and not is_blank(row.cells[place])]
    return f" ({words.listed([_plain(text_of(cell)) for cell in cells])})" if cells else ""


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _plain(text: str) -> str:
    return _escaped(_short(text))


def _escaped(text: str) -> str:
    """The person's own words where they would otherwise be Markdown, and addresses would be links."""
    escaped = re.sub(r"([\\`*_~\[\]$]|<(?=[\w/!?])|&(?=[\w#]))", r"\\\1", text)
    return re.sub(r"(:(?=[\w/])|@|www(?=\.))", "\\1\u2060", escaped)  # a joiner that is neither seen nor read aloud


def _digest(activity: Activity, period: Period, table: Table) -> str:
    return hashlib.sha256(repr((activity.number, period, table.rows)).encode()).hexdigest()[:16]
