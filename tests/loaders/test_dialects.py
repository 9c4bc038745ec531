"""A report in any dialect reads back the same, or is asked about at the very cell: never different, never less."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Callable
from datetime import date
from typing import Any, Literal, NamedTuple

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from loaders.file import read_table
from loaders.report.check import check_report
from outcomes.report import NOT_APPLICABLE
from tests.loaders.test_files import ENGLISH, HEADER, PLAN, Line, Seen
from tests.loaders.workbooks import xlsx

COUNTED = {"A01-01": 0, "A01-05": 0, "A01-06": 2, "A01-07": 0, "A01-08": 2, "A01-09": 1, "A01-KR1": 0}
"""The indicators with one number, and how many decimals it may have."""
KRONER = ("A01-08", "A01-KR1")
PARTS = {"A01-05": ("Nord", "Syd"), "A01-07": ("2019", "Årgang 4")}
ASSESSED = ("opfyldt", "overvejende opfyldt", "delvist opfyldt", "ikke opfyldt")

# Every sign that separates, quotes or begins something in one dialect or another. An apostrophe before such a sign
# is what our own export puts there, and is taken away again.
NOTES = st.text("abæøåÆØÅé €–»«;,|\t\"':=-+@().%\n", max_size=12).map(str.strip).filter(lambda note: note[:1] != "'")
DAYS = st.dates(date(2020, 1, 1), date(2026, 6, 30))
COUNTS = st.integers(0, 30) | st.integers(0, 10**7)


@st.composite
def reports(draw: st.DrawFn) -> list[Seen]:
    """Some rows of every kind, in any order: indicator, part, value, out of, note."""
    whole = draw(COUNTS)
    found: list[tuple[Any, ...]] = [
        ("A01-02", "", draw(st.integers(0, whole)), whole),
        ("A01-03", "", draw(DAYS | st.booleans()), None),
        ("A01-04", "", draw(st.sampled_from(ASSESSED)), None),
        ("A01-03", "", NOT_APPLICABLE, None),
    ]
    for id, decimals in COUNTED.items():
        value = draw(COUNTS) / 10**decimals
        found += [(id, part, int(value) if value.is_integer() else value, None) for part in PARTS.get(id, ("",))]
    chosen = draw(st.lists(st.sampled_from(found), min_size=1, unique_by=lambda one: one[:2]))
    return [(*one, draw(NOTES) or ("lukket" if one[2] == NOT_APPLICABLE else None)) for one in chosen]


Style = Callable[[float, int], str]


def grouped(mark: str, around: str = "{0}") -> Style:
    """Danish numbers with this mark between thousands: 1.234,5."""

    def write(value: float, decimals: int) -> str:
        whole, _, fraction = f"{value:,}".partition(".")
        return around.format(whole.replace(",", mark) + (f",{fraction}" if fraction else ""))

    return write


def padded(value: float, decimals: int) -> str:
    """All decimals, and two where none are needed: 12,00."""
    return f"{value:.{decimals or 2}f}".replace(".", ",")


EXACT: list[Style] = [padded, *map(grouped, ("", " ", "\u00a0", "\u2009", "\u202f"))]
EXACT_KRONER = [*EXACT, grouped("", "kr. {0}"), grouped(" ", "{0} kr."), grouped("\u00a0", " kr.  {0} ")]
DOUBTFUL: list[Style] = [
    grouped("."),
    grouped(".", "kr. {0}"),
    lambda value, decimals: str(value),
    lambda value, decimals: f"{value:,}",
    lambda value, decimals: f"{value:.{decimals or 1}f}",
    lambda value, decimals: f"{value:.1e}",
]
DOUBTFUL += [
    grouped("", around) for around in ("ca. {0}", "{0} %", "{0} unge", "{0}-{0}", "{0} ud af 9", "({0})", "−{0}")
]


class Written(NamedTuple):
    """A report's rows as somebody writes them, and the places of those with a number that may be asked about."""

    rows: list[Line]
    doubtful: set[int]


@st.composite
def written(draw: st.DrawFn, report: list[Seen], is_workbook: bool = False) -> Written:
    activity = draw(st.sampled_from(["1", "01", "1 Aktivitet nr. 1"]))
    period = draw(st.sampled_from(["2026H1", "1. halvår 2026", "2026-h1"]))
    rows, doubtful = [], set()
    for place, (id, part, value, out_of, note) in enumerate(report):
        cells = []
        for cell in (value, out_of):
            if is_workbook and draw(st.booleans()):
                cells.append(cell)
            elif isinstance(cell, int | float) and not isinstance(cell, bool):
                is_doubtful = draw(st.integers(0, 5)) == 0
                doubtful |= {place} if is_doubtful else set()
                styles = DOUBTFUL if is_doubtful else EXACT_KRONER if id in KRONER else EXACT
                cells.append(draw(st.sampled_from(styles))(cell, COUNTED.get(id, 0)))
            else:
                cells.append(draw(words(cell)))
        names = draw(st.sampled_from([(id, part), (id.lower(), part.upper() if id == "A01-05" else part)]))
        rows.append((activity, period, *names, *cells, note))
    return Written(rows, doubtful)


