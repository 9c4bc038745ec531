"""Workbooks (.xlsx, .ods, .xls) to rows. They are parsed in a child process that may die, never in this."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from loaders.cell import Cell, CellError, Row
from loaders.limits import CHILD_WAIT_SECONDS
from loaders.report.form_identity import OWN_SHEETS
from loaders.report.header import find_header
from loaders.spreadsheet.sheet import Sheet
from loaders.table import Table, Unreadable
from outcomes import danish
from outcomes.language import _
from outcomes.problem import Problem

_MOST_NAMED = 10
_ZIP, _OLE2 = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Each child may take 512 MB, so a crowd of uploads waits in line instead of taking the server's memory.
_TWO_AT_A_TIME = threading.BoundedSemaphore(2)


def is_workbook(data: bytes) -> bool:
    """Whether the content is of a workbook's kind (zip or OLE2), whatever the file is called."""
    return data.startswith((_ZIP, _OLE2))


class Book(NamedTuple):
    """Every sheet of a workbook, hidden ones too, and what else in it has a CPR number, to be translated."""

    sheets: tuple[Sheet, ...]
    beside: tuple[str, ...]


def read_sheets(data: bytes) -> tuple[Sheet, ...]:
    return read_book(data).sheets


def read_book(data: bytes) -> Book:
    """The workbook. Raises Unreadable with one sentence."""
    if not is_workbook(data):
        message = _("Filen er ikke et regneark, vi kan læse. Send rapporten som .xlsx, .ods, .xls eller .csv.")
        raise Unreadable(Problem("not-a-workbook", message))
    answer = json.loads(_ask_child(data), object_hook=_cell)
    if "refused" in answer:
        raise Unreadable(_problem(*answer["refused"]))
    sheets = (
        Sheet(name, visibility, tuple(_rows(rows)), tuple(hidden))
        for name, visibility, rows, hidden in answer["sheets"]
    )
    return Book(tuple(sheets), tuple(answer["beside"]))


def choose_sheet(sheets: Sequence[Sheet]) -> Table:
    """The visible sheet with report headers, else the one with most of a table in it; the others are named.

    Raises Unreadable when several sheets have a report.
    """
    seen = [sheet for sheet in sheets if sheet.visibility == "visible" and sheet.rows]
    reports = [sheet for sheet in seen if _has_header(sheet)]
    # A sheet with nothing under its headers is a report only when there is no other.
    reports = [sheet for sheet in reports if len(sheet.rows) > 1] or reports[:1]
    # Only a program makes a sheet very hidden, for its own lists; it is worth a word if it has a report.
    unseen = [sheet for sheet in sheets if sheet.visibility == "hidden" and sheet.rows]
    unseen += [sheet for sheet in sheets if sheet.visibility == "very_hidden" and _has_header(sheet)]
    if len(reports) > 1:
        message = _("Flere ark har en rapport: {sheets}. Gem hver rapport i sin egen fil.")
        raise Unreadable(Problem("several-sheets", message.format(sheets=_named(reports))))
    if unseen and not seen:
        message = _("Der står kun noget på skjulte ark: {sheets}. Vis arket, og gem filen igen.")
        raise Unreadable(Problem("only-hidden-sheets", message.format(sheets=_named(unseen))))
    if not seen:
        return Table(())
    own = [sheet for sheet in seen if sheet.name not in OWN_SHEETS]
    read = reports[0] if reports else max(own or seen, key=_table_rows)
    unread = [sheet for sheet in seen if sheet is not read and sheet.name not in OWN_SHEETS and _says_more(sheet)]
    told = (*_of_hidden_rows(read), *map(_notice, unseen), *(_unread(sheet, read) for sheet in unread))
    return Table(read.rows, told)


def _table_rows(sheet: Sheet) -> int:
    """How many rows have something in several cells: those of a cover sheet have not."""
    return sum(sum(cell is not None for cell in row.cells) >= 2 for row in sheet.rows)


def _of_hidden_rows(sheet: Sheet) -> Iterator[Problem]:
    """That rows which nobody sees are read like the others."""
    if sheet.hidden:
        rows = ", ".join(map(str, sheet.hidden[:_MOST_NAMED])) + (" …" if len(sheet.hidden) > _MOST_NAMED else "")
        message = _("Rækker, der er skjult eller filtreret væk, er læst med: {rows}.").format(rows=rows)
        yield Problem("hidden-rows", message, sheet.hidden[0], severity="warning")


def _ask_child(data: bytes) -> bytes:
    return ask_child("loaders.workbook_child", data)


def ask_child(module: str, data: bytes) -> bytes:
    """What a child process answers. Its death is told as the reason that it must have. Raises Unreadable."""
    # -E and -s: no PYTHON* variable and no package of a user's own has a say in the child.
    command = [sys.executable, "-E", "-s", "-m", module]
    try:
        with _TWO_AT_A_TIME:
            child = subprocess.run(
                command,
                input=data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # a traceback may quote the file
                cwd=Path(__file__).parent.parent,
                timeout=CHILD_WAIT_SECONDS,
                check=False,
            )
    except subprocess.TimeoutExpired:
        raise _too_slow() from None
    if child.returncode == -signal.SIGXCPU:
        raise _too_slow()
    if child.returncode != 0:
        raise _damaged()
    return child.stdout


def _damaged() -> Unreadable:
    message = _("Filen er beskadiget og kan ikke læses. Åbn den i Excel, gem den som .xlsx, og send den.")
    return Unreadable(Problem("damaged", message))


def _too_slow() -> Unreadable:
    message = _("Regnearket tager for lang tid at læse. Slet de andre ark, eller prøv igen om lidt.")
    return Unreadable(Problem("too-slow", message))


def _problem(code: str, text: str, values: dict[str, str | int]) -> Problem:
    """Why the child refused the file, in the visitor's language."""
    shown = {name: danish.number(value) if isinstance(value, int) else value for name, value in values.items()}
    return Problem(code, _(text).format(**shown))


def _rows(rows: list[Any]) -> Iterator[Row]:
    return (Row(number, tuple(cells)) for number, cells in rows)


def _cell(written: dict[str, Any]) -> Cell | dict[str, Any]:
    """Back from JSON: the objects that stand for a date or an error."""
    if "date" in written:
        return date.fromisoformat(written["date"])
    if "error" in written:
        return CellError(*written["error"])
    return written


def _has_header(sheet: Sheet) -> bool:
    return find_header((row.number, enumerate(row.cells)) for row in sheet.rows) is not None


def _says_more(sheet: Sheet) -> bool:
    """Whether the sheet is more than the headers of a report that nobody has written in."""
    return len(sheet.rows) > 1 or not _has_header(sheet)


def _named(sheets: Sequence[Sheet]) -> str:
    return ", ".join(danish.quoted(sheet.name) for sheet in sheets)


def _notice(sheet: Sheet) -> Problem:
    message = _(
        "Arket »{sheet}« er skjult og bliver ikke læst. Skal det med, så vis det, "
        "og flyt rækkerne til arket med rapporten."
    )
    return Problem("hidden-sheet", message.format(sheet=sheet.name), value=sheet.name, severity="warning")


def _unread(sheet: Sheet, read: Sheet) -> Problem:
    message = _("Arket »{sheet}« bliver ikke læst. Skal noget af det med, så flyt det til arket »{read}«.")
    return Problem("unread-sheet", message.format(sheet=sheet.name, read=read.name), None, None, sheet.name, "warning")
