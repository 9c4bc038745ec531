"""Bytes as text: marks first, then strict UTF-8, then the Windows code page of Danish Excel."""

from __future__ import annotations

import codecs

from loaders.table import Unreadable
from outcomes.problem import Problem

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(data: bytes) -> str:
    """The text of a file, with nothing lost. Raises Unreadable for anything that is not text.

    No encoding is guessed from the words: a byte order mark decides, then where the NUL bytes are,
    then whether the bytes are UTF-8; what is left is the code page that Danish Excel saves.
    """
    try:
        return data.decode(_encoding(data))
    except UnicodeDecodeError as error:
        raise _not_text() from error


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    if b"\0" in data:
        return _utf_16_without_mark(data)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def _utf_16_without_mark(data: bytes) -> str:
    """In UTF-16 the Latin letters have a NUL on one and the same side, so nearly all of one half is NUL."""
    even, odd = data[0::2].count(0), data[1::2].count(0)
    if len(data) % 2 or min(even, odd) * 10 > max(even, odd) or max(even, odd) * 3 < len(data):
        raise _not_text()
    return "utf-16-le" if odd > even else "utf-16-be"


def _not_text() -> Unreadable:
    message = "Filen er ikke tekst, vi kan læse. Gem den fra Excel som »CSV UTF-8« eller som .xlsx, og send den igen."
    return Unreadable(Problem("not-text", message))
