"""Excel's own workbooks (.xlsx, .xlsm), read by openpyxl: the values that Excel saved, never computed again.

openpyxl's readers of the single parts are used, not its ``load_workbook``, which loses what a report needs:
docs/decisions/0004-spreadsheets.md says what.
"""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from typing import Any, NamedTuple, cast
from xml.etree.ElementTree import Element, fromstring, iterparse
from zipfile import ZipFile

from openpyxl.packaging.relationship import get_dependents, get_rels_path
from openpyxl.reader.strings import read_string_table
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.worksheet._reader import FORMULA_TAG, ROW_TAG, VALUE_TAG, WorkSheetParser
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.xml.constants import REL_NS, SHEET_MAIN_NS

from loaders.cell import Cell
from loaders.spreadsheet.package import events, not_a_workbook
from loaders.spreadsheet.sheet import Budget, Grid, Merge, Visibility
from loaders.spreadsheet.stored import NUMBER, Format, error, format_of, from_moment, from_number, unsaved

_MAIN = f"{{{SHEET_MAIN_NS}}}"
# Excel's »Strict Open XML« says the same in namespaces of its own, where openpyxl finds nothing.
_STRICT = {
    b"http://purl.oclc.org/ooxml/spreadsheetml/main": SHEET_MAIN_NS.encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": REL_NS.encode(),
}
# Dates that Excel knows by number alone (ECMA-376, 18.8.30), and openpyxl doesn't.
_EAST_ASIAN = dict.fromkeys((*range(27, 37), *range(50, 59)), "yyyy-mm-dd")
_STATES: dict[str | None, Visibility] = {"hidden": "hidden", "veryHidden": "very_hidden"}
# Excel writes characters that XML can't carry like this; a literal underscore before x too.
_TRUE_FALSE = {"true": "1", "false": "0"}
_ESCAPED = re.compile(r"_x(000[9A-Da-d]|005[Ff])_")


class _Package(dict[str, bytes]):
    """The unpacked parts, as openpyxl asks a zip file for them."""

    def read(self, name: str) -> bytes:
        part = self[name.casefold()]
        next(events(part), None)  # Refused on a DTD, which stands before the first element
        for strict, usual in _STRICT.items():
            part = part.replace(strict, usual)
        return part


class _Book(NamedTuple):
    """What the cells of every sheet refer to."""

    strings: list[str]
    formats: list[Format]
    from_1904: bool
    is_uncomputed: bool


def read_xlsx(parts: dict[str, bytes]) -> list[Grid]:
    """Every worksheet in the workbook's order. Raises Refused when the package holds no workbook."""
    package = _Package(parts)
    path = dict(_related(package, "").values()).get("officeDocument", "")
    if not path.endswith(".xml"):
        raise not_a_workbook()
    root = fromstring(package.read(path))
    if root.tag != _MAIN + "workbook":
        raise not_a_workbook()
    related = _related(package, path)
    by_kind = dict(related.values())
    book = _Book(
        read_string_table(BytesIO(package.read(by_kind["sharedStrings"]))) if "sharedStrings" in by_kind else [],
        _formats(package.read(by_kind["styles"])) if "styles" in by_kind else [],
        _is_set(root, "workbookPr", "date1904"),
        # Programs that can't compute set this and leave 0 or nothing as every formula's value; Excel never saves it.
        _is_set(root, "calcPr", "fullCalcOnLoad"),
    )
    budget, grids = Budget(), []
    for sheet in root.iterfind(f"{_MAIN}sheets/{_MAIN}sheet"):
        kind, target = related[sheet.attrib[f"{{{REL_NS}}}id"]]
        if kind == "worksheet":
            grid = Grid(sheet.attrib["name"], _STATES.get(sheet.get("state"), "visible"), budget)
            _fill(grid, package.read(target), _Cells(book))
            grids.append(grid)
    return grids


