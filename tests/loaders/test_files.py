"""Files as people really send them: each is read exactly, or every problem in it is named at its place.

``docs/reading.md`` tells the same with the messages, and ``python -m docs.measure_reading`` writes it.
"""

from __future__ import annotations

import codecs
import csv
import io
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, NamedTuple

import pytest
import xlwt  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet

from loaders.file import read_table
from loaders.report.check import check_report
from loaders.table import Unreadable
from outcomes.problem import Problem
from tests import make
from tests.loaders.test_hostile import HOSTILE
from tests.loaders.workbooks import Filler, ods, ods_cell, ods_table, ods_text, raw_xlsx, rows, xls, xlsx

PLAN = make.plan(
    make.indicator("A01-01"),
    make.indicator("A01-02", kind="share", form="all", due="2026H1", unit="elever"),
    make.indicator("A01-03", kind="milestone", form="done", due="2026H1", unit=None),
    make.indicator("A01-04", kind="assessed", form="assessed", unit=None),
    make.indicator("A01-05", parts=["Nord", "Syd"]),
    make.indicator("A01-06", kind="level", decimals=2),
    make.indicator("A01-07", open_parts="årgang"),
    make.indicator("A01-08", kind="level", decimals=2, unit="kr. pr. time"),
    make.indicator("A01-09", kind="level", decimals=1, unit="procent af de unge"),
)
HEADER = ("Aktivitet", "Halvår", "Indikator", "Del", "Leveret", "Ud af", "Bemærkning")
ENGLISH = ("activity", "period", "indicator", "part", "delivered", "out of", "note")

Line = tuple[Any, ...]
Content = str | bytes | Callable[[], bytes]
Seen = tuple[Any, ...]
"""An observation: indicator, part, value, out of, note."""


class Case(NamedTuple):
    """A file, the observations it holds, and the problems with it; what their messages say is not compared."""

    what: str
    content: Callable[[], bytes]
    seen: tuple[Seen, ...]
    problems: tuple[Problem, ...]
    filename: str


class Outcome(NamedTuple):
    """What came of a file."""

    seen: tuple[Seen, ...]
    problems: tuple[Problem, ...]


def case(
    what: str,
    content: Content,
    seen: tuple[Seen, ...],
    *problems: Problem,
    filename: str = "rapport.csv",
) -> Case:
    """A case; its text is saved as Danish Excel's »CSV UTF-8«."""
    saved = content.encode("utf-8-sig") if isinstance(content, str) else content
    return Case(what, (lambda: saved) if isinstance(saved, bytes) else saved, seen, problems, filename)


@cache
def outcome(case: Case) -> Outcome:
    """Reading and checking, as the page and the commands do it."""
    try:
        checked = check_report(read_table(case.content(), case.filename), PLAN)
    except Unreadable as refused:
        return Outcome((), (refused.problem,))
    assert not checked.observations or (checked.activity, str(checked.period)) == (1, "2026H1")
    seen = ((one.indicator, one.part, one.value, one.out_of, one.note) for one in checked.observations)
    return Outcome(tuple(seen), checked.problems)


def error(code: str, row: int | None = None, column: str | None = None, value: str | None = None) -> Problem:
    return Problem(code, "", row, column, value)


def warning(code: str, row: int | None = None, column: str | None = None, value: str | None = None) -> Problem:
    return Problem(code, "", row, column, value, "warning")


def line(
    indicator: Any = None,
    delivered: Any = None,
    out_of: Any = None,
    note: Any = None,
    *,
    part: Any = None,
    activity: Any = 1,
    period: Any = "2026H1",
) -> Line:
    return (activity, period, indicator, part, delivered, out_of, note)


def seen(indicator: str, value: Any, out_of: Any = None, note: Any = None, part: str = "") -> Seen:
    return (indicator, part, value, out_of, note)


def text(*lines: Line, sep: str = ";", newline: str = "\r\n", quoting: Literal[0, 1] = csv.QUOTE_MINIMAL) -> str:
    written = io.StringIO(newline="")
    csv.writer(written, delimiter=sep, lineterminator=newline, quoting=quoting).writerows(lines)
    return written.getvalue()


def book(*fill: Filler, names: tuple[str, ...] = (), states: tuple[str, ...] = ()) -> Callable[[], bytes]:
    """An .xlsx that is made when it is asked for."""
    return lambda: xlsx(*fill, names=names, states=states)


NOTE = "Blåbærgrød – »ja« til 5 €"
EIGHT = seen("A01-01", 8)
LINES = (line("A01-01", 8, note=NOTE), line("A01-02", 6, 8))
READ = (seen("A01-01", 8, note=NOTE), seen("A01-02", 6, 8))
REPORT = (HEADER, *LINES)
TEXT = text(*REPORT)
# NUL is the 251st, and no text has it.
CP1252 = bytes(byte for byte in range(33, 256) if byte not in b"\x81\x8d\x8f\x90\x9d").decode("cp1252")
UNSEEN = "Løn\x07 og\x0bmad\uffff"
ALPHABETS = "Ładnie, мир, سلام, 你好"

