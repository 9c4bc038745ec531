"""CSV as Danish Excel opens it: semicolons, decimal comma, UTF-8 with BOM, no live formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

from loaders.inert import inert
from outcomes.typed import typed

Field = str | int | float | bool | date | None


def to_danish_csv(header: Sequence[str], rows: Iterable[Sequence[Field]]) -> bytes:
    """The rows under the header, ready for a download that opens with a double click."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_written(field) for field in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _written(field: Field) -> str:
    if field is None:
        return ""
    if isinstance(field, bool):
        return "ja" if field else "nej"
    return inert(field) if isinstance(field, str) else typed(field)
