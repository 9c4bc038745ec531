"""Rows of a text file: semicolons, commas, tabs or bars, as Danish and other Excels write them."""

from __future__ import annotations

import csv
import io
import re

from loaders.table import Cell, Row, Table, Unreadable
from loaders.text import decode
from outcomes.problem import Problem

_SEPARATORS = ";\t,|"
_FIRST_LINE = re.compile(r"sep=(.)[;,\t|]*\r?\n?", re.IGNORECASE)
_LINES_LOOKED_AT = 50


def read_delimited(data: bytes) -> Table:
    """The rows of a text file, every cell as text. Raises Unreadable when it can't be split for sure."""
    text = decode(data)
    told = _FIRST_LINE.match(text)
    # Excel does not count the line that names the separator.
    text = text[told.end() :] if told else text
    separator = told[1] if told else _separator(text)
    try:
        records = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        rows = [Row(number, tuple(map(_cell, record))) for number, record in enumerate(records, start=1)]
    except csv.Error as error:
        raise Unreadable(_broken_quotes()) from error
    return Table(tuple(row for row in rows if any(cell is not None for cell in row.cells)))


def _separator(text: str) -> str:
    """The separator that splits the most lines into the most columns."""
    lines = [line for line in text.splitlines()[:_LINES_LOOKED_AT] if line.strip()]
    return max(
        _SEPARATORS, key=lambda separator: sum(line.count(separator) for line in lines if line.count(separator) > 1)
    )


def _cell(text: str) -> Cell:
    return text.strip() or None


def _broken_quotes() -> Problem:
    message = (
        'Et citationstegn (") begynder uden at slutte, så rækkerne ikke kan skilles ad. Slet det, og send filen igen.'
    )
    return Problem("broken-quotes", message)
