"""A sheet of somebody's own: what its columns and rows are, as they have said, and the report that makes it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, Self

from openpyxl.utils import get_column_letter
from pydantic import Field, ValidationError, model_validator

from loaders.cell import Cell, Row
from loaders.report.asked_for import is_asked_for
from loaders.report.columns import find_columns
from loaders.report.header import HEADERS, HeaderField, header_fields
from loaders.report.values import is_blank, shown
from loaders.table import Table
from outcomes.danish import quoted
from outcomes.grouped import grouped
from outcomes.indicator import Strict
from outcomes.language import N_, _
from outcomes.period import Period
from outcomes.plan import Activity
from outcomes.problem import Problem, has_errors

Skip = Literal["skip"]
SKIP: Skip = "skip"
Use = Literal[
    "indicator",
    "delivered",
    "out_of",
    "measured_on",
    "part",
    "note",
    "evidence",
    "next_step",
    "activity",
    "period",
    "skip",
]
"""What a column is used for; ``indicator`` is the one that says what each row is about."""

_SAID: tuple[HeaderField, ...] = ("delivered", "out_of", "measured_on", "note", "evidence", "next_step")
_IDENTITY: tuple[HeaderField, ...] = ("activity", "period")
_ID = re.compile(r"(?:A ?\d{1,2}|M ?00?) ?[-–—−.] ?(?:KR ?)?\d{1,2}|A\d\d ?(?:KR ?)?\d{1,2}", re.IGNORECASE)
_SUM = re.compile(r"(i ?alt|sum|totalt?|samlet)( kr)?[.:]?", re.IGNORECASE)
_UNNAMED = N_("kolonne {letter}")
# Somebody must look at every row and column; a list of people or of days is no report.
_MOST_ROWS, _MOST_COLUMNS = 120, 20


class Meaning(Strict):
    """What a row answers: an indicator or a budget line by its id, and the part, '' for the whole."""

    id: Annotated[str, Field(min_length=1)]
    part: str = ""


class Matching(Strict):
    """What the words of a sheet mean. What is in neither ``columns`` nor ``rows`` nobody has said yet.

    ``header`` is the number of the row with headers, 0 when there is none. ``columns`` go by the names
    that ``column_names`` gives them, ``rows`` by the text in the column that names them.
    """

    header: Annotated[int, Field(ge=0)]
    columns: dict[str, Use]
    rows: dict[str, Meaning | Skip]

    @model_validator(mode="after")
    def _no_two_columns_are_the_same(self) -> Self:
        used = [use for use in self.columns.values() if use != SKIP]
        if len(used) != len(set(used)):
            raise ValueError("two columns can't be the same")
        return self


def needs_matching(table: Table) -> bool:
    """Whether it is a sheet of somebody's own, with headers or names of indicators that we don't know.

    An id that is only misspelt needs none: the check says which one it may be.
    """
    if has_errors(table.notices) or not _can_be_looked_through(table):
        return False
    columns, problems = find_columns(table)
    codes = {problem.code for problem in problems}
    if codes & {"in-one-column", "damaged-letters"}:
        return False  # a report whose headers were spoilt on the way
    if columns is None or "missing-column" in codes:
        return True
    names = (
        text_of(columns.cell(row, "indicator"))
        for row in table.rows
        if row.number > columns.header.number
        and not header_fields(enumerate(row.cells))
        and not is_asked_for(row, columns)
        and any(not is_blank(columns.cell(row, field)) for field in _SAID)
    )
    return any(name and not looks_like_id(name) and not is_sum(name) for name in names)


def _can_be_looked_through(table: Table) -> bool:
    filled = [sum(not is_blank(cell) for cell in row.cells) for row in table.rows]
    is_small = sum(count > 0 for count in filled) <= _MOST_ROWS and max(filled, default=0) <= _MOST_COLUMNS
    return is_small and any(count >= 2 for count in filled)


def looks_like_id(name: str) -> bool:
    return _ID.fullmatch(name) is not None


def is_sum(name: str) -> bool:
    return _SUM.fullmatch(name) is not None


def text_of(cell: Cell) -> str:
    """A header or a name as it is shown to the person again: on one line."""
    return " ".join(shown(cell).split())


def column_names(table: Table, header: int) -> dict[int, str]:
    """What each column is called, by its place in the row: its header, or its letter; no two the same.

    These are the names that are remembered, so they are Danish in every language.
    """
    return _columns(table, header, _UNNAMED)


def column_titles(table: Table, header: int) -> dict[int, str]:
    """The same, in the visitor's language."""
    return _columns(table, header, _(_UNNAMED))


