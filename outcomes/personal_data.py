"""Personal data that must not be here: CPR numbers are refused, addresses and phone numbers are questioned."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from html import unescape
from itertools import accumulate, pairwise

_DIGITS = re.compile(r"\d+")
# What may stand between the digits of one number: signs that part, or the word itself.
_PARTS = r"[\s\-\u2010-\u2015\u2212\u00b7._/()\[\]]"
_JOINS = re.compile(rf"{_PARTS}{{0,4}}(?:cpr[.\- ]?(?:nr\.?|nummer)?:?{_PARTS}{{0,3}})?", re.IGNORECASE)
_LONGEST_JOINT = 20
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
    found = [*_DIGITS.finditer(plain)]
    groups = [match[0] for match in found]
    gaps = [None, *(_gap(plain, one.end(), other.start()) for one, other in pairwise(found)), None]
    return any(
        _is_birthday("".join(groups[first:last]))
        and _is_parted_as_one(groups[first:last], gaps[first : last + 1])
        and not _is_amount(plain, found[last - 1].end(), gaps[first + 1 : last])
        and not _is_named(plain, found[first].start())
        for first, last in _together([*map(len, groups)], gaps)
    )


def _gap(text: str, start: int, end: int) -> str | None:
    """What stands between two groups of digits; None where another number begins after it."""
    return text[start:end] if end - start <= _LONGEST_JOINT and _JOINS.fullmatch(text, start, end) else None


def _together(sizes: Sequence[int], gaps: Sequence[str | None]) -> Iterator[tuple[int, int]]:
    """From which group to which there are ten or twelve digits in a row."""
    for first, size in enumerate(sizes):
        if size == 1 and gaps[first] is not None and sizes[first - 1] == 1:
            continue  # amid a row of single digits
        last, digits = first + 1, size
        while digits < 12 and gaps[last] is not None:
            if digits == 10:
                yield first, last
            digits, last = digits + sizes[last], last + 1
        if digits in (10, 12):
            yield first, last


def _is_parted_as_one(groups: Sequence[str], around: Sequence[str | None]) -> bool:
    """Whether the groups are one number, and not a date, a time, a phone number or an amount beside each other.

    ``around`` is what stands before each of them, and after the last.
    """
    sizes, gaps = [*map(len, groups)], [gap or "" for gap in around[1:-1]]
    if {*sizes} == {1}:
        return around[-1] is None
    if {*sizes} == {2} and (around[0] is not None or around[-1] is not None):
        return False
    if sum(sizes) == 12:
        return sizes in ([8, 4], [2, 2, 4, 4]) and not (_is_dated(gaps) and gaps[-1].isspace())
    ends = {*accumulate(sizes)}
    return ends <= {2, 4, 6, 8, 10} and (6 in ends or ends == {10}) and (8 not in ends or not gaps[-1].strip())


def _is_amount(text: str, end: int, gaps: Sequence[str | None]) -> bool:
    """Whether it is a date and how much there was of something: »12.05.26 1500 kr.«"""
    return bool(gaps) and _is_dated(gaps) and str(gaps[-1]).isspace() and _UNIT.match(text, end) is not None


def _is_named(text: str, start: int) -> bool:
    """Whether the words before say that it is something else: »Konto 1551 0112345678«, »Periode 010126-3006«."""
    return _OTHER_NUMBERS.search(text, max(0, start - 30), start) is not None


def _is_dated(gaps: Sequence[str | None]) -> bool:
    """Whether the first digits are parted as a date is."""
    return len(gaps) > 1 and any(sign in (gap or "") for gap in gaps for sign in "./")


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
