"""Look for CPR numbers in everything a person sent: names, every cell, and what is beside them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from loaders.cell import Cell, CellError, Row
from loaders.limits import LOOKED_AT_HERE
from loaders.report.header import find_header
from loaders.report.values import shown
from loaders.spreadsheet.sheet import Sheet
from loaders.table import Table
from loaders.workbook import ask_child
from outcomes.danish import number
from outcomes.grouped import grouped
from outcomes.language import N_, _, ngettext
from outcomes.personal_data import has_cpr
from outcomes.problem import Problem

CPR, CLEARED = "cpr", "cpr-cleared"
_DIGIT = re.compile(r"\d")
_MOST_TOLD = 100  # places
_REMEDY = N_("Slet det alle steder, gem, og send filen igen. Intet er gemt.")
_FIRST_HALF, _SECOND_HALF = re.compile(r"\d{6}-?"), re.compile(r"-?\d{4}")
_Place = tuple[int, int]
"""A row, as Excel numbers it, and a position in it, from 0."""


class Looked(NamedTuple):
    """A sheet with the digits of every CPR number taken away, and where they were."""

    sheet: Sheet
    places: tuple[_Place, ...]
    in_name: bool


def look(sheet: Sheet) -> Looked:
    """The sheet without the numbers, so that no message repeats them."""
    places = tuple(_places(sheet.rows))
    without = grouped(places)
    rows = (_without(row, {*without.get(row.number, ())}) for row in sheet.rows)
    in_name = has_cpr(sheet.name)
    name = without_digits(sheet.name) if in_name else sheet.name
    return Looked(sheet._replace(name=name, rows=tuple(rows)), places, in_name)


def in_the_name(filename: str) -> list[Problem]:
    return [_cpr(_("Filens navn ser ud til at have et CPR-nummer."))] if has_cpr(filename) else []


def beside_cells(places: Iterable[str]) -> Iterator[Problem]:
    """That a number stands in a comment, a page header or the like."""
    for place in places:
        yield _cpr(_("{place} ser ud til at have et CPR-nummer.").format(place=_(place)))


def without_cpr(table: Table) -> Table:
    """The rows without the numbers, and where those were."""
    looked = look(Sheet("", "visible", table.rows))
    return table._replace(rows=looked.sheet.rows, notices=(*in_the_report(looked), *table.notices))


def in_the_report(looked: Looked) -> Iterator[Problem]:
    """Where the numbers are, by row and header."""
    rows = looked.sheet.rows
    header = find_header((row.number, enumerate(row.cells)) for row in rows)
    names = next((row.cells for row in rows if header and row.number == header.row), ())
    for row, position in looked.places[:_MOST_TOLD]:
        is_below = header is not None and row > header.row
        column = shown(names[position]) if is_below and position < len(names) else ""
        where = _("Her ser der ud til at stå et CPR-nummer.")
        if not column:
            where = _("Felt {cell} ser ud til at have et CPR-nummer.").format(cell=_address(row, position))
        yield _cpr(where, row, column or None)
    yield from _more(looked)


def on_another_sheet(looked: Looked) -> Iterator[Problem]:
    name = looked.sheet.name
    if looked.in_name:
        yield _cpr(_("Navnet på arket »{sheet}« ser ud til at have et CPR-nummer.").format(sheet=name))
    for row, position in looked.places[:_MOST_TOLD]:
        where = _("Felt {cell} på arket »{sheet}« ser ud til at have et CPR-nummer.")
        yield _cpr(where.format(cell=_address(row, position), sheet=name))
    yield from _more(looked)


def _more(looked: Looked) -> Iterator[Problem]:
    """That there are more places than are told one by one."""
    if (more := len(looked.places) - _MOST_TOLD) > 0:
        told = ngettext(
            "{n} felt mere ser ud til at have et CPR-nummer.", "{n} felter mere ser ud til at have et CPR-nummer.", more
        )
        yield _cpr(told.format(n=number(more)))


def cleared(problems: Sequence[Problem]) -> tuple[Problem, ...]:
    """The same, where the person has said that it is no CPR number: to be seen, and kept with the report."""
    said = _("Den, der afleverer, siger, at det ikke er et CPR-nummer.")
    return tuple(
        Problem(CLEARED, said, problem.row, problem.column, severity="warning") if problem.code == CPR else problem
        for problem in problems
    )


def remark_of(problems: Iterable[Problem]) -> str | None:
    """What is kept with a report that has something that looks like a CPR number; None when it has not."""
    places = [problem.place or _("filen") for problem in problems if problem.code == CLEARED]
    if not places:
        return None
    return _("Den, der afleverede, siger, at det ikke er et CPR-nummer: {places}.").format(places="; ".join(places))


def _places(rows: Sequence[Row]) -> Iterator[_Place]:
    texts = {(row.number, at): text for row in rows for at, cell in enumerate(row.cells) if (text := _text(cell))}
    found = set(compress(texts, _have_cpr([*texts.values()])))
    for row in rows:
        for position, cell in enumerate(row.cells):
            after = row.cells[position + 1] if position + 1 < len(row.cells) else None
            if (row.number, position) in found:
                yield row.number, position
            elif _is_in_two(cell, after):
                yield from ((row.number, position), (row.number, position + 1))


def _have_cpr(texts: Sequence[str]) -> Iterable[bool]:
    """Of each text whether it has a number; nobody else waits while very much is looked through."""
    if sum(map(len, texts)) <= LOOKED_AT_HERE:
        return map(has_cpr, texts)
    found: list[bool] = json.loads(ask_child("loaders.cpr_child", json.dumps(texts).encode()))
    return found


def _is_in_two(cell: Cell, after: Cell) -> bool:
    """Whether a number is parted between two cells; two amounts beside each other have no hyphen and no 0 in front."""
    one, two = shown(cell).strip(), shown(after).strip()
    if not (_FIRST_HALF.fullmatch(one) and _SECOND_HALF.fullmatch(two)):
        return False
    return (one.startswith("0") or "-" in one + two) and has_cpr(one + two)


def _text(cell: Cell) -> str:
    """What a cell says; a number may have lost the zero in front."""
    if isinstance(cell, CellError):
        return cell.shown
    if isinstance(cell, int) and not isinstance(cell, bool):
        return f"{cell:010}"
    return cell if isinstance(cell, str) else ""


def _without(row: Row, positions: set[int]) -> Row:
    if not positions:
        return row
    cells = (without_digits(shown(cell)) if position in positions else cell for position, cell in enumerate(row.cells))
    return row._replace(cells=tuple(cells))


def without_digits(text: str) -> str:
    if text.isascii():
        return _DIGIT.sub("•", text)
    return "".join("•" if sign.isdigit() else sign for sign in text)  # also those that stand high or low


def _address(row: int, position: int) -> str:
    return f"{get_column_letter(position + 1)}{row}"


def _cpr(where: str, row: int | None = None, column: str | None = None) -> Problem:
    return Problem(CPR, f"{where} {_(_REMEDY)}", row, column)
