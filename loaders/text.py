"""Bytes to text: byte order marks, UTF-16 by its NUL bytes, strict UTF-8, then cp1252. Never a guess."""

from __future__ import annotations

import codecs
import re

from loaders.table import Unreadable
from outcomes.language import N_, _
from outcomes.problem import Problem

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_SAVE_AS = N_("Gem filen i Excel som »CSV UTF-8« eller som projektmappe (.xlsx), og send den igen.")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_FEW = 0.01  # of the bytes: what has more of them is no text


def decode(data: bytes) -> str:
    """The whole text, newlines as they are. Raises Unreadable when it is not text in an encoding we know.

    What some programs fill the end of a file up with (NUL, Ctrl-Z) is no part of it.
    """
    without_end = data.rstrip(b"\0\x1a")
    text = _decoded(data if not without_end or b"\0" in without_end else without_end)
    if "\0" in text:
        raise _not_text()
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data.removeprefix(mark), encoding)
    return _strictly(data, _utf_16(data)) if b"\0" in data else _utf_8_or_cp1252(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        message = _("Filens tegn kan ikke læses; den er måske kun gemt halvt. {remedy}")
        raise Unreadable(Problem("damaged-text", message.format(remedy=_(_SAVE_AS)))) from None


def _utf_16(data: bytes) -> str:
    """Which UTF-16 it must be: Latin letters leave a NUL in most pairs, always on the same side."""
    first, second = data[0::2].count(0), data[1::2].count(0)
    most = len(data) / 4
    if second > most and first <= second / 10:
        return "utf-16-le"
    if first > most and second <= first / 10:
        return "utf-16-be"
    if len(_CONTROLS.findall(data)) <= len(data) * _FEW:
        message = _("Filen har et usynligt tegn (NUL) i linje {line}. Slet det, eller skriv linjen igen.")
        line = _line_of(data, data.index(b"\0"))
        raise Unreadable(Problem("nul", message.format(line=line), line))
    raise _not_text()


def _line_of(data: bytes, place: int) -> int:
    return data[:place].replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1


def _utf_8_or_cp1252(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass  # Danish Excel's plain »CSV« is cp1252, where æ, ø and å are never valid UTF-8
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError as error:
        line = _line_of(data, error.start)
        message = _("Filen har et tegn i linje {line}, som ikke kan læses som dansk tekst. {remedy}")
        raise Unreadable(Problem("unknown-encoding", message.format(line=line, remedy=_(_SAVE_AS)))) from None


def _not_text() -> Unreadable:
    message = _("Filen er hverken tekst eller regneark. Send rapporten som .xlsx, .ods, .xls eller .csv.")
    return Unreadable(Problem("not-text", message))
