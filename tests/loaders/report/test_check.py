"""What a report may say, cell by cell, and what is answered when it says something else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal, NamedTuple

import pytest

import loaders.report.check
import loaders.report.columns
import loaders.report.identity
import loaders.report.own_words
import loaders.report.rows
import loaders.report.values
from loaders.cell import Cell, CellError, Row
from loaders.file import read_table
from loaders.report.check import Checked, check_report
from loaders.table import Table
from outcomes.problem import Problem
from tests import make

Cells = tuple[Cell, ...]
HEADER: Cells = ("Aktivitet", "Halvår", "Indikator", "Del", "Leveret", "Ud af", "Bemærkning")
ENGLISH: Cells = ("activity", "Period", "INDICATOR", "part", "Delivered (number)", "out_of", "note")
REF = CellError("#REF!", "formlen peger på et felt, der ikke findes")
SHUT = "Skolen er lukket"
BUDGET = [
    {"id": "A01-KR1", "year": 2026, "post": "Løn", "amount": 1000, "source": [1]},
    {"id": "A01-KR2", "year": 2027, "post": "Løn", "amount": 1000, "source": [1]},
]
ASKED = [
    make.indicator("A01-01"),
    make.indicator("A01-02", kind="share", form="all", due="2026H1", unit="elever"),
    make.indicator("A01-03", kind="milestone", form="done", due="2026H2", unit=None),
    make.indicator("A01-04", kind="assessed", form="assessed", unit=None),
    make.indicator("A01-05", parts=["Nord", "Syd"]),
    make.indicator("A01-06", open_parts="årgang"),
    make.indicator("A01-07", due="2026-2027"),
    make.indicator("A01-08", same_as=["A01-09"]),
    make.indicator("A01-10", decimals=2, kind="level"),
    make.indicator("A01-11", due="2026H2", same_as=["A01-15"]),
    make.indicator("A01-13", kind="milestone", form="done", due="2026H1", unit=None),
    make.indicator("A01-14", kind="milestone", form="done", due="2026-2027", unit=None),
    make.indicator("A01-16", due="2026H1", same_as=["A01-15"]),
]
OTHERS = [make.indicator("A02-01", same_as=["A01-12"]), make.indicator("A02-02", due="2028H1")]
PLAN = make.plan(activities=[make.activity(1, ASKED, budget=BUDGET), make.activity(2, OTHERS)])


def line(
    indicator: Cell,
    delivered: Cell = None,
    out_of: Cell = None,
    note: Cell = None,
    *,
    part: Cell = None,
    activity: Cell = "1",
    period: Cell = "2026H1",
) -> Cells:
    return (activity, period, indicator, part, delivered, out_of, note)


def table(*lines: Cells, header: Cells = HEADER) -> Table:
    return Table(tuple(Row(number, cells) for number, cells in enumerate((header, *lines), start=1)))


def check(*lines: Cells, header: Cells = HEADER) -> Checked:
    return check_report(table(*lines, header=header), PLAN)


class Refused(NamedTuple):
    """A file with one thing wrong, and the one problem it gives."""

    rule: str
    table: Table
    code: str
    row: int | None
    column: str | None
    value: str | None
    severity: Literal["error", "warning"] = "error"


GOOD = line("A01-01", "8")
WIDER = (*HEADER, "Kontakt")
TWICE = (*HEADER, "leveret (antal)")
DESCRIBED, SWAPPED = (*HEADER, "Beskrivelse"), (*GOOD, "Indikator A01-02")
LAST: Cells = (*HEADER, "Sidst indberettet")
LONG = "x" * 32_768
NARROW = ("Aktivitet", "Halvår", "Indikator", "Del")
MARCH, JULY = date(2026, 3, 1), date(2026, 7, 1)
REFUSED = [
    Refused("no header", table(header=("Navn", "Antal")), "no-header", None, None, None),
    Refused(
        "one column",
        table(("3;2026H1;A01-01;8",), header=(";".join(map(str, HEADER)),)),
        "in-one-column",
        1,
        None,
        None,
    ),
    Refused("damaged letters", table(header=("Aktivitet", "HalvÃ¥r")), "damaged-letters", 1, "HalvÃ¥r", "HalvÃ¥r"),
    Refused("a long text", table(line("A01-01", 8, note=LONG)), "long-text", 2, "Bemærkning", LONG),
    Refused("another's words", table(SWAPPED, header=DESCRIBED), "other-description", 2, "Indikator", "A01-01"),
    Refused("a number beside", table(line("A01-01", out_of="8200")), "number-elsewhere", 2, "Ud af", "8200"),
    Refused("an answer beside", table(line("A01-03", out_of="ja")), "number-elsewhere", 2, "Ud af", "ja"),
    Refused(
        "words under the last",
        table((*GOOD, "Pga. regn"), header=LAST),
        "unread-words",
        2,
        "Sidst indberettet",
        "Pga. regn",
        "warning",
    ),
    Refused("øre", table(line("A01-KR1", "94000,50")), "rounded", 2, "Leveret", "94000,50", "warning"),
    Refused("another thing", table(line("A01-01", "12 kurser")), "words", 2, "Leveret", "12 kurser"),
    Refused(
        "long ago", table(line("A01-13", date(2025, 12, 31))), "before-plan", 2, "Leveret", "31.12.2025", "warning"
    ),
    Refused("a percentage", table(line("A01-01", "12 %")), "percent", 2, "Leveret", "12 %"),
    Refused("a price", table(line("A01-01", "kr. 12")), "kroner", 2, "Leveret", "kr. 12"),
    Refused("n/a of 8", table(line("A01-02", "ikke relevant", 8, SHUT)), "not-applicable-counted", 2, "Ud af", "8"),
    Refused("no rows", table(), "no-rows", None, None, None),
    Refused("nothing filled in", table(line("A01-01")), "nothing-reported", None, None, None),
    Refused("unknown column", table((*GOOD, 4), header=WIDER), "unknown-column", 1, "Kontakt", "Kontakt", "warning"),
    Refused("number as header", table(GOOD, header=(*HEADER, 25)), "unknown-column", 1, "25", "25", "warning"),
    Refused("a column twice", table(header=TWICE), "repeated-column", 1, "leveret (antal)", "leveret (antal)"),
    Refused("a column left out", table(header=NARROW), "missing-column", 1, "Leveret", None),
    Refused("sum below", table(GOOD, (None, None, None, "I alt", 8)), "footer", 3, None, "I alt", "warning"),
    Refused("sum as indicator", table(GOOD, line("I alt", 8)), "footer", 3, None, "I alt", "warning"),
    Refused("sum in a cell", table(GOOD, line(None, 8, note="Total:")), "footer", 3, None, "Total:", "warning"),
    Refused("headers again", table(GOOD, HEADER), "header-again", 3, "Indikator", "Indikator"),
    Refused("sorted away", table(HEADER, GOOD, header=GOOD), "above-header", 1, None, None),
    Refused("no header over it", table((*GOOD, "hov")), "no-header-above", 2, None, "hov", "warning"),
    Refused("no sum", table(line(None, 8, note="Samlet antal unge")), "missing-indicator", 2, "Indikator", None),
    Refused("sum first", table(("SAMLET: 8",), GOOD), "footer", 2, None, "SAMLET: 8", "warning"),
    Refused("activity blank", table(GOOD, line("A01-04", activity=None)), "missing-activity", 3, "Aktivitet", None),
    Refused("period blank", table(GOOD, line("A01-04", period=" ")), "missing-period", 3, "Halvår", " "),
    Refused("two activities", table(GOOD, line("A01-04", activity="2")), "mixed-activity", 3, "Aktivitet", "2"),
    Refused("two half-years", table(GOOD, line("A01-04", period="2026H2")), "mixed-period", 3, "Halvår", "2026H2"),
    Refused("not in plan", table(line("A01-01", activity="9")), "unknown-activity", 2, "Aktivitet", "9"),
    Refused("in words", table(line("A01-01", activity="Haven")), "unknown-activity", 2, "Aktivitet", "Haven"),
    Refused("half a number", table(line("A01-01", activity=1.5)), "unknown-activity", 2, "Aktivitet", "1,5"),
    Refused("two in one", table(line("A01-01", activity="1 og 2")), "unknown-activity", 2, "Aktivitet", "1 og 2"),
    Refused("a date", table(line("A01-01", activity=MARCH)), "unknown-activity", 2, "Aktivitet", "01.03.2026"),
    Refused("a whole year", table(line("A01-01", period="2026")), "unknown-period", 2, "Halvår", "2026"),
    Refused("outside plan", table(line("A01-01", period="2031H1")), "unknown-period", 2, "Halvår", "2031H1"),
    Refused("indicator blank", table(GOOD, line(None, "8")), "missing-indicator", 3, "Indikator", None),
    Refused("indicator misspelt", table(line("A1-01", "8")), "unknown-indicator", 2, "Indikator", "A1-01"),
    Refused("absorbed id", table(line("a01-09", "8")), "same-target", 2, "Indikator", "a01-09"),
    Refused("other activity's", table(line("A02-01", "8")), "wrong-activity", 2, "Indikator", "A02-01"),
    Refused("not asked now", table(line("A01-11", "8")), "wrong-period", 2, "Indikator", "A01-11"),
    Refused("not that year", table(line("A01-14", "ja", period="2028H1")), "wrong-period", 2, "Indikator", "A01-14"),
    Refused("other year's money", table(line("A01-KR2", "8")), "wrong-year", 2, "Indikator", "A01-KR2"),
    Refused("row twice", table(GOOD, line("A01-01", "9")), "repeated-row", 3, "Indikator", "A01-01"),
    Refused("an unknown part", table(line("A01-05", 8, part="Vest")), "unknown-part", 2, "Del", "Vest"),
    Refused("named part left out", table(line("A01-05", "8")), "unknown-part", 2, "Del", None),
    Refused("open part left out", table(line("A01-06", "8")), "missing-part", 2, "Del", None),
    Refused(
        "a date for a part", table(line("A01-06", "8", part=date(2026, 2, 1))), "date-for-part", 2, "Del", "01.02.2026"
    ),
    Refused("a date as text", table(line("A01-06", "8", part="01-02-2026")), "date-for-part", 2, "Del", "01-02-2026"),
    Refused("a day and a month", table(line("A01-06", "8", part="01-feb")), "date-for-part", 2, "Del", "01-feb"),
    Refused("a month and a day", table(line("A01-06", "8", part="Oct 2")), "date-for-part", 2, "Del", "Oct 2"),
    Refused("part of a whole", table(line("A01-01", "8", part="Nord")), "no-parts", 2, "Del", "Nord"),
    Refused("other year as part", table(line("A01-07", "8", part=2027)), "no-parts", 2, "Del", "2027"),
    Refused("not applicable", table(line("A01-01", "Ikke relevant")), "no-reason", 2, "Bemærkning", None),
    Refused("out of, no share", table(line("A01-01", 8, "9")), "not-a-share", 2, "Ud af", "9"),
    Refused("out of, money", table(line("A01-KR1", 8, "9")), "not-a-share", 2, "Ud af", "9"),
    Refused("share of nothing", table(line("A01-02", "8")), "missing-out-of", 2, "Ud af", None),
    Refused("share above all", table(line("A01-02", "9", "8")), "more-than-all", 2, "Leveret", "9"),
    Refused("share of a word", table(line("A01-02", "8", True)), "not-a-number", 2, "Ud af", "SAND"),
    Refused("only words", table(GOOD, line("A01-04", note=1)), "words-without-value", 3, "Leveret", None, "warning"),
    Refused("too much", table(line("A01-01", 10**15)), "too-long", 2, "Leveret", "1000000000000000"),
    Refused("per cent of the money", table(line("A01-KR1", "50 pct.")), "percent", 2, "Leveret", "50 pct."),
    Refused("below zero", table(line("A01-01", -1)), "negative", 2, "Leveret", "-1"),
    Refused("money below zero", table(line("A01-KR1", "-1")), "negative", 2, "Leveret", "-1"),
    Refused("error for number", table(line("A01-01", REF)), "cell-error", 2, "Leveret", "#REF!"),
    Refused("error for milestone", table(line("A01-03", REF)), "cell-error", 2, "Leveret", "#REF!"),
    Refused("true for number", table(line("A01-01", True)), "not-a-number", 2, "Leveret", "SAND"),
    Refused("date for number", table(line("A01-01", MARCH)), "date-for-number", 2, "Leveret", "01.03.2026"),
    Refused("half a person", table(line("A01-01", 7.5)), "not-whole", 2, "Leveret", "7,5"),
    Refused("one decimal too many", table(line("A01-10", 0.125)), "not-whole", 2, "Leveret", "0,125"),
    Refused("number for milestone", table(line("A01-03", 1)), "not-done-or-date", 2, "Leveret", "1"),
    Refused("done tomorrow", table(line("A01-03", JULY)), "date-after-period", 2, "Leveret", "01.07.2026"),
    Refused("own word", table(line("A01-04", "fint")), "not-an-assessment", 2, "Leveret", "fint"),
    Refused("error for assessment", table(line("A01-04", REF)), "not-an-assessment", 2, "Leveret", "#REF!"),
    Refused("english number", table(line("", activity="9"), header=ENGLISH), "unknown-activity", 2, "activity", "9"),
    Refused("english period", table(line("A01-01", period="9"), header=ENGLISH), "unknown-period", 2, "Period", "9"),
    Refused("english value", table(line("A01-01", -1), header=ENGLISH), "negative", 2, "Delivered (number)", "-1"),
]
READ = [  # rule, table, and the (indicator, part, value, out of) it gives, without a problem
    ("0 is a value and blank is none", table(line("A01-01", " "), line("A01-10", 0)), [("A01-10", "", 0, None)]),
    ("a number may be text, whole or float", table(line("A01-01", 8.0)), [("A01-01", "", 8, None)]),
    ("an id in any case", table(line(" a01-kr1", "125000")), [("A01-KR1", "", 125000, None)]),
    ("decimals where the plan has them", table(line("A01-10", 1.25)), [("A01-10", "", 1.25, None)]),
    ("a share keeps what it is out of", table(line("A01-02", "6", 8.0)), [("A01-02", "", 6, 8)]),
    ("a share of none", table(line("A01-02", 0, 0)), [("A01-02", "", 0, 0)]),
    ("a date as text", table(line("A01-03", "12.05.2026")), [("A01-03", "", date(2026, 5, 12), None)]),
    ("a date from a workbook", table(line("A01-03", MARCH)), [("A01-03", "", MARCH, None)]),
    ("an assessment in any case", table(line("A01-04", "Ikke  OPFYLDT ")), [("A01-04", "", "ikke opfyldt", None)]),
    ("n/a with a reason", table(line("A01-02", "IKKE relevant", note=SHUT)), [("A01-02", "", "ikke relevant", None)]),
    ("named parts in any case", table(line("A01-05", 1, part="nord")), [("A01-05", "Nord", 1, None)]),
    ("named parts left blank", table(line("A01-05"), line("A01-05", 2, part=" SYD")), [("A01-05", "Syd", 2, None)]),
    ("open parts as reported", table(line("A01-06"), line("A01-06", 8, part=2019)), [("A01-06", "2019", 8, None)]),
    ("a yearly value is its year's", table(line("A01-07", 8)), [("A01-07", "2026", 8, None)]),
    ("an open part with a dash", table(line("A01-06", 8, part="1-2")), [("A01-06", "1-2", 8, None)]),
    (
        "an open part named by its day",
        table(line("A01-06", 8, part="1. maj-holdet")),
        [("A01-06", "1. maj-holdet", 8, None)],
    ),
    (
        "an open part that names a date but has no number",
        table(line("A01-01", 8), line("A01-06", part="01-feb")),
        [("A01-01", "", 8, None)],
    ),
    ("a yearly value may name its year", table(line("A01-07", 8, part="2026")), [("A01-07", "2026", 8, None)]),
    ("a milestone early", table(line("A01-03", "nej")), [("A01-03", "", False, None)]),
    ("a milestone late", table(line("A01-13", "ja", period="2027H1")), [("A01-13", "", True, None)]),
    ("english headers", table(line("A01-02", 6, 8), header=ENGLISH), [("A01-02", "", 6, 8)]),
    ("capital headers", table(GOOD, header=tuple(str(name).upper() for name in HEADER)), [("A01-01", "", 8, None)]),
    ("headers backwards", table(GOOD[::-1], header=HEADER[::-1]), [("A01-01", "", 8, None)]),
    ("a label like a sum", table(("Samlet", *GOOD), header=("Beskrivelse", *HEADER)), [("A01-01", "", 8, None)]),
    ("blank rows", table((), GOOD, (None, " ")), [("A01-01", "", 8, None)]),
    ("titles above", Table((Row(1, ("Aktivitet", "1")), Row(4, HEADER), Row(9, GOOD))), [("A01-01", "", 8, None)]),
    ("number and name", table(line("A01-01", 8, activity="1 Aktivitet nr. 1")), [("A01-01", "", 8, None)]),
    ("activity from a workbook", table(line("A01-01", 8, activity=1.0)), [("A01-01", "", 8, None)]),
    ("small h", table(line("A01-01", 8, period="2026 h1")), [("A01-01", "", 8, None)]),
    ("half-year in words", table(line("A01-01", 8, period="1. halvår 2026")), [("A01-01", "", 8, None)]),
    *(
        (f"half-year as {written!r}", table(line("A01-01", 8, period=written)), [("A01-01", "", 8, None)])
        for written in (
            "H1 2026",
            "2026-H1",
            "1. halvår 26",
            "Første halvår 2026",
            "1. halva\u030ar 2026",
            "2026H1\u200b",
        )
    ),
    ("same in two ways", table(line("A01-04", period="1. halvår 2026"), GOOD), [("A01-01", "", 8, None)]),
]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.rule)
def test_a_problem_has_its_code_row_column_value_and_severity(case: Refused) -> None:
    found = [replace(one, message="") for one in check_report(case.table, PLAN).problems]
    assert found == [Problem(case.code, "", case.row, case.column, case.value, case.severity)]


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case.rule)
def test_a_message_is_danish_and_a_whole_sentence(case: Refused) -> None:
    for problem in check_report(case.table, PLAN).problems:
        words = set(re.findall(r"\w+", problem.message.casefold()))
        assert words & {"er", "ikke", "skriv", "skal", "den", "hører", "må"} and not words & {
            "the",
            "is",
            "not",
            "must",
            "of",
        }
        assert not problem.message[0].islower() and problem.message.endswith((".", "?"))


def test_every_code_in_the_source_is_provoked_here() -> None:
    modules = (
        loaders.report.check,
        loaders.report.columns,
        loaders.report.identity,
        loaders.report.own_words,
        loaders.report.rows,
        loaders.report.values,
    )
    assert {case.code for case in REFUSED} >= {code for one in modules for code in codes_in(str(one.__file__))}


def codes_in(file: str) -> Iterator[str]:
    """The codes written in a module: the argument of each call that makes a problem."""
    position = {"Problem": 0, "Misread": 0, "_at": 1, "_add": 2, "problem": 2}
    for call in ast.walk(ast.parse(Path(file).read_text(encoding="utf-8"))):
        name = getattr(call.func, "id", getattr(call.func, "attr", "")) if isinstance(call, ast.Call) else ""
        code = call.args[position[name]] if isinstance(call, ast.Call) and name in position else None
        if isinstance(code, ast.Constant):
            yield str(code.value)
        elif isinstance(code, ast.JoinedStr):
            shared = ast.unparse(code).removeprefix("f'").partition("{")[0]
            yield from (f"{shared}{field}" for field in ("activity", "period"))


@pytest.mark.parametrize(("rule", "read", "values"), READ, ids=[rule for rule, _, _ in READ])
def test_what_is_written_right_is_read(rule: str, read: Table, values: list[tuple[object, ...]]) -> None:
    checked = check_report(read, PLAN)
    assert checked.problems == ()
    assert [(one.indicator, one.part, one.value, one.out_of) for one in checked.observations] == values


@pytest.mark.parametrize(("cell", "done"), [("ja", True), ("NEJ ", False), ("yes", True), (True, True), (False, False)])
def test_a_milestone_is_done_or_not(cell: Cell, done: bool) -> None:
    assert [one.value is done for one in check(line("A01-03", cell)).observations] == [True]


@pytest.mark.parametrize("written", ["leveret", " LEVERET ", "Leveret (antal)", "Leveret:", "Leveret *", "delivered"])
def test_a_header_is_known_without_capitals_spaces_brackets_and_signs(written: str) -> None:
    header = tuple(written if name == "Leveret" else name for name in HEADER)
    assert [one.value for one in check(GOOD, header=header).observations] == [8]


def test_note_and_evidence_follow_their_value() -> None:
    checked = check((*line("A01-01", 8, note=" God stemning "), "Deltagerliste"), header=(*HEADER, "Dokumentation"))
    assert [(one.note, one.evidence) for one in checked.observations] == [("God stemning", "Deltagerliste")]


def test_all_problems_of_a_file_are_told_at_once() -> None:
    bad = (line("A01-01", "mange"), line("A01-99", 1), line("A01-02", 9, 8), line("A01-03", "måske", 3))
    checked = check(*bad, line("A01-04", "opfyldt"), line("A01-05", 1, part="Vest"))
    found = [(2, "not-a-number"), (3, "unknown-indicator"), (4, "more-than-all"), (5, "not-done-or-date")]
    assert [(one.row, one.code) for one in checked.problems] == [*found, (5, "not-a-share"), (7, "unknown-part")]
    assert [one.indicator for one in checked.observations] == ["A01-04"]


def test_every_missing_column_is_named_at_once() -> None:
    checked = check_report(table(header=("Indikator", "Del")), PLAN)
    assert [one.column for one in checked.problems] == ["Aktivitet", "Halvår", "Leveret"]


def test_what_the_file_reader_noticed_comes_first() -> None:
    notice = Problem("hidden-sheet", "Arket er skjult.", severity="warning")
    checked = check_report(table(GOOD, line("A01-04", "fint"))._replace(notices=(notice,)), PLAN)
    assert [one.code for one in checked.problems] == ["hidden-sheet", "not-an-assessment"]


def test_a_report_with_an_error_cannot_be_stored_and_one_with_a_warning_can() -> None:
    assert check(GOOD, line("A01-04", note="x")).report(PLAN).observations[0].value == 8
    with pytest.raises(ValueError, match="errors"):
        check(GOOD, line("A01-04", "fint")).report(PLAN)


@pytest.mark.parametrize(
    ("id", "number", "text"), [("A01-01", 7.5, "7,5"), ("A01-KR1", -1, "-1"), ("A01-10", 0.125, "0,125")]
)
def test_a_number_from_a_workbook_is_refused_in_the_same_words_as_text(id: str, number: float, text: str) -> None:
    assert check(line(id, number)).problems == check(line(id, text)).problems


@pytest.mark.parametrize(
    "cells", [line("A01-06", 8, part=REF), line("A01-01", "ikke relevant", note=REF)], ids=["part", "reason"]
)
def test_an_error_in_a_cell_is_no_word(cells: Cells) -> None:
    assert check(cells).observations == ()


def test_a_share_that_is_not_applicable_is_not_told_that_it_is_no_share() -> None:
    problems = check(line("A01-02", "ikke relevant", 8, SHUT)).problems
    assert not any("ikke en andel" in one.message for one in problems)


@pytest.mark.parametrize(
    ("id", "advice"),
    [
        ("A1-01", "Mener I A01-01?"),
        ("A01-09", "Skriv A01-08."),
        ("A01-12", "Slet rækken."),  # the other activity reports it
        ("A01-15", "Skriv A01-16."),  # absorbed by one in each half-year
    ],
)
def test_an_id_of_another_row_is_told_what_would_be_accepted(id: str, advice: str) -> None:
    assert check(line(id, 8)).problems[0].message.endswith(advice)


def test_the_same_is_said_of_a_csv_file() -> None:
    text = "Aktivitet;Halvår;Indikator;Leveret\r\n1;2026H1;A01-01;8\r\n\r\n1;2026H1;A01-04;fint\r\n"
    checked = check_report(read_table(text.encode("utf-8-sig"), "rapport.csv"), PLAN)
    assert [(one.code, one.row, one.column) for one in checked.problems] == [("not-an-assessment", 4, "Leveret")]


@pytest.mark.parametrize(
    ("written", "whole"),
    [("94000,50", 94001), ("94.000,49 kr.", 94000), (94000.5, 94001), (8.4, 8), (1234.3333333, 1234), ("0,5", 1)],
)
def test_an_amount_is_in_whole_kroner_and_its_ore_are_told(written: Cell, whole: int) -> None:
    checked = check(line("A01-KR1", written))
    assert [one.value for one in checked.observations] == [whole]
    assert [(one.code, one.severity) for one in checked.problems] == [("rounded", "warning")]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("12 personer", "»12 personer«: rækken tæller unge, ikke personer. Skriv, hvor mange unge det er."),
        ("12 unge", "Skriv kun tallet, fx 12."),
        ("12 stk.", "Skriv kun tallet, fx 12."),
        ("8 t.kr.", "»8 t.kr.« er et beløb. Skriv antallet."),
    ],
)
def test_a_unit_is_only_left_out_where_it_is_the_rows_own(written: str, says: str) -> None:
    (problem,) = check(line("A01-01", written)).problems
    assert problem.message.endswith(says)


@pytest.mark.parametrize("id", ["A01-99", "A01-07", "A02-01", "A01-KR2"])
def test_a_number_that_is_not_asked_is_mended_by_the_rows_words_and_costs_no_row(id: str) -> None:
    said = check((*line(id, 8), "Indikator A01-08"), header=DESCRIBED).problems[0].message
    assert "A01-08" in said and "Slet rækken" not in said


@pytest.mark.parametrize(
    "described",
    ["Aktivitetsmidler: kurser", "Forbrug i halvåret: Aktivitetsmidler", "Spent: Aktivitetsmidler: kurser"],
)
def test_words_of_another_budget_line_are_asked_about_however_shortened(described: str) -> None:
    lines = [{"id": "A01-KR1", "post": "Lønmidler: to"}, {"id": "A01-KR2", "post": "Aktivitetsmidler: kurser"}]
    budget = [line | {"year": 2026, "amount": 1000, "source": [1]} for line in lines]
    plan = make.plan(activities=[make.activity(1, [make.indicator()], budget=budget)])
    found = check_report(table((*line("A01-KR1", 900), described), header=DESCRIBED), plan).problems
    assert [(one.code, one.row) for one in found] == [("other-description", 2)]


@pytest.mark.parametrize("spelled", ["u6", "U 6", " U6", "U\u200b6"])
def test_one_group_spelled_in_two_ways_is_one(spelled: str) -> None:
    found = check(line("A01-06", 8, part="U6"), line("A01-06", 9, part=spelled)).problems
    assert [(one.code, one.row) for one in found] == [("repeated-row", 3)]