ENCODINGS = [
    case("UTF-8", TEXT.encode(), READ),
    case("UTF-8 with BOM", TEXT.encode("utf-8-sig"), READ),
    case("cp1252, Danish Excel's plain »CSV«", TEXT.encode("cp1252"), READ),
    case("UTF-16 LE with BOM", codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), READ),
    case("UTF-16 BE with BOM", codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), READ),
    case("UTF-16 LE without BOM", TEXT.encode("utf-16-le"), READ),
    case("UTF-16 BE without BOM", TEXT.encode("utf-16-be"), READ),
    case("Excel's »Unicode-tekst«", text(*REPORT, sep="\t").encode("utf-16"), READ, filename="rapport.txt"),
    case(
        "every character of cp1252 in a note",
        text(HEADER, line("A01-01", 8, note=CP1252)).encode("cp1252"),
        (seen("A01-01", 8, note=CP1252),),
    ),
    case(
        "signs that no workbook keeps in a note, and Word's line break",
        text(HEADER, line("A01-01", 8, note=UNSEEN)),
        (seen("A01-01", 8, note="Løn og\nmad"),),
        warning("unseen-sign", 2, None, "Løn og\nmad"),
    ),
    case("other alphabets", text(HEADER, line("A01-01", 8, note=ALPHABETS)), (seen("A01-01", 8, note=ALPHABETS),)),
    case("a byte that is no character", "Bemærkning".encode("cp1252") + b"\x81", (), error("unknown-encoding")),
    case("half a character", codecs.BOM_UTF8 + b"bl\xc3", (), error("damaged-text")),
    case(
        "»CSV (MS-DOS)«, where å is another byte",
        text(HEADER, line("A01-01", 8)).encode("cp850"),
        (),
        error("damaged-letters", 1, "Halv†r", "Halv†r"),
        error("damaged-letters", 1, "Bem‘rkning", "Bem‘rkning"),
        error("missing-column", 1, "Halvår"),
    ),
]

COMMAS = text(HEADER, line("A01-06", "7,5", note="godt, men sent"), sep=",")
SEPARATORS = [
    case("semicolon", TEXT, READ),
    case("comma", text(*REPORT, sep=","), READ),
    case("tab", text(*REPORT, sep="\t"), READ, filename="rapport.tsv"),
    case("bar", text(*REPORT, sep="|"), READ, filename="rapport.txt"),
    case("`sep=;` first", "sep=;\r\n" + TEXT, READ),
    case("`sep=,` first", "sep=,\r\n" + text(*REPORT, sep=","), READ),
    case("`SEP=:` first, a separator nobody uses", "SEP=:\r\n" + text(*REPORT, sep=":"), READ),
    case("`sep=` and a tab, in UTF-16", ("sep=\t\n" + text(*REPORT, sep="\t")).encode("utf-16"), READ),
    case("every cell in quotes", text(*REPORT, quoting=csv.QUOTE_ALL), READ),
    case("quoted commas between commas", COMMAS, (seen("A01-06", 7.5, note="godt, men sent"),)),
    case("last separators left out", text(HEADER) + "1;2026H1;A01-01;;8\n", (EIGHT,)),
    case("one separator too many in every row", text(HEADER, (*LINES[0], None), (*LINES[1], None)), READ),
    case(
        "a decimal comma between commas, without quotes",
        text(HEADER, sep=",") + "1,2026H1,A01-06,,7,5,,\n",
        (),
        error("moved-columns", 2),
    ),
    case(
        "a semicolon in a text, without quotes",
        text(HEADER) + "1;2026H1;A01-01;;8;;godt; men sent\n",
        (),
        error("moved-columns", 2),
    ),
    case(
        "the same before a blank cell",
        text((*HEADER, "Dokumentation")) + "1;2026H1;A01-01;;8;;godt; men sent;\n",
        (),
        error("moved-columns", 2),
    ),
]

