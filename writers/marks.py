"""What a marked copy marks and says, composed before a process is given it, and how it is put on a sheet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, cast

from openpyxl.cell import Cell as Field
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from loaders.cell import CellError, Row
from loaders.report.columns import find_columns
from loaders.report.places import Placed, place
from loaders.table import Table
from outcomes.grouped import grouped
from outcomes.language import _
from outcomes.problem import Problem, has_errors
from writers.excel_text import carried, write_text

_QUOTED = 1_000  # characters of a message

# A fill is told from the other by its edge too, and both by their words.
_LINE, _DASHES = Side("medium", color="1A1A1A"), Side("dashed", color="1A1A1A")
_ERROR = PatternFill("solid", fgColor="FDC9A5"), Border(_LINE, _LINE, _LINE, _LINE)
_WARNING = PatternFill("solid", fgColor="FFF1B8"), Border(_DASHES, _DASHES, _DASHES, _DASHES)
OURS = {fill.fgColor.rgb for fill, _edge in (_ERROR, _WARNING)}
"""The colours of marks, known again when a marked copy comes back."""


class Mark(NamedTuple):
    """One field: whether it must be mended, and what is wrong with it; '' where another field says it."""

    row: int
    column: int
    is_error: bool
    comment: str


class Listed(NamedTuple):
    """One line of the list of problems; ``row`` and ``column`` are 0 where it is about the whole file."""

    place: str
    word: str
    message: str
    row: int
    column: int


class Marks(NamedTuple):
    """Everything that is put in a marked copy, in the visitor's language."""

    fields: tuple[Mark, ...]
    listed: tuple[Listed, ...]
    how: str
    headers: tuple[str, str, str]
    author: str


def marks_of(table: Table, problems: Sequence[Problem]) -> Marks:
    """The marks of a file's rows, and the list of its problems, the errors first."""
    columns = find_columns(table)[0]
    found = place(table.rows, columns.header if columns else None, problems)
    at = grouped(((one.row, column), one.problem) for one in found for column in one.columns)
    said = _comments(found, table.rows)
    fields = (Mark(*where, has_errors(at.get(where, ())), said.get(where, "")) for where in {**at, **said})
    how = _("Klik på et sted, og ret feltet på arket »{sheet}«. Gem, og aflever denne fil. Arket her bliver ikke læst.")
    headers = _("Sted"), _("Hvad"), _("Sådan rettes det")
    return Marks(tuple(fields), tuple(map(_listed, found)), how, headers, _("Kontrol"))


def put_marks(sheet: Worksheet, marks: Marks) -> None:
    """Colour the fields, say in comments what is wrong, and let what must be mended be written in."""
    for row, column, is_error, comment in marks.fields:
        field = sheet.cell(row, column)
        field.fill, field.border = _ERROR if is_error else _WARNING
        if is_error:
            field.protection = Protection(locked=False)
        if comment:
            lines = sum(len(line) // 40 + 1 for line in comment.split("\n"))
            field.comment = Comment(comment, marks.author, height=24 + 20 * min(lines, 20), width=320)


def put_list(sheet: Worksheet, marks: Marks, report: str) -> None:
    """Every problem, with a link to its place on the sheet of the report."""
    put_line(sheet, 1, marks.how.format(sheet=report))
    put_line(sheet, 3, *marks.headers)
    sheet["A1"].alignment = Alignment()
    for number, one in enumerate(marks.listed, start=4):
        put_line(sheet, number, one.place, one.word, one.message)
        if one.column:
            named = report.replace("'", "''")
            target = f"'{named}'!{get_column_letter(one.column)}{one.row}"
            sheet[f"A{number}"].hyperlink = Hyperlink(ref=f"A{number}", location=target)
            sheet[f"A{number}"].font = Font(underline="single", color="08519C")
    for letter, width in zip("ABC", (28, 14, 100), strict=True):
        sheet[f"{letter}3"].font = Font(bold=True)
        sheet.column_dimensions[letter].width = width


def put_line(sheet: Worksheet, number: int, *texts: str) -> None:
    for column, text in enumerate(texts, start=1):
        field = cast(Field, sheet.cell(number, column))
        field.alignment = Alignment(vertical="top", wrap_text=True)
        write_text(field, _fitting(text))


def _comments(found: Iterable[Placed], rows: Iterable[Row]) -> dict[tuple[int, int], str]:
    """What is wrong, at the first field it is about, and what stood where there is an error now."""
    said: dict[tuple[int, int], list[str]] = {}
    for problem, number, columns in found:
        for column in columns[:1]:
            said.setdefault((number, column), []).append(f"{_word(problem)}: {problem.message}")
    for row in rows:
        for column, cell in enumerate(row.cells, start=1):
            if isinstance(cell, CellError):
                text = _("Her stod »{shown}«: {why}.").format(shown=cell.shown, why=_(cell.why))
                said.setdefault((row.number, column), []).append(text)
    return {where: "\n".join(map(_fitting, texts)) for where, texts in said.items()}


def _listed(placed: Placed) -> Listed:
    """»Række 7, Leveret« is in one cell: two in a row could be taken for a report's headers."""
    problem, row, columns = placed
    return Listed(problem.place or _("Hele filen"), _word(problem), problem.message, row, next(iter(columns), 0))


def _word(problem: Problem) -> str:
    return _("Skal rettes") if problem.severity == "error" else _("Se på")


def _fitting(text: str) -> str:
    """A sentence that fits a comment, whatever it quotes."""
    plain = carried(text.replace("\r\n", "\n").replace("\r", "\n"))
    return plain if len(plain) <= _QUOTED else plain[: _QUOTED - 1] + "…"
