"""Separated text to rows: nothing moves and nothing is lost without a word."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.cell import Row
from loaders.delimited import read_delimited
from loaders.table import Unreadable

HEADER = ("Aktivitet", "Halvår", "Indikator", "Leveret", "Bemærkning")


def read(text: str) -> list[tuple[int, tuple[object, ...]]]:
    return [(row.number, row.cells) for row in read_delimited(text.encode()).rows]


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_separator_and_newline_are_found(separator: str, newline: str) -> None:
    text = newline.join([separator.join(HEADER), separator.join(["3", "2026H1", "A03-01", "12", ""]), ""])
    assert read(text) == [(1, HEADER), (2, ("3", "2026H1", "A03-01", "12"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a;b\n1;2,5\n", [(1, ("a", "b")), (2, ("1", "2,5"))]),
        ("1,5;2,5\n3,5;4,5\n", [(1, ("1,5", "2,5")), (2, ("3,5", "4,5"))]),
        ("a\n\n;\nb\n", [(1, ("a",)), (4, ("b",))]),
        ("sep=,\na,b;c\n", [(1, ("a", "b;c"))]),
        ("SEP=;\r\na;b,c\r\n", [(1, ("a", "b,c"))]),
        ('"sep=|"\na|b\n', [(1, ("a", "b"))]),
        ("sep=;;;;\na;b\n", [(1, ("a", "b"))]),
        ('a;"x\ny"\nb;c\n', [(1, ("a", "x\ny")), (2, ("b", "c"))]),
        ('a;"sagde ""ja"""\n', [(1, ("a", 'sagde "ja"'))]),
        ('a;5" rør\n', [(1, ("a", '5" rør'))]),
        (" a ;\u00a0b\u00a0;\t\n", [(1, ("a", "b"))]),
        ("a;;c;;\n", [(1, ("a", None, "c"))]),
        ("1.234;=1+1;3.11.2026\n", [(1, ("1.234", "=1+1", "3.11.2026"))]),
        ("kun én kolonne\n8\n", [(1, ("kun én kolonne",)), (2, ("8",))]),
        ("", []),
        ("\n;;\n", []),
    ],
)
def test_each_record_is_one_row_as_excel_counts_it(text: str, expected: list[object]) -> None:
    assert read(text) == expected


def test_the_header_decides_the_separator_over_commas_in_the_text() -> None:
    text = "Rapport for 1, 2, 3\nAktivitet;Leveret\na, b, c;1\nd, e, f;2\n"
    assert read(text)[1] == (2, ("Aktivitet", "Leveret"))


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ('a;b\nc;"d\ne;f\n', 2),
        ('a;b\n"c" d;e\n', 2),
        ('a;b\n\nc;"d;e\n"f";g\n', 3),
    ],
)
def test_quotes_that_do_not_match_are_refused_with_their_row(text: str, row: int) -> None:
    with pytest.raises(Unreadable) as refused:
        read(text)
    assert (refused.value.problem.code, refused.value.problem.row) == ("broken-quotes", row)


def test_a_quotation_mark_that_swallows_rows_is_a_problem_of_its_row() -> None:
    text = 'Aktivitet;Halvår;Leveret;Bemærkning\n1;2026H1;8;"Godt\n1;2026H1;9;\n1;2026H1;9;sagde de"\n'
    [notice] = read_delimited(text.encode()).notices
    assert (notice.code, notice.row) == ("broken-quotes", 2)


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("Aktivitet;Leveret\n3;8\n", []),
        ("Aktivitet;Leveret\n3;8;;\n4;9;;\n", []),
        ("Aktivitet;Leveret\n3;8;;\n4;9\n", [2]),
        ("Aktivitet;Leveret\n3;8;;\n", [2]),
        ("Aktivitet;Indikator;Leveret\n3\n", []),
        ("Titel;uden;mange;felter;her\nAktivitet;Leveret\n3;8\n", []),
        ("Aktivitet;Leveret\n3;8;hov\n", [2]),
        ("Aktivitet,Leveret\n3,12,5\n", [2]),
        ("Aktivitet,Leveret,Note,Mere\nA3,12,5\n", [2]),
        ('Aktivitet,Leveret\n3,"12,5"\n', []),
        ("Aktivitet,Leveret,Note\n3,8\nI alt\n", [2]),
        ("a,b\n1,2\n3,4,5\n", [3]),
    ],
)
def test_rows_whose_columns_may_have_moved_are_problems(text: str, moved: list[int]) -> None:
    notices = read_delimited(text.encode()).notices
    assert [(notice.code, notice.row) for notice in notices] == [("moved-columns", row) for row in moved]