TWO_LINES = "første linje\nanden; linje"
SWALLOWED = '1;2026H1;A01-01;;8;;"godt\n1;2026H1;A01-04;;opfyldt;;\n1;2026H1;A01-06;;7;;slut"\n'
NEWLINES = [
    case("CRLF", TEXT, READ),
    case("LF", text(*REPORT, newline="\n"), READ),
    case("CR", text(*REPORT, newline="\r"), READ),
    case("none at the end", TEXT.rstrip(), READ),
    case("in quotes", text(HEADER, line("A01-01", 8, note=TWO_LINES)), (seen("A01-01", 8, note=TWO_LINES),)),
    case("a quotation mark", text(HEADER) + '1;2026H1;A01-01;;8;;5" rør', (seen("A01-01", 8, note='5" rør'),)),
    case(
        "in quotes above a problem, whose row is Excel's",
        text(HEADER, line("A01-01", 8, note=TWO_LINES), line("A01-04", "fint")),
        (seen("A01-01", 8, note=TWO_LINES),),
        error("not-an-assessment", 3, "Leveret", "fint"),
    ),
    case("a quote that never closes", text(HEADER) + '1;2026H1;A01-01;;8;;"godt\n', (), error("broken-quotes", 2)),
    case("a quote that closes rows later", text(HEADER) + SWALLOWED, (), error("broken-quotes", 2)),
]

TITLED: tuple[Line, ...] = (("Halvårsrapport",), ("Udfyldt af", "Hanne"), (), HEADER, LINES[0], (), LINES[1])
SHIFTED = tuple((None, *row[:3], None, *row[3:]) for row in REPORT)
LAYOUT = [
    case("titles above, blank rows between", text(*TITLED), READ),
    case("blank columns first and between", text(*SHIFTED), READ),
    case("titles and blank rows in .xlsx", book(rows(*TITLED)), READ),
    case("blank columns in .xlsx", book(rows(*SHIFTED)), READ),
    case("columns backwards", text(*(row[::-1] for row in REPORT)), READ),
    case("only four columns", text(*((*row[:3], row[4]) for row in (HEADER, line("A01-01", 8)))), (EIGHT,)),
    case(
        "a column nobody knows",
        text((*HEADER, "Kontakt"), (*LINES[0], "Hanne")),
        READ[:1],
        warning("unknown-column", 1, "Kontakt", "Kontakt"),
    ),
    case(
        "a word beside the table in .xlsx",
        book(rows(HEADER, (*LINES[0], None, "spørg Ali"))),
        READ[:1],
        warning("no-header-above", 2, None, "spørg Ali"),
    ),
    case("headers sorted in among the rows", text(LINES[0], HEADER, LINES[1]), (), error("above-header", 1)),
    case(
        "»Samlet antal« before a forgotten indicator",
        text(("Beskrivelse", *HEADER), ("Samlet antal", *line(None, 8)), ("", *LINES[1])),
        READ[1:],
        error("missing-indicator", 2, "Indikator"),
    ),
    case(
        "two tables under each other",
        text(*REPORT, (), HEADER, line("A01-04", "opfyldt")),
        (*READ, seen("A01-04", "opfyldt")),
        error("header-again", 5, "Indikator", "Indikator"),
    ),
    case("no headers", text(*LINES), (), error("no-header")),
    case("no rows", text(HEADER), (), error("no-rows")),
    case("only separators", "\n;;;\n", (), error("empty")),
]
SUMS = [
    case(what, text(*REPORT, row), READ, warning("footer", 4, None, named))
    for what, row, named in [
        ("»I alt« first in the row", ("I alt", None, None, None, 14), "I alt"),
        ("»I ALT:« among the notes", (None, None, None, None, 14, None, "I ALT:"), "I ALT:"),
        ("»Ialt« as the indicator", (1, "2026H1", "Ialt", None, 14), "Ialt"),
        ("»Total« beside activity and half-year", (1, "2026H1", None, "Total", 14), "Total"),
        ("»Sum af leveret«", (None, None, None, "Sum af leveret", 14), "Sum af leveret"),
        ("»Grand Total«", (None, None, None, "Grand Total", 14), "Grand Total"),
    ]
]


def headed(**changed: str | None) -> Line:
    """The headers with some of them written differently."""
    return tuple(changed.get(name.replace(" ", "_"), name) for name in HEADER)


def under(**names: str) -> Line:
    """A second line with words under some of the headers."""
    return tuple(names.get(name.replace(" ", "_")) for name in HEADER)


def merged(ranges: str, *lines: Line) -> Callable[[], bytes]:
    def fill(sheet: Worksheet) -> None:
        rows(*lines)(sheet)
        for each in ranges.split():
            sheet.merge_cells(each)

    return book(fill)