def _columns(table: Table, header: int, unnamed: str) -> dict[int, str]:
    headers: tuple[Cell, ...] = next((row.cells for row in table.rows if row.number == header), ())
    below = [row.cells for row in table.rows if row.number > header]
    names: dict[int, str] = {}
    for place in range(max((len(cells) for cells in (headers, *below)), default=0)):
        written = text_of(headers[place]) if place < len(headers) else ""
        if written or any(place < len(cells) and not is_blank(cells[place]) for cells in below):
            letter = unnamed.format(letter=get_column_letter(place + 1))
            name = written or letter
            while name in names.values():
                name += f" ({letter})"
            names[place] = name
    return names


def named_rows(table: Table, header: int, columns: Mapping[str, Use]) -> Iterator[tuple[Row, str]]:
    """The rows below the headers with something in a column that is reported, and what each is called."""
    at = _places(table, header, columns)
    for row in table.rows:
        if row.number > header and any(not is_blank(_cell(row, at.get(field))) for field in _SAID):
            yield row, text_of(_cell(row, at.get("indicator")))


def names_to_match(table: Table, header: int, columns: Mapping[str, Use]) -> dict[str, list[Row]]:
    """The rows behind each name that is not already an id, in the order of the sheet."""
    named = named_rows(table, header, columns)
    return grouped((name, row) for row, name in named if name and not looks_like_id(name))


def apply(table: Table, matching: Matching, activity: Activity, period: Period) -> Table:
    """The report that the sheet is: each row under its own number, each column in its own place.

    Only the names of rows become ids, and only those that are matched; every other cell of the columns that
    are used stays as it is. What the sheet does not say of activity, half-year and part is added to the right.
    """
    titles, at = column_titles(table, matching.header), _places(table, matching.header, matching.columns)
    width = max((len(row.cells) for row in table.rows), default=0)
    added: list[HeaderField] = [field for field in _IDENTITY if field not in at]
    if "part" not in at and any(asked != SKIP and asked.part for asked in matching.rows.values()):
        added.append("part")
    headers = {place: _header(field, titles[place]) for field, place in at.items()}
    rows = [Row(matching.header, (*(headers.get(place) for place in range(width)), *(HEADERS[one] for one in added)))]
    left_out: list[str] = []
    for row, name in named_rows(table, matching.header, matching.columns):
        asked = matching.rows.get(name) if name else None
        if asked == SKIP:
            left_out.append(name)
            continue
        cells = [_cell(row, place) if place in headers else None for place in range(width)]
        if asked:
            cells[at["indicator"]] = asked.id
        part = asked.part or None if asked else None
        more: dict[HeaderField, Cell] = {"activity": activity.number, "period": str(period), "part": part}
        rows.append(Row(row.number, (*cells, *(more[field] for field in added))))
    return table._replace(rows=tuple(rows), notices=(*table.notices, *_said_of(left_out)))


def to_json(matching: Matching) -> str:
    return matching.model_dump_json()


def from_json(content: str | None) -> Matching | None:
    """The matching again; None when there is none, or none that this program understands."""
    try:
        return Matching.model_validate_json(content) if content else None
    except ValidationError:
        return None


def together(earlier: Matching | None, confirmed: Matching) -> Matching:
    """What to remember: what was just confirmed, and of the rows of other half-years what was said then."""
    before = earlier.rows if earlier else {}
    return confirmed.model_copy(update={"rows": before | confirmed.rows})


def _places(table: Table, header: int, columns: Mapping[str, Use]) -> dict[HeaderField, int]:
    """Where each column that is used stands."""
    used = {place: columns.get(name, SKIP) for place, name in column_names(table, header).items()}
    return {use: place for place, use in used.items() if use != SKIP}


def _cell(row: Row, place: int | None) -> Cell:
    return row.cells[place] if place is not None and place < len(row.cells) else None


def _header(field: HeaderField, written: str) -> str:
    """A header that is known, with the person's own word in it: »Leveret (Antal)«."""
    if header_fields([(0, written)]).get(0) == field:
        return written
    return f"{HEADERS[field]} ({written.translate(str.maketrans('()', '[]'))})"


def _said_of(left_out: list[str]) -> list[Problem]:
    if not left_out:
        return []
    message = _("Efter jeres valg er disse rækker ikke med: {rows}.")
    message = message.format(rows=", ".join(quoted(name) for name in dict.fromkeys(left_out)))
    return [Problem("left-out-rows", message, severity="warning")]
