"""What a document says, whatever it is written as: words and figures, and no layout."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Heading(NamedTuple):
    """The heading of a section (level 1) or within one (2)."""

    text: str
    level: int = 1


class Paragraph(NamedTuple):
    """A paragraph; a ``quiet`` one says how to read the rest."""

    text: str
    quiet: bool = False


class Items(NamedTuple):
    """A list."""

    items: tuple[str, ...]
    ordered: bool = False


class Terms(NamedTuple):
    """Names and what they are; a name with nothing to it is left out."""

    terms: tuple[tuple[str, str], ...]


class Rows(NamedTuple):
    """A table. ``widths`` are the columns' shares of the page, and the ``numeric`` columns are set to the right."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...]
    numeric: tuple[int, ...] = ()


class Counted(NamedTuple):
    """How many of each mark, as a bar with its words; a part is a mark's name, its word and how many."""

    parts: tuple[tuple[str, str, int], ...]


class NewPage(NamedTuple):
    """What comes stands on a page of its own."""


Block = Heading | Paragraph | Items | Terms | Rows | Counted | NewPage


class Document(NamedTuple):
    """A whole document. ``parties`` stand behind it, ``day`` is what it is dated, ``address`` where it can be seen."""

    title: str
    subject: str
    parties: tuple[str, ...]
    day: date
    address: str
    blocks: tuple[Block, ...]
    language: str = "da"
