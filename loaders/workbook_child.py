"""The child process that reads one workbook: bytes in on stdin, sheets or the reason for none out as JSON."""

from __future__ import annotations

import json
import resource
import sys
from datetime import date

from loaders.cell import Cell, CellError
from loaders.limits import CHILD_CPU_SECONDS, CHILD_MEMORY_BYTES
from loaders.spreadsheet.beside import places_with_cpr
from loaders.spreadsheet.merged import spread_merged
from loaders.spreadsheet.ods import MIMETYPE, read_ods
from loaders.spreadsheet.package import not_a_workbook, unpack
from loaders.spreadsheet.refused import Refused
from loaders.spreadsheet.sheet import Grid
from outcomes.language import N_


def main() -> None:
    """Answer what stdin holds. A damaged file may raise anything: the parent reads that as damaged."""
    limit()
    for unneeded in ("lxml", "numpy", "PIL"):  # openpyxl would load them, for time and memory that no cell needs
        sys.modules[unneeded] = None  # type: ignore[assignment]
    sys.stdout.write(answer(sys.stdin.buffer.read()))


def answer(data: bytes) -> str:
    """The sheets of a workbook, or the reason for none, as JSON."""
    said: dict[str, object]
    try:
        grids, beside = _read(data)
        said = {"sheets": [_sheet(grid) for grid in grids], "beside": beside}
    except Refused as why:
        said = {"refused": [why.code, why.text, why.values]}
    except MemoryError:
        text = N_("Regnearket kræver for meget hukommelse. Slet de andre ark, og send kun rapporten.")
        said = {"refused": ["too-much-memory", text, {}]}
    return json.dumps(said)  # dump would write piece by piece, which is slower


def limit(most_written: int = 0) -> None:
    """Memory and time are bounded by the system, and what is written to files, whatever the workbook does."""
    resource.setrlimit(resource.RLIMIT_AS, (CHILD_MEMORY_BYTES, CHILD_MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CHILD_CPU_SECONDS, CHILD_CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_written, most_written))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _read(data: bytes) -> tuple[list[Grid], list[str]]:
    """The sheets, and what else in the workbook has a CPR number."""
    if not data.startswith(b"PK"):
        # Loaded only where they are needed: a shorter start is a shorter wait.
        from loaders.spreadsheet.xls import beside_cells, read_xls

        return read_xls(data), beside_cells(data)
    parts = unpack(data)
    if parts.get("mimetype", b"").startswith(MIMETYPE):
        return read_ods(parts), places_with_cpr(parts)
    if "[content_types].xml" in parts:
        from loaders.spreadsheet.xlsx import read_xlsx

        return read_xlsx(parts), places_with_cpr(parts)
    raise not_a_workbook()


def _sheet(grid: Grid) -> list[object]:
    spread_merged(grid)
    sheet = grid.sheet()
    rows = [[row.number, [_written(cell) for cell in row.cells]] for row in sheet.rows]
    return [sheet.name, sheet.visibility, rows, sheet.hidden]


def _written(cell: Cell) -> object:
    """The cell as JSON; what JSON has no word for is an object with one."""
    if isinstance(cell, CellError):
        return {"error": [cell.shown, cell.why]}
    if isinstance(cell, date):
        return {"date": cell.isoformat()}
    return cell


if __name__ == "__main__":
    main()
