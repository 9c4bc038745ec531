"""The headers of a report: their names, and the row that has them."""

from __future__ import annotations

import re
from collections.abc import Iterable
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
    "note": "Bemærkning",
    "evidence": "Dokumentation",
    "next_step": "Næste skridt",
    "last_reported": "Sidst indberettet",
}
REQUIRED: tuple[HeaderField, ...] = ("activity", "period", "indicator", "delivered")


class Header(NamedTuple):
    """The row number of the headers, and the column (as the row numbers them) of each known field."""

    row: int
    columns: dict[int, HeaderField]


def find_header(rows: Iterable[tuple[int, Iterable[tuple[int, object]]]]) -> Header | None:
    """The row with most headers, the first of equals; None when no row has two, a required one among them."""
    best: Header | None = None
    for number, cells in rows:
        found = header_fields(cells)
        is_header = len(set(found.values())) >= 2 and set(found.values()) & set(REQUIRED)
        if is_header and (best is None or len(set(found.values())) > len(set(best.columns.values()))):
            best = Header(number, found)
    return best


def header_fields(cells: Iterable[tuple[int, object]]) -> dict[int, HeaderField]:
    """The columns of one row whose text is a header, in Danish or English."""
    named = ((column, _BY_NAME.get(_plain(cell))) for column, cell in cells if isinstance(cell, str))
    return {column: field for column, field in named if field}


def _plain(header: str) -> str:
    """A header without capitals, spaces, brackets and signs: »Leveret (antal)« is »leveret«."""
    return re.sub(r"\(.*?\)|[\W_]", "", header.casefold())


_BY_NAME = {_plain(name): field for field, danish in HEADERS.items() for name in (field, danish)}
