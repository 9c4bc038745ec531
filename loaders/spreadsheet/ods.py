"""OpenDocument spreadsheets (.ods), as LibreOffice and Excel write them: the values that were saved."""

from __future__ import annotations

import re
from datetime import datetime

from loaders.cell import Cell, CellError
from loaders.spreadsheet.package import Event, encrypted, events, not_a_workbook
from loaders.spreadsheet.sheet import Budget, Grid, Merge
from loaders.spreadsheet.stored import NUMBER, PERCENT, clock, error, from_moment, from_number, unsaved
from outcomes.language import N_
from outcomes.typed import typed

MIMETYPE = b"application/vnd.oasis.opendocument.spreadsheet"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _STYLE, _TABLE, _TEXT = (f"{_OASIS}{name}:1.0 " for name in ("office", "style", "table", "text"))
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 "
_DRAW = f"{_OASIS}drawing:1.0 "
# Comments, drawings, the history of changes and copies of other files: no cell of this sheet.
_BESIDE = {_OFFICE + "annotation", *(_TABLE + name for name in ("shapes", "tracked-changes", "dde-links"))}
_ERROR = re.compile(r"#\S+[!?]|#N/A|#I/T|(?:Err|Fejl):[0-9]+")
_TIME = re.compile(r"PT([0-9]+)H([0-9]+)M([0-9]+)(?:[.,][0-9]+)?S")
# The currency, and a power of ten.
_PLAIN = re.compile(r"kr\.?|kroner|dkk|(?<=[0-9])E(?=[+-]?[0-9])", re.IGNORECASE)
_LONGEST_GAP = 1000  # spaces are written as a count, and any count can be written


def read_ods(parts: dict[str, bytes]) -> list[Grid]:
    """Every sheet in the file's order. Raises Refused when it is encrypted."""
    if b"encryption-data" in parts.get("meta-inf/manifest.xml", b"") or "encrypted-package" in parts:
        raise encrypted()
    if "content.xml" not in parts:
        raise not_a_workbook()
    reader = _Reader()
    for event in events(parts["content.xml"]):
        if event.kind == "text":
            reader.text(event.name)
        elif event.kind == "start":
            reader.start(event)
        else:
            reader.end(event.name)
    return reader.grids


class _Reader:
    """Follows the XML from cell to cell; repeated cells and rows are written once with a count."""

    def __init__(self) -> None:
        self.grids: list[Grid] = []
        self._budget = Budget()
        self._hidden: set[str] = set()
        self._style = ""
        self._beside = 0  # how deep inside something that is no cell
        self._row = self._column = 0
        self._row_repeated = 1
        self._cells: list[tuple[int, Cell]] = []
        self._cell: Event | None = None
        self._lines: list[str] = []
        self._in_line = False

    def start(self, event: Event) -> None:
        name, attributes = event.name, event.attributes
        if self._beside or name in _BESIDE or name.startswith(_DRAW):
            self._beside += 1
        elif name == _STYLE + "style":
            self._style = attributes.get(_STYLE + "name", "")
        elif name == _STYLE + "table-properties" and attributes.get(_TABLE + "display") == "false":
            self._hidden.add(self._style)
        elif name == _TABLE + "table":
            style, sheet = attributes.get(_TABLE + "style-name"), attributes[_TABLE + "name"]
            self.grids.append(Grid(sheet, "hidden" if style in self._hidden else "visible", self._budget))
            self._row = 1
        elif name == _TABLE + "table-source":
            self.grids.pop()  # a copy of a sheet in another file, which the person never sees
            self._beside = 2  # this element and the table around it
        elif name == _TABLE + "table-row":
            self._row_repeated, self._column, self._cells = _count(event, "rows-repeated"), 1, []
            if attributes.get(_TABLE + "visibility") in ("collapse", "filter"):
                self.grids[-1].hidden |= {self._row}
        elif name in (_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            self._cell, self._lines = event, []
        elif name == _TEXT + "p":
            self._lines.append("")
            self._in_line = True
        else:
            self.text(_white_space(event))

    def text(self, text: str) -> None:
        if self._in_line and not self._beside:
            self._lines[-1] += text

    def end(self, name: str) -> None:
        if self._beside:
            self._beside -= 1
        elif name == _TEXT + "p":
            self._in_line = False
        elif name == _TABLE + "table-row":
            self._end_row()
        elif self._cell and name == self._cell.name:
            self._end_cell(self._cell)

    def _end_cell(self, event: Event) -> None:
        repeated, cell = _count(event, "columns-repeated"), _cell(event.attributes, "\n".join(self._lines))
        tall, wide = _count(event, "rows-spanned"), _count(event, "columns-spanned")
        if tall > 1 or wide > 1:
            top, left = self._row, self._column
            self.grids[-1].merges.append(Merge(top, left, top + tall - 1, left + wide - 1))
        if cell is not None and cell != "":
            for column in range(self._column, self._column + repeated):
                self.grids[-1].put(self._row, column, cell)
                self._cells.append((column, cell))
        self._column += repeated
        self._cell = None

    def _end_row(self) -> None:
        for row in range(self._row + 1, self._row + self._row_repeated if self._cells else 0):
            for column, cell in self._cells:
                self.grids[-1].put(row, column, cell)
        self._row += self._row_repeated


def _count(event: Event, what: str) -> int:
    """How many the element stands for; less than one would lose cells, and is the mark of a damaged file."""
    count = int(event.attributes.get(f"{_TABLE}number-{what}", "1"))
    if count < 1:
        raise ValueError(f"{what} {count} times")
    return count


def _white_space(event: Event) -> str:
    """Spaces, tabs and line breaks are elements of their own in a text."""
    if event.name == _TEXT + "s":
        return " " * min(int(event.attributes.get(_TEXT + "c", "1")), _LONGEST_GAP)
    return {_TEXT + "tab": "\t", _TEXT + "line-break": "\n"}.get(event.name, "")


def _cell(attributes: dict[str, str], shown: str) -> Cell:
    """The value by its declared type. An error is written as a text or as 0, beside what the cell shows."""
    type, formula = attributes.get(_OFFICE + "value-type"), attributes.get(_TABLE + "formula")
    if attributes.get(_CALC + "value-type") == "error" or (formula and _ERROR.fullmatch(shown)):
        return error(shown)
    if type in ("float", "currency", "percentage"):
        stored = float(attributes[_OFFICE + "value"])
        return from_number(stored, PERCENT) if type == "percentage" else _as_shown(stored, shown)
    if type == "boolean":
        return attributes[_OFFICE + "boolean-value"] == "true"
    if type == "date":
        return from_moment(datetime.fromisoformat(attributes[_OFFICE + "date-value"]))
    if type == "time":
        return _duration(attributes[_OFFICE + "time-value"])
    if formula and type is None and not shown:
        return unsaved(formula.partition(":=")[2] or formula)
    return attributes.get(_OFFICE + "string-value") or shown


def _as_shown(stored: float, shown: str) -> Cell:
    """The number; where the cell shows words or signs beside it, or thousands of it, what it shows."""
    if any(sign.isalpha() or sign in "%‰" for sign in _PLAIN.sub("", shown)):
        return shown
    digits = sum(map(str.isdigit, shown))
    if digits and digits + 3 <= len(str(int(abs(stored)))):
        return f"{typed(stored / 1000)} tusind"
    return from_number(stored, NUMBER)


def _duration(written: str) -> str | CellError:
    found = _TIME.fullmatch(written)
    if not found:
        return CellError(written, N_("tiden kan ikke læses"))
    return clock(int(found[1]) * 3600 + int(found[2]) * 60 + int(found[3]))
