"""The same file back as a workbook, with every problem marked and commented where it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from pathlib import PurePath
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell as Field
from openpyxl.cell.cell import ERROR_CODES
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from loaders.cell import Cell, CellError, Row
from loaders.limits import MAX_COLUMNS, MAX_ROWS, MAX_WORDS
from loaders.personal_data import CPR
from loaders.report.columns import find_columns
from loaders.report.form_identity import IDENTITY_SHEET, MENDING_SHEET, identity_lines
from loaders.report.places import Placed, place
from loaders.report.values import shown
from loaders.table import Identity, Table, Unreadable
from outcomes.grouped import grouped
from outcomes.language import _
from outcomes.problem import Problem, has_errors
from writers.excel_text import carried, escaped, write_text

_REPORT = "Rapport"
_MAX_CELLS = 20_000  # a real report has a tenth of it; openpyxl works in the server's own process
_QUOTED = 1_000  # characters of a message
_FIRST_DAY = date(1900, 3, 1)  # before this Excel's calendar is wrong or has no days

# A fill is told from the other by its edge too, and both by their words.
_LINE, _DASHES = Side("medium", color="1A1A1A"), Side("dashed", color="1A1A1A")
_ERROR = PatternFill("solid", fgColor="FDC9A5"), Border(_LINE, _LINE, _LINE, _LINE)
_WARNING = PatternFill("solid", fgColor="FFF1B8"), Border(_DASHES, _DASHES, _DASHES, _DASHES)


def marked_copy(table: Table, filename: str, problems: Sequence[Problem]) -> tuple[str, bytes]:
    """The name and content of an .xlsx: the rows of a file as they were read, marked, and a list of the problems.

    Rows keep their numbers, and nothing in it is live. Read again it says the same as the file, so it can
    be mended and sent. Raises Unreadable when there are no rows to give back, or more than Excel takes.
    """
    _refuse_what_would_be_lost(table)
    book = Workbook()
    book.calculation.fullCalcOnLoad = False  # nothing to compute, so Excel asks nobody to save on closing
    report = book.worksheets[0]
    report.title = _REPORT
    columns = find_columns(table)[0]
    found = place(table.rows, columns.header if columns else None, problems)
    _write_rows(report, table.rows)
    if columns:
        _keep_in_view(report, columns.header.number)
    _mark(report, found)
    _comment(report, found, table.rows)
    _list(book.create_sheet(MENDING_SHEET), found)
    if table.identity:
        _identify(book, table.identity)
    saved = BytesIO()
    book.save(saved)
    return f"{PurePath(filename).stem.removesuffix('-markeret')}-markeret.xlsx", saved.getvalue()


def _refuse_what_would_be_lost(table: Table) -> None:
    rows, has_cpr = table.rows, any(notice.code == CPR for notice in table.notices)  # then digits are gone
    cells = [cell for row in rows for cell in row.cells if cell is not None]
    longest = max((len(escaped(cell)) for cell in cells if isinstance(cell, str)), default=0)
    far_out = any(row.number > MAX_ROWS or len(row.cells) > MAX_COLUMNS for row in rows)
    if not rows or has_cpr or far_out or len(cells) > _MAX_CELLS or longest > MAX_WORDS:
        raise Unreadable(Problem("not-marked", _("Filen kan ikke få markeringer. Ret den efter listen på siden.")))


def _write_rows(sheet: Worksheet, rows: Sequence[Row]) -> None:
    widths: dict[int, int] = {}
    for row in rows:
        for column, value in enumerate(row.cells, start=1):
            if value is not None:
                _write(cast(Field, sheet.cell(row.number, column)), value)
                widths[column] = max([widths.get(column, 0), *map(len, shown(value).splitlines())])
    for column, width in widths.items():
        sheet.column_dimensions[get_column_letter(column)].width = min(max(width + 2, 10), 48)


def _keep_in_view(sheet: Worksheet, header: int) -> None:
    for cell in sheet[header]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = f"A{header + 1}" if header <= 10 else None


def _write(field: Field, value: Cell) -> None:
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


def _mark(sheet: Worksheet, found: Iterable[Placed]) -> None:
    at = grouped(((one.row, column), one.problem) for one in found for column in one.columns)
    for (number, column), problems in at.items():
        field = sheet.cell(number, column)
        field.fill, field.border = _ERROR if has_errors(problems) else _WARNING


def _comment(sheet: Worksheet, found: Iterable[Placed], rows: Iterable[Row]) -> None:
    """Say in a comment what is wrong, and what stood where there is an error now."""
    said: dict[tuple[int, int], list[str]] = {}
    for problem, number, columns in found:
        for column in columns[:1]:
            said.setdefault((number, column), []).append(f"{_word(problem)}: {problem.message}")
    for row in rows:
        for column, cell in enumerate(row.cells, start=1):
            if isinstance(cell, CellError):
                text = _("Her stod »{shown}«: {why}.").format(shown=cell.shown, why=_(cell.why))
                said.setdefault((row.number, column), []).append(text)
    for (number, column), texts in said.items():
        text = "\n".join(map(_fitting, texts))
        lines = sum(len(line) // 40 + 1 for line in text.split("\n"))
        sheet.cell(number, column).comment = Comment(text, _("Kontrol"), height=24 + 20 * min(lines, 20), width=320)


def _list(sheet: Worksheet, found: Iterable[Placed]) -> None:
    """Every problem, with a link to its place."""
    how = _("Klik på et sted, og ret feltet på arket »{sheet}«. Gem, og aflever denne fil. Arket her bliver ikke læst.")
    _write_line(sheet, 1, how.format(sheet=_REPORT))
    _write_line(sheet, 3, _("Sted"), _("Hvad"), _("Sådan rettes det"))
    sheet["A1"].alignment = Alignment()
    for number, (problem, row, columns) in enumerate(found, start=4):
        _write_line(sheet, number, _where(problem), _word(problem), problem.message)
        if columns:
            target = f"'{_REPORT}'!{get_column_letter(columns[0])}{row}"
            sheet[f"A{number}"].hyperlink = Hyperlink(ref=f"A{number}", location=target)
            sheet[f"A{number}"].font = Font(underline="single", color="08519C")
    for letter, width in zip("ABC", (28, 14, 100), strict=True):
        sheet[f"{letter}3"].font = Font(bold=True)
        sheet.column_dimensions[letter].width = width


def _identify(book: Workbook, identity: Identity) -> None:
    """The copy is the same form as the file."""
    sheet = book.create_sheet(IDENTITY_SHEET)
    sheet.sheet_state = "veryHidden"
    for number, line in enumerate(identity_lines(identity), start=1):
        _write_line(sheet, number, *line)


def _write_line(sheet: Worksheet, number: int, *texts: str) -> None:
    for column, text in enumerate(texts, start=1):
        _write(cast(Field, sheet.cell(number, column)), _fitting(text))


def _where(problem: Problem) -> str:
    """»Række 7, Leveret«, in one cell: two in a row could be taken for a report's headers."""
    return problem.place or _("Hele filen")


def _word(problem: Problem) -> str:
    return _("Skal rettes") if problem.severity == "error" else _("Se på")


def _fitting(text: str) -> str:
    """A sentence that fits a comment, whatever it quotes."""
    plain = carried(text.replace("\r\n", "\n").replace("\r", "\n"))
    return plain if len(plain) <= _QUOTED else plain[: _QUOTED - 1] + "…"
