"""A file as rows, whatever it is: by its content, not by its name."""

from __future__ import annotations

from loaders.delimited import read_delimited
from loaders.table import Table, Unreadable
from outcomes.problem import Problem

MOST_BYTES = 5 * 1024 * 1024
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


def read_table(data: bytes, filename: str) -> Table:
    """The rows of a file. Raises Unreadable when it can't be read at all."""
    if not data:
        raise Unreadable(Problem("empty", f"Filen {filename} er tom. Send den udfyldte fil."))
    if len(data) > MOST_BYTES:
        megabytes = MOST_BYTES // 1024**2
        raise Unreadable(Problem("too-large", f"Filen {filename} er større end {megabytes} MB. Send kun skemaet."))
    if data.startswith(_WORKBOOKS):
        message = "Excel-filer kan ikke læses endnu. Gem filen fra Excel som »CSV UTF-8«, og send den igen."
        raise Unreadable(Problem("workbook", message))
    return read_delimited(data)
