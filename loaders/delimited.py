"""Text with separators to rows: every cell as text, every record numbered as Excel numbers it."""

from __future__ import annotations

import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterator

from loaders.cell import Row
from loaders.limits import MAX_COLUMNS, MAX_LINES, MAX_REPORT_ROWS, MAX_TEXT_CELLS
from loaders.report.header import find_header, header_fields
from loaders.table import Table, Unreadable
from loaders.text import decode
from outcomes import danish
from outcomes.language import N_, _
from outcomes.problem import Problem

# The comma comes last: in a Danish file it is first of all the decimal mark.
_SEPARATORS = (";", "\t", "|", ",")
_NAMES = {";": N_("semikolon"), "\t": N_("tabulator"), "|": N_("lodret streg")}
_SEPARATOR_LINE = re.compile(r'"?sep=([^"\r\n])"?[;,\t|]*(?:\r\n|\r|\n|$)', re.IGNORECASE)
_LOOKED_AT, _HEAD = 100, 200_000  # records, and characters, that tell the separator
_DIGITS_BESIDE_DIGITS = re.compile(r"(?:^|\0)[-−]?[0-9]+\0[0-9]+(?:\0|$)")


def read_delimited(data: bytes, max_rows: int = MAX_REPORT_ROWS) -> Table:
    """The rows of a CSV, TSV or TXT file, with a problem for each row whose columns may have moved.

    Raises Unreadable when it is not text, when its quotation marks don't match, and beyond ``max_rows``.
    """
    separator, text = split_separator(decode(data))
    _refuse_too_much(text, separator)
    rows, widths = [], {}
    for number, fields in _records(text, separator):
        row = _row(number, fields)
        if len(row.cells) > MAX_COLUMNS:
            message = _("Rækken har noget i flere end {most} kolonner. Slet det, der ikke hører til rapporten.")
            raise Unreadable(Problem("too-far-out", message.format(most=MAX_COLUMNS), number))
        if row.cells:
            rows.append(row)
            widths[number] = len(fields)
        if len(rows) > max_rows:
            raise too_many_rows(max_rows)
    is_cut = not text.endswith(("\n", "\r"))
    return Table(tuple(rows), (*_swallowed(rows, separator), *_moved(rows, widths, separator, is_cut)))


def too_many_rows(most: int) -> Unreadable:
    message = _("Filen har flere end {most} rækker. Send én rapport, for én aktivitet og ét halvår.")
    return Unreadable(Problem("too-many-rows", message.format(most=danish.number(most))))


def _refuse_too_much(text: str, separator: str) -> None:
    """Raise Unreadable before a file of nothing but separators or line breaks takes the server's time and memory."""
    if text.count(separator) > MAX_TEXT_CELLS:
        message = _("Filen har flere end {most} felter. Send én rapport, for én aktivitet og ét halvår.")
        raise Unreadable(Problem("too-many-cells", message.format(most=danish.number(MAX_TEXT_CELLS))))
    if text.count("\n") + text.count("\r") > MAX_LINES:
        message = _("Filen har flere end {most} linjer. Slet dem, der er tomme, og send den igen.")
        raise Unreadable(Problem("too-many-rows", message.format(most=danish.number(MAX_LINES))))


def split_separator(text: str) -> tuple[str, str]:
    """The separator and the text it applies to; a ``sep=;`` line says it and is no row to Excel."""
    said = _SEPARATOR_LINE.match(text)
    if said:
        return said[1], text[said.end() :]
    head = text[:_HEAD]
    return max(_SEPARATORS, key=lambda separator: _fit(head, separator)), text


def _fit(text: str, separator: str) -> tuple[int, int]:
    """How many header words stand alone in a row, then how many of the first records are equally wide."""
    records = [fields[:MAX_COLUMNS] for fields in itertools.islice(_lenient(text, separator), _LOOKED_AT)]
    words = max((len(set(header_fields(enumerate(fields)).values())) for fields in records), default=0)
    widths = Counter(len(fields) for fields in records if len(fields) > 1)
    return words if words > 1 else 0, max(widths.values(), default=0)


