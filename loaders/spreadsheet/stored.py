"""What a workbook stores, as cells: numbers as Excel shows them, dates, percentages and errors."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from loaders.cell import Cell, CellError
from outcomes.language import N_
from outcomes.typed import typed


class Format(NamedTuple):
    """What a number format shows of what is stored: a kind, words around a number, and a thousandth of it or less."""

    kind: Literal["number", "percent", "date", "time"]
    before: str = ""
    after: str = ""
    divided_by: int = 1


NUMBER, PERCENT = Format("number"), Format("percent")

_WHY = {
    "#DIV/0!": N_("formlen dividerer med nul"),
    "#N/A": N_("formlen finder ikke det, den søger efter"),
    "#NAME?": N_("formlen bruger et navn, som regnearket ikke kender"),
    "#NULL!": N_("formlen henviser til områder uden fælles felter"),
    "#NUM!": N_("formlen giver et tal, der ikke kan regnes ud"),
    "#REF!": N_("formlen henviser til et felt, der er slettet"),
    "#VALUE!": N_("formlen regner med noget, der ikke er et tal"),
}
_LITERAL = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<sign>.)|\[\$(?P<money>[^\]-]*)[^\]]*\]|\[[^\]]*\]|[_*].|(?P<plain>.)', re.DOTALL
)
_DIGITS = re.compile(r"(?:[0#?](?:[0#?,. ]*[0#?])?|general|standard)(?P<thousands>,*)", re.IGNORECASE)
_MORE_DIGITS = re.compile(r"[0#?/@]|e[+-]", re.IGNORECASE)
# What is said of every amount: a number with it is read as without it.
_CURRENCY = re.compile(r"\s*(?:kr\.?|kroner|dkk|,?-)?\s*", re.IGNORECASE)
_SCALED = {1000: " tusind", 1_000_000: " mio."}
_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|[_*].|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)


def error(shown: str) -> CellError:
    """The cell shows an error such as #REF!, in whatever language."""
    return CellError(shown, _WHY.get(shown, N_("formlen giver en fejl")))


def unsaved(formula: str) -> CellError:
    """The cell has a formula, and the file has no value for it."""
    return CellError(f"={formula.removeprefix('=')}", N_("formlen har ingen gemt værdi"))


def format_of(code: str | None) -> Format:
    """What a number format such as ``dd-mm-yyyy;@`` shows, by its letters outside quotes and brackets."""
    if code is None or code.casefold() in ("", "general", "standard"):
        return NUMBER
    shown = _NOT_SHOWN.sub("", code).split(";")[0].casefold()
    if "y" in shown or "d" in shown or ("m" in shown and not re.search("[hs]", shown)):
        return Format("date")
    if re.search("[hs]", shown) or "[m" in shown:
        return Format("time")
    return PERCENT if "%" in shown else _with_words(code.split(";")[0])


def _with_words(code: str) -> Format:
    """The words and signs that a format puts around a number, but for the name of the currency."""
    digits = _DIGITS.search(_LITERAL.sub(_hidden, code))
    if digits is None:
        return NUMBER
    around = code[: digits.start()], code[digits.end() :]
    if any(_MORE_DIGITS.search(_LITERAL.sub(_hidden, part)) for part in around):
        return NUMBER  # a fraction, or a power of ten
    before, after = ("".join(filter(None, map(_said, _LITERAL.finditer(part)))) for part in around)
    words = ["" if _CURRENCY.fullmatch(said) else said for said in (before, after)]
    divided_by = 1000 ** len(digits["thousands"])
    # Nobody can see that 8 is 8000 there, so the word is said.
    return Format("number", words[0], words[1] or _SCALED.get(divided_by, ""), divided_by)


def _hidden(found: re.Match[str]) -> str:
    """The format with nothing in place of what it says in words, as long as it was."""
    return found["plain"] or "\0" * len(found[0])


def _said(found: re.Match[str]) -> str | None:
    return found["quoted"] or found["sign"] or found["money"] or found["plain"]


def from_number(stored: float, format: Format, from_1904: bool = False) -> Cell:
    """The stored number as the cell shows it: 0.125 as a percentage is »12,5 %«, and 8 may be shown as »8 t.kr.«."""
    if not math.isfinite(stored):
        return CellError(str(stored), N_("værdien er ikke et tal"))
    if format.kind == "date":
        return _from_serial(stored, from_1904)
    if format.kind == "time":
        return clock(round(stored * 86400))
    if format.kind == "percent":
        return f"{typed(stored * 100)} %"
    # Excel reckons with 15 digits; the rest is dust: 0.30000000000000004 is shown, and meant, as 0.3.
    shown = float(f"{stored:.15g}")
    if format != NUMBER:
        return f"{format.before}{typed(shown / format.divided_by)}{format.after}"
    return int(shown) if shown.is_integer() else shown


def from_moment(moment: datetime) -> date | str:
    """A date alone is a date; with a time of day it is kept as text, so that nothing is cut off."""
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    return f"{typed(moment)} {clock(seconds)}" if seconds else moment.date()


def clock(seconds: int) -> str:
    """Seconds as hours and minutes: »12:30«, »30:00«, and the seconds when there are any."""
    shown = f"{seconds // 3600:02}:{seconds // 60 % 60:02}"
    return f"{shown}:{seconds % 60:02}" if seconds % 60 else shown


def _from_serial(serial: float, from_1904: bool) -> Cell:
    days, seconds = divmod(round(serial * 86400), 86400)
    first, last = (0, 2957003) if from_1904 else (1, 2958465)  # 31 December 9999
    # Excel's calendar from 1900 has a 29 February (day 60) that never was, so later days start one earlier.
    if not first <= days <= last or (days == 60 and not from_1904):
        return CellError(typed(serial), N_("datoen findes ikke i kalenderen"))
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 31 if days < 60 else 30)
    return from_moment(start + timedelta(days, seconds))
