"""A row held against its own words: what it says that it is about, and whether its number stands where it should."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.cell import Cell, Row
from loaders.report.columns import Columns
from loaders.report.header import HeaderField
from loaders.report.numbers import Misread
from loaders.report.values import is_blank, read_value, shown
from outcomes import names
from outcomes.grouped import grouped
from outcomes.indicator import Indicator
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Activity, BudgetLine
from outcomes.problem import Problem

_NOTE = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)\s*$")
_SOURCE = re.compile(r"\. (?:Kilde|Source): .*$", re.DOTALL)
_BESIDE: tuple[HeaderField, ...] = ("unit", "target", "out_of")
_LAST = re.compile(r"\([^()]*20\d\d[^()]*\)$")
_LONGEST = 40  # characters of what may be an answer
_SHORTEST = 10  # letters of a description that can be told from others


class OwnWords:
    """The words that the rows of an activity's form have, to hold those of a report against."""

    def __init__(self, activity: Activity, period: Period) -> None:
        spending = ((line.post, line.id) for line in activity.budget)
        labels = ((indicator.label, indicator.id) for indicator in activity.indicators)
        self._ids = grouped((names.alike(label), id) for label, id in (*labels, *spending))
        self._period = period

    def problems(self, row: Row, asked: Indicator | BudgetLine, columns: Columns) -> Iterator[Problem]:
        """That a row's words are another's, and that an answer stands beside an empty Leveret."""
        if other := self.of_another(row, asked.id, columns):
            yield other
        if words := _moved_to_the_end(row, columns):
            yield words
        if is_blank(columns.cell(row, "delivered")):
            yield from self._elsewhere(row, asked, columns)

    def of_another(self, row: Row, id: str, columns: Columns) -> Problem | None:
        """That a row's words are those of another one than its id."""
        others = self.described(row, columns)
        if not others or id in others:
            return None
        message = _("Indikator er {id}, men Beskrivelse er »{description}« ({other}). Ret det ene.")
        said = shown(columns.cell(row, "description")).strip()
        return columns.problem(
            row, "indicator", "other-description", message.format(id=id, description=said, other=others[0])
        )

    def described(self, row: Row, columns: Columns) -> list[str]:
        """Whose words the row has, with or without what the form writes around them."""
        text = shown(columns.cell(row, "description"))
        without = _SOURCE.sub("", text)
        spent_on = text.partition(": ")[2]  # »Forbrug i halvåret: Løn«, in whatever language the form was made
        said = [*map(names.alike, (text, without, _NOTE.sub("", without), spent_on))]
        exact = next((self._ids[words] for words in said if words in self._ids), [])
        return exact or self._begun(said[0]) or self._begun(said[-1])

    def _begun(self, text: str) -> list[str]:
        """Whose words begin like that, as when somebody has shortened them."""
        if len(text) < _SHORTEST:
            return []
        return [id for words, ids in self._ids.items() if words.startswith(text) for id in ids]

    def _elsewhere(self, row: Row, asked: Indicator | BudgetLine, columns: Columns) -> Iterator[Problem]:
        """An answer in a cell that has words of ours or none, where Leveret is empty: the cells may have moved."""
        for field in _BESIDE:
            cell = columns.cell(row, field)
            if self._is_answer(cell, asked) and not _is_ours(shown(cell), field, asked):
                told = _("Leveret er tomt, men i {column} står »{text}«. Flyt det, hvis det er det, der er leveret.")
                told = told.format(column=columns.written(field), text=shown(cell).strip())
                yield columns.problem(row, field, "number-elsewhere", told)
                return

    def _is_answer(self, cell: Cell, asked: Indicator | BudgetLine) -> bool:
        """Whether it is hardly anything but digits, »8.200 kr.« or »12.05.2026«, or another answer of the row's."""
        text = shown(cell)
        if is_blank(cell) or len(text) > _LONGEST:
            return False
        if sum(map(str.isdigit, text)) > sum(map(str.isalpha, text)):
            return True
        return isinstance(asked, Indicator) and not isinstance(read_value(cell, asked, self._period), Misread)


def _moved_to_the_end(row: Row, columns: Columns) -> Problem | None:
    """A warning that words stand where only the form writes, and says of which half-year."""
    text = names.one_line(shown(columns.cell(row, "last_reported")))
    if not text or _LAST.search(text):
        return None
    message = _("Teksten i {column} bliver ikke læst. Flyt den til Bemærkning, hvis den skal med.")
    message = message.format(column=columns.written("last_reported"))
    return columns.problem(row, "last_reported", "unread-words", message).as_warning()


def _is_ours(text: str, field: HeaderField, asked: Indicator | BudgetLine) -> bool:
    """Whether the form has the words in a cell beside Leveret; a budget may have been another one."""
    if isinstance(asked, BudgetLine):
        return field == "target" and "budget" in text.casefold()
    ours: dict[HeaderField, str | None] = {"unit": asked.unit, "target": asked.target.words}
    return names.alike(text) == names.alike(ours.get(field) or "")
