"""Tables as a workbook: numbers stay numbers, blank stays blank, and no text runs."""

from __future__ import annotations

import io

import openpyxl
from openpyxl.workbook import Workbook

from writers.tables import SheetOfRows, to_excel


def written(*rows: list[str | int | float | None]) -> Workbook:
    sheets = [SheetOfRows("Forbrug", ("Post", "Brugt"), rows), SheetOfRows("Tom", ("Post",), ())]
    return openpyxl.load_workbook(io.BytesIO(to_excel("Økonomi", sheets)))


def test_each_table_is_a_sheet_with_its_headers_in_view() -> None:
    book = written(["Løn", 93600])
    assert book.sheetnames == ["Forbrug", "Tom"]
    assert [cell.value for cell in book["Forbrug"][1]] == ["Post", "Brugt"] and book["Forbrug"].freeze_panes == "A2"


def test_a_number_is_a_number_and_a_blank_is_not_zero() -> None:
    sheet = written(["Løn", 93600], ["Andet", None], ["Mad", 12.5])["Forbrug"]
    assert [sheet.cell(row, 2).value for row in (2, 3, 4)] == [93600, None, 12.5]


def test_text_that_looks_like_a_formula_does_not_run() -> None:
    cell = written(["=1+1", 1])["Forbrug"]["A2"]
    assert (cell.value, cell.data_type, cell.quotePrefix) == ("=1+1", "s", True)


def test_text_that_xml_cannot_carry_is_left_out() -> None:
    assert written(["Løn\x07", 1])["Forbrug"]["A2"].value == "Løn"
