"""Workbooks made by the tests themselves, as small as they can be."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlwt  # type: ignore[import-untyped]
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from loaders.table import Table
from loaders.workbook import choose_sheet, read_sheets

HEADER = ("Aktivitet", "Halvår", "Indikator", "Leveret", "Ud af")
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"


Filler = Callable[[Worksheet], object]


def read_workbook(data: bytes) -> Table:
    """The rows of the one sheet that has the report."""
    return choose_sheet(read_sheets(data))


def xlsx(*fill: Filler, names: tuple[str, ...] = (), states: tuple[str, ...] = ()) -> bytes:
    """A workbook by openpyxl with one sheet for each function, which fills it."""
    book = Workbook()
    del book[book.sheetnames[0]]
    for position, filler in enumerate(fill):
        sheet = book.create_sheet(names[position] if names else f"Ark{position + 1}")
        filler(sheet)
        sheet.sheet_state = states[position] if states else "visible"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def rows(*lines: tuple[Any, ...]) -> Callable[[Worksheet], None]:
    """A filler that writes these lines from A1 on."""

    def fill(sheet: Worksheet) -> None:
        for line in lines:
            sheet.append(line)

    return fill


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return saved.getvalue()


Parts = Mapping[str, bytes]
_NO: Parts = MappingProxyType({})


def raw_xlsx(cells: str, *, before: str = "", strings: str = "", after: str = "", more: Parts = _NO) -> bytes:
    """A workbook whose only sheet has these ``c`` elements in row 1, as XML written by hand."""
    sheet = f"<worksheet xmlns='{MAIN}'><sheetData><row>{cells}</row></sheetData>{after}</worksheet>"
    styled = {"styles": "styles.xml"} if "xl/styles.xml" in more else {}
    parts = {
        "[Content_Types].xml": "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>",
        "_rels/.rels": _relations(officeDocument="xl/workbook.xml"),
        "xl/workbook.xml": f"<workbook xmlns='{MAIN}' xmlns:r='{OFFICE}'>"
        "<sheets><sheet name='Ark1' sheetId='1' r:id='worksheet'/></sheets></workbook>",
        "xl/_rels/workbook.xml.rels": _relations(worksheet="sheet1.xml", sharedStrings="strings.xml", **styled),
        "xl/strings.xml": f"<sst xmlns='{MAIN}'>{strings}</sst>",
        "xl/sheet1.xml": before + sheet,
    }
    return packed({**parts, **more})


def _relations(**targets: str) -> str:
    each = [f"<Relationship Id='{id}' Type='{OFFICE}/{id}' Target='{to}'/>" for id, to in targets.items()]
    return f"<Relationships xmlns='{_RELATIONS}'>{''.join(each)}</Relationships>"


def ods(*tables: str, styles: str = "", before: str = "", more: Parts = _NO) -> bytes:
    """An OpenDocument spreadsheet with these tables, as ``ods_table`` writes them."""
    names = ("office", "style", "table", "text", "drawing")
    spaces = " ".join(f"xmlns:{name}='{_OASIS}{name}:1.0'" for name in names)
    calc = "xmlns:calcext='urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0'"
    content = (
        f"{before}<office:document-content {spaces} {calc}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{''.join(tables)}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    mimetype = {"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}
    return packed({**mimetype, "content.xml": content.encode(), **more})


def ods_table(*lines: str, name: str = "Ark1", style: str = "") -> str:
    """A table whose lines are the XML of the cells of each row."""
    body = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    return f"<table:table table:name={quoteattr(name)} table:style-name='{style}'>{body}</table:table>"


def ods_text(*texts: str) -> str:
    return "".join(ods_cell("office:value-type='string'", text) for text in texts)


def ods_cell(attributes: str, shown: str = "") -> str:
    return f"<table:table-cell {attributes}><text:p>{escape(shown)}</text:p></table:table-cell>"


def xls(fill: Callable[[xlwt.Worksheet], object], *hidden: Callable[[xlwt.Worksheet], object]) -> bytes:
    """A workbook from before 2007 with one visible sheet, and hidden ones after it."""
    book = xlwt.Workbook()
    fill(book.add_sheet("Ark1"))
    for position, filler in enumerate(hidden):
        sheet = book.add_sheet(f"Skjult{position + 1}")
        sheet.visibility = 1
        filler(sheet)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()
