"""Which column of a report is which, and what is wrong with its headers."""

from __future__ import annotations

from typing import Literal, NamedTuple

from loaders.header import HEADERS, REQUIRED, HeaderField, find_header
from loaders.table import Cell, Row, Table
from loaders.values import is_blank, shown
from outcomes.problem import Problem


class Columns(NamedTuple):
    """The row of headers, and which column holds which field."""

    header: Row
    position: dict[HeaderField, int]

    def written(self, field: HeaderField) -> str:
        """The header of a field as the person wrote it."""
        return shown(self.header.cells[self.position[field]]) if field in self.position else HEADERS[field]

    def cell(self, row: Row, field: HeaderField) -> Cell:
        position = self.position.get(field)
        return row.cells[position] if position is not None and position < len(row.cells) else None

    def problem(self, row: Row, field: HeaderField, code: str, message: str) -> Problem:
        """An error about one cell, at its place and as it was written."""
        value = shown(self.cell(row, field)) or None
        return Problem(code, message, row.number, self.written(field), value)


def find_columns(table: Table) -> tuple[Columns | None, list[Problem]]:
    """The columns under the row of headers, and what is wrong with them."""
    found = find_header((row.number, enumerate(row.cells)) for row in table.rows)
    if found is None:
        wanted = ", ".join(HEADERS[field] for field in REQUIRED)
        message = f"Filen har ikke de overskrifter, vi kender: {wanted}. Hent skemaet, og udfyld det."
        return None, [Problem("no-header", message)]
    header = next(row for row in table.rows if row.number == found.row)
    columns = Columns(header, {})
    problems = []
    for position, cell in enumerate(header.cells):
        field, written = found.columns.get(position), shown(cell)
        if field is None and not is_blank(cell):
            message = f"Kolonnen »{written}« kender vi ikke. Den bliver ikke læst."
            problems.append(_at(header, "unknown-column", written, message, "warning"))
        elif field in columns.position:
            message = f"Der er to kolonner med {HEADERS[field]}. Slet den ene."
            problems.append(_at(header, "repeated-column", written, message))
        elif field is not None:
            columns.position[field] = position
    for field in REQUIRED:
        if field not in columns.position:
            message = f"Kolonnen {HEADERS[field]} mangler. Tilføj den, som den står i skemaet."
            problems.append(Problem("missing-column", message, header.number, HEADERS[field]))
    return columns, problems


def _at(row: Row, code: str, written: str, message: str, severity: Literal["error", "warning"] = "error") -> Problem:
    return Problem(code, message, row.number, written, written, severity)