RESULTS = headed(Leveret="Resultat", Ud_af=None), under(Leveret="Leveret", Ud_af="Ud af")
HEADERS = [
    case("»Leveret (antal)«", text(headed(Leveret="Leveret (antal)"), *LINES), READ),
    case("capitals", text(tuple(name.upper() for name in HEADER), *LINES), READ),
    case("spaces, colons and stars", text(headed(Aktivitet=" Aktivitet: ", Ud_af="Ud  af*"), *LINES), READ),
    case("English", text(ENGLISH, *LINES), READ),
    case("English with capitals and underscores", text((*ENGLISH[:4], "Delivered", "OUT_OF", "Note"), *LINES), READ),
    case("Danish and English", text((*HEADER[:4], *ENGLISH[4:]), *LINES), READ),
    case("a line break in a header", text(headed(Ud_af="Ud\naf", Leveret="Leveret\n(antal)"), *LINES), READ),
    case("a line break in a header in .xlsx", book(rows(headed(Ud_af="Ud\naf"), *LINES)), READ),
    case("å written as a and a ring", text(headed(Halvår=unicodedata.normalize("NFD", "Halvår")), *LINES), READ),
    case("one twice", text((*HEADER, "LEVERET"), LINES[0]), (), error("repeated-column", 1, "LEVERET", "LEVERET")),
    case(
        "two left out",
        text(*((row[0], *row[2:4], *row[5:]) for row in REPORT)),
        (),
        error("missing-column", 1, "Halvår"),
        error("missing-column", 1, "Leveret"),
    ),
]
TWO_HEADERS = [
    case("groups above", text(("Hvem", None, "Hvad", None, "Tal", None, "Tekst"), *REPORT), READ),
    case("»Ud« over »af«", text(headed(Ud_af="Ud"), under(Ud_af="af"), *LINES), READ),
    case("»Bemærk-« over »ning«", text(headed(Bemærkning="Bemærk-"), under(Bemærkning="ning"), *LINES), READ),
    case("»Resultat« over »Leveret« and »Ud af«", text(*RESULTS, *LINES), READ),
    case("»(antal)« under »Leveret«", text(HEADER, under(Leveret="(antal)", Ud_af="(i alt)"), *LINES), READ),
    case("Danish over English", text(HEADER, ENGLISH, *LINES), READ),
    case("»Ud« over »af« in .xlsx", book(rows(headed(Ud_af="Ud"), under(Ud_af="af"), *LINES)), READ),
    case("merged in .xlsx", merged("A1:A2 B1:B2 C1:C2 D1:D2 E1:F1 G1:G2", *RESULTS, *LINES), READ),
    case(
        "a problem under »Ud« over »af«",
        text(headed(Ud_af="Ud"), under(Ud_af="af"), line("A01-02", 6, "alle")),
        (),
        error("not-a-number", 3, "Ud af", "alle"),
    ),
    case(
        "a second line that says something else",
        text(HEADER, under(Aktivitet="nr.", Leveret="antal"), LINES[0]),
        READ[:1],
        error("unknown-activity", 2, "Aktivitet", "nr."),
        error("missing-period", 2, "Halvår"),
        error("missing-indicator", 2, "Indikator"),
    ),
]

WHERE = [
    case(f"»{activity}« and »{period}«", text(HEADER, line("A01-01", 8, activity=activity, period=period)), (EIGHT,))
    for activity, period in [
        ("01", "2026 h1"),
        ("1 Aktivitet nr. 1", "2026-H1"),
        ("1.", "1. halvår 2026"),
        ("Aktivitet 1", "1 halvår 2026"),
        ("1", "1.\u00a0Halvår\u00a02026"),
    ]
]
WHERE += [
    case(
        "an activity that is not in the plan",
        text(HEADER, line("A01-01", 8, activity=9)),
        (),
        error("unknown-activity", 2, "Aktivitet", "9"),
    ),
    case(
        "a half-year without its year",
        text(HEADER, line("A01-01", 8, period="1. halvår")),
        (),
        error("unknown-period", 2, "Halvår", "1. halvår"),
    ),
    case(
        "another half-year in one row",
        text(HEADER, line("A01-01", 8), line("A01-04", "opfyldt", period="2026H2")),
        (EIGHT, seen("A01-04", "opfyldt")),
        error("mixed-period", 3, "Halvår", "2026H2"),
    ),
    case(
        "an indicator's number misspelt",
        text(HEADER, line("A1-01", 8)),
        (),
        error("unknown-indicator", 2, "Indikator", "A1-01"),
    ),
]


def in_xls(*lines: Line) -> Callable[[xlwt.Worksheet], None]:
    def fill(sheet: xlwt.Worksheet) -> None:
        for row, cells in enumerate(lines):
            for column, value in enumerate(cells):
                format = "DD-MM-YYYY" if isinstance(value, date) else "General"
                sheet.write(row, column, value, xlwt.easyxf(num_format_str=format))

    return fill


def in_ods(*lines: Line) -> str:
    return ods_table(*("".join(map(_in_ods, cells)) for cells in lines))


def _in_ods(value: Any) -> str:
    if isinstance(value, date):
        return ods_cell(f"office:value-type='date' office:date-value='{value}'", f"{value:%d-%m-%Y}")
    if isinstance(value, int | float):
        return ods_cell(f"office:value-type='float' office:value='{value}'", str(value).replace(".", ","))
    return ods_text(value or "")


