"""Which column of a report is which, and what is wrong with its headers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Literal, NamedTuple

from loaders.cell import Cell, Row
from loaders.report.header import HEADERS, REQUIRED, Header, HeaderField, find_header, header_fields
from loaders.report.values import is_blank, shown
from loaders.table import Table
from outcomes.language import _
from outcomes.problem import Problem

_PARTED = re.compile(r"[;,:|~^#\t]| {2,}| (?=[A-ZÆØÅ])")
_ID = re.compile(r"\s*(?:A[0-9]+|M00)-", re.IGNORECASE)


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
        if unread := next(_unread_headers(table.rows), None):
            return None, [unread]
        wanted = ", ".join(HEADERS[field] for field in REQUIRED)
        message = _("Filen har ikke de overskrifter, vi kender: {columns}. Hent skemaet, og udfyld det.")
        return None, [Problem("no-header", message.format(columns=wanted))]
    header = _named_by(table, found)
    columns = Columns(header, {})
    problems = [*_unread_above(table, found)]
    for position, cell in enumerate(header.cells):
        field, written = found.columns.get(position), shown(cell)
        if field is None and mended(written) != written:
            problems.append(damaged_letters(header, [written]))
        elif field is None and not is_blank(cell):
            message = _("Kolonnen »{column}« kender vi ikke. Den bliver ikke læst.").format(column=written)
            problems.append(_at(header, "unknown-column", written, message, "warning"))
        elif field in columns.position:
            message = _("Der er to kolonner med {column}. Slet den ene.").format(column=HEADERS[field])
            problems.append(_at(header, "repeated-column", written, message))
        elif field is not None:
            columns.position[field] = position
    for field in REQUIRED:
        if field not in columns.position:
            message = _("Kolonnen {column} mangler. Tilføj den, som den står i skemaet.").format(column=HEADERS[field])
            problems.append(Problem("missing-column", message, header.number, HEADERS[field]))
    return columns, problems


def _unread_headers(rows: Iterable[Row]) -> Iterator[Problem]:
    """What hides the headers of a report: all of them in one cell, or letters that went wrong on the way."""
    for row in rows:
        texts = [cell for cell in row.cells if isinstance(cell, str) and not is_blank(cell)]
        if len(texts) == 1 and len(header_fields(enumerate(_PARTED.split(texts[0])))) >= len(REQUIRED):
            message = _(
                "Alle overskrifter står i ét felt: kolonnerne er ikke skilt ad. Gem filen igen som »CSV "
                "(semikolonsepareret)« eller som projektmappe (.xlsx)."
            )
            yield Problem("in-one-column", message, row.number)
        if len(header_fields(enumerate(map(mended, texts)))) > len(header_fields(enumerate(texts))):
            yield damaged_letters(row, texts)


def damaged_letters(row: Row, texts: Iterable[str]) -> Problem:
    """That æ, ø and å have become other signs in the headers, and so surely in the rest."""
    wrong = next(text for text in texts if mended(text) != text)
    message = _(
        "»{wrong}« skulle vist være »{right}«: æ, ø og å er blevet til andre tegn. Gem filen igen som »CSV UTF-8« "
        "eller som projektmappe (.xlsx)."
    )
    return Problem("damaged-letters", message.format(wrong=wrong, right=mended(wrong)), row.number, wrong, wrong)


def mended(text: str) -> str:
    """What a header was before it was read in the wrong encoding; as it is when it was not."""
    for took, meant in (("cp1252", "utf-8"), ("cp1252", "cp850"), ("cp1252", "mac_roman")):
        try:
            other = text.encode(took).decode(meant)
        except UnicodeError:
            continue
        if other != text and header_fields([(0, other)]):
            return other
    return text


def dated_though_no_measure(columns: Columns) -> Iterator[Problem]:
    """A warning that only measures have a day of their own: in another report it is not read."""
    if "measured_on" in columns.position:
        written = columns.written("measured_on")
        message = _("Kun målinger af resultater og virkninger har en måledato. Kolonnen »{column}« bliver ikke læst.")
        yield _at(columns.header, "unknown-column", written, message.format(column=written), "warning")


def without_header(rows: Iterable[Row], columns: Columns) -> Iterator[Problem]:
    """A warning for the first cell of each column that has no header: what stands there is not read."""
    named = {position for position, cell in enumerate(columns.header.cells) if not is_blank(cell)}
    for row in rows:
        for position, cell in enumerate(row.cells):
            if position not in named and not is_blank(cell):
                named.add(position)
                message = _("»{text}« står i en kolonne uden overskrift. Kolonnen bliver ikke læst.")
                message = message.format(text=shown(cell))
                yield Problem("no-header-above", message, row.number, None, shown(cell), "warning")


def _named_by(table: Table, found: Header) -> Row:
    """The row of headers; of two lines the lower one says what a column is, unless it needs the upper one."""
    lines = [row.cells for row in table.rows if found.first <= row.number <= found.row]
    alone = header_fields(enumerate(lines[-1]))
    names = []
    for position, cells in enumerate(zip_longest(*lines)):
        words = [shown(cell) for cell in cells if not is_blank(cell)]
        names.append(" ".join(words[-1:] if position in alone else words) or None)
    return Row(found.row, tuple(names))


def _unread_above(table: Table, found: Header) -> Iterator[Problem]:
    """Rows of a report over its headers, as after sorting, or under other headers: they would be lost unseen."""
    places = [{field: position for position, field in found.columns.items()}]
    for row in table.rows:
        if row.number >= found.first:
            return
        for place in places:
            indicator, delivered = (Columns(row, place).cell(row, field) for field in ("indicator", "delivered"))
            if _ID.match(shown(indicator)) and not is_blank(delivered):
                message = _("Rækken står over overskrifterne, som er i række {row}. Flyt den ned under dem.")
                yield Problem("above-header", message.format(row=found.row), row.number)
                break
        fields = header_fields(enumerate(row.cells))
        if {"indicator", "delivered"} <= set(fields.values()):
            places.append({field: position for position, field in fields.items()})


def _at(row: Row, code: str, written: str, message: str, severity: Literal["error", "warning"] = "error") -> Problem:
    return Problem(code, message, row.number, written, written, severity)
