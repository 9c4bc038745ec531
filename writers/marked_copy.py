"""The rows of a file as a workbook of their own, with every problem marked and commented where it is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from io import BytesIO
from pathlib import PurePath
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell as Field
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from loaders.cell import Cell, CellError, Row
from loaders.limits import MAX_COLUMNS, MAX_ROWS, MAX_WORDS
from loaders.personal_data import CPR
from loaders.report.columns import find_columns
from loaders.report.form_identity import IDENTITY_SHEET, MENDING_SHEET, identity_lines
from loaders.report.values import shown
from loaders.table import Identity, Table, Unreadable
from outcomes.language import _
from outcomes.problem import Problem
from writers.excel_text import escaped, write_text
from writers.marks import marks_of, put_line, put_list, put_marks

_REPORT = "Rapport"
_MAX_CELLS = 20_000  # a real report has a tenth of it; openpyxl works in the server's own process
_FIRST_DAY = date(1900, 3, 1)  # before this Excel's calendar is wrong or has no days


def can_be_marked(table: Table) -> bool:
    """Whether there are rows to give back, no more than Excel takes; where a CPR number was, digits are gone."""
    rows, has_cpr = table.rows, any(notice.code == CPR for notice in table.notices)
    cells = [cell for row in rows for cell in row.cells if cell is not None]
    longest = max((len(escaped(cell)) for cell in cells if isinstance(cell, str)), default=0)
    far_out = any(row.number > MAX_ROWS or len(row.cells) > MAX_COLUMNS for row in rows)
    return bool(rows) and not (has_cpr or far_out or len(cells) > _MAX_CELLS or longest > MAX_WORDS)


def name_of_copy(filename: str) -> str:
    return f"{PurePath(filename).stem.removesuffix('-markeret')}-markeret.xlsx"


def marked_copy(table: Table, filename: str, problems: Sequence[Problem]) -> tuple[str, bytes]:
    """The name and content of an .xlsx: the rows of a file as they were read, marked, and a list of the problems.

    Rows keep their numbers, and nothing in it is live. Read again it says the same as the file, so it can
    be mended and sent. Raises Unreadable when there are no rows to give back, or more than Excel takes.
    """
    if not can_be_marked(table):
        raise Unreadable(Problem("not-marked", _("Filen kan ikke få markeringer. Ret den efter listen på siden.")))
    book = Workbook()
    book.calculation.fullCalcOnLoad = False  # nothing to compute, so Excel asks nobody to save on closing
    report = book.worksheets[0]
    report.title = _REPORT
    columns = find_columns(table)[0]
    _write_rows(report, table.rows)
    if columns:
        _keep_in_view(report, columns.header.number)
    marks = marks_of(table, problems)
    put_marks(report, marks)
    put_list(book.create_sheet(MENDING_SHEET), marks, _REPORT)
    if table.identity:
        _identify(book, table.identity)
    saved = BytesIO()
    book.save(saved)
    return name_of_copy(filename), saved.getvalue()


def _write_rows(sheet: Worksheet, rows: Sequence[Row]) -> None:
    widths: dict[int, int] = {}
    for row in rows:
        for column, value in enumerate(row.cells, start=1):
            if value is not None:
                write(cast(Field, sheet.cell(row.number, column)), value)
                widths[column] = max([widths.get(column, 0), *map(len, shown(value).splitlines())])
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = min(max(width + 2, 10), 48)


def _keep_in_view(sheet: Worksheet, header: int) -> None:
    for cell in sheet[header]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = f"A{header + 1}" if header <= 10 else None


def write(field: Field, value: Cell) -> None:
    """The value in its own kind. An error stays one, so that it must be mended before it is believed."""
    field.alignment = Alignment(vertical="top", wrap_text=True)
    if isinstance(value, CellError):
        field.value = value.shown if value.shown in ERROR_CODES else "#N/A"
    elif isinstance(value, date) and value >= _FIRST_DAY:
        field.value = value
        field.number_format = "dd.mm.yyyy"
    elif isinstance(value, bool | int | float):
        field.value = value
    else:
        write_text(field, shown(value))


def _identify(book: Workbook, identity: Identity) -> None:
    """The copy is the same form as the file."""
    sheet = book.create_sheet(IDENTITY_SHEET)
    sheet.sheet_state = "veryHidden"
    for number, line in enumerate(identity_lines(identity), start=1):
        put_line(sheet, number, *line)