MAY = date(2026, 5, 12)
KINDS = (*REPORT, line("A01-03", MAY), line("A01-06", 12.5))
KINDS_READ = (*READ, seen("A01-03", MAY), seen("A01-06", 12.5))
GUIDE, OTHER = rows(("Vejledning",), ("Udfyld arket Rapport.",)), rows(HEADER, line("A01-01", 9, period="2026H2"))
DISPLAY = "<style:style style:name='ta2'><style:table-properties table:display='false'/></style:style>"
WORKBOOKS = [
    case(".xlsx", book(rows(*KINDS)), KINDS_READ, filename="rapport.xlsx"),
    case(".ods", lambda: ods(in_ods(*KINDS)), KINDS_READ, filename="rapport.ods"),
    case(".xls", lambda: xls(in_xls(*KINDS)), KINDS_READ, filename="rapport.xls"),
    case(".xlsx that is called .csv", book(rows(*REPORT)), READ),
    case("text that is called .xls", text(*REPORT, sep="\t"), READ, filename="rapport.xls"),
    case("numbers that are text", book(rows(HEADER, line("A01-01", " 1.234 "))), (seen("A01-01", 1234),)),
]
SHEETS = [
    case("the report second, after the guide", book(GUIDE, rows(*REPORT), names=("Vejledning", "Rapport")), READ),
    case(
        "another with something on it",
        book(rows(*REPORT), rows(("Deltagere", 14)), names=("Rapport", "Navne")),
        READ,
        warning("unread-sheet", value="Navne"),
    ),
    case(
        "another in .ods",
        lambda: ods(ods_table(ods_text("x"), name="Noter"), in_ods(*REPORT)),
        READ,
        warning("unread-sheet", value="Noter"),
    ),
    case(
        "the same form, not written in",
        book(rows(*REPORT), rows(HEADER), names=("Rapport", "Kladde")),
        READ,
    ),
    case(
        "one hidden",
        book(rows(*REPORT), OTHER, names=("Ny", "Gammel"), states=("visible", "hidden")),
        READ,
        warning("hidden-sheet", value="Gammel"),
    ),
    case(
        "one hidden in .ods",
        lambda: ods(ods_table(ods_text("x"), name="Gammel", style="ta2"), in_ods(*REPORT), styles=DISPLAY),
        READ,
        warning("hidden-sheet", value="Gammel"),
    ),
    case(
        "one hidden in .xls",
        lambda: xls(in_xls(*REPORT), in_xls(("x",))),
        READ,
        warning("hidden-sheet", value="Skjult1"),
    ),
    case("two with a report", book(rows(*REPORT), OTHER), (), error("several-sheets")),
    case("all hidden", book(rows(), OTHER, states=("visible", "hidden")), (), error("only-hidden-sheets")),
    case("all empty", book(rows()), (), error("empty")),
]
MERGED = [
    case(
        "activity and half-year over their rows",
        merged("A2:A3 B2:B3", HEADER, line("A01-01", 8), line("A01-04", "opfyldt", activity=None, period=None)),
        (EIGHT, seen("A01-04", "opfyldt")),
    ),
    case("a title over all columns", merged("A1:G1", ("Halvårsrapport",), *REPORT), READ),
    case(
        "one number over two rows",
        merged("E2:E3", HEADER, line("A01-01", 8), line("A01-06")),
        (EIGHT,),
        error("cell-error", 3, "Leveret", "8"),
    ),
    case(
        "one number over Leveret and Ud af",
        merged("E2:F2", HEADER, line("A01-02", 6)),
        (),
        error("cell-error", 2, "Ud af", "6"),
    ),
]


def cell(xml: str) -> Callable[[], bytes]:
    """An .xlsx whose only Leveret is this ``c`` element."""
    header, row = (
        "".join(f"<c t='inlineStr'><is><t>{word}</t></is></c>" for word in words)
        for words in (HEADER[:3], ("1", "2026H1", "A01-01"))
    )
    return lambda: raw_xlsx(f"{header}<c t='inlineStr'><is><t>Leveret</t></is></c></row><row>{row}{xml}")


def ods_formula(attributes: str, shown: str = "") -> Callable[[], bytes]:
    row = ods_text("1", "2026H1", "A01-01", "") + ods_cell(f"table:formula='of:=A1' {attributes}", shown)
    return lambda: ods(ods_table(ods_text(*HEADER), row))


