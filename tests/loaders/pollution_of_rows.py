"""What happens to one row of a file on its way."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from typing import NamedTuple

from tests.loaders.filled import Filled, Lines, written
from writers.form_csv import form_fields

_DELIVERED = form_fields(()).index("delivered")


class Polluted(NamedTuple):
    """A file, and the rows that are not as they were; None when the whole file isn't."""

    content: bytes
    rows: set[int] | None
    filename: str = "rapport.csv"


Kind = Callable[[Filled, Random], Polluted]
KINDS: dict[str, Kind] = {}


def kind(pollute: Kind) -> Kind:
    KINDS[pollute.__name__] = pollute
    return pollute


def _raw(lines: Lines, changed: dict[int, str]) -> bytes:
    """The lines, with these (numbered as Excel numbers them) as they stand here."""
    return "".join(
        (changed[number] + "\r\n") if number in changed else written([line])
        for number, line in enumerate(lines, start=1)
    ).encode()


def some_field(filled: Filled, luck: Random) -> tuple[Lines, int, int]:
    """The lines, and a row and a column to spoil."""
    lines = filled.lines
    return lines, luck.randint(2, len(lines)), luck.randrange(len(filled.header))


def _changed_row(change: Callable[[list[str], int, Random], list[str]]) -> Kind:
    def pollute(filled: Filled, luck: Random) -> Polluted:
        lines, row, column = some_field(filled, luck)
        lines[row - 1] = change([*lines[row - 1]], column, luck)
        return Polluted(written(lines).encode(), {row})

    return pollute


def _changed_text(change: Callable[[list[str], int, Random], str]) -> Kind:
    def pollute(filled: Filled, luck: Random) -> Polluted:
        lines, row, column = some_field(filled, luck)
        return Polluted(_raw(lines, {row: change([*lines[row - 1]], column, luck)}), {row})

    return pollute


def _at(line: list[str], column: int, text: str) -> str:
    """The line with this field just as it stands here."""
    return ";".join(text if place == column else written([[field]], end="") for place, field in enumerate(line))


def _middle(text: str, put: str) -> str:
    return text[: len(text) // 2] + put + text[len(text) // 2 :]


KINDS |= {
    "an extra separator": _changed_row(lambda line, at, _: [*line[:at], "", *line[at:]]),
    "a field deleted": _changed_row(lambda line, at, _: line[:at] + line[at + 1 :]),
    "a field deleted, and one added at the end": _changed_row(
        # Without Leveret nothing is there to read.
        lambda line, at, _: line if at == _DELIVERED else [*line[:at], *line[at + 1 :], ""]
    ),
    "a field inserted, and the last one cut": _changed_row(lambda line, at, _: [*line[:at], "", *line[at:-1]]),
    "two fields as one": _changed_row(lambda line, at, _: [*line[:at], "".join(line[at : at + 2]), *line[at + 2 :]]),
    "a row that ends too early": _changed_row(lambda line, at, _: line[: at + 1]),
    "a quotation mark before a field": _changed_text(lambda line, at, _: _at(line, at, f'"{line[at]}')),
    "a quotation mark after a field": _changed_text(lambda line, at, _: _at(line, at, f'{line[at]}"')),
    "a quotation mark in a field": _changed_text(lambda line, at, _: _at(line, at, _middle(line[at], '"'))),
    "a line break in a field": _changed_text(lambda line, at, _: _at(line, at, _middle(line[at], "\n"))),
    "a backslash and a line break": _changed_text(lambda line, at, _: _at(line, at, _middle(line[at], "\\\n"))),
    "a NUL in a field": _changed_text(lambda line, at, _: _at(line, at, _middle(line[at], "\0"))),
    "a row with another separator": _changed_text(lambda line, at, luck: luck.choice(",\t|:").join(line)),
    "a row in quotation marks": _changed_text(lambda line, at, _: '"' + ";".join(line).replace('"', '""') + '"'),
    "an invisible sign": _changed_row(
        lambda line, at, luck: [
            *line[:at],
            _middle(line[at], luck.choice("\u200b\u00ad\ufeff\u200e\x07")),
            *line[at + 1 :],
        ]
    ),
}


@kind
def ids_swapped(filled: Filled, luck: Random) -> Polluted:
    lines, row, _ = some_field(filled, luck)
    other = luck.randint(2, len(lines))
    id = filled.header.index("Indikator")
    lines[row - 1][id], lines[other - 1][id] = lines[other - 1][id], lines[row - 1][id]
    return Polluted(written(lines).encode(), {row, other})


@kind
def two_rows_in_one(filled: Filled, luck: Random) -> Polluted:
    lines, row, _ = some_field(filled, luck)
    lines[row - 2 : row] = [lines[row - 2] + lines[row - 1]]
    return Polluted(written(lines).encode(), {row - 1})


@kind
def a_row_more(filled: Filled, luck: Random) -> Polluted:
    """The same row again, a heading, a comment, headers again."""
    lines, row, _ = some_field(filled, luck)
    more = luck.choice([lines[row - 1], ["Leverancer"], ["", "Her er vores tal"], ["# tal fra Anna"], filled.header])
    lines.insert(row, more)
    return Polluted(written(lines).encode(), {row + 1})


@kind
def a_footer(filled: Filled, luck: Random) -> Polluted:
    lines = filled.lines
    total = ["" if name != "Leveret" else "9999" for name in filled.header]
    total[filled.header.index("Indikator")] = "I alt"
    texts = ["Med venlig hilsen Mette", "Kilde: egne tal", "* foreløbige tal", "Udfyldt 3.7.2026"]
    lines.append(luck.choice([total, *([text] for text in texts)]))
    return Polluted(written(lines).encode(), {len(lines)})
