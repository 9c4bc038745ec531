"""Text that a spreadsheet will not run, and back."""

from __future__ import annotations

_LIVE = ("=", "+", "-", "@", "\t", "\r")


def inert(text: str) -> str:
    """Text that a spreadsheet will not run: a leading = + - @ gets an apostrophe in front."""
    return f"'{text}" if text.startswith(_LIVE) else text


def as_typed(text: str) -> str:
    """The text without the apostrophe that ``inert`` put in front, so that what is exported can be imported."""
    return text[1:] if text[:1] == "'" and text[1:].startswith(_LIVE) else text
