"""A CPR number is found in every place of a workbook, since the file is kept with all of it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from loaders.file import read_table
from tests.loaders.workbooks import ods, xls

CPR = "010203-1234"
REPORT = (("Aktivitet", "Halvår", "Indikator", "Leveret"), (1, "2026H1", "A01-01", 8))
_BOX = """<xdr:wsDr xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><xdr:sp><xdr:txBody><a:p><a:r><a:rPr lang="da-DK"/>
<a:t>Barn 010203</a:t></a:r><a:r><a:rPr><a:b/></a:rPr><a:t>-1234</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>"""

_ODS = (
    "<table:table table:name='Ark1'><table:table-row><table:table-cell office:value-type='string'>"
    "{}<text:p>Aktivitet</text:p></table:table-cell></table:table-row></table:table>"
)


def book(change: Callable[[Workbook, Worksheet], object]) -> bytes:
    made = Workbook()
    sheet = made.worksheets[0]
    for line in REPORT:
        sheet.append(line)
    change(made, sheet)
    made.save(saved := io.BytesIO())
    return saved.getvalue()


def with_part(name: str, content: str) -> bytes:
    saved = io.BytesIO(book(lambda made, sheet: None))
    with zipfile.ZipFile(saved, "a") as package:
        package.writestr(name, content)
    return saved.getvalue()


def chart(sheet: Worksheet) -> None:
    drawn = BarChart()
    drawn.title = CPR
    drawn.add_data(Reference(sheet, min_col=4, min_row=1, max_row=2))
    sheet.add_chart(drawn, "H1")


def page(beside: Any) -> None:
    beside.left.text = CPR


def rule(sheet: Worksheet, **said: str) -> None:
    added = DataValidation(type="list", **said)  # type: ignore[arg-type]
    added.add("D2")
    sheet.add_data_validation(added)


PLACES = {
    "a comment": (book(lambda _, sheet: sheet["D2"].__setattr__("comment", Comment(CPR, "x"))), "En kommentar"),
    "its author": (book(lambda _, sheet: sheet["D2"].__setattr__("comment", Comment("x", CPR))), "En kommentar"),
    "the author": (book(lambda made, _: made.properties.__setattr__("creator", f"Ali {CPR}")), "Filens egenskaber"),
    "the title": (book(lambda made, _: made.properties.__setattr__("title", CPR)), "Filens egenskaber"),
    "a header": (book(lambda _, sheet: page(sheet.oddHeader)), "Et sidehoved"),
    "a footer": (book(lambda _, sheet: page(sheet.evenFooter)), "Et sidehoved"),
    "a defined name": (
        book(lambda made, _: made.defined_names.add(DefinedName("Barn", attr_text=f'"{CPR}"'))),
        "Et navngivet område",
    ),
    "a list": (book(lambda _, sheet: rule(sheet, formula1=f'"ja,{CPR}"')), "En regel"),
    "a prompt": (book(lambda _, sheet: rule(sheet, formula1='"ja"', prompt=CPR)), "En regel"),
    "a link": (book(lambda _, sheet: sheet["D2"].__setattr__("hyperlink", f"https://x.dk/{CPR}")), "Et link"),
    "a chart": (book(lambda _, sheet: chart(sheet)), "Et diagram"),
    "a text box in two runs": (with_part("xl/drawings/drawing7.xml", _BOX), "Et diagram"),
    "custom XML": (with_part("customXml/item1.xml", f"<barn nummer='x'>{CPR}</barn>"), "Noget, der ligger gemt"),
    "a part's name": (with_part(f"xl/media/{CPR}.png", ""), "Navnet på en del"),
    "a number format": (
        book(lambda _, sheet: sheet["D2"].__setattr__("number_format", f'0" {CPR}"')),
        "Et talformat",
    ),
}


@pytest.mark.parametrize(("content", "place"), PLACES.values(), ids=[*PLACES])
def test_a_cpr_number_beside_the_cells_is_told_by_its_place(content: bytes, place: str) -> None:
    table = read_table(content, "rapport.xlsx")
    told = [one.message for one in table.notices if one.code == "cpr"]
    assert len(told) >= 1 and any(message.startswith(place) for message in told)
    assert CPR not in repr(table.notices)


def test_a_workbook_without_one_is_not_blamed() -> None:
    plain = book(lambda _, sheet: sheet["D2"].__setattr__("comment", Comment("Ring 12 34 56 78", "Mette")))
    assert read_table(plain, "rapport.xlsx").notices == ()


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (_ODS.format(f"<office:annotation><text:p>{CPR}</text:p></office:annotation>"), "En kommentar"),
    ],
)
def test_it_is_told_in_an_ods_too(content: str, place: str) -> None:
    table = read_table(ods(content), "rapport.ods")
    assert [one.message.startswith(place) for one in table.notices if one.code == "cpr"] == [True]


def test_it_is_told_in_the_properties_of_an_ods_too() -> None:
    meta = f"<office:document-meta xmlns:office='o' xmlns:dc='d'><dc:title>{CPR}</dc:title></office:document-meta>"
    table = read_table(ods(_ODS.format(""), more={"meta.xml": meta.encode()}), "rapport.ods")
    assert [one.message[:17] for one in table.notices if one.code == "cpr"] == ["Filens egenskaber"]


def test_it_is_told_wherever_it_is_in_an_old_workbook() -> None:
    def fill(sheet: Any) -> None:
        for row, line in enumerate(REPORT):
            for column, cell in enumerate(line):
                sheet.write(row, column, cell)
        sheet.header_str = CPR.encode()

    table = read_table(xls(fill), "rapport.xls")
    assert [one.message[:24] for one in table.notices if one.code == "cpr"] == ["Noget, der ligger gemt i"]
