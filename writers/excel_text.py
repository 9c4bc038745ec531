"""Text in a workbook's cells: text whatever it looks like, and nothing that Excel can't keep."""

from __future__ import annotations

import re

from openpyxl.cell import Cell

from loaders.limits import MAX_WORDS
from outcomes.language import _

_LIVE = ("=", "+", "-", "@")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_READ_AS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")


def write_text(field: Cell, text: str) -> None:
    """The text as text, also when somebody opens the cell and leaves it; what is cut off says so at its end."""
    field.value = _fitting(escaped(text))
    field.data_type = "s"
    field.quotePrefix = text.startswith(_LIVE)


def escaped(text: str) -> str:
    """As Excel writes what XML can't carry, or what reads as such."""
    return carried(_READ_AS_ESCAPED.sub("_x005F_", text).replace("\r", "_x000D_"))


def carried(text: str) -> str:
    """The text without what XML can't carry."""
    return _NOT_IN_XML.sub("", text)


def _fitting(text: str) -> str:
    if len(text) <= MAX_WORDS:
        return text
    more = _(" … (fortsætter: hent tabellen som CSV)")
    return text[: MAX_WORDS - len(more)] + more
