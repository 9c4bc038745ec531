"""Personal data that must not be here: CPR numbers are refused, addresses and phone numbers are questioned."""

from __future__ import annotations

import re
from datetime import date

# 010203-1234, also with spaces, a longer dash, a dot, or dots inside the date; \s knows the hard space.
_CPR = re.compile(r"(?<!\d)(\d{2})\.?(\d{2})\.?(\d{2})\s*[-–—−.]?\s*(\d{4})(?!\d)")
# 010203, 0102031, 01.02.03-12: as far as somebody has come who is typing one.
_BEGUN_CPR = re.compile(
    r"(?<!\d)(\d{2})(\d{2})\d{2,5}(?!\d)|(?<![\d.])(\d{2})\.(\d{2})\.\d{2}\s*[-–—−]\s*\d{1,3}(?![\d.])"
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_PHONE = re.compile(r"(?<![\d.,])(?:\+45 ?)?\d{2} ?\d{2} ?\d{2} ?\d{2}(?![\d.,])")


def has_cpr(text: str) -> bool:
    """Whether ten digits begin with a day that the seventh digit's century has.

    Numbers given out since 2007 need not pass the old check digit, so it decides nothing.
    """
    return any(_is_birthday(*match.groups()) for match in _CPR.finditer(text))


def may_begin_cpr(text: str) -> bool:
    """Whether some digits can be a CPR number that is not typed to its end: a day, and fewer than four more."""
    return any(_is_day(*filter(None, match.groups())) for match in _BEGUN_CPR.finditer(text))


def has_email(text: str) -> bool:
    return _EMAIL.search(text) is not None


def has_phone(text: str) -> bool:
    return _PHONE.search(text) is not None


def _is_day(day: str, month: str, year: int = 2000) -> bool:
    """Whether the year has the day; as a rule, whether some year has."""
    try:
        date(year, int(month), int(day))
    except ValueError:
        return False
    return True


def _is_birthday(day: str, month: str, year: str, rest: str) -> bool:
    return _is_day(day, month, _century(int(year), int(rest[0])) + int(year))


def _century(year: int, seventh: int) -> int:
    """The century as the CPR office gives it out, by the seventh digit."""
    if seventh <= 3 or (seventh in (4, 9) and year >= 37):
        return 1900
    if seventh in (4, 9) or year <= 57:
        return 2000
    return 1800