def test_a_file_with_too_many_rows_is_refused() -> None:
    assert len(read_delimited(b"a\n" * 5, max_rows=5).rows) == 5
    with pytest.raises(Unreadable, match="flere end 5 rækker"):
        read_delimited(b"a\n" * 6, max_rows=5)


CELL = st.text(st.characters(codec="cp1252", exclude_characters="\0\r\n"), max_size=6)


@settings(max_examples=60)
@given(
    lines=st.lists(st.lists(CELL, min_size=2, max_size=5), max_size=6),
    separator=st.sampled_from(";,\t|"),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "cp1252", "utf-16"]),
    newline=st.sampled_from(["\r\n", "\n", "\r"]),
)
def test_any_rows_read_back(lines: list[list[str]], separator: str, encoding: str, newline: str) -> None:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=separator, lineterminator=newline).writerows([HEADER, *lines])
    rows = read_delimited(written.getvalue().encode(encoding)).rows
    assert rows[1:] == tuple(_expected(lines))


def _expected(lines: list[list[str]]) -> list[Row]:
    rows = []
    for number, line in enumerate(lines, start=2):
        cells = [cell.strip() or None for cell in line]
        while cells and cells[-1] is None:
            cells.pop()
        rows += [Row(number, tuple(cells))] if cells else []
    return rows


def test_a_row_with_fewer_fields_than_the_others_is_told_of() -> None:
    assert told("1;2026H1;A01-01;;8;;;\r\n1;2026H1;A01-02;;9\r\n1;2026H1;A01-03;;9;;;\r\n") == [("narrow-row", 3)]


def test_a_file_cut_off_in_its_last_number_is_told_of() -> None:
    assert told("1;2026H1;A01-01;;8;;;\r\n1;2026H1;A01-02;;82") == [("narrow-row", 3)]


def test_a_program_that_leaves_out_blank_ends_is_not_blamed() -> None:
    assert told("1;2026H1;A01-01;;8;;;ja\r\n1;2026H1;A01-02;;9\r\n1;2026H1;A01-03;;9;2\r\n") == []


def told(rows: str) -> list[tuple[str, int | None]]:
    header = "Aktivitet;Halvår;Indikator;Del;Leveret;Ud af;Bemærkning;Næste skridt\r\n"
    return [(problem.code, problem.row) for problem in read_delimited((header + rows).encode()).notices]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b";" * 4_900_000, "too-many-cells"),
        (b"\t" * 4_900_000, "too-many-cells"),
        (b"x;" * 2_450_000, "too-many-cells"),
        (b";\n" * 2_450_000, "too-many-cells"),
        (b"\n" * 4_900_000, "too-many-rows"),
        (b"\r\n" * 2_450_000, "too-many-rows"),
        (b"1;" * 201 + b"\n", "too-far-out"),
    ],
    ids=["semicolons", "tabs", "a wide line", "blank lines", "line feeds", "line ends", "201 columns"],
)
def test_what_no_report_holds_is_refused_before_it_is_taken_apart(content: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_delimited(content)
    assert refused.value.problem.code == code


def test_separators_that_hold_nothing_cost_nobody_the_report() -> None:
    assert len(read_delimited(b"Aktivitet;Leveret" + b";" * 300 + b"\n1;8" + b";" * 300).rows) == 2
