"""Find the header of a report and which column is which."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple, get_args

from loaders.table import Cell, Row, Table
from outcomes.problem import Problem

Field = Literal[
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
]
HEADERS: dict[Field, str] = {
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
}
REQUIRED: tuple[Field, ...] = ("activity", "period", "indicator", "delivered")


class Columns(NamedTuple):
    """Where the header is, which column holds which field, and each field's header as written."""

    header: Row
    position: dict[Field, int]

    def written(self, field: Field) -> str:
        return _text(self.header.cells[self.position[field]]) if field in self.position else HEADERS[field]

    def cell(self, row: Row, field: Field) -> Cell:
        position = self.position.get(field)
        return row.cells[position] if position is not None and position < len(row.cells) else None


def find_columns(table: Table) -> tuple[Columns | None, list[Problem]]:
    """The columns of the first row that looks like a header, and what is wrong with it."""
    for row in table.rows:
        fields = [_field(cell) for cell in row.cells]
        if "indicator" in fields or len(set(fields) - {None}) >= len(REQUIRED):
            return _columns(row, fields)
    wanted = ", ".join(HEADERS[field] for field in REQUIRED)
    message = f"Filen har ingen overskrifter, vi kender. Første række skal have {wanted}. Hent skemaet, og udfyld det."
    return None, [Problem("no-header", message)]


def _columns(header: Row, fields: list[Field | None]) -> tuple[Columns, list[Problem]]:
    columns = Columns(header, {})
    problems = []
    for position, (field, cell) in enumerate(zip(fields, header.cells, strict=True)):
        written = _text(cell)
        if field is None:
            if written:
                message = f"Kolonnen »{written}« kender vi ikke. Den bliver ikke læst."
                problems.append(_at(header, "unknown-column", written, message, "warning"))
        elif field in columns.position:
            message = f"Der er to kolonner med {HEADERS[field]}. Slet den ene."
            problems.append(_at(header, "repeated-column", written, message))
        else:
            columns.position[field] = position
    for field in REQUIRED:
        if field not in columns.position:
            message = f"Kolonnen {HEADERS[field]} mangler. Tilføj den, som den står i skemaet."
            problems.append(_at(header, "missing-column", HEADERS[field], message))
    return columns, problems


def _at(row: Row, code: str, written: str, message: str, severity: Literal["error", "warning"] = "error") -> Problem:
    return Problem(code, message, row.number, written, written, severity)


def _field(cell: Cell) -> Field | None:
    return _BY_NAME.get(_plain(_text(cell)))


def _text(cell: Cell) -> str:
    return cell.strip() if isinstance(cell, str) else ""


def _plain(header: str) -> str:
    """A header without capitals, spaces, brackets and signs: »Leveret (antal)« is »leveret«."""
    return re.sub(r"\(.*?\)|[\W_]", "", header.casefold())


def _by_name(fields: Iterable[Field]) -> dict[str, Field]:
    english = {_plain(field): field for field in fields}
    return english | {_plain(HEADERS[field]): field for field in fields}


_BY_NAME = _by_name(get_args(Field))
