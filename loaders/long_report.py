"""Very long reports: what many rows say alike is read once, by the same reader as one row at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.csv
from numpy.typing import NDArray

from loaders.delimited import split_separator
from loaders.inert import as_typed
from loaders.report.check import Checked, is_no_report_row
from loaders.report.columns import Columns
from loaders.report.header import REQUIRED, HeaderField, header_fields
from loaders.report.identity import read_activity, read_half_year
from loaders.report.numbers import looks_like_a_day
from loaders.report.rows import RowReader
from loaders.report.values import is_not_applicable
from loaders.table import Row, Unreadable
from loaders.text import decode
from outcomes.personal_data import has_cpr, has_email, has_phone
from outcomes.plan import Activity, Plan
from outcomes.problem import Problem
from outcomes.repeated import Repeated, Texts
from outcomes.report import Observation

LONG = 5_000
MAX_BYTES = 90_000_000
_WORDS: tuple[HeaderField, ...] = ("note", "next_step", "evidence")
_TEXT = pa.dictionary(pa.int32(), pa.string())
_AROUND = (b";", b"\n", b"\r")
_Codes = NDArray[np.int64]


class _Column(NamedTuple):
    """A column's different texts, without spaces around them, and which of them stands in each row."""

    different: list[str]
    which: _Codes

    @property
    def is_blank(self) -> _Codes:
        return np.array([not text for text in self.different])[self.which].astype(np.int64)


def check_long(data: bytes, filename: str, plan: Plan, at_least: int = LONG) -> Checked | None:
    """What a long CSV says when all is well with it; None when it is short, or must be looked at row by row.

    Whatever it answers is what ``check_report`` would: only files without a single problem or notice are
    answered here, so that every problem is told in one place.
    """
    if len(data) > MAX_BYTES or has_cpr(filename) or data.startswith((b"PK", b"\xd0\xcf", b"<", b"%PDF")):
        return None
    found = _columns(data)
    if found is None or len(found[1][0].which) < max(at_least, 1):
        return None
    header, columns = found
    fields = header_fields(enumerate(header))
    known = set(fields.values())
    if len(known) < len(header) or not set(REQUIRED) <= known or "measured_on" in known:
        return None
    if any(has_cpr(text) for column in columns for text in column.different):
        return None
    position = {field: place for place, field in fields.items()}
    rows = _Rows(Columns(_row(1, header), position), {field: columns[place] for field, place in position.items()})
    return _read(rows, plan)


def _columns(data: bytes) -> tuple[list[str], list[_Column]] | None:
    """The header and the columns of plain UTF-8 with semicolons; None when a row is not as wide as the header."""
    head = data[: data.find(b"\n", 65_536) + 1] or data
    if b"\0" in data or not _is_quoted_plainly(data):
        return None
    try:
        if split_separator(decode(head))[0] != ";":
            return None
        header = next(csv.reader(io.StringIO(decode(head)), delimiter=";", strict=True))
        if not header:
            return None
        table = pyarrow.csv.read_csv(
            pa.BufferReader(data),
            read_options=pyarrow.csv.ReadOptions(
                column_names=[str(place) for place in range(len(header))], skip_rows=1
            ),
            parse_options=pyarrow.csv.ParseOptions(delimiter=";"),
            convert_options=pyarrow.csv.ConvertOptions(
                column_types={str(place): _TEXT for place in range(len(header))}, strings_can_be_null=False
            ),
        )
    except (Unreadable, csv.Error, pa.ArrowInvalid, StopIteration):
        return None
    return header, [_column(column) for column in table.columns]


def _is_quoted_plainly(data: bytes) -> bool:
    """Whether all quotation marks stand around whole fields, or doubled inside them, and hold no line breaks."""
    outside, inside = (data.split(b'"')[start::2] for start in (0, 1))
    before = all(not text or text[-1:] in _AROUND for text in outside[:-1])
    after = all(not text or text[:1] in _AROUND for text in outside[1:])
    is_closed = len(outside) > len(inside)
    return before and after and is_closed and not any(b"\n" in text or b"\r" in text for text in inside)


def _column(texts: pa.ChunkedArray) -> _Column:
    encoded = texts.unify_dictionaries().combine_chunks()
    codes: dict[str, int] = {}
    to_code = [codes.setdefault(text.strip(), len(codes)) for text in encoded.dictionary.to_pylist()]
    return _Column([*codes], np.array(to_code, np.int64)[encoded.indices.to_numpy()])


class _Rows(NamedTuple):
    columns: Columns
    read: dict[HeaderField, _Column]

    def at(self, places: _Codes) -> Iterator[Row]:
        """Some of the rows, as they stand in the file."""
        in_order = [self.read[field] for field in sorted(self.read, key=self.columns.position.__getitem__)]
        texts = zip(*([one.different[text] for text in one.which[places]] for one in in_order), strict=True)
        return (_row(int(place) + 2, record) for place, record in zip(places, texts, strict=True))


