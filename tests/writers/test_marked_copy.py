"""The marked copy: every problem where it is, everything else as it was, nothing live."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from loaders.cell import CellError, Row
from loaders.file import read_table
from loaders.report.check import check_report
from loaders.table import Unreadable
from outcomes.form import form_rows
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.problem import Problem
from tests.loaders.workbooks import ods, ods_table, ods_text, raw_xlsx, rows, xls, xlsx
from writers.form_excel import excel_template
from writers.marked_copy import marked_copy

HEADER = ("Aktivitet", "Halvår", "Indikator", "Del", "Leveret", "Ud af", "Bemærkning")
ERROR, WARNING = Problem("e", "Ret det.", 2, "Leveret"), Problem("w", "Se her.", 2, "Leveret", severity="warning")


def as_csv(*lines: Sequence[str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows(lines)
    return text.getvalue().encode()


def report(*lines: tuple[str, ...]) -> bytes:
    """A report of activity 3 for 2026H2 as CSV; a line is the indicator and what follows it."""
    return as_csv(HEADER, *(("3", "2026H2", *line) for line in lines))


def copied(content: bytes, filename: str, problems: Sequence[Problem]) -> tuple[str, bytes]:
    return marked_copy(read_table(content, filename), filename, problems)


def marked(content: bytes, *problems: Problem, filename: str = "rapport.csv") -> Workbook:
    return load_workbook(io.BytesIO(copied(content, filename, problems)[1]))


def checked_and_marked(content: bytes, plan: Plan) -> Workbook:
    return marked(content, *check_report(read_table(content, "rapport.csv"), plan).problems)


def comments(sheet: Worksheet) -> dict[str, str]:
    return {cell.coordinate: cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}


def xml_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return "".join(package.read(name).decode() for name in package.namelist() if name.endswith((".xml", ".rels")))


# Where the marks are.


@pytest.mark.parametrize(
    ("content", "cell", "said"),
    [
        pytest.param(
            report(("A03-06", "", "ca. 8")),
            "E2",
            "Skal rettes: Der må kun stå et tal, og her står »ca. 8«.",
            id="number",
        ),
        pytest.param(report(("A03-06", "", "8"), ("A03-16", "", "måske")), "E3", "ja, nej eller datoen", id="done"),
        pytest.param(report((), ("A03-99", "", "8")), "C3", "findes ikke i planen", id="a short row above"),
        pytest.param(b"\n\n" + report(("A03-06", "", "8-10")), "E4", "8-10", id="blank rows above"),
        pytest.param(
            report(("A03-06", "", "", "", "Regn")), "E2", "Se på: Bemærkning bliver ikke gemt", id="blank cell"
        ),
        pytest.param(
            report(("A03-06", "", "ikke relevant")), "G2", "hvorfor det ikke er relevant", id="beyond the row"
        ),
        pytest.param(
            report(("A03-06", "", "8", "", "skriv til a@b.dk")), "G2", "Se på: Der står en mail", id="warning"
        ),
        pytest.param(
            report(("A03-06", "", "ca. 8")).replace(b"Leveret", b"LEVERET (antal)"),
            "E2",
            "ca. 8",
            id="header as written",
        ),
        pytest.param(
            as_csv(("", "", "", "Ud"), ("Aktivitet", "Halvår", "Indikator", "af", "Leveret"))
            + as_csv(("3", "2026H2", "A03-06", "9", "8")),
            "D3",
            "Målet er ikke en andel",
            id="header of two lines",
        ),
        pytest.param(
            b"Leveret;Indikator;Leveret;Aktivitet;Halvaar\n8;A03-06;9;3;x\n", "A1", "to kolonner", id="header twice"
        ),
    ],
)
def test_a_comment_stands_at_the_problem_and_says_it(real_plan: Plan, content: bytes, cell: str, said: str) -> None:
    assert said in comments(checked_and_marked(content, real_plan)["Rapport"])[cell]


def test_rows_keep_their_numbers_and_nothing_is_added(real_plan: Plan) -> None:
    content = b"\n\nRapport fra klubben\n\n" + report(("A03-06", "", "ca. 8", "", ""), ("A03-04", "", "5"))
    sheet = checked_and_marked(content, real_plan)["Rapport"]
    assert {row: sheet.cell(row, 3).value for row in range(1, sheet.max_row + 1)} == {
        **dict.fromkeys((1, 2, 3, 4)),
        5: "Indikator",
        6: "A03-06",
        7: "A03-04",
    }


def test_errors_and_warnings_differ_in_fill_in_edge_and_in_words() -> None:
    def look(*problems: Problem) -> tuple[Any, ...]:
        cell = marked(as_csv(("Indikator", "Leveret"), ("1", "2")), *problems)["Rapport"]["B2"]
        return cell.fill.fgColor.rgb, cell.border.left.style, cell.comment and cell.comment.text

    assert [edge for _, edge, _ in (look(), look(ERROR), look(WARNING))] == [None, "medium", "dashed"]
    assert [said for _, _, said in (look(), look(ERROR), look(WARNING))] == [
        *(None, "Skal rettes: Ret det.", "Se på: Se her.")
    ]
    assert len({fill for fill, _, _ in (look(), look(ERROR), look(WARNING))}) == 3
    assert look(WARNING, ERROR) == (*look(ERROR)[:2], "Skal rettes: Ret det.\nSe på: Se her.")


@pytest.mark.parametrize(
    ("problem", "filled"),
    [
        pytest.param(Problem("x", "Galt.", 2, None), ["A2", "C2"], id="a whole row"),
        pytest.param(Problem("x", "Galt.", 2, "Findes ikke"), ["A2", "C2"], id="a column that is not there"),
        pytest.param(Problem("x", "Galt.", 2, "Findes ikke", "z"), ["C2"], id="known by its value"),
        pytest.param(Problem("x", "Galt.", 2, "Indikator"), ["B2"], id="a blank field"),
        pytest.param(Problem("x", "Galt.", 2, "Andet"), ["C2"], id="a header nobody knows"),
        pytest.param(Problem("x", "Galt.", 1, "Indikator"), ["B1"], id="a header"),
        pytest.param(Problem("x", "Galt.", 9, "Indikator"), [], id="a row that is not there"),
        pytest.param(Problem("x", "Galt."), [], id="the whole file"),
    ],
)
def test_the_fields_a_problem_is_about_are_marked(problem: Problem, filled: list[str]) -> None:
    sheet = marked(as_csv(("Leveret", "Indikator", "Andet"), ("a", "", "z")), problem)["Rapport"]
    assert [cell.coordinate for row in sheet for cell in row if cell.fill.fill_type] == filled
    assert [*comments(sheet)] == filled[:1]


@pytest.mark.parametrize("column", ["Antal", "Leveret (Antal)"])
def test_a_column_of_somebodys_own_sheet_is_found(column: str) -> None:
    content = as_csv(("Klubbens skema",), ("Hvad", "Antal", "Andet"), ("Møder", "", "x"))
    assert [*comments(marked(content, Problem("x", "Galt.", 3, column))["Rapport"])] == ["B3"]


def test_a_word_further_down_is_no_header() -> None:
    content = as_csv(("Indikator", "Andet"), ("A03-06", "Leveret"))
    missing = Problem("missing-column", "Kolonnen Leveret mangler.", 1, "Leveret")
    assert [*comments(marked(content, missing)["Rapport"])] == ["A1"]


def test_the_list_has_every_problem_with_a_link_to_its_place(real_plan: Plan) -> None:
    content = report(("A03-06", "", "ca. 8", "", ""), ("A03-04", "", "5", "", "a@b.dk"))
    whole = Problem("w", "Der er ikke skrevet noget ved: Møder.", severity="warning")
    found = check_report(read_table(content, "rapport.csv"), real_plan).problems
    listed = marked(content, whole, *found)["Det skal rettes"]
    lines = [[cell.value for cell in row] for row in listed.iter_rows(min_row=3)]
    assert lines == [
        ["Sted", "Hvad", "Sådan rettes det"],
        ["Række 2, Leveret", "Skal rettes", found[0].message],
        ["Hele filen", "Se på", whole.message],
        ["Række 3, Bemærkning", "Se på", found[1].message],
    ]
    links = [listed[f"A{row}"].hyperlink for row in (4, 5, 6)]
    assert [link and link.location for link in links] == ["'Rapport'!E2", None, "'Rapport'!G3"]


@pytest.mark.parametrize(
    ("filename", "name"),
    [
        ("rapport.csv", "rapport-markeret.xlsx"),
        ("Halvår 1.final.xls", "Halvår 1.final-markeret.xlsx"),
        ("rapport-markeret.xlsx", "rapport-markeret.xlsx"),
        ("../../etc/rapport.csv", "rapport-markeret.xlsx"),
        ("rapport", "rapport-markeret.xlsx"),
    ],
)
def test_the_copy_is_named_after_the_file(filename: str, name: str) -> None:
    assert copied(as_csv(("A", "B")), filename, [])[0] == name


# Everything else is as it was.

_LINES = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
_FIELDS = st.one_of(_LINES, st.sampled_from(["=1+1", "+45", "-5", "@x", "'=x", "#N/A", "_x000D_", "1.234,5", "a\r\nb"]))
_STORED = st.one_of(
    st.integers(-(10**6), 10**6),
    st.floats(-1e6, 1e6, width=32).map(lambda number: float(f"{number:.9g}")),
    st.booleans(),
    st.dates(date(1900, 3, 1)),
    st.text("aæå =+-@#_x0D", max_size=9),
)
slowly = settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])


@slowly
@given(st.lists(st.lists(_FIELDS, min_size=1, max_size=6), min_size=1, max_size=30))
def test_a_copy_of_a_csv_reads_as_the_csv(lines: list[list[str]]) -> None:
    content = as_csv(("Aktivitet", "Halvår", "Indikator", "Leveret", "Del", "Bemærkning"), *lines)
    table = read_table(content, "rapport.csv")
    name, copy = copied(content, "rapport.csv", [ERROR, Problem("cell", "Galt.", 3)])
    assert read_table(copy, name).rows == table.rows


@slowly
@given(st.lists(st.lists(st.none() | _STORED, min_size=1, max_size=6), min_size=1, max_size=30))
def test_a_copy_of_a_workbook_reads_as_the_workbook(lines: list[list[Any]]) -> None:
    def fill(sheet: Worksheet) -> None:
        for line in (HEADER, *lines):
            sheet.append([*line])
            for cell in sheet[sheet.max_row]:
                cell.data_type = "s" if isinstance(cell.value, str) else cell.data_type

    content = xlsx(fill)
    name, copy = copied(content, "rapport.xlsx", [ERROR])
    assert read_table(copy, name) == read_table(content, "rapport.xlsx")


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(xls(lambda sheet: sheet.write(4, 2, "ca. 8")), id="xls"),
        pytest.param(ods(ods_table("", ods_text("", "ca. 8"))), id="ods"),
        pytest.param(xlsx(rows((), (None, date(2026, 5, 1), 0.1 + 0.2))), id="xlsx"),
    ],
)
def test_a_copy_of_any_workbook_reads_as_it(content: bytes) -> None:
    name, copy = copied(content, "rapport", [])
    assert read_table(copy, name) == read_table(content, "rapport")


def test_a_copy_of_our_own_form_is_still_that_form(real_plan: Plan) -> None:
    activity, half = real_plan.activities[2], Period(2026, 2)
    content = excel_template(real_plan, activity, half, form_rows(activity, half))
    name, copy = copied(content, "indberetning.xlsx", [ERROR])
    table = read_table(copy, name)
    assert table == read_table(content, "indberetning.xlsx")
    assert table.identity is not None and table.identity.period == half


def test_a_day_before_excels_calendar_is_kept_as_text() -> None:
    day = "<table:table-cell office:value-type='date' office:date-value='1850-05-01'/>"
    name, copy = copied(ods(ods_table(day)), "gammel.ods", [])
    assert read_table(copy, name).rows == (Row(1, ("01.05.1850",)),)


def test_the_list_is_never_taken_for_the_report(real_plan: Plan) -> None:
    content = report(("Leveret", "", "Indikator"), ("Halvår", "", "Aktivitet"))
    table = read_table(content, "rapport.csv")
    found = check_report(table, real_plan).problems
    name, copy = copied(content, "rapport.csv", found)
    assert read_table(copy, name) == table


def test_a_mended_copy_is_a_right_report(real_plan: Plan) -> None:
    content = report(("A03-06", "", "ca. 8"), ("A03-16", "", "måske"), ("A03-04", "", "5"))
    book = checked_and_marked(content, real_plan)
    book["Rapport"]["E2"], book["Rapport"]["E3"] = 8, "ja"
    saved = io.BytesIO()
    book.save(saved)
    checked = check_report(read_table(saved.getvalue(), "rapport-markeret.xlsx"), real_plan)
    assert checked.problems == ()
    assert {one.indicator: one.value for one in checked.observations} == {"A03-06": 8, "A03-16": True, "A03-04": 5}


# What can't be known is not made known by marking it.


@pytest.mark.parametrize(
    ("cell", "back", "said"),
    [
        pytest.param("<c><f>B1*2</f></c>", "#N/A", "Her stod »=B1*2«: formlen har ingen gemt værdi.", id="unsaved"),
        pytest.param("<c t='e'><f>1/0</f><v>#DIV/0!</v></c>", "#DIV/0!", "Her stod »#DIV/0!«", id="error"),
        pytest.param("<c t='e'><v>#SPILL!</v></c>", "#N/A", "Her stod »#SPILL!«", id="error of a newer Excel"),
    ],
)
def test_a_field_without_a_value_stays_a_problem(cell: str, back: str, said: str) -> None:
    content = raw_xlsx(cell)
    assert said in comments(marked(content, filename="a.xlsx")["Rapport"])["A1"]
    ((stored,),) = (row.cells for row in read_table(copied(content, "a.xlsx", [])[1], "a.xlsx").rows)
    assert isinstance(stored, CellError) and stored.shown == back


def test_a_number_merged_over_two_rows_stays_a_problem(real_plan: Plan) -> None:
    def fill(sheet: Worksheet) -> None:
        rows(HEADER, (3, "2026H2", "A03-06", None, 30), (3, "2026H2", "A03-04", None, None))(sheet)
        sheet.merge_cells("E2:E3")

    content = xlsx(fill)
    name, copy = copied(content, "a.xlsx", [])
    tables = read_table(content, "a.xlsx"), read_table(copy, name)
    places = [[(problem.row, problem.code) for problem in check_report(table, real_plan).problems] for table in tables]
    assert places[0] == places[1] != []


# Nothing is live.


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+45 12", "-5", "@SUM(A1)", '=HYPERLINK("http://x.dk")', "=cmd|' /C calc'!A0", "#REF!", "{=A1}", "''=A1"],
)
def test_text_stays_text_wherever_it_stands(text: str) -> None:
    content = as_csv(("Aktivitet", "Indikator", text), (text, "A03-06", "x"))
    name, copy = copied(content, "rapport.csv", [Problem("x", text, 2, text, text), Problem("y", text)])
    cells = [cell for sheet in load_workbook(io.BytesIO(copy)) for row in sheet for cell in row if cell.value]
    assert {cell.data_type for cell in cells} == {"s"}
    assert sum(cell.value == text for cell in cells) == 4
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(("=", "+", "-", "@")))
    assert "<f>" not in xml_of(copy) and 'TargetMode="External"' not in xml_of(copy)
    assert name.endswith(".xlsx")


def test_a_message_may_quote_anything() -> None:
    wild = "\x00\x0b\ufffe]]><x>&" + "lang " * 20_000
    sheet = marked(as_csv(("Leveret", "Indikator"), ("1", "2")), Problem("x", wild, 2, "Leveret", wild))["Rapport"]
    assert len(comments(sheet)["A2"]) < 1100


# No copy rather than a wrong one.


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(as_csv(("Leveret", "Indikator"), ("8", "barnet er 010115-1234")), id="a CPR number"),
        pytest.param(as_csv(("Leveret", "Indikator"), ("8", "x" * 40_000)), id="more text than a field holds"),
        pytest.param(as_csv(*[["1"] * 20] * 1001), id="more cells than we take"),
        pytest.param(as_csv(["1"] * 201), id="more columns than are read"),
        pytest.param(b"\n" * 30_000 + b"a;b\n", id="a row further down than is read"),
        pytest.param(b"", id="empty"),
        pytest.param(b"%PDF-1.7", id="a PDF"),
    ],
)
def test_what_a_copy_would_lose_or_spread_gets_none(content: bytes) -> None:
    with pytest.raises(Unreadable):
        copied(content, "rapport.csv", [ERROR])