def _related(package: _Package, path: str) -> dict[str, tuple[str, str]]:
    """The kind and the path of each part that this one refers to, by the reference's id."""
    references = get_rels_path(path).casefold()  # type: ignore[no-untyped-call]
    # openpyxl asks for a ZipFile, and only reads.
    found = get_dependents(cast("ZipFile", package), references) if references in package else ()
    return {str(each.Id): (each.Type.rpartition("/")[2], each.Target) for each in found}


def _is_set(root: Element, element: str, attribute: str) -> bool:
    return any(found.get(attribute) in ("1", "true") for found in root.iterfind(_MAIN + element))


def _formats(part: bytes) -> list[Format]:
    """What each cell style shows, in the order that cells refer to them."""
    root = fromstring(part)  # openpyxl's own reader refuses the whole file for one odd attribute
    own = {_number(each, "numFmtId"): each.get("formatCode") for each in root.iter(_MAIN + "numFmt")}
    codes = BUILTIN_FORMATS | _EAST_ASIAN | own
    styles = root.iterfind(f"{_MAIN}cellXfs/{_MAIN}xf")
    return [format_of(codes.get(_number(style, "numFmtId"), "General")) for style in styles]


def _number(element: Element, attribute: str) -> int:
    """What the attribute says, 0 where that is no number."""
    written = element.get(attribute, "")
    return int(written) if written.isdecimal() else 0


def _fill(grid: Grid, part: bytes, cells: _Cells) -> None:
    """Put down the sheet row by row: what is too much is refused before the rest is read."""
    each: Any
    for _, each in iterparse(BytesIO(part)):
        if each.tag == ROW_TAG:
            number, found = cells.parse_row(each)
            for cell in found:
                grid.put(cell["row"], cell["column"], cell["value"])
            if each.get("hidden") in ("1", "true"):
                grid.hidden.add(number)
            each.clear()
            cells.row_dimensions.clear()  # a sheet coloured to its last row has a million
        elif each.tag == _MAIN + "mergeCell":
            merged = CellRange(each.attrib["ref"])
            grid.merges.append(Merge(merged.min_row, merged.min_col, merged.max_row, merged.max_col))


def _moment(text: str) -> Cell:
    """A day or a moment as ISO writes it; a time of day alone, and what is no moment, as it is written."""
    try:
        return from_moment(datetime.fromisoformat(text).replace(tzinfo=None))
    except ValueError:
        return text


class _Cells(WorkSheetParser):
    """openpyxl's cells, with what they mean here as their value."""

    def __init__(self, book: _Book) -> None:
        # No style is called a date here: openpyxl would make 28 February 1900 of a day that never was.
        super().__init__(BytesIO(), book.strings, data_only=True)
        self._book = book

    def parse_cell(self, element: Element) -> dict[str, Any]:
        element.set("s", str(_number(element, "s")))
        kind, value = element.get("t"), element.findtext(VALUE_TAG)
        if kind == "d":  # openpyxl stops at a time of day
            element.set("t", "str")
        elif kind == "b" and value in _TRUE_FALSE:
            element.find(VALUE_TAG).text = _TRUE_FALSE[value]  # type: ignore[union-attr]
        stored: dict[str, Any] = super().parse_cell(element)
        if kind == "d" and stored["value"] is not None:
            stored["data_type"] = "d"
        stored["value"] = self._value(element, stored)
        return stored

    def _value(self, element: Element, stored: dict[str, Any]) -> Cell:
        formula, kind, value = element.find(FORMULA_TAG), stored["data_type"], stored["value"]
        # A formula that says "" has a value: nothing.
        says_nothing = kind == "str" and element.find(VALUE_TAG) is not None
        if formula is not None and (self._book.is_uncomputed or (value is None and not says_nothing)):
            return unsaved(formula.text or "")
        if value is None:
            return None
        if kind == "n":
            formats, style = self._book.formats, stored["style_id"]
            return from_number(float(value), formats[style] if style < len(formats) else NUMBER, self._book.from_1904)
        if kind == "d":
            return _moment(str(value))
        if kind == "e":
            return error(value)
        return value if isinstance(value, bool) else _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)
