"""A sheet of somebody's own: when it is asked about, what is guessed, and the report it becomes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.cell import Cell, Row
from loaders.file import read_table
from loaders.own_sheet.guess import guess_columns, guess_header, guess_rows
from loaders.own_sheet.matching import (
    SKIP,
    Matching,
    Meaning,
    Skip,
    Use,
    apply,
    column_names,
    from_json,
    is_sum,
    looks_like_id,
    names_to_match,
    needs_matching,
    text_of,
    to_json,
    together,
)
from loaders.own_sheet.rows import RowGuesser, choices, with_own_part
from loaders.report.check import Checked, check_report
from loaders.report.values import is_blank
from loaders.table import Table
from outcomes.form import FormRow, form_rows
from outcomes.period import Period
from outcomes.plan import Activity, Plan
from outcomes.problem import Problem
from tests import make
from writers.form_csv import csv_template

H1, H2 = Period(2026, 1), Period(2026, 2)
PLAN = make.plan(
    make.indicator("A01-01", label="Forældre på trænerkursus"),
    make.indicator("A01-02", label="Ugentlige træningsgange for børnehavebørn", due="2026H1", kind="level"),
    make.indicator("A01-03", label="Ugentlige træningsgange for børnehavebørn", due="2026H2", kind="level"),
    make.indicator("A01-04", label="Indmeldte børn pr. årgang", open_parts="årgang", kind="level"),
    make.indicator("A01-05", label="Elever i valgfag", parts=["Grøndal skole", "Husum skole"]),
    make.indicator("A01-06", label="Evaluering er lavet", kind="milestone", form="done", unit=None),
    make.indicator("A01-07", label="Elever med fritidspas", kind="share", form="all", unit="elever"),
    make.indicator("A02-01"),
)
ACTIVITY = PLAN.activities[0]
ROWS = form_rows(ACTIVITY, H2)


def sheet(*lines: tuple[Cell, ...], first: int = 1) -> Table:
    return Table(tuple(Row(number, cells) for number, cells in enumerate(lines, start=first)))


def guess(
    table: Table, activity: Activity, period: Period, rows: Sequence[FormRow], remembered: str | None
) -> Matching:
    """What the page chooses beforehand, when the person changes nothing of it on the way."""
    known = from_json(remembered)
    guesser = RowGuesser(activity, period, rows, known)
    header = guess_header(table, guesser, known)
    columns = guess_columns(table, header, period, guesser, known)
    return Matching(header=header, columns=columns, rows=guess_rows(table, header, columns, guesser))


def guessed(table: Table, period: Period = H2, remembered: str | None = None) -> Matching:
    return guess(table, ACTIVITY, period, form_rows(ACTIVITY, period), remembered)


def checked(table: Table, matching: Matching | None = None, period: Period = H2) -> Checked:
    return check_report(apply(table, matching or guessed(table, period), ACTIVITY, period), PLAN)


def values(table: Table, period: Period = H2) -> list[tuple[str, str, Any]]:
    return [(one.indicator, one.part, one.value) for one in checked(table, period=period).observations]


OWN = sheet(("Hvad", "Antal", "Kommentar"), ("Forældre på kursus", 12, "Flere end ventet"), ("Evaluering", "ja"))
OURS = ("Aktivitet", "Halvår", "Indikator", "Leveret")

# -- When it is asked about -----------------------------------------------------------------------------------------

NEEDED = [
    ("headers of their own", OWN, True),
    ("no headers at all", sheet(("Forældre på kursus", 12)), True),
    ("a column left out", sheet(("Aktivitet", "Indikator", "Leveret"), ("1", "A01-01", 8)), True),
    ("words for ids", sheet(OURS, ("1", "2026H1", "A01-01", 8), ("1", "2026H1", "Forældre", 9)), True),
    ("our form", sheet(OURS, ("1", "2026H1", "A01-01", 8)), False),
    ("our form with an id misspelt", sheet(OURS, ("1", "2026H1", "A1-01", 8)), False),
    ("our form with words where nothing is reported", sheet(OURS, ("1", "2026H1", "Leverancer", None)), False),
    ("our form with a sum", sheet(OURS, ("1", "2026H1", "A01-01", 8), (None, None, "I alt", 8)), False),
    ("our form under a title", sheet(("Rapport", "Foreningen"), OURS, ("1", "2026H1", "A01-01", 8)), False),
    ("nothing", Table(()), False),
    ("one column", sheet(("navn",), ("hej",)), False),
    ("a list of people", sheet(*(("Barn", number) for number in range(500))), False),
    ("a calendar", sheet(tuple("Dag" for _ in range(100)), ("1", "2")), False),
    ("a file with a problem already", OWN._replace(notices=(Problem("cpr", "Der står et CPR-nummer."),)), False),
]


@pytest.mark.parametrize(("rule", "table", "needed"), NEEDED, ids=[rule for rule, *_ in NEEDED])
def test_only_a_sheet_of_their_own_needs_matching(rule: str, table: Table, needed: bool) -> None:
    assert needs_matching(table) is needed


def test_our_own_form_is_never_asked_about(real_plan: Plan) -> None:
    for activity in real_plan.activities:
        for period in real_plan.half_years:
            form = csv_template(activity, period, form_rows(activity, period))
            assert not needs_matching(read_table(form, "skema.csv"))


@pytest.mark.parametrize("text", ["A03-06", "a3-6", "A03 - KR1", "A03–06", "A0306", "A03KR1"])
def test_an_id_is_known_by_its_shape(text: str) -> None:
    assert looks_like_id(text)


@pytest.mark.parametrize("text", ["", "A1", "8-10", "1.1", "Aften 3-4", "A03-06 Forældre"])
def test_other_words_are_no_id(text: str) -> None:
    assert not looks_like_id(text)


@pytest.mark.parametrize(
    ("text", "yes"), [("I alt", True), ("Sum:", True), ("Samlet indsats", False), ("Summer", False)]
)
def test_a_sum_is_known_by_its_name(text: str, yes: bool) -> None:
    assert is_sum(text) is yes


# -- What is guessed ------------------------------------------------------------------------------------------------


def test_a_plain_sheet_is_understood_whole() -> None:
    assert guessed(OWN) == Matching(
        header=1,
        columns={"Hvad": "indicator", "Antal": "delivered", "Kommentar": "note"},
        rows={"Forældre på kursus": Meaning(id="A01-01"), "Evaluering": Meaning(id="A01-06")},
    )


NAMES = [
    ("FORÆLDRE PÅ TRÆNERKURSUS", Meaning(id="A01-01")),
    ("foraeldre paa traenerkursus.", Meaning(id="A01-01")),
    ("Fora\u030angne", None),
    ("Trænerkurser for forældre", Meaning(id="A01-01")),
    ("Foraeldre p trænerkursus", Meaning(id="A01-01")),
    ("Træningsgange pr. uge", Meaning(id="A01-03")),
    ("Børn årgang 2019", Meaning(id="A01-04", part="2019")),
    ("Indmeldte børn, årgang: U7 drenge", Meaning(id="A01-04", part="U7 drenge")),
    ("Valgfag, Husum skole", Meaning(id="A01-05", part="Husum skole")),
    ("Elever i valgfag", None),
    ("Elever", None),
    ("Kaffe og kage", None),
    ("Løn", Meaning(id="A01-KR1")),
    ("Forbrug: løn", Meaning(id="A01-KR1")),
    ("I alt", SKIP),
    ("Forældre på trænerkursus 1. halvår", None),
    ("Forældre på trænerkursus 2. halvår", Meaning(id="A01-01")),
    ("12", None),
    ("Forældre på trænerkursus " + "og mere " * 40, None),
]


@pytest.mark.parametrize(("name", "asked"), NAMES, ids=[name[:40] for name, _ in NAMES])
def test_a_row_is_guessed_by_name_only_when_there_is_no_doubt(name: str, asked: Meaning | Skip | None) -> None:
    assert guessed(sheet(("Hvad", "Antal"), (name, 1))).rows.get(name) == asked


def test_two_rows_are_never_guessed_to_be_the_same() -> None:
    twins = sheet(("Hvad", "Antal"), ("Forældre til kursus", 1), ("Kursus for forældre", 2))
    assert guessed(twins).rows == {}


def test_of_two_rows_the_one_with_the_very_words_is_guessed() -> None:
    rivals = sheet(("Hvad", "Antal"), ("Forældre på trænerkursus", 1), ("Kursus for forældre", 2))
    assert guessed(rivals).rows == {"Forældre på trænerkursus": Meaning(id="A01-01")}


COLUMNS: list[tuple[str, tuple[Cell, ...], tuple[Cell, ...], dict[str, Use]]] = [
    ("synonyms", ("Emne", "Nået", "Noter", "Bilag", "Opfølgning"), ("Evaluering", 3, "x", "y", "z"), {
        "Emne": "indicator", "Nået": "delivered", "Noter": "note", "Bilag": "evidence", "Opfølgning": "next_step",
    }),
    ("longer headers", ("Hvad?", "Antal deltagere", "Kommentar til tallet"), ("Evaluering", 3, "x"), {
        "Hvad?": "indicator", "Antal deltagere": "delivered", "Kommentar til tallet": "note",
    }),
    ("a target is not read", ("Hvad", "Mål", "Antal"), ("Evaluering", "8-10", 9), {
        "Hvad": "indicator", "Mål": "skip", "Antal": "delivered",
    }),
    ("what stands in it says more than the header", ("Kommentar", "Antal"), ("Forældre på kursus", 9), {
        "Kommentar": "indicator", "Antal": "delivered",
    }),
    ("aktivitet may be what was done", ("Aktivitet", "Antal"), ("Forældre på kursus", 9), {
        "Aktivitet": "indicator", "Antal": "delivered",
    }),
    ("or the number", ("Aktivitet", "Hvad", "Antal"), ("1", "Evaluering", 9), {
        "Aktivitet": "activity", "Hvad": "indicator", "Antal": "delivered",
    }),
    ("the only numbers", ("Hvad", "Fremmøde"), ("Evaluering", "1.200"), {"Hvad": "indicator", "Fremmøde": "delivered"}),
    ("two of numbers are doubt", ("Hvad", "Piger", "Drenge"), ("Evaluering", 3, 4), {"Hvad": "indicator"}),
    ("two of a kind are doubt", ("Hvad", "Antal", "antal "), ("Evaluering", 3, 4), {"Hvad": "indicator"}),
    ("only this half-year", ("Hvad", "Antal 1. halvår", "Antal 2. halvår"), ("Evaluering", 3, 4), {
        "Hvad": "indicator", "Antal 1. halvår": "skip", "Antal 2. halvår": "delivered",
    }),
    ("only this season", ("Hvad", "Forår", "Efterår"), ("Evaluering", 3, 4), {
        "Hvad": "indicator", "Forår": "skip", "Efterår": "delivered",
    }),
    ("only this year", ("Hvad", "Antal 2025", "Antal 2026"), ("Evaluering", 3, 4), {
        "Hvad": "indicator", "Antal 2025": "skip", "Antal 2026": "delivered",
    }),
    ("empty and unknown", ("Hvad", "Antal", "Farve"), ("Evaluering", 3), {
        "Hvad": "indicator", "Antal": "delivered", "Farve": "skip",
    }),
    ("full and unknown", ("Hvad", "Antal", "Farve"), ("Evaluering", 3, "rød"), {
        "Hvad": "indicator", "Antal": "delivered",
    }),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "headers", "line", "columns"), COLUMNS, ids=[rule for rule, *_ in COLUMNS])
def test_columns_are_guessed_by_content_and_header(
    rule: str, headers: tuple[Cell, ...], line: tuple[Cell, ...], columns: dict[str, Use]
) -> None:
    assert guessed(sheet(headers, line)).columns == columns


HEADERS = [
    ("the first row", OWN, 1),
    ("under a title", sheet(("Status",), (), ("Hvad", "Antal"), ("Evaluering", 1)), 3),
    ("under who and when", sheet(("Klub", "BB"), ("Hvad", "Antal"), ("Evaluering", 1)), 2),
    ("of words we do not know", sheet(("Ting", "Styk"), ("Noget", 1)), 1),
    ("none above a known row", sheet(("Evaluering", "ja"), ("Noget", "1")), 0),
    ("none above numbers", sheet(("Noget", 1), ("Andet", 2)), 0),
]


@pytest.mark.parametrize(("rule", "table", "row"), HEADERS, ids=[rule for rule, *_ in HEADERS])
def test_the_row_of_headers_is_found(rule: str, table: Table, row: int) -> None:
    assert guessed(table).header == row


def test_columns_without_headers_go_by_their_letter_and_equal_ones_too() -> None:
    table = sheet(("Hvad", "Antal", "Antal", None, "Kolonne\nfem"), ("a", 1, 2, 3))
    assert column_names(table, 1) == {
        0: "Hvad", 1: "Antal", 2: "Antal (kolonne C)", 3: "kolonne D", 4: "Kolonne fem",
    }  # fmt: skip


def test_what_may_be_chosen_is_what_the_half_year_asks_and_the_part_in_the_name() -> None:
    titles = [one.title for one in with_own_part(choices(ACTIVITY, ROWS, in_column=False), "Børn årgang 2019")]
    assert titles == [
        "Forældre på trænerkursus",
        "Ugentlige træningsgange for børnehavebørn",
        "Indmeldte børn pr. årgang",
        "Elever i valgfag, Grøndal skole",
        "Elever i valgfag, Husum skole",
        "Evaluering er lavet",
        "Elever med fritidspas",
        "Forbrug: Løn",
        "Indmeldte børn pr. årgang, 2019",
    ]


# -- What is remembered ---------------------------------------------------------------------------------------------

MINE = sheet(("Ting", "Styk", "Snak"), ("Mandagshold", 12, "godt"), ("Kage", 3, None), ("Træning", 4, None))
SAID = Matching(
    header=1,
    columns={"Ting": "indicator", "Styk": "delivered", "Snak": "note"},
    rows={"Mandagshold": Meaning(id="A01-01"), "Kage": SKIP, "Træning": Meaning(id="A01-02")},
)


def test_what_was_confirmed_is_guessed_again() -> None:
    assert guessed(MINE, H1, to_json(SAID)) == SAID


def test_it_is_found_again_when_rows_and_columns_have_moved() -> None:
    moved = sheet(("Klubben", "2026"), (), ("STYK", "Ting"), (4, "kage"), (5, "Mandagshold "))
    assert guessed(moved, H1, to_json(SAID)) == Matching(
        header=3,
        columns={"STYK": "delivered", "Ting": "indicator"},
        rows={"kage": SKIP, "Mandagshold": Meaning(id="A01-01")},
    )


def test_the_next_half_year_asks_the_same_under_another_id() -> None:
    assert guessed(MINE, H2, to_json(SAID)).rows["Træning"] == Meaning(id="A01-03")


def test_a_column_of_the_other_half_year_is_not_read_because_it_was_before() -> None:
    both = sheet(("Ting", "Styk 1. halvår", "Styk 2. halvår"), ("Mandagshold", 12, 15))
    said = Matching(
        header=1, columns={"Ting": "indicator", "Styk 1. halvår": "delivered", "Styk 2. halvår": "skip"}, rows={}
    )
    assert guessed(both, H2, to_json(said)).columns == {
        "Ting": "indicator",
        "Styk 1. halvår": "skip",
        "Styk 2. halvår": "delivered",
    }


def test_rows_of_other_half_years_are_kept_in_mind() -> None:
    later = Matching(header=2, columns={"Ting": "indicator"}, rows={"Kage": Meaning(id="A01-06")})
    assert together(SAID, later) == Matching(header=2, columns=later.columns, rows=SAID.rows | later.rows)
    assert together(None, later) == later


@pytest.mark.parametrize(
    "content", [None, "", "{", "[]", '{"header": 1}', '{"header": 1, "columns": {"a": "b"}, "rows": {}}']
)
def test_a_memory_that_cannot_be_understood_is_none(content: str | None) -> None:
    assert from_json(content) is None
    assert guessed(OWN, remembered=content) == guessed(OWN)


def test_two_columns_can_not_be_the_same() -> None:
    with pytest.raises(ValueError, match="two columns"):
        Matching(header=1, columns={"a": "note", "b": "note"}, rows={})


# -- The report it becomes ------------------------------------------------------------------------------------------


def test_it_is_read_as_our_form_would_be() -> None:
    ours = sheet(
        (*OURS, "Del", "Ud af", "Bemærkning"),
        (1, "2026H2", "A01-01", "12", None, None, "fint"),
        (1, "2026H2", "A01-04", "28", "2019", None, None),
        (1, "2026H2", "A01-07", "6", None, "8", None),
        (1, "2026H2", "A01-KR1", "1.250", None, None, None),
    )
    own = sheet(
        ("Halvårsstatus",),
        ("Kommentar", "Ud af", "Hvad", "Ansvarlig", "Antal"),
        ("fint", None, "Forældre på kursus", "Bo", "12"),
        (None, None, "Børn årgang 2019", "Bo", "28"),
        (None, "8", "Fritidspas", "Bo", "6"),
        (None, None, "Løn", None, "1.250"),
        (None, None, "I alt", None, "1.296"),
    )
    assert checked(own).observations == check_report(ours, PLAN).observations != ()
    assert [problem.code for problem in checked(own).problems] == ["left-out-rows"]


def test_a_column_may_say_the_parts() -> None:
    own = sheet(("Hvad", "Skole", "Antal"), ("Valgfag", "Grøndal skole", 3), ("Valgfag", "Husum skole", 4))
    assert values(own) == [("A01-05", "Grøndal skole", 3), ("A01-05", "Husum skole", 4)]


def test_ids_in_a_sheet_of_their_own_need_no_match() -> None:
    own = sheet(("Nr.", "Tal"), ("A01-01", 3), ("a01-03", 5))
    assert names_to_match(own, 1, guessed(own).columns) == {}
    assert values(own) == [("A01-01", "", 3), ("A01-03", "", 5)]


class Wrong(NamedTuple):
    rule: str
    table: Table
    problem: Problem


WRONG = [
    Wrong(
        "a value, under their own header",
        sheet(("Hvad", "Antal (stk) i alt"), (), ("Forældre på kursus", "mange")),
        Problem("not-a-number", "", 3, "Leveret (Antal [stk] i alt)", "mange"),
    ),
    Wrong(
        "a header that is ours already stays",
        sheet(("Hvad", "LEVERET (stk.)"), ("Forældre på kursus", "mange")),
        Problem("not-a-number", "", 2, "LEVERET (stk.)", "mange"),
    ),
    Wrong(
        "a row without a name",
        sheet(("Hvad", "Antal"), ("Forældre på kursus", 1), (None, 2)),
        Problem("missing-indicator", "", 3, "Indikator (Hvad)", None),
    ),
    Wrong(
        "a row that nobody has matched",
        sheet(("Hvad", "Antal"), ("Kaffe og kage", 2)),
        Problem("unknown-indicator", "", 2, "Indikator (Hvad)", "Kaffe og kage"),
    ),
    Wrong(
        "the same name twice",
        sheet(("Hvad", "Antal"), ("Evaluering", "ja"), ("Evaluering", "nej")),
        Problem("repeated-row", "", 3, "Indikator (Hvad)", "A01-06"),
    ),
    Wrong(
        "an open part that nobody names",
        sheet(("Hvad", "Antal"), ("Indmeldte børn pr. årgang", 2)),
        Problem("missing-part", "", 2, "Del", None),
    ),
    Wrong(
        "another activity in a column",
        sheet(("Aktivitet", "Hvad", "Antal"), ("99", "Evaluering", "ja")),
        Problem("unknown-activity", "", 2, "Aktivitet", "99"),
    ),
    Wrong(
        "no column that tells",
        sheet(("Hvad", "Snak"), ("Evaluering", "x")),
        Problem("missing-column", "", 1, "Leveret"),
    ),
]


@pytest.mark.parametrize("case", WRONG, ids=lambda case: case.rule)
def test_a_problem_is_told_at_the_row_and_header_of_their_sheet(case: Wrong) -> None:
    assert case.problem in [replace(problem, message="") for problem in checked(case.table).problems]


def test_rows_left_out_are_named() -> None:
    said = SAID.model_copy(update={"rows": SAID.rows | {"Træning": SKIP}})
    assert checked(MINE, said, H1).problems == (
        Problem("left-out-rows", "Efter jeres valg er disse rækker ikke med: »Kage«, »Træning«.", severity="warning"),
    )


def test_what_the_file_was_noticed_for_stays() -> None:
    notice = Problem("hidden-sheet", "Arket »A« er skjult og bliver ikke læst.", severity="warning")
    assert apply(OWN._replace(notices=(notice,)), guessed(OWN), ACTIVITY, H2).notices == (notice,)


# -- For any sheet --------------------------------------------------------------------------------------------------

CELLS: st.SearchStrategy[Cell] = st.one_of(
    st.none(),
    st.sampled_from(["Evaluering", "Forældre på kursus", "Børn årgang 2019", "I alt", "A01-01", " ", "ja", "ca. 8"]),
    st.text(max_size=8),
    st.integers(-5, 5000),
    st.floats(0, 100),
    st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    st.booleans(),
)
TITLES: st.SearchStrategy[Cell] = st.one_of(
    st.sampled_from(["Hvad", "Antal", "Kommentar", "Leveret", "Skole", "Halvår", "(Antal) x"]), CELLS
)


@st.composite
def sheets(draw: st.DrawFn) -> Table:
    width = draw(st.integers(1, 6))
    numbers = sorted(draw(st.sets(st.integers(1, 40), min_size=1, max_size=10)))
    lines = [draw(st.lists(TITLES if not place else CELLS, max_size=width)) for place in range(len(numbers))]
    return Table(tuple(Row(number, tuple(cells)) for number, cells in zip(numbers, lines, strict=True)))


ASKED = st.sampled_from([one.asked for one in choices(ACTIVITY, ROWS, in_column=False)])


@st.composite
def matched(draw: st.DrawFn) -> tuple[Table, Matching]:
    table = draw(sheets())
    header = draw(st.sampled_from([0, *(row.number for row in table.rows)]))
    names = [*column_names(table, header).values()]
    uses: list[Use] = draw(st.permutations(get_args(Use)))
    columns = {name: use for name, use in zip(names, uses, strict=False) if draw(st.integers(0, 3))}
    named = names_to_match(table, header, columns)
    rows: dict[str, Meaning | Skip] = {name: draw(ASKED | st.just(SKIP)) for name in named if draw(st.integers(0, 3))}
    return table, Matching(header=header, columns=columns, rows=rows)


def places(table: Table, matching: Matching) -> dict[str, int]:
    names = column_names(table, matching.header).items()
    return {matching.columns[name]: place for place, name in names if matching.columns.get(name, SKIP) != SKIP}


@given(matched())
def test_every_cell_that_is_used_stays_in_its_place_as_it_is(case: tuple[Table, Matching]) -> None:
    table, matching = case
    at, before = places(table, matching), {row.number: row.cells for row in table.rows}
    for row in apply(table, matching, ACTIVITY, H2).rows[1:]:
        cells = before[row.number]
        for use, place in at.items():
            if use != "indicator":
                now, then = row.cells[place], cells[place] if place < len(cells) else None
                assert now is then


@given(matched())
def test_every_row_that_reports_something_is_kept_or_left_out_by_choice(case: tuple[Table, Matching]) -> None:
    table, matching = case
    at = places(table, matching)
    reported = ("delivered", "out_of", "measured_on", "note", "evidence", "next_step")
    said = [place for use, place in at.items() if use in reported]
    kept = {row.number for row in apply(table, matching, ACTIVITY, H2).rows[1:]}
    for row in table.rows:
        says = any(not is_blank(row.cells[place]) for place in said if place < len(row.cells))
        name = next(
            (name for name, rows in names_to_match(table, matching.header, matching.columns).items() if row in rows), ""
        )
        left_out = matching.rows.get(name) == SKIP
        assert (row.number in kept) == (row.number > matching.header and says and not left_out)


@given(matched())
def test_nothing_is_invented(case: tuple[Table, Matching]) -> None:
    table, matching = case
    at, before = places(table, matching), {row.number: row.cells for row in table.rows}
    made = apply(table, matching, ACTIVITY, H2)
    assert made.rows[0].number == matching.header
    width = max(len(row.cells) for row in table.rows)
    for row in made.rows[1:]:
        for place, cell in enumerate(row.cells[:width]):
            if place == at.get("indicator"):
                own = before[row.number][place] if place < len(before[row.number]) else None
                confirmed = matching.rows.get(text_of(own))
                assert cell is own or (isinstance(confirmed, Meaning) and cell == confirmed.id)
            elif place not in at.values():
                assert cell is None
        added = dict(zip(made.rows[0].cells[width:], row.cells[width:], strict=True))
        assert added.pop("Aktivitet", 1) == 1 and added.pop("Halvår", "2026H2") == "2026H2"
        parts = {asked.part for asked in matching.rows.values() if isinstance(asked, Meaning) and asked.part}
        assert added.pop("Del", None) in {None, *parts} and not added


@given(matched())
def test_a_matching_survives_its_memory(case: tuple[Table, Matching]) -> None:
    assert from_json(to_json(case[1])) == case[1]


@given(sheets(), st.none() | matched())
def test_a_guess_is_only_of_what_is_asked_and_never_the_same_twice(
    table: Table, earlier: tuple[Table, Matching] | None
) -> None:
    matching = guessed(table, remembered=to_json(earlier[1]) if earlier else None)
    names = names_to_match(table, matching.header, matching.columns)
    ids = {row.id for row in ROWS}
    asked = [one for one in matching.rows.values() if isinstance(one, Meaning)]
    assert set(matching.columns) <= {*column_names(table, matching.header).values()} and set(matching.rows) <= set(
        names
    )
    assert len(asked) == len(set(asked)) and {one.id for one in asked} <= ids
    assert all(
        one.part in name or one.part in _parts(ROWS) for name, one in matching.rows.items() if isinstance(one, Meaning)
    )


def _parts(rows: list[FormRow]) -> set[str]:
    return {part for row in rows for part in (row.part, *row.parts)}


@given(sheets())
def test_any_sheet_can_be_guessed_at_applied_and_checked(table: Table) -> None:
    needs_matching(table)
    matching = guessed(table)
    found = checked(table, matching)
    numbers = {matching.header, *(row.number for row in table.rows), None}
    assert {problem.row for problem in found.problems} <= numbers


REAL = [
    (3, "2026H2", "Forældre på kursus", "A03-06"),
    (3, "2026H2", "Faste hjælpere (forældre)", "A03-07"),
    (3, "2026H2", "Uddannede ungtrænere", "A03-08"),
    (3, "2026H2", "Unge i fritidsjob", "A03-09"),
    (3, "2026H2", "Daginstitutioner", "A03-18"),
    (3, "2026H2", "Opstartsforløb", "A03-19"),
    (3, "2026H2", "Aktivitetsmidler", "A03-KR2"),
    (3, "2026H2", "Ung-trænere", None),
    (3, "2026H2", "Forældre", None),
    (4, "2026H2", "Antal deltagere", "A04-04"),
    (4, "2026H2", "Drejebog", "A04-05"),
    (4, "2026H2", "Planlægningsgruppe nedsat", "A04-14"),
    (8, "2026H1", "Fællesspisning", "A08-03"),
    (8, "2026H1", "Antal kvinder i praktik", "A08-05"),
    (8, "2026H1", "Kvinder", None),
]


@pytest.mark.parametrize(("number", "half", "name", "id"), REAL, ids=[name for *_, name, _ in REAL])
def test_names_as_people_write_them_find_the_plans_rows(
    real_plan: Plan, number: int, half: str, name: str, id: str | None
) -> None:
    activity, period = real_plan.activities[number - 1], Period.parse(half)
    table = sheet(("Hvad", "Antal"), (name, 1))
    found = guess(table, activity, period, form_rows(activity, period), None).rows.get(name)
    assert (found.id if isinstance(found, Meaning) else found) == id


def test_each_row_is_found_by_the_plans_own_words(real_plan: Plan) -> None:
    for activity in real_plan.activities:
        for period in real_plan.half_years:
            rows = form_rows(activity, period)
            labels = [one for one in choices(activity, rows, in_column=False) if not one.asked.part]
            table = sheet(("Hvad", "Antal"), *((one.title, 1) for one in labels))
            matching = guess(table, activity, period, rows, None)
            assert matching.rows == {one.title: one.asked for one in labels}, activity.title
