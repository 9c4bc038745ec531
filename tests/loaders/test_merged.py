"""Merged cells: a name counts for every row it covers, a number for none but asks."""

from __future__ import annotations

from typing import Any

import pytest
import xlwt  # type: ignore[import-untyped]
from openpyxl.worksheet.worksheet import Worksheet

from loaders.cell import Cell, CellError
from tests.loaders.workbooks import HEADER, ods, ods_table, ods_text, read_workbook, xls, xlsx

ABOVE = "det er flettet med feltet ovenfor"
LEFT = "det er flettet med feltet til venstre"


def merged(ranges: str, *lines: tuple[Any, ...]) -> list[tuple[Cell, ...]]:
    """The rows under the header of a workbook with these lines and merged ranges."""

    def fill(sheet: Worksheet) -> None:
        for line in (HEADER, *lines):
            sheet.append(line)
        for each in ranges.split():
            sheet.merge_cells(each)

    return [row.cells for row in read_workbook(xlsx(fill)).rows[1:]]


@pytest.mark.parametrize(
    ("ranges", "lines", "expected"),
    [
        ("A2:A3 B2:B3", [(3, "H1", "I1", 8), (None, None, "I2")], [(3, "H1", "I1", 8), (3, "H1", "I2")]),
        ("D2:D3", [(3, "H1", "I1", 30), (3, "H1", "I2")], [30, CellError("30", ABOVE)]),
        ("D2:D3", [(3, "H1", "I1", "ja"), (3, "H1", "I2")], ["ja", CellError("ja", ABOVE)]),
        ("D2:E2", [(3, "H1", "I1", 7)], [(3, "H1", "I1", 7, CellError("7", LEFT))]),
        ("C2:D2", [(3, "H1", "I1")], [(3, "H1", "I1", CellError("I1", LEFT))]),
        ("F2:F3", [(3, "H1", "I1", 7, 9, "note"), (3, "H1", "I2")], ["note", "note"]),
        ("A2:E2", [("Forbrug",)], [("Forbrug",)]),
        ("A2:A5", [(3, "H1", "I1", 8)], [(3, "H1", "I1", 8)]),
        ("A2:A3", [(None, "H1", "I1"), (None, "H1", "I2")], [(None, "H1", "I1"), (None, "H1", "I2")]),
    ],
)
def test_a_merged_value_counts_where_it_can_only_mean_one_thing(
    ranges: str, lines: list[tuple[object, ...]], expected: list[object]
) -> None:
    found = merged(ranges, *lines)
    assert (found if isinstance(expected[0], tuple) else [row[-1] for row in found]) == expected


def test_a_header_merged_over_two_rows_is_known_in_the_second() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(("Aktivitet", "Halvår", "Indikator", "Resultat"))
        sheet.append((None, None, None, "Leveret", "Ud af"))
        sheet.append((3, "H1", "I1", 30))
        sheet.append((3, "H1", "I2"))
        for each in ("A1:A2", "B1:B2", "C1:C2", "D1:E1", "D3:D4"):
            sheet.merge_cells(each)

    rows = read_workbook(xlsx(fill)).rows
    assert rows[1].cells == HEADER
    assert rows[3].cells[3] == CellError("30", ABOVE)


def test_old_and_open_workbooks_spread_merged_cells_too() -> None:
    def fill(sheet: xlwt.Worksheet) -> None:
        sheet.write_merge(0, 1, 0, 0, "a")
        sheet.write(0, 1, "b")
        sheet.write(1, 1, "c")

    tall = "<table:table-cell table:number-rows-spanned='2'><text:p>a</text:p></table:table-cell>"
    covered = "<table:covered-table-cell><text:p>usynlig</text:p></table:covered-table-cell>"
    for book in (xls(fill), ods(ods_table(tall + ods_text("b"), covered + ods_text("c")))):
        assert [row.cells for row in read_workbook(book).rows] == [("a", "b"), ("a", "c")]