def words(value: Any) -> st.SearchStrategy[Any]:
    """The ways to write what is no number."""
    if isinstance(value, bool):
        return st.sampled_from(["ja", " JA", "SAND"] if value else ["nej", "Nej ", "FALSK"])
    if isinstance(value, date):
        return st.sampled_from(["%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"]).map(value.strftime)
    return st.sampled_from([value, value.upper()]) if value else st.none()


HEADERS: list[list[Line]] = [
    [HEADER],
    [ENGLISH],
    [tuple(name.upper() for name in HEADER)],
    [(*HEADER[:4], "Leveret (antal)", "Ud\naf", "Bemærkning:")],
    [(*HEADER[:5], "Ud", "Bemærk-"), (*[None] * 5, "af", "ning")],
    [("Hvem", None, "Hvad", None, "Tal", None, None), HEADER],
]
TITLES: list[list[Line]] = [[], [("Halvårsrapport, 1; 2 | 3",)], [("Udfyldt af:", "Hanne"), ()]]


class Sheet(NamedTuple):
    """Lines from the first of a sheet on, and the number of each row of the report in it."""

    lines: list[Line]
    numbers: list[int]


@st.composite
def laid_out(draw: st.DrawFn, rows: list[Line]) -> Sheet:
    """The rows under headers, with columns in any order, and titles, blank rows, a blank column and a sum around."""
    order = draw(st.permutations(range(len(HEADER))))
    shift = draw(st.sampled_from([(), (None,)]))
    lines = [*draw(st.sampled_from(TITLES))]
    lines += [(*shift, *(header[column] for column in order)) for header in draw(st.sampled_from(HEADERS))]
    numbers = []
    for row in rows:
        lines += draw(st.sampled_from([[], [], [], [()]]))
        lines += [(*shift, *(row[column] for column in order))]
        numbers.append(len(lines))
    lines += draw(st.sampled_from([[], [("I alt", None, None, None)]]))
    return Sheet(lines, numbers)


ENCODINGS = [
    (b"", "utf-8"),
    (codecs.BOM_UTF8, "utf-8"),
    (b"", "cp1252"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"", "utf-16-le"),
    (b"", "utf-16-be"),
]


@st.composite
def saved(draw: st.DrawFn, lines: list[Line]) -> bytes:
    """The lines as a text file, with any separator, line end, quoting and encoding."""
    separator, newline = draw(st.sampled_from(";,\t|")), draw(st.sampled_from(["\r\n", "\n", "\r"]))
    # csv itself quotes a line break only when it is the one that ends its lines.
    has_break = any("\n" in str(cell) for line in lines for cell in line)
    quoting: Literal[0, 1] = csv.QUOTE_ALL if has_break or draw(st.booleans()) else csv.QUOTE_MINIMAL
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, lineterminator=newline, quoting=quoting).writerows(lines)
    said = draw(st.sampled_from(["", f"sep={separator}{newline}"])) + text.getvalue()
    mark, encoding = draw(st.sampled_from(ENCODINGS))
    try:
        data = mark + said.encode(encoding)
    except UnicodeEncodeError:  # a thin space is not in cp1252
        return said.encode()
    # What is right in UTF-8 is UTF-8, though å»« in cp1252 may be one character of another alphabet.
    assume(encoding != "cp1252" or said.isascii() or not _is_utf_8(data))
    return data


def _is_utf_8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def in_workbook(lines: list[Line]) -> bytes:
    def fill(sheet: Worksheet) -> None:
        for number, line in enumerate(lines, start=1):
            for column, value in enumerate(line, start=1):
                cell = sheet.cell(number, column)
                cell.value = value
                if isinstance(value, str):
                    cell.data_type = "s"  # openpyxl would make a formula of »=«

    return xlsx(fill)


def assert_same_or_asked(data: bytes, report: list[Seen], rows: Written, numbers: list[int]) -> None:
    checked = check_report(read_table(data, "rapport"), PLAN)
    errors = [problem for problem in checked.problems if problem.severity == "error"]
    doubtful = {numbers[place]: {str(cell).strip() for cell in rows.rows[place][4:6]} for place in rows.doubtful}
    assert all(problem.row in doubtful and problem.value in doubtful[problem.row] for problem in errors)
    asked = {problem.row for problem in errors}
    kept = [one for one, number in zip(report, numbers, strict=True) if number not in asked]
    found = [(one.indicator, one.part, one.value, one.out_of, one.note) for one in checked.observations]
    assert found == kept
    assert [type(one[2]) for one in found] == [type(one[2]) for one in kept]  # True is not 1


@settings(max_examples=250)
@given(st.data())
def test_a_text_file_reads_back_the_same_or_is_asked_about(data: st.DataObject) -> None:
    report = data.draw(reports())
    rows = data.draw(written(report))
    sheet = data.draw(laid_out(rows.rows))
    assert_same_or_asked(data.draw(saved(sheet.lines)), report, rows, sheet.numbers)


@settings(max_examples=15)
@given(st.data())
def test_a_workbook_reads_back_the_same_or_is_asked_about(data: st.DataObject) -> None:
    report = data.draw(reports())
    rows = data.draw(written(report, is_workbook=True))
    sheet = data.draw(laid_out(rows.rows))
    assert_same_or_asked(in_workbook(sheet.lines), report, rows, sheet.numbers)
