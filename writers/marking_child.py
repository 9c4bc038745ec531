"""The child process that marks one workbook: what to mark and its bytes in on stdin, the marked one out, or nothing."""

from __future__ import annotations

import json
import re
import sys
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import MergedCell
from openpyxl.styles import Border, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from loaders.limits import MAX_UNPACKED_BYTES
from loaders.report.form_identity import MENDING_SHEET, identity_of
from loaders.spreadsheet.package import unpack
from loaders.spreadsheet.sheet import Grid, Sheet
from loaders.spreadsheet.xlsx import read_xlsx
from loaders.workbook import choose_sheet
from loaders.workbook_child import limit
from writers.marked_copy import write
from writers.marks import OURS, Listed, Mark, Marks, put_list, put_marks

_KEPT = re.compile(
    r"\[content_types\]\.xml|_rels/\.rels|docprops/.*|customxml/.*|xl/_rels/.*|xl/(workbook|styles|sharedstrings|calcchain)\.xml"
    r"|xl/theme/.*|xl/worksheets/(_rels/)?sheet\d+\.xml(\.rels)?|xl/tables/.*|xl/printersettings/.*|xl/vbaproject\.bin"
    r"|xl/comments/?\w*\.xml|xl/drawings/(_rels/)?(vml|comments)?drawing\d+\.(xml|vml)(\.rels)?|xl/media/.*\.(png|jpe?g|gif)"
)
_LOST = re.compile(rb"<extLst|<(?:\w+:)?(?:sp|cxnSp|grpSp|graphicFrame)[ >]|ObjectType=\"(?!Note)")
_DRAWN = re.compile(r"xl/(worksheets|drawings)/[^/]*")


def main() -> None:
    """Answer what stdin holds. Whatever goes wrong, the parent gives the rows in a workbook of their own."""
    limit(most_written=MAX_UNPACKED_BYTES)  # openpyxl writes each sheet to a file that is gone when it has
    asked, _, data = sys.stdin.buffer.read().partition(b"\n")
    sys.stdout.buffer.write(marked(data, json.loads(asked)))


def marked(data: bytes, marks: list[Any]) -> bytes:
    """The workbook with its marks; nothing when a part of it would be lost, or it would not say the same."""
    parts = unpack(data)
    if any(map(_is_lost, parts, parts.values())):
        return b""
    grids = read_xlsx(parts)
    sheet = _report_among(grids)
    book = load_workbook(BytesIO(data), rich_text=True)
    report = book[sheet]
    _write_what_formulas_showed(report, next(grid for grid in grids if grid.name == sheet))
    _clean(book, report)
    fields, listed, *words = marks
    put = Marks(tuple(Mark(*one) for one in fields), tuple(Listed(*one) for one in listed), *words)
    put_marks(report, put)
    put_list(book.create_sheet(MENDING_SHEET), put, sheet)
    saved = BytesIO()
    book.save(saved)
    again = {grid.name: grid.sheet() for grid in read_xlsx(unpack(saved.getvalue()))}
    return saved.getvalue() if _says_the_same(again, [grid.sheet() for grid in grids], sheet) else b""


def _report_among(grids: list[Grid]) -> str:
    """The sheet that is read, by the rule of those who read it."""
    sheets = [grid.sheet() for grid in grids]
    read = choose_sheet([sheet for sheet in sheets if identity_of([sheet]) is None])
    return next(sheet.name for sheet in sheets if sheet.rows is read.rows)


def _is_lost(name: str, part: bytes) -> bool:
    """Whether a part, or something in it, would not be written again: charts, shapes, newer lists of choices."""
    return not _KEPT.fullmatch(name) or bool(_DRAWN.fullmatch(name) and _LOST.search(part))


def _says_the_same(again: dict[str, Sheet], before: list[Sheet], report: str) -> bool:
    """The report to the last cell, and the other sheets there as they were shown."""
    others = [sheet for sheet in before if sheet.name not in (report, MENDING_SHEET)]
    shown = all(sheet.name in again and again[sheet.name].visibility == sheet.visibility for sheet in others)
    return shown and again[report] == next(sheet for sheet in before if sheet.name == report)


def _write_what_formulas_showed(sheet: Worksheet, grid: Grid) -> None:
    """A formula's value is not kept beside it, and without one the report would say less."""
    for row in sheet.iter_rows():
        for cell in row:
            if not isinstance(cell, MergedCell) and cell.data_type == "f":
                write(cell, grid.cells.get(cell.row, {}).get(cell.column))


def _clean(book: Workbook, report: Worksheet) -> None:
    """A marked copy that comes back is marked anew."""
    if MENDING_SHEET in book.sheetnames:
        del book[MENDING_SHEET]
    for row in report.iter_rows():
        for cell in row:
            if not isinstance(cell, MergedCell) and cell.fill.fgColor.rgb in OURS:
                cell.fill, cell.border, cell.comment = PatternFill(), Border(), None


if __name__ == "__main__":
    main()
