"""Numbers, dates and attainment in Danish words."""

from __future__ import annotations

from datetime import date, datetime

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal, format_percent

from outcomes.attainment import Attainment
from outcomes.indicator import Indicator, Number
from outcomes.report import NOT_APPLICABLE, Observation, Value
from store.moment import in_copenhagen

LOCALE = "da_DK"


def number(value: Number) -> str:
    """1.234,5"""
    return format_decimal(value, locale=LOCALE)


def thousands(kroner: int) -> str:
    """Kroner as t.kr., the unit of the plan's tables: 212.500 is 212,5."""
    return format_decimal(kroner / 1000, locale=LOCALE)


def percent(fraction: float) -> str:
    return format_percent(fraction, locale=LOCALE)


def day(value: date) -> str:
    """3. november 2026"""
    return format_date(value, "long", locale=LOCALE)


def time(utc: datetime) -> str:
    """11. juli 2026 kl. 10.02, in Copenhagen"""
    return format_datetime(in_copenhagen(utc), "d. MMMM y 'kl.' HH.mm", locale=LOCALE)


def several(count: int, one: str, many: str) -> str:
    return f"{number(count)} {one if count == 1 else many}"


def listed(words: list[str]) -> str:
    """a, b og c"""
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + f" og {words[-1]}" if words else ""


def value(reported: Value) -> str:
    """A reported value as the person would write it."""
    if isinstance(reported, bool):
        return "ja" if reported else "nej"
    if isinstance(reported, date):
        return f"gjort {day(reported)}"
    return reported if isinstance(reported, str) else number(reported)


def reported(one: Observation) -> str:
    """An observation as the person wrote it: »5«, »58 af 61«, »ja«."""
    return value(one.value) + (f" af {number(one.out_of)}" if one.out_of is not None else "")


def delivered(row: Attainment, indicator: Indicator) -> str:
    """What was delivered, with the two numbers: »13 af 15 unge«."""
    unit = indicator.unit or ""
    if row.state == "not_applicable":
        return NOT_APPLICABLE
    if row.delivered is None:
        return ""
    if isinstance(row.delivered, bool):
        return "gjort" if row.delivered else "ikke gjort"
    count = value(row.delivered)
    if row.kind in ("milestone", "assessed"):
        return count
    if row.numerator is not None and row.denominator is not None:
        share = f" ({percent(row.numerator / row.denominator)})" if row.denominator else ""
        return f"{count} af {number(row.denominator)} {unit}{share}"
    said = f"{count} {_of_target(row)}{unit}"
    if row.form in ("increase", "decrease") and indicator.baseline:
        said += f" ({number(indicator.baseline.value)} i {indicator.baseline.year})"
    return said


def _of_target(row: Attainment) -> str:
    low, high = (number(bound) if bound is not None else "" for bound in (row.low, row.high))
    words = {
        "at_least": f"af {low} ",
        "about": f"af ca. {low} ",
        "range": f"af {low}-{high} ",
        "at_most": f"af højst {high} ",
    }
    return words.get(row.form, "")


def missing_half_years(row: Attainment) -> str:
    """»mangler 1 af 2 halvår«, or nothing when all that is expected is reported."""
    if row.state != "partial":
        return ""
    return f"mangler {row.expected - row.reported} af {several(row.expected, 'halvår', 'halvår')}"
