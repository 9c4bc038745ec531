"""Text that a spreadsheet will not run when it opens a CSV, and back."""

from __future__ import annotations

import re

# A sign that begins a formula, as it is or as wide as an Asian letter, also after blanks that some programs skip.
_LIVE = re.compile(r"[\s\u200b\u2060\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b]|[\t\r\n]")


def inert(text: str) -> str:
    """Text that a spreadsheet will not run: what could begin a formula gets an apostrophe in front."""
    return f"'{text}" if _LIVE.match(text) else text


def as_typed(text: str) -> str:
    """The text without the apostrophe that ``inert`` put in front, so that what is exported can be imported."""
    return text[1:] if text[:1] == "'" and _LIVE.match(text, 1) else text
