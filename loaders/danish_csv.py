"""CSV as Danish Excel opens it: semicolons, decimal comma, UTF-8 with BOM, no live formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date

_LIVE = ("=", "+", "-", "@", "\t", "\r")

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
    if isinstance(field, int | float):
        return f"{field:.15g}".replace(".", ",")
    if isinstance(field, date):
        return f"{field:%d.%m.%Y}"
    return inert(field)


def inert(text: str) -> str:
    """Text that a spreadsheet will not run: a leading = + - @ gets an apostrophe in front."""
    return f"'{text}" if text.startswith(_LIVE) else text


def as_typed(text: str) -> str:
    """The text without the apostrophe that ``inert`` put in front, so that what is exported can be imported."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_LIVE) else text
