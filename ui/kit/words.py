"""Numbers, dates and attainment in words, in the visitor's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from babel.dates import format_date, format_datetime
from babel.numbers import format_percent

from outcomes import danish
from outcomes.indicator import Baseline, Indicator, Number
from outcomes.language import _, language, ngettext
from outcomes.report import Observation, Value
from store.moment import day_of, in_copenhagen

listed, number = danish.listed, danish.number

_LOCALES = {"da": "da_DK", "en": "en_GB"}
_CLOCKS = {"da": "'kl.' HH.mm", "en": "'at' HH:mm"}
_TIMES = {"da": f"d. MMMM y {_CLOCKS['da']}", "en": f"d MMMM y {_CLOCKS['en']}"}


def locale() -> str:
    """The visitor's language as Babel names it."""
    return _LOCALES[language()]


def thousands(kroner: int) -> str:
    """Kroner as t.kr., the unit of the plan's tables: 212.500 is 212,5."""
    return number(kroner / 1000)


def kroner(amount: Number) -> str:
    """1.200 kr."""
    return _("{amount} kr.").format(amount=number(amount))


def percent(fraction: float) -> str:
    """84,6 %: with the decimals it takes for what is just below a limit not to look as if it were on it."""
    decimals = next((n for n in range(1, 7) if _is_whole(fraction, 9) or not _is_whole(fraction, n + 2)), 7)
    pattern = f"#,##0.{'#' * decimals}" + ("%" if language() == "en" else "\N{NO-BREAK SPACE}%")
    return format_percent(fraction, pattern, locale=locale(), decimal_quantization=True)


def _is_whole(fraction: float, decimals: int) -> bool:
    """Whether it is a whole percent when rounded."""
    return round(fraction, decimals) == round(fraction, 2)


def day(value: date) -> str:
    """3. november 2026"""
    return format_date(value, "long", locale=locale())


def month(value: date) -> str:
    """»november 2026«"""
    return format_date(value, "MMMM y", locale=locale())


def time(utc: datetime) -> str:
    """11. juli 2026 kl. 10.02, in Copenhagen"""
    return format_datetime(in_copenhagen(utc), _TIMES[language()], locale=locale())


def came(received_at: datetime, known_at: datetime) -> str:
    """When a report came, and the day that it was brought in, where that was another (UTC)."""
    if day_of(received_at) == day_of(known_at):
        return time(received_at)
    return _("{time} (lagt ind her {day})").format(time=time(received_at), day=day(day_of(known_at)))


def clock(utc: datetime) -> str:
    """The time alone: kl. 10.02, in Copenhagen"""
    return format_datetime(in_copenhagen(utc), _CLOCKS[language()], locale=locale())


def plan_lines(numbers: Sequence[int]) -> str:
    """Where in the plan's text it stands: »planens linje 12«, »planens linjer 771-775 og 1705«, or nothing"""
    if not numbers:
        return ""
    runs: list[list[int]] = []
    for line in sorted(set(numbers)):
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    said = listed([str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs])
    return ngettext("planens linje {lines}", "planens linjer {lines}", len({*numbers})).format(lines=said)


def value(reported: Value) -> str:
    """A reported value as the person would write it."""
    return danish.value(reported, day)


def reported(observation: Observation) -> str:
    """An observation as the person wrote it: »5«, »58 af 61«, »ja«, »1.200 kr.«, »3,4, målt 12. maj 2026«."""
    return danish.with_day(value_alone(observation), observation.measured_on, day)


def value_alone(observation: Observation) -> str:
    """The same without the day that it was measured."""
    if observation.is_spending and isinstance(observation.value, int | float):
        return kroner(observation.value)
    return danish.counted(observation, day)


def with_unit(said: str, indicator: Indicator, alone: bool) -> str:
    """»15 unge«, »1 ung«, but »1 (unge)« where the plan doesn't say what one of them is called."""
    if not indicator.unit:
        return said
    unit_of_one = indicator.unit_of_one or f"({indicator.unit})"
    return f"{said} {unit_of_one if alone else indicator.unit}"


def baseline(stood: Baseline) -> str:
    """»4 i 2025«, »ca. 40 i 2025«"""
    said = number(stood.value)
    said = _("ca. {number}").format(number=said) if stood.approximate else said
    return _("{number} i {year}").format(number=said, year=stood.year)
