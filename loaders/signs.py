"""Signs in the rows of a file that nobody sees and that no workbook can hold: taken away, and said so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.cell import Cell, Row
from loaders.table import Table
from outcomes.language import _
from outcomes.problem import Problem

_LINE_ENDS = re.compile("[\x0b\x0c]")  # Word's line break within a paragraph, and between pages
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_QUOTED = 40


def without_unseen(table: Table) -> Table:
    """The rows with only signs that can be seen and kept, and a warning for each row that had others."""
    rows = (_without(row) for row in table.rows)
    return table._replace(rows=tuple(row for row in rows if row.cells), notices=(*table.notices, *_notices(table.rows)))


def _without(row: Row) -> Row:
    cells = [*map(_seen, row.cells)]
    while cells and cells[-1] is None:
        cells.pop()
    return row._replace(cells=tuple(cells))


def _seen(cell: Cell) -> Cell:
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", cell)).strip() or None if isinstance(cell, str) else cell


def _notices(rows: tuple[Row, ...]) -> Iterator[Problem]:
    for row in rows:
        cell = next((cell for cell in row.cells if isinstance(cell, str) and _UNSEEN.search(cell)), None)
        if isinstance(cell, str):
            text = str(_seen(cell) or "")[:_QUOTED]
            message = _("Usynlige tegn, som et regneark ikke kan gemme, er taget væk ved »{text}«.").format(text=text)
            yield Problem("unseen-sign", message, row.number, None, text or None, "warning")
