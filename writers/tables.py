"""Tables as an Excel workbook: one sheet each, numbers as numbers, and no text that runs."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar, cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from writers.danish_csv import Field
from writers.excel_text import write_text

T = TypeVar("T")
_WIDEST = 60
_HEADER = PatternFill("solid", fgColor="EEEEEE")


class SheetOfRows(NamedTuple):
    """A table for one sheet; ``name`` has at most 31 characters."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Field]]


def laid_out(
    columns: Mapping[str, Callable[[T], Field]], things: Iterable[T]
) -> tuple[tuple[str, ...], list[list[Field]]]:
    """The headers, and a row for each of the things, by what every column says of it."""
    return (*columns,), [[said_of(thing) for said_of in columns.values()] for thing in things]


def to_excel(title: str, sheets: Iterable[SheetOfRows]) -> bytes:
    """A workbook of the tables, with the headers in view while one scrolls, and every column ready to be filtered."""
    book = Workbook()
    book.properties.title = title
    book.remove(book.worksheets[0])
    for one in sheets:
        _write(book.create_sheet(one.name), one)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _write(sheet: Worksheet, table: SheetOfRows) -> None:
    for number, row in enumerate([table.header, *table.rows], start=1):
        for column, field in enumerate(row, start=1):
            _write_field(cast(Cell, sheet.cell(number, column)), field)
    for cell in sheet[1]:
        cell.font, cell.fill = Font(bold=True), _HEADER
    for column, cells in enumerate(sheet.columns, start=1):
        longest = max(len(str(cell.value)) for cell in cells if cell.value is not None)
        sheet.column_dimensions[get_column_letter(column)].width = min(longest + 2, _WIDEST)
        for cell in cells:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if isinstance(cell.value, int) and cell.value >= 10_000:
                cell.number_format = "#,##0"
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions


def _write_field(cell: Cell, field: Field) -> None:
    """Text as text, yes and no in words, and a number or a day as it is."""
    if isinstance(field, bool):
        field = "ja" if field else "nej"
    if isinstance(field, str):
        write_text(cell, field)
    else:
        cell.value = field
