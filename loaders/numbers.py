"""Numbers and dates as Danes write them, or a word on why they can't be read. Never a guess."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

_SPACES = "[ \u00a0\u2009\u202f]"
_DIGITS = re.compile(r"[0-9]+")
_GROUPED = re.compile(rf"[0-9]{{1,3}}(?:(?:\.[0-9]{{3}})+|(?:{_SPACES}[0-9]{{3}})+)")
_RANGE = re.compile(r"[0-9.,]+ ?(?:-|–|/|til) ?[0-9.,]+")
_NONE = re.compile(r"(n/?a|ingen data|ikke relevant|irrelevant|ved ikke|-|–|\.)\.?", re.IGNORECASE)
_MONTHS = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"]
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_NUMERIC = re.compile(r"(\d{1,2})\.?[-/. ] ?(\d{1,2})[-/. ] ?(\d{4}|\d{2})")
_WORDED = re.compile(r"(?:d\. ?)?(\d{1,2})\. ?([a-zæøå]+)\.? (\d{4})", re.IGNORECASE)


class Misread(NamedTuple):
    """Why a cell can't be read, in a Danish sentence that says what to write instead."""

    code: str
    message: str


def read_number(text: str, decimals: int) -> int | float | Misread:
    """A number with at most so many decimals; 0 for what comes in wholes, such as people or kroner.

    A point groups thousands and a comma begins the decimals. Where a point could be either, and
    decimals are possible, the person is asked.
    """
    bare = _without_unit(text)
    sign, digits = (-1, bare[1:]) if bare[:1] in ("-", "−") else (1, bare)
    whole, comma, fraction = digits.partition(",")
    if comma and fraction in ("-", "–"):  # kroner: 1.234,-
        comma = fraction = ""
    grouped = _GROUPED.fullmatch(whole) is not None
    readable = (grouped or _DIGITS.fullmatch(whole)) and (not comma or _DIGITS.fullmatch(fraction))
    if not readable:
        return _misread(text, decimals)
    if comma and not grouped and len(fraction) == 3 and decimals < 3:
        plain = whole + fraction
        return Misread("ambiguous", f"»{text}« kan være {plain} eller {whole},{fraction}. Skriv {plain}, eller afrund.")
    if grouped and "." in whole and not comma and decimals and whole.count(".") == 1:
        either = whole.replace(".", "")
        return Misread(
            "ambiguous", f"»{text}« kan være {either} eller {whole.replace('.', ',')}. Skriv det uden punktum."
        )
    if len(fraction.rstrip("0")) > decimals:
        wanted = "et helt tal" if decimals == 0 else f"højst {decimals} decimaler"
        return Misread("not-whole", f"»{text}« skal være {wanted}.")
    number = int(re.sub(r"\D", "", whole))
    return sign * (number + float(f"0.{fraction}")) if fraction.strip("0") else sign * number


def _without_unit(text: str) -> str:
    """The number alone: kr., DKK and % may stand beside it."""
    text = re.sub(rf"^{_SPACES}+|{_SPACES}+$", "", text)
    text = re.sub(rf"^(?:kr\.?|dkk){_SPACES}*", "", text, flags=re.IGNORECASE)
    return re.sub(rf"{_SPACES}*(?:kr\.?|dkk|%)$", "", text, flags=re.IGNORECASE)


def _misread(text: str, decimals: int) -> Misread:
    shown = text.strip()
    if _RANGE.fullmatch(shown):
        return Misread("range", f"»{shown}« er to tal. Skriv ét tal: det, der faktisk er leveret.")
    if _NONE.fullmatch(shown):
        return Misread(
            "no-value",
            f"»{shown}« er ikke et tal. Skriv »ikke relevant« og hvorfor i Bemærkning, eller lad feltet stå tomt.",
        )
    if re.fullmatch(r"[0-9]+\.[0-9]+", shown):
        comma = shown.replace(".", ",")
        instead = f"Skriv {comma} med komma." if decimals else "Skriv et helt tal, uden punktum."
        return Misread("point-as-comma", f"»{shown}« er skrevet med punktum. {instead}")
    return Misread("not-a-number", f"»{shown}« kan ikke læses som et tal. Skriv kun tallet, fx 8.")


def read_date(text: str) -> date | Misread:
    """A day in the Danish order (3.11.2026, 3. november 2026) or as 2026-11-03."""
    text = text.strip()
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _NUMERIC.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
        year += 2000 if year < 100 else 0
    elif (match := _WORDED.fullmatch(text)) and match[2][:3].lower() in _MONTHS:
        day, month, year = int(match[1]), _MONTHS.index(match[2][:3].lower()) + 1, int(match[3])
    else:
        return Misread("not-a-date", f"»{text}« kan ikke læses som en dato. Skriv den som 12.05.2026.")
    try:
        return date(year, month, day)
    except ValueError:
        return Misread("not-a-date", f"»{text}« findes ikke i kalenderen. Skriv datoen som 12.05.2026.")