def _lenient(text: str, separator: str) -> Iterator[list[str]]:
    try:
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    except csv.Error:
        return  # a wrong separator makes nonsense of the quotation marks; the right one is read strictly


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Every record with its number, blank ones too. An unclosed quote stops here: it hides rows."""
    number = 0
    try:
        # newline="" lets csv see LF, CRLF and CR as they are; strict finds quotes that never close.
        for fields in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            number += 1
            yield number, fields
    except csv.Error as error:
        is_long = "field limit" in str(error)
        raise Unreadable(_too_long(number + 1) if is_long else _broken_quotes(number + 1)) from None


def _too_long(number: int) -> Problem:
    message = _("Et felt i rækken har flere end {most} tegn. Skriv teksten kortere, og henvis til et dokument.")
    return Problem("long-text", message.format(most=danish.number(csv.field_size_limit())), number)


def _broken_quotes(number: int) -> Problem:
    message = _(
        'Anførselstegnene (") passer ikke sammen, så felterne kan ikke skilles ad herfra. '
        "Slet anførselstegnene i rækken, eller gem filen i Excel som projektmappe (.xlsx)."
    )
    return Problem("broken-quotes", message, number)


def _swallowed(rows: list[Row], separator: str) -> Iterator[Problem]:
    """The rows with a text that holds further rows, because a quotation mark at its start was meant as one."""
    for row in rows:
        texts = [cell for cell in row.cells if isinstance(cell, str) and ("\n" in cell or "\r" in cell)]
        lines = (line.split(separator) for text in texts for line in text.splitlines()[1:])
        # A line where the same activity and half-year stand in the same places is a row.
        if any(sum(field.strip() == cell for field, cell in zip(line, row.cells, strict=False)) >= 2 for line in lines):
            yield _broken_quotes(row.number)


def _row(number: int, fields: list[str]) -> Row:
    cells = [field.strip() or None for field in fields]
    while cells and cells[-1] is None:
        cells.pop()
    return Row(number, tuple(cells))


def _moved(rows: list[Row], widths: dict[int, int], separator: str, is_cut: bool) -> Iterator[Problem]:
    """The rows with more or fewer fields than the others, or where an unquoted decimal comma may hide.

    ``is_cut`` is whether the last line has no end: then the file may be a part of one.
    """
    header = find_header((row.number, enumerate(row.cells)) for row in rows)
    if header:
        first, width = header.row, max(widths[header.first], widths[header.row])
    else:  # headers that nobody knows yet: then the width that most rows have
        first, width = 0, Counter(widths.values()).most_common(1)[0][0] if widths else 0
    body = [row for row in rows if row.number > first]
    # Separators that end every row hold nothing; in one row alone they may be a text cut in two.
    all_padded = len(body) > 1 and len({widths[row.number] for row in body}) == 1
    yield from _narrow(body, widths, width, is_cut)
    for row in body:
        found = widths[row.number]
        halved = separator == "," and found != width and _digits_beside_digits(row)
        if len(row.cells) > width or halved or (found > width and not all_padded):
            yield Problem("moved-columns", moved_message(found, width, separator), row.number)


def _narrow(body: list[Row], widths: dict[int, int], width: int, is_cut: bool) -> Iterator[Problem]:
    """The few rows of a report with fewer fields than the others; a line below it, such as a sum, is none."""
    beginnings = {row.cells[:2] for row in body if widths[row.number] >= width}
    narrow = [row.number for row in body if widths[row.number] < width and row.cells[:2] in beginnings]
    # Some programs leave out the separators that end a row, in every row that has such.
    told = narrow if 2 * len(narrow) <= len(body) else narrow[-1:] if is_cut else []
    for number in told:
        message = _(
            "Rækken har kun {found} felter, men de andre har {width}. Mangler der noget, eller er noget rykket?"
        )
        yield Problem("narrow-row", message.format(found=widths[number], width=width), number, severity="warning")


def _digits_beside_digits(row: Row) -> bool:
    """Whether two neighbours could be the halves of one number: 12 and 5 for an unquoted 12,5."""
    return bool(_DIGITS_BESIDE_DIGITS.search("\0".join(str(cell or "") for cell in row.cells)))


def moved_message(found: int, width: int, separator: str) -> str:
    if separator == ",":
        remedy = _('Sæt tal med komma i anførselstegn, fx "12,5", eller gem filen som projektmappe (.xlsx).')
    else:
        name = _(_NAMES[separator]) if separator in _NAMES else danish.quoted(separator)
        remedy = _('Sæt tekst med {sign} i anførselstegn ("), eller slet de felter, der er for mange.').format(
            sign=name
        )
    message = _("Rækken har {found} felter, men tabellen har {width}, så felterne kan være rykket. {remedy}")
    return message.format(found=found, width=width, remedy=remedy)
