"""A file of history from another system: its headers, and whether it can be taken apart without a guess."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator

from loaders.cell import Row
from loaders.delimited import moved_message
from loaders.personal_data import in_the_name, in_the_report, look
from loaders.report.columns import find_columns
from loaders.report.header import header_fields
from loaders.report.values import shown
from loaders.spreadsheet.sheet import Sheet
from loaders.table import Table
from outcomes.danish import number
from outcomes.language import _
from outcomes.problem import Problem
from outcomes.report import SentFile

MAX_BYTES = 90_000_000
_AROUND = (b";", b"\n", b"\r")
_BETWEEN_SEPARATORS = bytes({*range(256)} - {*b";\n"})


def read_headers(sent: SentFile) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The columns of a CSV in UTF-8 with semicolons, in order and as they are written, and what is wrong with it.

    With nothing wrong its quotation marks stand around whole fields, and each row has as many fields as there
    are headers: then every reader of CSV takes it apart alike.
    """
    if named := in_the_name(sent.filename):
        return {}, (*named,)
    content = sent.content.removeprefix(codecs.BOM_UTF8)
    pieces = content.split(b'"')
    problems = (*_unfit(content), *_loosely_quoted(pieces))
    if problems:
        return {}, problems[:1]
    looked = look(Sheet("", "visible", (Row(1, _first_record(content)),)))
    (header,) = looked.sheet.rows
    columns, found = find_columns(Table((header,)))
    wrong = (problem for problem in found if problem.severity == "error")
    problems = (*in_the_report(looked), *wrong, *_unknown(header))
    if columns is None or problems:
        return {}, problems
    in_order = sorted(columns.position, key=columns.position.__getitem__)
    return {field: columns.written(field) for field in in_order}, tuple(_uneven(pieces, len(in_order)))


def _unfit(content: bytes) -> Iterator[Problem]:
    """Why the file is no text in UTF-8 with semicolons, of a size that can be kept."""
    if len(content) > MAX_BYTES:
        message = _("Filen fylder {size} MB. Den må højst fylde {most} MB. Del den i flere.")
        size, most = number(len(content) / 1e6, 1), MAX_BYTES // 1_000_000
        yield Problem("too-large", message.format(size=size, most=most))
    if b"\0" in content or not _is_utf_8(content):
        yield Problem("not-utf-8", _("Filens tegn er ikke UTF-8. Gem den som »CSV UTF-8«, og prøv igen."))
    if content and b";" not in content.partition(b"\n")[0]:
        yield Problem(
            "no-semicolons", _("Felterne i filen skal have semikolon (;) imellem, også i den første række."), 1
        )


def _is_utf_8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _loosely_quoted(pieces: list[bytes]) -> Iterator[Problem]:
    """The first row with a quotation mark inside a field, or one that never closes, or with half a line break."""
    outside = pieces[0::2]
    last = len(outside) - 1
    for place, text in enumerate(outside):
        opens = place == 0 or not text or text[:1] in _AROUND
        closes = not text or text[-1:] in _AROUND if place < last else len(pieces) % 2 == 1
        if not (opens and closes and text.count(b"\r") == text.count(b"\r\n")):
            message = _('Sæt anførselstegn (") om hele felter, og skriv dem inde i et felt to gange.')
            yield Problem("broken-quotes", message, b"".join(outside[: place + 1]).count(b"\n") + 1)
            return


def _first_record(content: bytes) -> tuple[str | None, ...]:
    head = io.StringIO(content[:65_536].decode("utf-8", "ignore"), newline="")
    return tuple(text.strip() or None for text in next(csv.reader(head, delimiter=";"), []))


def _unknown(header: Row) -> Iterator[Problem]:
    """The columns that a report would leave unread with a warning; here nothing is left unread."""
    known = header_fields(enumerate(header.cells))
    for place, cell in enumerate(header.cells):
        if place not in known:
            message = _("Kolonne nummer {place} har ikke en overskrift, vi kender. Ret den, eller slet kolonnen.")
            yield Problem("unknown-column", message.format(place=place + 1), header.number, shown(cell), shown(cell))


def _uneven(pieces: list[bytes], width: int) -> Iterator[Problem]:
    """The rows with more or fewer fields than there are headers."""
    separators = b"".join(pieces[0::2]).translate(None, _BETWEEN_SEPARATORS).rstrip(b"\n")
    for row, between in enumerate(separators.split(b"\n"), start=1):
        if len(between) != width - 1:
            yield Problem("moved-columns", moved_message(len(between) + 1, width, ";"), row)
