"""Tell the row of headers from the rows around it, before anyone has asked what the columns mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal, NamedTuple

HeaderField = Literal["activity", "period", "indicator", "delivered", "out_of"]

_FIELD: dict[str, HeaderField] = {
    "aktivitet": "activity",
    "activity": "activity",
    "halvår": "period",
    "period": "period",
    "indikator": "indicator",
    "indicator": "indicator",
    "leveret": "delivered",
    "delivered": "delivered",
    "ud af": "out_of",
    "out of": "out_of",
    "out_of": "out_of",
}
# The word stands first in its cell and by itself: »Leveret (antal)« does, »Leverandør« does not.
_WORD = re.compile(rf"\W*({'|'.join(_FIELD)})(?!\w)", re.IGNORECASE)


class Header(NamedTuple):
    """The row number of the headers, and the column (as the row numbers them) of each known field."""

    row: int
    columns: dict[int, HeaderField]


def find_header(rows: Iterable[tuple[int, Iterable[tuple[int, object]]]]) -> Header | None:
    """The row with most header words, the first of equals; None when no row has two that matter."""
    best: Header | None = None
    for number, cells in rows:
        found = header_fields(cells)
        known = len(set(found.values()) - {"out_of"})
        if known >= 2 and (best is None or len(set(found.values())) > len(set(best.columns.values()))):
            best = Header(number, found)
    return best


def header_fields(cells: Iterable[tuple[int, object]]) -> dict[int, HeaderField]:
    """The columns of one row whose text is a header word, in Danish or English."""
    words = ((column, _WORD.match(cell)) for column, cell in cells if isinstance(cell, str))
    return {column: _FIELD[word[1].casefold()] for column, word in words if word}
