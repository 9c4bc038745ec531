"""Look for CPR numbers in everything a person sent: the file's name, sheet names, every cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.spreadsheet.sheet import Sheet
from loaders.table import Cell, CellError
from outcomes.personal_data import has_cpr
from outcomes.problem import Problem

_REMEDY = "Slet det alle steder, gem, og send filen igen. Intet er gemt."


def in_the_name() -> Problem:
    return Problem("cpr", f"Filens navn ser ud til at have et CPR-nummer. {_REMEDY}")


def cpr_problems(sheets: Sequence[Sheet]) -> list[Problem]:
    """One problem for each place with a CPR number; the number itself is never repeated."""
    found = []
    for number, sheet in enumerate(sheets, start=1):
        if has_cpr(sheet.name):
            found.append(Problem("cpr", f"Navnet på ark {number} ser ud til at have et CPR-nummer. {_REMEDY}"))
        where = f" på ark {number}" if len(sheets) > 1 else ""
        for row in sheet.rows:
            for position, cell in enumerate(row.cells, start=1):
                if any(map(has_cpr, _texts(cell))):
                    message = f"Felt nummer {position}{where} ser ud til at have et CPR-nummer. {_REMEDY}"
                    found.append(Problem("cpr", message, row.number))
    return found


def _texts(cell: Cell) -> Iterator[str]:
    """What a cell says; a number may have lost the zero in front."""
    if isinstance(cell, str):
        yield cell
    elif isinstance(cell, CellError):
        yield cell.shown
    elif isinstance(cell, int) and not isinstance(cell, bool):
        yield f"{cell:010}"
