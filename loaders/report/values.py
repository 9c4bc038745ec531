"""A report's cells as values: what each kind of indicator takes, and what to write instead."""

from __future__ import annotations

import re
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from loaders.cell import Cell, CellError
from loaders.report.numbers import LONGEST, Misread, read_date, read_number, too_fine, too_long
from outcomes import names
from outcomes.danish import either
from outcomes.indicator import ASSESSMENTS, Indicator, Number
from outcomes.language import _
from outcomes.period import Period
from outcomes.report import NOT_APPLICABLE, Value
from outcomes.typed import typed

_YES_NO = {"ja": True, "nej": False, "yes": True, "no": False}
# Excel writes a truth value so in a CSV file, in Danish and in English.
_YES_NO |= {"sand": True, "falsk": False, "true": True, "false": False}
_IN_PART = re.compile(r"\b(delvist?|næsten|halvt|undervejs|i gang)\b", re.IGNORECASE)
_LONG = 4  # words: more are a sentence
_PERCENT = re.compile(r"%|(?<![^\W\d_])(pct|procent)(?![^\W\d_])", re.IGNORECASE)
_COUNTED = re.compile(r"[0-9][0-9.,]* ?([^\W\d_]{2,})[.]?(?: .*)?")
_KRONER = re.compile(r"(?<![^\W\d_])(kr|kroner|dkk)(?![^\W\d_])|[0-9] ?,-", re.IGNORECASE)


def shown(cell: Cell) -> str:
    """The cell as the person sees it, to be quoted back."""
    if isinstance(cell, CellError):
        return cell.shown
    if isinstance(cell, date):
        return typed(cell)
    if isinstance(cell, bool):
        return "SAND" if cell else "FALSK"
    if isinstance(cell, float):
        return typed(cell, 10)
    return "" if cell is None else str(cell)


def is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not (cell.strip() and names.one_line(cell)))


def is_not_applicable(cell: Cell) -> bool:
    return isinstance(cell, str) and names.one_line(cell).casefold() == NOT_APPLICABLE


def read_value(cell: Cell, indicator: Indicator, period: Period) -> Value | Misread:
    """What the Leveret cell says for this indicator; never called with a blank cell."""
    if is_not_applicable(cell):
        return NOT_APPLICABLE
    if indicator.kind == "milestone":
        return _done(cell, period)
    if indicator.kind == "assessed":
        return _assessment(cell)
    if is_in_kroner(indicator):
        return read_kroner(cell, indicator.decimals)
    if _PERCENT.match(indicator.unit or "") and not (isinstance(cell, str) and _KRONER.search(cell)):
        return _not_negative(_number(cell, indicator.decimals))
    count = read_count(cell, indicator.decimals)
    if indicator.kind == "share" and isinstance(count, Misread) and count.code in ("percent", "not-whole"):
        message = _(
            "»{text}« er ikke et antal. Skriv to tal, ikke procent: hvor mange i Leveret, og af hvor mange i Ud af."
        )
        return Misread(count.code, message.format(text=shown(cell).strip()))
    if isinstance(count, Misread) and count.code == "words" and (other := _of_something_else(cell, indicator)):
        message = _("»{text}«: rækken tæller {unit}, ikke {other}. Skriv, hvor mange {unit} det er.")
        return Misread("words", message.format(text=shown(cell).strip(), unit=indicator.unit, other=other))
    return count


def _of_something_else(cell: Cell, indicator: Indicator) -> str:
    """The word behind a number when it is not what the row counts: persons where it is courses."""
    found = _COUNTED.fullmatch(names.one_line(shown(cell)))
    word, unit = found[1] if found else "", indicator.unit or ""
    is_own = not unit or word.casefold() in ("stk", "i") or word.casefold()[:4] in unit.casefold()
    return "" if is_own else word


def read_kroner(cell: Cell, decimals: int = 0) -> Number | Misread:
    """An amount of zero or more kroner, with or without »kr.« beside the number; no percentage."""
    if isinstance(cell, str) and _PERCENT.search(cell):
        message = _("»{text}« er en procent. Skriv beløbet i kroner.")
        return Misread("percent", message.format(text=cell.strip()))
    message = _("Beløbet kan ikke være under 0. Skriv, hvor mange kroner det er i alt, eller 0.")
    return _not_negative(_number(cell, decimals), message)


def rounded_kroner(cell: Cell) -> int | None:
    """The amount in whole kroner where it is written with øre; None where it is none."""
    amount = cell if isinstance(cell, float) else read_kroner(cell, 2)
    is_amount = isinstance(amount, int | float) and 0 <= amount < 10**LONGEST
    return int(Decimal(str(amount)).quantize(Decimal(1), ROUND_HALF_UP)) if is_amount else None


