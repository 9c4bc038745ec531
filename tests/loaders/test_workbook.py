"""Workbooks to rows: .xlsx, .ods and .xls, whatever they are called."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
import xlwt  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.worksheet import Worksheet

from loaders import workbook
from loaders.cell import CellError, Row
from loaders.table import Table, Unreadable
from tests.loaders.workbooks import (
    HEADER,
    MAIN,
    OFFICE,
    ods,
    ods_cell,
    ods_table,
    ods_text,
    packed,
    raw_xlsx,
    read_workbook,
    rows,
    xls,
    xlsx,
)

REPORT = (HEADER, (3, "2026H1", "A03-01", 12))
UNSAVED = "formlen har ingen gemt værdi"
IN_A_PROCESS_OF_ITS_OWN = workbook._ask_child


def first_row(data: bytes) -> tuple[object, ...]:
    return read_workbook(data).rows[0].cells


@pytest.mark.parametrize(
    "data",
    [xlsx(rows(*REPORT)), ods(ods_table(ods_text("x"))), xls(lambda sheet: sheet.write(0, 0, "x"))],
    ids=["xlsx", "ods", "xls"],
)
def test_the_child_says_the_same_in_a_process_of_its_own(data: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    here = read_workbook(data)
    monkeypatch.setattr(workbook, "_ask_child", IN_A_PROCESS_OF_ITS_OWN)
    assert read_workbook(data) == here and here.rows


def test_values_keep_their_kind() -> None:
    moment = datetime(2026, 11, 3, 12, 30)
    line = (
        "  tekst\u00a0",
        12,
        12.0,
        12.5,
        0.1 + 0.2,
        True,
        date(2026, 11, 3),
        moment,
        time(9, 5),
        timedelta(hours=30),
    )
    assert first_row(xlsx(rows(line))) == (
        *("tekst", 12, 12, 12.5, 0.3, True, date(2026, 11, 3)),
        *("03.11.2026 12:30", "09:05", "30:00"),
    )


@pytest.mark.parametrize(
    ("number", "format", "expected"),
    [
        (46329, "dd/mm/yyyy;@", date(2026, 11, 3)),
        (46329, "[$-406]d\\. mmmm yyyy", date(2026, 11, 3)),
        (46329, "mmm", date(2026, 11, 3)),
        (1, "yyyy", date(1900, 1, 1)),
        (46329, "mm-dd-yy", date(2026, 11, 3)),
        (0.5, "h:mm", "12:00"),
        (0.125, "0.00%", "12,5 %"),
        (0.125, "0.0%", "12,5 %"),
        (0.07, "0%", "7 %"),
        (1234.5, '#,##0.00 "kr. om dagen"', "1234,5 kr. om dagen"),
        (8, "[Red]0;[Blue]-0", 8),
        (8, '0" dyr"', "8 dyr"),
        (8, '0" t.kr."', "8 t.kr."),
        (8, 'General" t.kr."', "8 t.kr."),
        (1, '0" mio. kr."', "1 mio. kr."),
        (80, '0"%"', "80%"),
        (80, "0\\%", "80%"),
        (8, '"ca. "0', "ca. 8"),
        (8, "[$€-2] #,##0", "€ 8"),
        (8200, "#,##0,", "8,2 tusind"),
        (8000, '#,##0," t.kr."', "8 t.kr."),
        (500_000, "0.0,,", "0,5 mio."),
        (8200, '#,##0.00 "kr."', 8200),
        (8200, "#,##0.00\\ [$kr.-406]", 8200),
        (8200, '_-* #,##0.00\\ "kr."_-;-* #,##0.00\\ "kr."_-', 8200),
        (8.5, "# ?/?", 8.5),
        (8200, "0.00E+00", 8200),
        (1.25, "[h]:mm", "30:00"),
        (60, "yyyy", CellError("60", "datoen findes ikke i kalenderen")),
        (-1, "d-m-yy", CellError("-1", "datoen findes ikke i kalenderen")),
    ],
)
def test_the_number_format_tells_dates_and_percentages(number: float, format: str, expected: object) -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["A1"] = number
        sheet["A1"].number_format = format

    assert first_row(xlsx(fill)) == (expected,)


def test_a_workbook_may_count_its_days_from_1904() -> None:
    def fill(sheet: Worksheet) -> None:
        assert sheet.parent
        sheet.parent.epoch = CALENDAR_MAC_1904
        sheet.append([date(2026, 11, 3)])

    assert first_row(xlsx(fill)) == (date(2026, 11, 3),)


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<c><f>SUM(B1:B2)</f></c>", CellError("=SUM(B1:B2)", UNSAVED)),
        ("<c><f>1+1</f><v></v></c>", CellError("=1+1", UNSAVED)),
        ("<c><f>1+1</f><v>2</v></c>", 2),
        ("<c t='str'><f>B1</f><v>ja</v></c>", "ja"),
        ("<c t='e'><f>1/0</f><v>#DIV/0!</v></c>", CellError("#DIV/0!", "formlen dividerer med nul")),
        ("<c t='e'><v>#SPILL!</v></c>", CellError("#SPILL!", "formlen giver en fejl")),
        ("<c t='str'><f>B1</f></c>", CellError("=B1", UNSAVED)),
        ("<c t='b'><v>0</v></c>", False),
        ("<c t='d'><v>2026-11-03</v></c>", date(2026, 11, 3)),
        ("<c t='inlineStr'><is><r><t>bl</t></r><r><t>å</t></r></is></c>", "blå"),
        ("<c t='s'><v>0</v></c>", "delt_x\ntekst"),
        ("<c><v>1.2E3</v></c>", 1200),
    ],
)
def test_a_stored_cell_is_read_as_excel_saved_it(cell: str, expected: object) -> None:
    shared = "<si><r><t>delt_x005F_x_x000A_</t></r><r><t>tekst</t></r><rPh sb='0' eb='1'><t>xx</t></rPh></si>"
    assert first_row(raw_xlsx(cell, strings=shared)) == (expected,)


def test_the_value_of_a_formula_that_nobody_has_computed_is_not_believed() -> None:
    book = f"""<workbook xmlns='{MAIN}' xmlns:r='{OFFICE}'><calcPr fullCalcOnLoad='1'/>
    <sheets><sheet name='A' sheetId='1' r:id='worksheet'/></sheets></workbook>"""
    data = raw_xlsx("<c><f>B1*2</f><v>0</v></c><c><v>7</v></c>", more={"xl/workbook.xml": book.encode()})
    assert first_row(data) == (CellError("=B1*2", UNSAVED), 7)


def test_a_formula_that_says_nothing_is_blank() -> None:
    assert first_row(raw_xlsx("<c t='str'><f>\"\"</f><v></v></c><c t='e'/><c t='d'/><c><v>1</v></c>")) == (
        *[None] * 3,
        1,
    )


def test_rows_are_numbered_as_in_excel_and_blank_ones_left_out() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet["B3"], sheet["A7"], sheet["A5"] = "x", 8, "  "

    assert read_workbook(xlsx(fill)) == Table((Row(3, (None, "x")), Row(7, (8,))))


def test_blank_cells_far_out_are_no_hindrance() -> None:
    styled = "<c r='A1'><v>1</v></c><c r='XFD1048576' s='0'/>"
    assert first_row(raw_xlsx(styled)) == (1,)


@pytest.mark.parametrize(
    "changes",
    [
        {  # as Excel writes »Strict Open XML«
            MAIN: "http://purl.oclc.org/ooxml/spreadsheetml/main",
            OFFICE: "http://purl.oclc.org/ooxml/officeDocument/relationships",
        },
        {'numFmtId="164"': 'numFmtId="30"', "<numFmts": "<odd", "</numFmts": "</odd"},  # a date in Chinese Excel
        {"<patternFill />": "", "</sheetData>": "</sheetData><autoFilter ref='odd'/>"},
    ],
)
def test_only_what_tells_a_value_has_to_be_as_openpyxl_knows_it(changes: dict[str, str]) -> None:
    with zipfile.ZipFile(io.BytesIO(xlsx(rows(("a", 1, date(2026, 11, 3)))))) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    for old, new in changes.items():
        parts = {name: part.replace(old, new) for name, part in parts.items()}
    assert first_row(packed(parts)) == ("a", 1, date(2026, 11, 3))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (ods_text("tekst"), "tekst"),
        (ods_cell("office:value-type='float' office:value='12.5'", "12,50"), 12.5),
        (ods_cell("office:value-type='currency' office:value='1234'", "1.234 kr."), 1234),
        (ods_cell("office:value-type='percentage' office:value='0.125'", "12,5%"), "12,5 %"),
        (ods_cell("office:value-type='date' office:date-value='2026-11-03'"), date(2026, 11, 3)),
        (ods_cell("office:value-type='date' office:date-value='2026-11-03T12:30:00'"), "03.11.2026 12:30"),
        (ods_cell("office:value-type='time' office:time-value='PT30H05M00S'"), "30:05"),
        (ods_cell("office:value-type='boolean' office:boolean-value='true'"), True),
        (ods_cell("table:formula='of:=1+1'"), CellError("=1+1", UNSAVED)),
        (
            ods_cell("table:formula='of:=1/0' office:value-type='float' office:value='0'", "#DIV/0!"),
            CellError("#DIV/0!", "formlen dividerer med nul"),
        ),
        (
            ods_cell("office:value-type='string' calcext:value-type='error'", "Fejl:502"),
            CellError("Fejl:502", "formlen giver en fejl"),
        ),
        (
            (
                "<table:table-cell><office:annotation><text:p>note</text:p></office:annotation>"
                "<text:p>a<text:s text:c='2'/>b<text:line-break/><text:span>c</text:span></text:p>"
                "<text:p>d</text:p></table:table-cell>"
            ),
            "a  b\nc\nd",
        ),
    ],
)
def test_an_opendocument_cell_is_read_as_it_was_saved(cell: str, expected: object) -> None:
    assert first_row(ods(ods_table(cell))) == (expected,)


def test_repeated_opendocument_cells_and_rows_are_all_read() -> None:
    twice = ods_cell("table:number-columns-repeated='2' office:value-type='string'", "x")
    table = ods_table(ods_text("a"), twice + ods_text("y"), ods_text("z"))
    table = table.replace("<table:table-row>", "<table:table-row table:number-rows-repeated='2'>", 2)
    wide = ("x", "x", "y")
    expected = (Row(1, ("a",)), Row(2, ("a",)), Row(3, wide), Row(4, wide), Row(5, ("z",)))
    assert read_workbook(ods(table)).rows == expected


def test_opendocument_rows_in_groups_of_groups_are_all_read() -> None:
    group = "<table:table-row-group><table:table-row>{}</table:table-row>{}</table:table-row-group>"
    grouped = group.format(ods_text("a"), group.format(ods_text("b"), ""))
    table = ods_table(ods_text("c")).replace("<table:table-row>", f"{grouped}<table:table-row>", 1)
    assert [row.cells for row in read_workbook(ods(table)).rows] == [("a",), ("b",), ("c",)]


def test_an_old_workbook_is_read_as_it_was_saved() -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        for column, value in enumerate(["tekst", 12, 12.5, True]):
            sheet.write(2, column, value)
        sheet.write(2, 4, date(2026, 11, 3), xlwt.easyxf(num_format_str="DD.MM.YYYY"))
        sheet.write(2, 5, 0.125, xlwt.easyxf(num_format_str="0.0%"))
        sheet.write(2, 6, xlwt.Formula("1+1"))
        sheet.row(2).set_cell_error(7, "#DIV/0!")

    divided = CellError("#DIV/0!", "formlen dividerer med nul")
    expected = ("tekst", 12, 12.5, True, date(2026, 11, 3), "12,5 %", CellError("=", UNSAVED), divided)
    assert read_workbook(xls(fill)).rows == (Row(3, expected),)


def test_the_sheet_with_the_report_is_read() -> None:
    guide = rows(("Vejledning",), ("Aktivitet", "nummeret på aktiviteten"))
    assert read_workbook(xlsx(guide, rows(*REPORT))).rows[1] == Row(2, REPORT[1])


def test_without_a_report_the_first_visible_sheet_with_anything_is_read() -> None:
    book = xlsx(rows(), rows(("skjult",)), rows(("synlig",)), states=("visible", "hidden", "visible"))
    assert read_workbook(book).rows == (Row(1, ("synlig",)),)


def test_a_sheet_that_is_not_read_is_named_beside_the_one_that_is() -> None:
    for order in ((0, 1), (1, 0)):
        sheets, names = (rows(*REPORT), rows(("Bilag",), ("U6", 8))), ("Rapport", "Tal")
        [notice] = read_workbook(xlsx(*(sheets[at] for at in order), names=tuple(names[at] for at in order))).notices
        assert (notice.code, notice.severity, notice.value) == ("unread-sheet", "warning", "Tal")
        assert "flyt det til arket »Rapport«" in notice.message


def test_the_second_of_two_sheets_without_our_headers_is_named() -> None:
    table = read_workbook(xlsx(rows(("Hvad", "Antal")), rows(("Hvad", "Antal")), names=("Forår", "Sommer")))
    assert [notice.value for notice in table.notices] == ["Sommer"]


def test_the_sheets_of_the_form_itself_are_not_worth_a_word() -> None:
    words = rows(("Vejledning til skemaet",), ("0", "Ingen"))
    book = xlsx(rows(*REPORT), words, words, names=("Rapport", "Vejledning", "Det skal rettes"))
    assert read_workbook(book).notices == ()


def test_two_sheets_with_reports_are_asked_about() -> None:
    with pytest.raises(Unreadable, match="»H1«, »H2«") as refused:
        read_workbook(xlsx(rows(*REPORT), rows(*REPORT), names=("H1", "H2")))
    assert refused.value.problem.code == "several-sheets"


def test_a_hidden_sheet_is_named_and_not_read() -> None:
    style = "<style:style style:name='ta2'><style:table-properties table:display='false'/></style:style>"
    hidden, visible = ods_table(ods_text("a"), name="Gammel", style="ta2"), ods_table(ods_text("b"))
    for book, name in [
        (xlsx(rows(*REPORT), rows(*REPORT), names=("Ny", "Gammel"), states=("visible", "hidden")), "Gammel"),
        (ods(hidden, visible, styles=style), "Gammel"),
        (xls(lambda sheet: sheet.write(0, 0, "b"), lambda sheet: sheet.write(0, 0, "a")), "Skjult1"),
    ]:
        [notice] = read_workbook(book).notices
        assert (notice.code, notice.severity, notice.value) == ("hidden-sheet", "warning", name)


def test_a_list_that_only_a_program_can_hide_is_not_worth_a_word() -> None:
    book = xlsx(rows(*REPORT), rows(("ja",), ("nej",)), states=("visible", "veryHidden"))
    assert read_workbook(book).notices == ()


def test_a_workbook_whose_only_content_is_hidden_is_refused() -> None:
    with pytest.raises(Unreadable, match="»Ark2«"):
        read_workbook(xlsx(rows(), rows(*REPORT), states=("visible", "hidden")))


def test_an_empty_workbook_has_no_rows() -> None:
    assert read_workbook(xlsx(rows())) == Table(())


DAY = st.dates(date(1950, 1, 1), date(2100, 1, 1))
VALUE = st.none() | st.integers(-(10**9), 10**9) | st.booleans() | DAY


@settings(max_examples=8)
@given(st.lists(st.lists(VALUE | st.text("abcæøå <&>_x000A", max_size=8), max_size=6), max_size=8))
def test_any_rows_read_back_the_same(lines: list[list[Any]]) -> None:
    expected = []
    for number, line in enumerate(lines, start=1):
        cells = [(cell.strip() or None) if isinstance(cell, str) else cell for cell in line]
        end = max((at for at, cell in enumerate(cells, start=1) if cell is not None), default=0)
        expected += [Row(number, tuple(cells[:end]))] if end else []

    def fill(sheet: Worksheet) -> None:
        for number, line in enumerate(lines, start=1):
            for column, value in enumerate(line, start=1):
                sheet.cell(number, column).value = value

    assert list(read_workbook(xlsx(fill)).rows) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("<c r='A1' s=''><v>8</v></c>", 8),
        ("<c r='A1' s='99'><v>8</v></c>", 8),
        ("<c r='A1' t='d'><v>09:30:00</v></c>", "09:30:00"),
        ("<c r='A1' t='d'><v>2026-05-12</v></c>", date(2026, 5, 12)),
        ("<c r='A1' t='d'><v>2026-05-12T10:30:00Z</v></c>", "12.05.2026 10:30"),
        ("<c r='A1' t='b'><v>true</v></c>", True),
    ],
)
def test_one_odd_cell_does_not_cost_the_workbook(cell: str, expected: object) -> None:
    assert first_row(raw_xlsx(cell)) == (expected,)


def test_one_odd_style_does_not_cost_the_workbook() -> None:
    styles = "<cellXfs><xf numFmtId='' odd='1'/><xf numFmtId='9' strange='x'/></cellXfs>"
    parts = {"xl/styles.xml": f"<styleSheet xmlns='{MAIN}'>{styles}</styleSheet>".encode()}
    assert first_row(raw_xlsx("<c r='A1' s='1'><v>0.5</v></c>", more=parts)) == ("50 %",)


def test_rows_that_nobody_sees_are_read_and_told_of() -> None:
    def fill(sheet: Worksheet) -> None:
        for line in (HEADER, (1, "2026H1", "A01-01", 8), (1, "2026H1", "A01-02", 9)):
            sheet.append(line)
        sheet.row_dimensions[3].hidden = True

    table = read_workbook(xlsx(fill))
    assert len(table.rows) == 3
    assert [(one.code, one.row, one.severity) for one in table.notices] == [("hidden-rows", 3, "warning")]


def test_a_sheet_behind_a_cover_sheet_is_read_also_when_its_headers_are_ones_own() -> None:
    cover, own = rows(("Halvårsstatus",), ("Haven",), ("2026",)), rows(("Hvad", "Antal"), ("Kurser", 8))
    table = read_workbook(xlsx(cover, own, names=("Forside", "Tal")))
    assert [row.cells for row in table.rows] == [("Hvad", "Antal"), ("Kurser", 8)]
    assert [(one.code, one.value) for one in table.notices] == [("unread-sheet", "Forside")]


@pytest.mark.parametrize(
    ("stored", "shown", "expected"),
    [
        ("8", "8 t.kr.", "8 t.kr."),
        ("80", "80%", "80%"),
        ("8200", "8", "8,2 tusind"),
        ("8200", "8.200 kr.", 8200),
        ("8200", "8.200,00", 8200),
        ("8200", "8,20E+03", 8200),
        ("0.3333333333", "0,33", 0.3333333333),
    ],
)
def test_an_ods_counts_as_it_shows(stored: str, shown: str, expected: object) -> None:
    cell = ods_cell(f"office:value-type='float' office:value='{stored}'", shown)
    assert first_row(ods(ods_table(cell))) == (expected,)