WITHOUT_VALUE: list[tuple[str, Content, str]] = [
    ("a formula without a value", cell("<c><f>4+4</f></c>"), "=4+4"),
    ("a formula that no program has computed", book(rows(HEADER, line("A01-01", "=4+4"))), "=4+4"),
    ("a formula without a value in .ods", ods_formula(""), "=A1"),
    ("a formula without a value in .xls", lambda: xls(in_xls(HEADER, line("A01-01", xlwt.Formula("4+4")))), "="),
    ("#REF!", cell("<c t='e'><v>#REF!</v></c>"), "#REF!"),
    ("#DIV/0!", cell("<c t='e'><f>1/0</f><v>#DIV/0!</v></c>"), "#DIV/0!"),
    ("#N/A in .ods", ods_formula("office:value-type='string'", "#N/A"), "#N/A"),
    ("#VÆRDI! in .csv", text(HEADER, line("A01-01", "#VÆRDI!")), "#VÆRDI!"),
]
FORMULAS = [
    case("a formula with its value", cell("<c><f>4+4</f><v>8</v></c>"), (EIGHT,)),
    case("a formula with its value in .ods", ods_formula("office:value-type='float' office:value='8'", "8"), (EIGHT,)),
    *(case(what, of, (), error("cell-error", 2, "Leveret", shown)) for what, of, shown in WITHOUT_VALUE),
]


def reads(indicator: str, *pairs: tuple[str, Any]) -> list[Case]:
    """One file for each way to write a value in Leveret, and the value."""
    return [
        case(f"»{written}«", text(HEADER, line(indicator, written)), (seen(indicator, to),)) for written, to in pairs
    ]


def asks(indicator: str, *pairs: tuple[str, str]) -> list[Case]:
    """One file for each way to write something in Leveret, and the code of the problem."""
    return [
        case(f"»{written}«", text(HEADER, line(indicator, written)), (), error(code, 2, "Leveret", written))
        for written, code in pairs
    ]


def formatted(indicator: str, value: Any, format: str) -> Callable[[], bytes]:
    def fill(sheet: Worksheet) -> None:
        rows(HEADER, line(indicator, value))(sheet)
        sheet["E2"].number_format = format

    return book(fill)


