"""Personal data that must not be here: CPR numbers are refused, addresses and phone numbers are questioned."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from html import unescape
from itertools import pairwise

_DIGITS = re.compile(r"\d+")
# What may stand between the digits of one number: signs that part, or the word itself.
_PARTS = r"[\s\-\u2010-\u2015\u2212\u00b7._/()\[\]]"
_JOINT = rf"{_PARTS}{{0,4}}+(?:cpr[.\- ]?(?:nr\.?|nummer)?:?{_PARTS}{{0,3}}+)?+"
_TEN_DIGITS = re.compile(rf"(?<!\d)\d(?:{_JOINT}\d){{9,}}+", re.IGNORECASE)
# How ten digits are parted where they are one number, or twelve with the whole year: a is one digit, b two and so on.
_PARTED = re.compile(r"(?=(j|fd|fbb|dbd|dbbb|bdd|bdbb|bbbd|^bbbbb$|hd|bbdd|(?<!a)a{10}$|(?<!a)a{12}$))")
_SIZES = " abcdefghijklm"
_LAST_YEAR = 2057  # that a CPR number can tell
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_OTHER_NUMBERS = re.compile(r"\b(?:konto|kontonr|kontonummer|perioden?)\b[.: ]*(?:\d{4} )?$", re.IGNORECASE)
_UNIT = re.compile(r"\s*(?:kr|kroner|dkk|,-|%|pct|stk|deltagere|personer|børn|unge)\b|\s*(?:,-|%)", re.IGNORECASE)
# 010203, 0102031, 01.02.03-12: as far as somebody has come who is typing one.
_BEGUN_CPR = re.compile(
    r"(?<!\d)(\d{2})(\d{2})\d{2,5}(?!\d)|(?<![\d.])(\d{2})\.(\d{2})\.\d{2}\s*[-–—−]\s*\d{1,3}(?![\d.])"
)
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]++@[\w-]+\.[\w.-]+")
_PHONE = re.compile(r"(?<![\d.,])(?:\+45 ?)?\d{2} ?\d{2} ?\d{2} ?\d{2}(?![\d.,])")


def has_cpr(text: str) -> bool:
    """Whether ten digits (or twelve, with the whole year) begin with a birthday, however they are parted.

    Numbers given out since 2007 need not pass the old check digit, so it decides nothing.
    """
    plain = _UNSEEN.sub("", unicodedata.normalize("NFKC", unescape(text)))
    return any(_is_cpr(plain, groups) for run in _TEN_DIGITS.finditer(plain) for groups in _parted_as_one(plain, run))


def _parted_as_one(text: str, run: re.Match[str]) -> Iterator[list[re.Match[str]]]:
    """The groups of digits that are parted as one number is: not as dates, times, phone numbers beside each other."""
    groups = [*_DIGITS.finditer(text, run.start(), run.end())]
    sizes = "".join([_SIZES[min(group.end() - group.start(), 13)] for group in groups])
    for parted in _PARTED.finditer(sizes):
        yield groups[parted.start() : parted.end(1)]


def _is_cpr(text: str, groups: Sequence[re.Match[str]]) -> bool:
    gaps = [text[one.end() : other.start()] for one, other in pairwise(groups)]
    sizes = [len(group[0]) for group in groups]
    is_late_two = sizes[-1] == 2 and not gaps[-1].isspace()  # of an amount, of a time
    is_time = sizes == [2, 2, 4, 4] and _is_dated(gaps) and gaps[-1].isspace()
    if is_late_two or is_time:
        return False
    return (
        _is_birthday("".join(group[0] for group in groups))
        and not _is_amount(text, groups[-1].end(), gaps)
        and not _is_named(text, groups[0].start())
    )


def _is_amount(text: str, end: int, gaps: Sequence[str]) -> bool:
    """Whether it is a date and how much there was of something: »12.05.26 1500 kr.«"""
    return _is_dated(gaps) and gaps[-1].isspace() and _UNIT.match(text, end) is not None


def _is_named(text: str, start: int) -> bool:
    """Whether the words before say that it is something else: »Konto 1551 0112345678«, »Periode 010126-3006«."""
    return _OTHER_NUMBERS.search(text, max(0, start - 30), start) is not None


def _is_dated(gaps: Sequence[str]) -> bool:
    """Whether the first digits are parted as a date is."""
    return len(gaps) > 1 and any(sign in gap for gap in gaps for sign in "./")


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


def _is_birthday(digits: str) -> bool:
    """Whether they begin with a day that there has been; a number in place of a CPR number has 60 more."""
    day = str(int(digits[:2]) - 60 if int(digits[:2]) > 60 else int(digits[:2]))
    if len(digits) == 12:
        return 1858 <= int(digits[4:8]) <= _LAST_YEAR and _is_day(day, digits[2:4], int(digits[4:8]))
    return _is_day(day, digits[2:4], _century(int(digits[4:6]), int(digits[6])) + int(digits[4:6]))


def _century(year: int, seventh: int) -> int:
    """The century as the CPR office gives it out, by the seventh digit."""
    if seventh <= 3 or (seventh in (4, 9) and year >= 37):
        return 1900
    if seventh in (4, 9) or year <= 57:
        return 2000
    return 1800
