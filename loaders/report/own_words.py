"""A row held against its own words: what it says that it is about, and whether its number stands where it should."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.cell import Row
from loaders.report.columns import Columns
from loaders.report.header import HeaderField
from loaders.report.values import is_blank, shown
from outcomes import names
from outcomes.form import spending_description, spending_target
from outcomes.grouped import grouped
from outcomes.indicator import Indicator
from outcomes.language import _
from outcomes.plan import Activity, BudgetLine
from outcomes.problem import Problem

_NOTE = re.compile(r"\s*\((?:[^()]|\([^()]*\))*\)\s*$")
_SOURCE = re.compile(r"\. Kilde: .*$", re.DOTALL)
_LONGEST_NUMBER = 40
_SHORTEST = 10  # letters of a description that can be told from others


class OwnWords:
    """The words that the rows of an activity's form have, to hold those of a report against."""

    def __init__(self, activity: Activity) -> None:
        spending = ((spending_description(line), line.id) for line in activity.budget)
        labels = ((indicator.label, indicator.id) for indicator in activity.indicators)
        self._ids = grouped((names.alike(label), id) for label, id in (*labels, *spending))

    def problems(self, row: Row, asked: Indicator | BudgetLine, columns: Columns) -> Iterator[Problem]:
        """That a row's words are another's, and that a number stands beside an empty Leveret."""
        described = shown(columns.cell(row, "description"))
        others = self._described(described)
        if others and asked.id not in others:
            message = _("Indikator er {id}, men Beskrivelse er »{description}« ({other}). Ret det ene.")
            message = message.format(id=asked.id, description=described.strip(), other=others[0])
            yield columns.problem(row, "indicator", "other-description", message)
        if is_blank(columns.cell(row, "delivered")):
            yield from _elsewhere(row, asked, columns)

    def _described(self, text: str) -> list[str]:
        """Whose words they are, with or without what the form notes behind them."""
        without = _SOURCE.sub("", text)
        found = [self._ids.get(names.alike(said), []) for said in (text, without, _NOTE.sub("", without))]
        return next((ids for ids in found if ids), []) or self._begun(names.alike(text))

    def _begun(self, text: str) -> list[str]:
        """Whose words begin like that, as when somebody has shortened them."""
        if len(text) < _SHORTEST:
            return []
        return [id for words, ids in self._ids.items() if words.startswith(text) for id in ids]


def _elsewhere(row: Row, asked: Indicator | BudgetLine, columns: Columns) -> Iterator[Problem]:
    """What stands in a cell that has words of ours or none, where Leveret is empty: the cells may have moved."""
    ours: dict[HeaderField, str] = {"unit": "", "target": "", "out_of": ""}
    if isinstance(asked, Indicator):
        ours |= {"unit": asked.unit or "", "target": asked.target.words}
    else:
        ours["target"] = spending_target(asked)
    for field, words in ours.items():
        text = shown(columns.cell(row, field)).strip()
        if _is_number(text) and _digits(text) != _digits(words):
            message = _("Leveret er tomt, men i {column} står »{text}«. Flyt tallet, hvis det er det, der er leveret.")
            told = message.format(column=columns.written(field), text=text)
            yield columns.problem(row, field, "number-elsewhere", told)
            return


def _digits(text: str) -> str:
    """What the form's words have in any language, and in any version of the plan that says the same number."""
    return "".join(sign for sign in text if sign.isdigit())


def _is_number(text: str) -> bool:
    """Whether it is hardly anything but digits: »8200«, »8.200 kr.«, »12.05.2026«."""
    letters = sum(sign.isalpha() for sign in text)
    return len(text) <= _LONGEST_NUMBER and sum(sign.isdigit() for sign in text) > letters
