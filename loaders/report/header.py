"""The headers of a report: their names, and the row that has them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

HeaderField = Literal[
    "activity",
    "period",
    "indicator",
    "part",
    "description",
    "unit",
    "target",
    "delivered",
    "out_of",
    "measured_on",
    "note",
    "evidence",
    "next_step",
    "last_reported",
]
HEADERS: dict[HeaderField, str] = {
    "activity": "Aktivitet",
    "period": "Halvår",
    "indicator": "Indikator",
    "part": "Del",
    "description": "Beskrivelse",
    "unit": "Enhed",
    "target": "Mål",
    "delivered": "Leveret",
    "out_of": "Ud af",
    "measured_on": "Måledato",
    "note": "Bemærkning",
    "evidence": "Dokumentation",
    "next_step": "Næste skridt",
    "last_reported": "Sidst indberettet",
}
REQUIRED: tuple[HeaderField, ...] = ("activity", "period", "indicator", "delivered")


class Header(NamedTuple):
    """The last row of the headers, the column (as rows number them) of each known field, and the first row.

    The two rows differ when the headers take two lines: »Ud« over »af«, or »Resultat« over »Leveret«.
    """

    row: int
    columns: dict[int, HeaderField]
    first: int


class _HeaderLine(NamedTuple):
    number: int
    cells: dict[int, object]
    fields: dict[int, HeaderField]


def find_header(rows: Iterable[tuple[int, Iterable[tuple[int, object]]]]) -> Header | None:
    """The one or two rows with most headers, the first of equals; None when none has two, a required one among them."""
    best: Header | None = None
    above = _HeaderLine(0, {}, {})
    for number, numbered in rows:
        cells = {column: cell for column, cell in numbered if cell is not None}
        line = _HeaderLine(number, cells, header_fields(cells.items()))
        for header in (Header(number, line.fields, number), _two_lines(above, line)):
            if header and _is_header(header) and _is_better(header, best):
                best = header
        above = line
    return best


def _is_header(header: Header) -> bool:
    fields = set(header.columns.values())
    return len(fields) >= 2 and bool(fields & set(REQUIRED))


def _is_better(header: Header, best: Header | None) -> bool:
    more = len(set(header.columns.values())) - (len(set(best.columns.values())) if best else 0)
    # »(antal)« under »Leveret« names nothing more, and is still no row of the report.
    return more > 0 or (more == 0 and best is not None and best.row == header.first)


def _two_lines(above: _HeaderLine, line: _HeaderLine) -> Header | None:
    """The headers of two lines read as one; None when the lower line may be a row of the report."""
    if above.number != line.number - 1 or not (above.fields or line.fields):
        return None
    columns, is_all_known = dict(above.fields), True
    for column, cell in line.cells.items():
        together = _BY_NAME.get(_plain(f"{above.cells.get(column, '')}{cell}"))
        field, over = together or line.fields.get(column), above.fields.get(column)
        if not isinstance(cell, str) or (over and field != over):
            return None
        if field:
            columns[column] = field
        is_all_known = is_all_known and field is not None
    names_more = len(set(columns.values())) > len(set(above.fields.values()))
    return Header(line.number, columns, above.number) if names_more or is_all_known else None


def header_fields(cells: Iterable[tuple[int, object]]) -> dict[int, HeaderField]:
    """The columns of one row whose text is a header, in Danish or English."""
    named = ((column, _BY_NAME.get(_plain(cell))) for column, cell in cells if isinstance(cell, str))
    return {column: field for column, field in named if field}


@lru_cache(maxsize=10_000)  # a column says the same few things over and over
def _plain(header: str) -> str:
    """A header without capitals, spaces, brackets and signs: »Leveret (antal)« is »leveret«."""
    # Some programs write å as two characters, a and its ring.
    return re.sub(r"\([^)]*+(?:\)|$)|[\W_]", "", unicodedata.normalize("NFC", header).casefold())


_BY_NAME = {_plain(name): field for field, danish in HEADERS.items() for name in (field, danish)}
