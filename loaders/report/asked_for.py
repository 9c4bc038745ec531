"""The rows »Vi beder om« of a report: what the activity asks for, and what is wrong with them.

The kind stands in Del, the words in Bemærkning, kroner in Leveret and the day of the answer in Dokumentation.
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.cell import Row
from loaders.report.columns import Columns
from loaders.report.header import HeaderField
from loaders.report.numbers import Misread, read_date
from loaders.report.rows import RowReader
from loaders.report.values import is_blank, read_kroner, shown
from outcomes import names
from outcomes.danish import either
from outcomes.language import _
from outcomes.meeting import REQUEST_KINDS, RequestKind
from outcomes.problem import Problem
from outcomes.request import NewRequest

_NAME = "vi beder om"
_FIELDS: tuple[HeaderField, ...] = ("part", "delivered", "note", "evidence")
_KINDS: dict[str, RequestKind] = {said: kind for kind, said in REQUEST_KINDS.items()} | {"mål": "target"}


def is_asked_for(row: Row, columns: Columns) -> bool:
    """Whether a row asks for something; one where nothing else is written asks for nothing, and is one too."""
    return names.one_line(shown(columns.cell(row, "indicator"))).casefold().rstrip(" :") == _NAME


def read_asked_for(row: Row, columns: Columns, reader: RowReader) -> Iterator[NewRequest]:
    """The request of a row: one, or none when it is blank or has a problem, which ``reader`` is told."""
    if all(is_blank(columns.cell(row, field)) for field in _FIELDS):
        return
    problems: list[Problem] = []
    text = names.one_line(shown(columns.cell(row, "part"))).casefold()
    kind = _KINDS.get(text)
    if kind is None:
        message = _("Skriv i Del, hvad I beder om: {kinds}.").format(kinds=either([*REQUEST_KINDS.values()]))
        problems.append(columns.problem(row, "part", "unknown-request", message))
    before = len(reader.problems)
    words = reader.words(row, "note")
    if words is None and len(reader.problems) == before:
        message = _("Skriv i Bemærkning, hvad I beder om, med en sætning.")
        problems.append(columns.problem(row, "note", "request-without-words", message))
    kroner, by_when = None, None
    if not is_blank(cell := columns.cell(row, "delivered")):
        kroner = read_kroner(cell)
    if not is_blank(cell := columns.cell(row, "evidence")):
        by_when = read_date(shown(cell))
    if isinstance(kroner, Misread):
        problems.append(columns.problem(row, "delivered", kroner.code, kroner.message))
    elif kind == "money" and not kroner:
        message = _("Skriv i Leveret, hvor mange kroner I beder om.")
        problems.append(columns.problem(row, "delivered", "request-without-kroner", message))
    if isinstance(by_when, Misread):
        message = _("Skriv i Dokumentation den dag, I senest skal have svar, fx 30.04.2027, eller lad feltet stå tomt.")
        problems.append(columns.problem(row, "evidence", "request-without-day", message))
    reader.problems += problems
    reader.warn_of_personal_data(row, "note")
    if kind and words and not problems and not isinstance(kroner, Misread) and not isinstance(by_when, Misread):
        yield NewRequest(kind, words, int(kroner) if kroner else None, by_when)
