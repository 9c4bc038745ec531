"""How numbers, days, lists and answers are written: as Danes write them, or as the visitor's language does."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date

from outcomes.indicator import Number
from outcomes.language import _, language
from outcomes.report import Observation, Value
from outcomes.typed import typed

_LAST = "æøå"


def alphabetical(text: str) -> tuple[tuple[int, str], ...]:
    """The order that Danish names have, to sort by: æ, ø and å last, aa as å, whatever is a capital."""
    plain = unicodedata.normalize("NFC", text).casefold().replace("aa", "å")
    return tuple((_LAST.find(sign), sign) for sign in plain)


def number(value: Number, decimals: int | None = None) -> str:
    """1.234,5, or in English 1,234.5: with so many decimals, or those that it has, at most three."""
    said = f"{value:,.{3 if decimals is None else decimals}f}"
    said = said.rstrip("0").rstrip(".") if decimals is None else said
    return said if language() == "en" else said.translate(str.maketrans(",.", ".,"))


def quoted(text: str) -> str:
    """»text«"""
    return _("»{text}«").format(text=text)


def either(words: Sequence[str]) -> str:
    """a, b eller c"""
    *others, last = words
    return _("{words} eller {last}").format(words=", ".join(others), last=last) if others else last


def listed(words: Sequence[str]) -> str:
    """a, b og c, or nothing"""
    *others, last = words or [""]
    return _("{words} og {last}").format(words=", ".join(others), last=last) if others else last


def value(reported: Value, day: Callable[[date], str] = typed) -> str:
    """A reported value as the person would write it: »5«, »ja«, »gjort 03.11.2026«; ``day`` writes the day."""
    if isinstance(reported, bool):
        return _("ja") if reported else _("nej")
    if isinstance(reported, date):
        return _("gjort {day}").format(day=day(reported))
    return _(reported) if isinstance(reported, str) else number(reported)


def counted(observation: Observation, day: Callable[[date], str] = typed) -> str:
    """What an observation says: its value, of a share »58 af 61«."""
    said, out_of = value(observation.value, day), observation.out_of
    return said if out_of is None else _("{count} af {total}").format(count=said, total=number(out_of))


def with_day(said: str, measured_on: date | None, day: Callable[[date], str] = typed) -> str:
    """»3,4, målt 12.05.2026«, where the day is told."""
    return _("{value}, målt {day}").format(value=said, day=day(measured_on)) if measured_on else said