def _read(rows: _Rows, plan: Plan) -> Checked | None:
    columns, read = rows
    if any(is_no_report_row(text) for text in read["indicator"].different):
        return None
    if any(len(read[field].different) != 1 for field in ("activity", "period")):
        return None
    problems: list[Problem] = []
    first = [*rows.at(np.array([0]))]
    activity, period = read_activity(first, columns, plan, problems), read_half_year(first, columns, plan, problems)
    if activity is None or period is None:
        return None
    alike, which = _alike(read, activity)
    reader = RowReader(plan, activity, period, columns)
    said = [next(reader.read(row), None) for row in rows.at(alike)]
    if reader.problems or problems:
        return None
    observations = _observations(said, which, read, activity)
    return None if observations is None else Checked(activity.number, period, observations, ())


def _alike(read: dict[HeaderField, _Column], activity: Activity) -> tuple[_Codes, _Codes]:
    """One row of each kind, and which kind each row is: alike in all that decides what is right and what is stored.

    Words decide only where there is no number, by being there; so does a part that the reports name, and by
    looking like a day.
    """
    indicator, delivered = read["indicator"], read["delivered"]
    open_parts = _open_parts(activity)
    is_open = np.array([text.upper() in open_parts for text in indicator.different])[indicator.which]
    no_number = np.array([not text or is_not_applicable(text) for text in delivered.different])[delivered.which]
    deciding = [indicator.which, delivered.which]
    deciding += [read[field].which for field in ("out_of",) if field in read]
    deciding += [read[field].is_blank & no_number for field in _WORDS if field in read]
    if "part" in read:
        part = read["part"]
        is_day = np.array([looks_like_a_day(text) for text in part.different])[part.which]
        deciding.append(np.where(is_open, np.where(is_day, 2, part.is_blank), part.which + 3))
    which = _together(deciding)
    first = np.empty(which.max() + 1, np.int64)
    first[which[::-1]] = np.arange(len(which))[::-1]  # the last to be set is the first of its kind
    return first, which


def _together(columns: Sequence[_Codes]) -> _Codes:
    """A number for each combination, counted from 0."""
    numbers: _Codes = np.zeros(len(columns[0]), np.int64)
    for column in columns:
        size = int(column.max()) + 1
        if int(numbers.max(initial=0)) >= 2**62 // size:
            numbers = _counted(numbers)
        numbers = numbers * size + column
    return _counted(numbers)


def _counted(numbers: _Codes) -> _Codes:
    counted: _Codes = pa.array(numbers).dictionary_encode().indices.to_numpy().astype(np.int64)
    return counted


def _observations(
    said: Sequence[Observation | None], which: _Codes, read: dict[HeaderField, _Column], activity: Activity
) -> Repeated | None:
    """The observations of the rows that have one; None when two are of the same indicator and part, or none has."""
    has_one = np.array([one is not None for one in said])[which]
    known = [one for one in said if one is not None]
    if not known:
        return None
    place = np.cumsum([one is not None for one in said]) - 1
    which = place[which[has_one]]
    texts: dict[str, Texts] = {field: _typed(read[field], has_one) for field in _WORDS if field in read}
    if any(text and (has_email(text) or has_phone(text)) for one in texts.values() for text in one.different):
        return None
    parts = _parts(known, which, read.get("part"), has_one, activity)
    ids: dict[str, int] = {}
    indicator = np.array([ids.setdefault(one.indicator, len(ids)) for one in known])[which]
    if _together([indicator, np.asarray(parts.which)]).max() + 1 < len(which):
        return None
    return Repeated(known, which, texts | {"part": parts})


def _typed(column: _Column, kept: NDArray[np.bool_]) -> Texts:
    return Texts([as_typed(text) or None for text in column.different], column.which[kept])


def _parts(
    said: Sequence[Observation], which: _Codes, column: _Column | None, kept: NDArray[np.bool_], activity: Activity
) -> Texts:
    """The part as the reader gives it; where the reports name the parts, as each row has it."""
    open_parts = _open_parts(activity)
    codes: dict[str | None, int] = {}
    read = np.array([codes.setdefault(one.part, len(codes)) for one in said])[which]
    if column is not None:
        is_open = np.array([one.indicator in open_parts for one in said])[which]
        written = np.array([codes.setdefault(as_typed(text), len(codes)) for text in column.different])
        read = np.where(is_open, written[column.which[kept]], read)
    return Texts([*codes], read)


def _open_parts(activity: Activity) -> set[str]:
    """The indicators whose parts the reports name."""
    return {one.id for one in activity.indicators if one.open_parts}


def _row(number: int, record: Sequence[str]) -> Row:
    return Row(number, tuple(text.strip() or None for text in record))