DATE_TEXTS = ("12.05.2026", "12-05-2026", "12/5/2026", "12/5-2026", "12. maj 2026", "12.5.26", "2026-05-12")
DATES = [
    *reads("A01-03", *((written, MAY) for written in DATE_TEXTS)),
    case("a date in .xlsx", book(rows(HEADER, line("A01-03", MAY))), (seen("A01-03", MAY),)),
    case(
        "date and time in .xlsx", book(rows(HEADER, line("A01-03", datetime(2026, 5, 12, 9)))), (seen("A01-03", MAY),)
    ),
    *asks("A01-03", ("05/25/2026", "no-such-date"), ("26-05-12", "ambiguous-date"), ("maj", "not-done-or-date")),
    *asks("A01-03", ("01.07.2026", "date-after-period")),
    case(
        "46154 that lost its format in .xlsx",
        book(rows(HEADER, line("A01-03", 46154))),
        (),
        error("not-done-or-date", 2, "Leveret", "46154"),
    ),
]
COUNTS = [
    *reads("A01-01", ("8", 8), ("0", 0), ("1234", 1234), ("1.234", 1234), ("1.234.567", 1234567), ("12,0", 12)),
    *reads("A01-01", ("1 234", 1234), ("1\u00a0234", 1234), ("1\u2009234", 1234), ("1\u202f234", 1234)),
    case("1234 shown as 1.234 in .xlsx", formatted("A01-01", 1234, "#,##0"), (seen("A01-01", 1234),)),
    *asks("A01-01", ("\u22125", "negative"), ("-5", "negative"), ("1.234,5", "not-whole"), ("12,5", "not-whole")),
    *asks("A01-01", ("12,345", "ambiguous"), ("1,234", "ambiguous"), ("12.5", "point"), ("1,234.5", "english")),
    *asks("A01-01", ("12,5 %", "percent"), ("12 pct.", "percent"), ("kr. 1.234,50", "kroner"), ("1.234,-", "kroner")),
    case(
        "0,125 shown as 12,5 % in .xlsx",
        formatted("A01-01", 0.125, "0.0%"),
        (),
        error("percent", 2, "Leveret", "12,5 %"),
    ),
    case(
        "»8-10« that Excel made a date",
        book(rows(HEADER, line("A01-01", date(2026, 10, 8)))),
        (),
        error("date-for-number", 2, "Leveret", "08.10.2026"),
    ),
]
DECIMALS = [
    *reads("A01-06", ("12,5", 12.5), ("12", 12), ("1.234,5", 1234.5), ("1 234,50", 1234.5), ("1\u00a0234,5", 1234.5)),
    *asks("A01-06", ("1.234", "ambiguous"), ("12.345", "ambiguous"), ("1,234", "ambiguous"), ("12.5", "point")),
    *asks("A01-06", ("12,3456", "not-whole"), ("12,5 %", "percent")),
    case("1,25 in .xlsx", book(rows(HEADER, line("A01-06", 1.25))), (seen("A01-06", 1.25),)),
]
KRONER = [
    *reads("A01-KR1", ("1234", 1234), ("1.234", 1234), ("kr. 1.234", 1234), ("1.234,-", 1234), ("1.234,00 kr.", 1234)),
    *reads("A01-KR1", ("kr.  1.234", 1234), ("1 234 kr", 1234), ("DKK 1234", 1234)),
    *reads("A01-08", ("kr. 1.234,50", 1234.5), ("1.234,50 kroner", 1234.5), ("1.234,-", 1234)),
    *asks("A01-KR1", ("\u22121.234", "negative"), ("50 %", "percent"), ("12.5", "point")),
    case(
        "øre",
        text(HEADER, line("A01-KR1", "kr. 1.234,50")),
        (seen("A01-KR1", 1235),),
        warning("rounded", 2, "Leveret", "kr. 1.234,50"),
    ),
    *asks("A01-08", ("kr. 1.234", "ambiguous")),
]
PERCENT = [
    *reads("A01-09", ("12,5 %", 12.5), ("12,5", 12.5), ("12 pct.", 12)),
    case("0,125 shown as 12,5 % in .xlsx", formatted("A01-09", 0.125, "0.0%"), (seen("A01-09", 12.5),)),
    *asks("A01-09", ("kr. 12", "kroner"), ("12.5 %", "point")),
]
WORDS = asks(
    "A01-01",
    *(("ca. 8", "words"), ("ja, 3", "words"), ("8 unge", "words"), ("over 8", "words"), ("8?", "words")),
    *(
        ("8-10", "range"),
        ("8 til 10", "range"),
        ("6 ud af 8", "range"),
        ("8+2", "sum"),
        ("=4+4", "formula"),
        ("1e3", "notation"),
    ),
    *(("N/A", "not-applicable"), ("i/t", "not-applicable"), ("-", "dash"), ("–", "dash"), ("otte", "not-a-number")),
    *(("se bilag", "not-a-number"), ("se beskrivelse", "not-a-number"), ("ja", "not-a-number"), ("?", "not-a-number")),
)
TICKS = [
    *reads("A01-03", ("ja", True), ("NEJ", False), ("yes", True), ("SAND", True), ("FALSK", False)),
    case("TRUE in .xlsx", book(rows(HEADER, line("A01-03", True))), (seen("A01-03", True),)),
    *asks("A01-03", ("x", "not-done-or-date"), ("næsten", "not-done-or-date"), ("ja, 3", "not-done-or-date")),
    *reads("A01-04", ("Delvist opfyldt", "delvist opfyldt"), ("OPFYLDT", "opfyldt")),
    *asks("A01-04", ("godt", "not-an-assessment"), ("grøn", "not-an-assessment")),
]
SHUT = "Skolen er lukket"
REST = [
    case("blank is not reported, 0 is", text(HEADER, line("A01-01", 0), line("A01-06")), (seen("A01-01", 0),)),
    case(
        "»Ikke  relevant« with a reason",
        text(HEADER, line("A01-02", "Ikke  relevant", note=SHUT)),
        (seen("A01-02", "ikke relevant", note=SHUT),),
    ),
    case(
        "»ikke relevant« without one",
        text(HEADER, line("A01-02", "ikke relevant")),
        (),
        error("no-reason", 2, "Bemærkning"),
    ),
    case(
        "a note without a value",
        text(HEADER, line("A01-01", 8), line("A01-06", note="kommer")),
        (EIGHT,),
        warning("words-without-value", 3, "Leveret"),
    ),
    case("nothing filled in", text(HEADER, line("A01-01")), (), error("nothing-reported")),
    case("a part in capitals", text(HEADER, line("A01-05", 3, part="NORD")), (seen("A01-05", 3, part="Nord"),)),
    case("a part only they know", text(HEADER, line("A01-07", 3, part=2019)), (seen("A01-07", 3, part="2019"),)),
    case(
        "1-2 in Del, made a date by the spreadsheet, in .xlsx",
        book(rows(HEADER, line("A01-07", 3, part=date(2026, 2, 1)))),
        (),
        error("date-for-part", 2, "Del", "01.02.2026"),
    ),
    *(
        case(
            f"1-2 in Del, saved by a spreadsheet as »{saved}«",
            text(HEADER, line("A01-07", 3, part=saved)),
            (),
            error("date-for-part", 2, "Del", saved),
        )
        for saved in ("01-02-2026", "2026-02-01", "01-feb")
    ),
    case(
        "a part nobody knows",
        text(HEADER, line("A01-05", 3, part="Vest")),
        (),
        error("unknown-part", 2, "Del", "Vest"),
    ),
    case(
        "a share of which the whole is missing",
        text(HEADER, line("A01-02", 6)),
        (),
        error("missing-out-of", 2, "Ud af"),
    ),
    case("9 of 8", text(HEADER, line("A01-02", 9, 8)), (), error("more-than-all", 2, "Leveret", "9")),
    case(
        "a row twice",
        text(HEADER, line("A01-01", 8), line("a01-01", 9)),
        (EIGHT,),
        error("repeated-row", 3, "Indikator", "a01-01"),
    ),
    case(
        "five problems in one file",
        text(
            HEADER, line("A01-01", "ca. 8"), line("A01-02", "se bilag", "N/A"), line("A01-03", "x"), line("A01-99", 1)
        ),
        (),
        error("words", 2, "Leveret", "ca. 8"),
        error("not-a-number", 3, "Leveret", "se bilag"),
        error("not-applicable", 3, "Ud af", "N/A"),
        error("not-done-or-date", 4, "Leveret", "x"),
        error("unknown-indicator", 5, "Indikator", "A01-99"),
    ),
]

