"""Excel's workbooks from before 2007 (.xls), read by xlrd."""

from __future__ import annotations

import io
import re

import xlrd
from xlrd.biffh import XLRDError

from loaders.cell import Cell
from loaders.spreadsheet.beside import HIDDEN
from loaders.spreadsheet.package import encrypted, not_a_workbook
from loaders.spreadsheet.sheet import Budget, Grid, Merge, Visibility
from loaders.spreadsheet.stored import NUMBER, error, format_of, from_number, unsaved
from outcomes.personal_data import has_cpr

_CPR = re.compile(r"(?<![\w-])[0-9]{6}-[0-9]{4}(?![\w-])")
_VISIBILITIES: tuple[Visibility, ...] = ("visible", "hidden", "very_hidden")


def read_xls(data: bytes) -> list[Grid]:
    """Every worksheet in the workbook's order. Raises Refused when it is no workbook or is encrypted."""
    # A newer workbook with a password is an OLE2 file too; its directory names this stream, in UTF-16.
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise encrypted()
    try:
        # Merged ranges and number formats are read only when formatting is asked for; short rows stay short.
        quiet = io.StringIO()
        book = xlrd.open_workbook(logfile=quiet, file_contents=data, formatting_info=True, ragged_rows=True)
    except XLRDError as reason:
        raise (encrypted() if "encrypted" in str(reason) else not_a_workbook()) from reason
    budget = Budget()
    return [_grid(book, sheet, budget) for sheet in book.sheets()]


def beside_cells(data: bytes) -> list[str]:
    """Where a CPR number with its hyphen stands that is in no cell: the old format's parts are not told apart."""
    found = (
        match for text in (data.decode("latin-1"), data.decode("utf-16-le", "ignore")) for match in _CPR.findall(text)
    )
    return [HIDDEN] if any(map(has_cpr, found)) else []


def _grid(book: xlrd.Book, sheet: xlrd.sheet.Sheet, budget: Budget) -> Grid:
    grid = Grid(sheet.name, _VISIBILITIES[sheet.visibility], budget)
    for row in range(sheet.nrows):
        if row in sheet.rowinfo_map and sheet.rowinfo_map[row].hidden:
            grid.hidden.add(row + 1)
        for column in range(sheet.row_len(row)):
            grid.put(row + 1, column + 1, _cell(book, sheet.cell(row, column)))
    for top, bottom, left, right in sheet.merged_cells:
        grid.merges.append(Merge(top + 1, left + 1, bottom, right))
    return grid


def _cell(book: xlrd.Book, stored: xlrd.sheet.Cell) -> Cell:
    value = stored.value
    if isinstance(value, str):
        # Only a formula can hold an empty text, and programs that can't compute leave exactly that.
        return unsaved("") if stored.ctype == xlrd.XL_CELL_TEXT and not value else value
    if stored.ctype == xlrd.XL_CELL_BOOLEAN:
        return bool(value)
    if stored.ctype == xlrd.XL_CELL_ERROR:
        return error(xlrd.error_text_from_code[int(value)])
    style = book.format_map.get(book.xf_list[stored.xf_index or 0].format_key)
    return from_number(value, format_of(style.format_str) if style else NUMBER, bool(book.datemode))
