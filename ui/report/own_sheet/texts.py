"""What a sheet of somebody's own says, short and safe to show in labels and sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from loaders.cell import Row
from loaders.own_sheet.matching import column_names, column_titles, text_of
from loaders.report.values import is_blank
from loaders.table import Table
from outcomes.danish import quoted
from outcomes.language import _, ngettext
from ui.kit import words

_SHOWN = 60  # characters of a cell in a label


def quoted_all(names: Iterable[str]) -> str:
    return words.listed([quoted(name) for name in names])


def line_of(row: Row) -> str:
    return " · ".join(_short(text_of(cell)) for cell in row.cells if not is_blank(cell))


def titles_of(table: Table, header: int) -> dict[str, str]:
    """What the columns are called on the page, by the names that are remembered."""
    return dict(zip(column_names(table, header).values(), column_titles(table, header).values(), strict=True))


def column_asked(title: str, example: str) -> str:
    """Kolonnen »Antal«, fx »12«"""
    if not example:
        return _("Kolonnen »{name}«").format(name=plain(title))
    return _("Kolonnen »{name}«, fx »{example}«").format(name=plain(title), example=plain(example))


def example_of(table: Table, header: int, place: int) -> str:
    """The first that stands in the column."""
    below = (row.cells[place] for row in table.rows if row.number > header and place < len(row.cells))
    return next((text_of(cell) for cell in below if not is_blank(cell)), "")


def numbered(rows: Sequence[Row]) -> str:
    listed = words.listed([str(row.number) for row in rows])
    return ngettext("Række {numbers}", "Rækkerne {numbers}", len(rows)).format(numbers=listed)


def reported_in(rows: Sequence[Row], place: int) -> str:
    cells = [row.cells[place] for row in rows if place < len(row.cells) and not is_blank(row.cells[place])]
    return f" ({words.listed([plain(text_of(cell)) for cell in cells])})" if cells else ""


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def plain(text: str) -> str:
    return escaped(_short(text))


def escaped(text: str) -> str:
    """The person's own words where they would otherwise be Markdown, and addresses would be links."""
    said = re.sub(r"([\\`*_~\[\]$]|<(?=[\w/!?])|&(?=[\w#]))", r"\\\1", text)
    return re.sub(r"(:(?=[\w/])|@|www(?=\.))", "\\1\u2060", said)  # a joiner that is neither seen nor read aloud