CPR = "010203-1234"
PERSONAL = [
    case(
        "CPR number in a note",
        text(HEADER, line("A01-01", 8, note=f"Ali {CPR}")),
        (seen("A01-01", 8, note="Ali ••••••-••••"),),
        error("cpr", 2, "Bemærkning"),
    ),
    case("CPR number as a number", book(rows(HEADER, line("A01-01", 102031234))), (), error("cpr", 2, "Leveret")),
    case(
        "CPR number on a hidden sheet",
        book(rows(*REPORT), rows((CPR,)), states=("visible", "hidden")),
        READ,
        error("cpr"),
    ),
    case("CPR number as a sheet's name", book(rows(*REPORT), names=(f"Ali {CPR}",)), READ, error("cpr")),
    case("CPR number in the file's name", TEXT, READ, error("cpr"), filename=f"{CPR}.csv"),
    case(
        "mail address and phone number in a note",
        text(HEADER, line("A01-01", 8, note="ali@kk.dk, 12 34 56 78")),
        (seen("A01-01", 8, note="ali@kk.dk, 12 34 56 78"),),
        warning("email", 2, "Bemærkning", "ali@kk.dk, 12 34 56 78"),
        warning("phone", 2, "Bemærkning", "ali@kk.dk, 12 34 56 78"),
    ),
]
HARMFUL = [
    case(name, HOSTILE[name][0], (), error(code), filename="rapport.xlsx")
    for name, code in [
        ("nothing", "empty"),
        ("100 MB", "too-large"),
        ("a program", "not-text"),
        ("a PDF", "not-a-report"),
        ("a web page", "not-a-report"),
        ("a Word file", "not-a-workbook"),
        ("a zip bomb", "unpacked-too-large"),
        ("an XML bomb", "dtd"),
        ("A1 and XFD1048576", "too-far-out"),
        ("one long text in many cells", "too-many-cells"),
        ("a locked xlsx", "encrypted"),
        ("a locked xls", "encrypted"),
        ("a locked ods", "encrypted"),
        ("half a workbook", "damaged"),
    ]
]

CASES = {
    "Encodings": ENCODINGS,
    "Separators": SEPARATORS,
    "Line ends and quotes": NEWLINES,
    "Layout": LAYOUT,
    "Sums": SUMS,
    "Headers": HEADERS,
    "Headers in two lines": TWO_HEADERS,
    "Activity, half-year, indicator": WHERE,
    "Kinds of file": WORKBOOKS,
    "Sheets": SHEETS,
    "Merged cells": MERGED,
    "Formulas and errors": FORMULAS,
    "Dates": DATES,
    "Numbers of people and events": COUNTS,
    "Numbers with decimals": DECIMALS,
    "Kroner": KRONER,
    "Percentages, where the plan's unit is one": PERCENT,
    "Text instead of a number": WORDS,
    "Done or not, and assessments": TICKS,
    "Rows": REST,
    "Personal data": PERSONAL,
    "Files that are no report": HARMFUL,
}


@pytest.mark.parametrize(
    "case", [pytest.param(one, id=f"{group}: {one.what}") for group, cases in CASES.items() for one in cases]
)
def test_a_file_is_read_exactly_or_its_problems_are_named(case: Case) -> None:
    found = outcome(case)
    assert found.seen == case.seen
    assert [type(one[2]) for one in found.seen] == [type(one[2]) for one in case.seen]  # True is not 1
    assert tuple(replace(problem, message="") for problem in found.problems) == case.problems


def test_there_are_cases_enough() -> None:
    assert sum(map(len, CASES.values())) >= 120


def test_the_page_on_reading_is_what_the_command_writes() -> None:
    from docs.measure_reading import PAGE, page  # it reads the table of cases above

    text = PAGE.read_text(encoding="utf-8")
    assert page(text) == text