def is_in_kroner(indicator: Indicator) -> bool:
    return _KRONER.match(indicator.unit or "") is not None


def read_count(cell: Cell, decimals: int = 0) -> Number | Misread:
    """A number of zero or more, with at most so many decimals; no percentage and no price."""
    if isinstance(cell, str) and _PERCENT.search(cell):
        message = _("»{text}« er en procent. Skriv antallet. En andel er to tal: Leveret og Ud af.")
        return Misread("percent", message.format(text=cell.strip()))
    if isinstance(cell, str) and _KRONER.search(cell):
        return Misread("kroner", _("»{text}« er et beløb. Skriv antallet.").format(text=cell.strip()))
    return _not_negative(_number(cell, decimals))


def read_measured_on(cell: Cell, period: Period) -> date | Misread:
    """The day that a measure is from: any day until the half-year ends."""
    if isinstance(cell, CellError):
        message = _("Feltet har ingen værdi: {why}. Skriv en dato, fx 12.05.2026.")
        return Misread("cell-error", message.format(why=_(cell.why)))
    day = read_date(shown(cell), period.year)
    if not isinstance(day, Misread) and day > period.last_day:
        message = _("{day} ligger efter {period}. Ret datoen, eller skriv målingen i den næste rapport.")
        return Misread("date-after-period", message.format(day=shown(day), period=period.words))
    return day


def _not_negative(number: Number | Misread, message: str = "") -> Number | Misread:
    if not isinstance(number, Misread) and number < 0:
        return Misread("negative", message or _("Tallet kan ikke være under 0. Skriv, hvad der er leveret, eller 0."))
    return number


def _number(cell: Cell, decimals: int) -> Number | Misread:
    if isinstance(cell, CellError):
        message = _("Feltet har ingen værdi: {why}. Skriv selve tallet.")
        return Misread("cell-error", message.format(why=_(cell.why)))
    if isinstance(cell, bool):
        return Misread("not-a-number", _("»{text}« er ikke et tal. Skriv kun tallet, fx 8.").format(text=shown(cell)))
    if isinstance(cell, date):
        return Misread("date-for-number", _("»{text}« er en dato. Skriv kun tallet, fx 8.").format(text=shown(cell)))
    # A stored number is read in the same words as text; a plain comma can't be mistaken for thousands.
    if isinstance(cell, int | float):
        if abs(cell) >= 10**LONGEST:
            return too_long(shown(cell))
        return cell if cell == round(cell, decimals) else too_fine(decimals, shown(cell))
    return read_number(cell or "", decimals)


def _done(cell: Cell, period: Period) -> bool | date | Misread:
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, CellError):
        message = _("Feltet har ingen værdi: {why}. Skriv ja, nej eller en dato.")
        return Misread("cell-error", message.format(why=_(cell.why)))
    text = names.one_line(shown(cell))
    if text.casefold() in _YES_NO:
        return _YES_NO[text.casefold()]
    day = read_date(text, period.year)
    if isinstance(day, Misread):
        return _neither(text, day)
    if day > period.last_day:
        message = _("{day} ligger efter {period}. Skriv nej her, og skriv datoen i den næste rapport.")
        return Misread("date-after-period", message.format(day=shown(day), period=period.words))
    return day


def _neither(text: str, misread: Misread) -> Misread:
    """Why it is neither done nor not done, nor a day."""
    if misread.code in ("no-such-date", "ambiguous-date"):
        return misread
    if _IN_PART.search(text):
        message = _("»{text}« er delvist gjort, og det er nej. Skriv nej, og skriv resten i Bemærkning.")
    else:
        message = _(
            "»{text}« er hverken ja, nej eller en dato, vi kan læse. Skriv ja, nej eller datoen, fx 12.05.2026."
        )
    return Misread("not-done-or-date", message.format(text=text))


def _assessment(cell: Cell) -> str | Misread:
    text = names.one_line(shown(cell)).casefold()
    if text in ASSESSMENTS:
        return text
    if len(text.split()) > _LONG:
        message = _("»{text}« er en sætning. Skriv den i Bemærkning, og skriv her {words}.")
    elif likely := [word for word in ASSESSMENTS if text and word.startswith(text)]:
        message = _("»{text}« er ikke en af de fire vurderinger. Mener I {words}?")
        return Misread("not-an-assessment", message.format(text=shown(cell), words=either(likely)))
    else:
        message = _("»{text}« er ikke en af de fire vurderinger. Skriv {words}.")
    return Misread("not-an-assessment", message.format(text=shown(cell), words=either(ASSESSMENTS)))
