"""Look for CPR numbers in everything a person sent: the file's name, sheet names, every cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from loaders.cell import Cell, CellError
from loaders.spreadsheet.sheet import Sheet
from loaders.table import Table
from outcomes.language import N_, _
from outcomes.personal_data import has_cpr
from outcomes.problem import Problem

_REMEDY = N_("Slet det alle steder, gem, og send filen igen. Intet er gemt.")


def in_the_name() -> Problem:
    return _cpr(_("Filens navn ser ud til at have et CPR-nummer."))


def without_cpr(table: Table) -> Table:
    """The rows as they are; when there are CPR numbers in them none, only where the numbers are."""
    found = cpr_problems([Sheet("", "visible", table.rows)])
    return Table((), tuple(found)) if found else table


def cpr_problems(sheets: Sequence[Sheet]) -> list[Problem]:
    """One problem for each place with a CPR number; the number itself is never repeated."""
    found = []
    for number, sheet in enumerate(sheets, start=1):
        if has_cpr(sheet.name):
            found.append(_cpr(_("Navnet på ark {sheet} ser ud til at have et CPR-nummer.").format(sheet=number)))
        for row in sheet.rows:
            for position, cell in enumerate(row.cells, start=1):
                if any(map(has_cpr, _texts(cell))):
                    if len(sheets) > 1:
                        where = _("Felt nummer {field} på ark {sheet} ser ud til at have et CPR-nummer.")
                    else:
                        where = _("Felt nummer {field} ser ud til at have et CPR-nummer.")
                    found.append(_cpr(where.format(field=position, sheet=number), row.number))
    return found


def _cpr(where: str, row: int | None = None) -> Problem:
    return Problem("cpr", f"{where} {_(_REMEDY)}", row)


def _texts(cell: Cell) -> Iterator[str]:
    """What a cell says; a number may have lost the zero in front."""
    if isinstance(cell, str):
        yield cell
    elif isinstance(cell, CellError):
        yield cell.shown
    elif isinstance(cell, int) and not isinstance(cell, bool):
        yield f"{cell:010}"
