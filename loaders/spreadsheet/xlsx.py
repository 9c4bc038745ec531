"""Excel's own workbooks (.xlsx, .xlsm): the values that Excel saved, never computed again."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from loaders.spreadsheet.package import Event, events, local, not_a_workbook
from loaders.spreadsheet.sheet import Budget, Grid, Merge, Visibility
from loaders.spreadsheet.stored import Format, error, format_of, from_moment, from_number, unsaved
from loaders.table import Cell

# Formats that Excel knows by number alone (ECMA-376, 18.8.30); those from 27 and 50 on are East Asian dates.
_BUILT_IN: dict[int, Format] = {
    **dict.fromkeys((9, 10), "percent"),
    **dict.fromkeys((*range(14, 18), 22, *range(27, 32), 36, *range(50, 55), 57, 58), "date"),
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56), "time"),
}
_STATES: dict[str, Visibility] = {"hidden": "hidden", "veryHidden": "very_hidden"}
_FROM_1904 = ("workbookPr", "date1904")
# Programs that can't compute set this and leave 0 or nothing as every formula's value; Excel never saves it.
_UNCOMPUTED = ("calcPr", "fullCalcOnLoad")
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
# Excel writes characters that XML can't carry like this; a literal underscore before x too.
_ESCAPED = re.compile(r"_x(000[9ADad]|005[Ff])_")


class _Book(NamedTuple):
    """What the cells of every sheet refer to."""

    strings: list[str]
    formats: list[Format]
    from_1904: bool
    is_uncomputed: bool


def read_xlsx(parts: dict[str, bytes]) -> list[Grid]:
    """Every worksheet in the workbook's order. Raises Unreadable when the package holds no workbook."""
    root = _related(parts, "")
    path = next((target for kind, target in root.values() if kind == "officeDocument"), "")
    if not path.endswith(".xml") or path not in parts:
        raise not_a_workbook()
    related = _related(parts, path)
    by_kind = dict(related.values())
    strings = list(_strings(parts.get(by_kind.get("sharedStrings", ""), b"")))
    formats = _formats(parts.get(by_kind.get("styles", ""), b""))
    elements = [
        (local(event.name), {local(key): value for key, value in event.attributes.items()})
        for event in events(parts[path])
        if event.kind == "start"
    ]
    if elements[0][0] != "workbook":
        raise not_a_workbook()
    book = _Book(strings, formats, *(_is_set(elements, *place) for place in (_FROM_1904, _UNCOMPUTED)))
    budget, grids = Budget(), []
    for sheet in (attributes for name, attributes in elements if name == "sheet"):
        kind, target = related[sheet["id"]]
        if kind == "worksheet":
            grid = Grid(sheet["name"], _STATES.get(sheet.get("state", ""), "visible"), budget)
            _read_sheet(parts[target], grid, book)
            grids.append(grid)
    return grids


def _is_set(elements: list[tuple[str, dict[str, str]]], element: str, attribute: str) -> bool:
    return any(name == element and found.get(attribute) in ("1", "true") for name, found in elements)


def _related(parts: dict[str, bytes], path: str) -> dict[str, tuple[str, str]]:
    """The kind and the path of each part that this one refers to, by the reference's id."""
    folder, file = posixpath.split(path)
    found = {}
    for event in events(parts.get(posixpath.join(folder, "_rels", f"{file}.rels"), b"")):
        if event.kind == "start" and local(event.name) == "Relationship":
            target = posixpath.normpath(posixpath.join("/", folder, event.attributes["Target"])).lstrip("/")
            kind = event.attributes["Type"].rpartition("/")[2]
            found[event.attributes["Id"]] = (kind, target.casefold())
    return found


def _strings(part: bytes) -> Iterator[str]:
    """The shared texts; readings in another script (rPh) stand beside a text and are no part of it."""
    text, taking, beside = "", False, False
    for event in events(part):
        name = "" if event.kind == "text" else local(event.name)
        if event.kind == "text":
            text += event.name if taking and not beside else ""
        elif name == "t":
            taking = event.kind == "start"
        elif name == "rPh":
            beside = event.kind == "start"
        elif name == "si":
            if event.kind == "end":
                yield _unescaped(text)
            text = ""


def _formats(part: bytes) -> list[Format]:
    """What each cell style shows, in the order that cells refer to them."""
    own: dict[int, Format] = {}
    styles: list[Format] = []
    inside = False
    for event in events(part):
        name = "" if event.kind == "text" else local(event.name)
        if name == "cellXfs":
            inside = event.kind == "start"
        elif event.kind == "start" and name == "numFmt" and "numFmtId" in event.attributes:
            own[int(event.attributes["numFmtId"])] = format_of(event.attributes.get("formatCode", ""))
        elif event.kind == "start" and name == "xf" and inside:
            number = int(event.attributes.get("numFmtId", "0"))
            styles.append(own.get(number, _BUILT_IN.get(number, "number")))
    return styles


class _StoredCell:
    """What one ``c`` element says: its type, style, formula and value."""

    def __init__(self, attributes: dict[str, str]) -> None:
        self.type, self.style = attributes.get("t", "n"), int(attributes.get("s", "0"))
        self.formula: str | None = None
        self.value: str | None = None
        self.inline = ""

    def cell(self, book: _Book) -> Cell:
        value = (self.value or "").strip()
        if self.formula is not None and book.is_uncomputed:
            return unsaved(self.formula)
        if self.type == "inlineStr":
            return _unescaped(self.inline)
        if self.type == "str" and self.value is not None:
            return _unescaped(self.value)  # a formula that says "" has a value: nothing
        if not value:
            return None if self.formula is None else unsaved(self.formula)
        if self.type == "s":
            return book.strings[int(value)]
        if self.type == "b":
            return value in ("1", "true")
        if self.type == "e":
            return error(value)
        if self.type == "d":
            return from_moment(datetime.fromisoformat(value))
        shown_as = book.formats[self.style] if self.style < len(book.formats) else "number"
        return from_number(float(value), shown_as, book.from_1904)


def _read_sheet(part: bytes, grid: Grid, book: _Book) -> None:
    row = column = 0
    cell, taking, beside = _StoredCell({}), "", False
    for event in events(part):
        name = "" if event.kind == "text" else local(event.name)
        if event.kind == "text":
            _take(cell, taking if not beside else "", event.name)
        elif name == "rPh":
            beside = event.kind == "start"
        elif name in ("f", "v", "t"):
            taking = name if event.kind == "start" else ""
            _take(cell, taking, "")
        elif name == "row" and event.kind == "start":
            row, column = int(event.attributes.get("r", row + 1)), 0
        elif name == "c" and event.kind == "start":
            column += 1
            if "r" in event.attributes:
                row, column = _place(event.attributes["r"])
            cell = _StoredCell(event.attributes)
        elif name == "c":
            grid.put(row, column, cell.cell(book))
        elif name == "mergeCell" and event.kind == "start":
            grid.merges.append(_merge(event))


def _take(cell: _StoredCell, element: str, text: str) -> None:
    if element == "f":
        cell.formula = (cell.formula or "") + text
    elif element == "v":
        cell.value = (cell.value or "") + text
    elif element == "t":
        cell.inline += text


def _merge(event: Event) -> Merge:
    first, _, last = event.attributes["ref"].partition(":")
    return Merge(*_place(first), *_place(last or first))


def _place(reference: str) -> tuple[int, int]:
    """The row and column of a reference such as C7, counted from 1."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        raise not_a_workbook()
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
