"""Numbers, dates and attainment in words, in the visitor's language."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.numbers import format_decimal, format_percent

from outcomes.attainment import Attainment
from outcomes.indicator import Baseline, Indicator, Number
from outcomes.language import N_, _, language, ngettext
from outcomes.period import Period
from outcomes.report import NOT_APPLICABLE, Observation, Value
from store.moment import in_copenhagen

_LOCALES = {"da": "da_DK", "en": "en_GB"}
_CLOCKS = {"da": "'kl.' HH.mm", "en": "'at' HH:mm"}
_TIMES = {"da": f"d. MMMM y {_CLOCKS['da']}", "en": f"d MMMM y {_CLOCKS['en']}"}
_ANSWERS = {
    "opfyldt": N_("opfyldt"),
    "overvejende opfyldt": N_("overvejende opfyldt"),
    "delvist opfyldt": N_("delvist opfyldt"),
    "ikke opfyldt": N_("ikke opfyldt"),
    NOT_APPLICABLE: N_("ikke relevant"),
}


def locale() -> str:
    """The visitor's language as Babel names it."""
    return _LOCALES[language()]


def number(value: Number) -> str:
    """1.234,5"""
    if isinstance(value, int) and 0 <= value < 1000:
        return str(value)  # the same in every language, and a hundred times as fast
    return format_decimal(value, locale=locale())


def thousands(kroner: int) -> str:
    """Kroner as t.kr., the unit of the plan's tables: 212.500 is 212,5."""
    return format_decimal(kroner / 1000, locale=locale())


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


def time(utc: datetime) -> str:
    """11. juli 2026 kl. 10.02, in Copenhagen"""
    return format_datetime(in_copenhagen(utc), _TIMES[language()], locale=locale())


def clock(utc: datetime) -> str:
    """kl. 10.02, in Copenhagen"""
    return format_datetime(in_copenhagen(utc), _CLOCKS[language()], locale=locale())


def period(asked: Period) -> str:
    """1. halvår 2026, or hele 2026"""
    return asked.words


def listed(words: Sequence[str]) -> str:
    """a, b og c"""
    return format_list(list(words), locale=locale()) if words else ""


def plan_lines(numbers: Sequence[int]) -> str:
    """Where in the plan's text it stands: »planens linje 12«, »planens linjer 771-775 og 1705«"""
    runs: list[list[int]] = []
    for line in sorted(set(numbers)):
        if runs and line == runs[-1][-1] + 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    said = listed([str(run[0]) if len(run) == 1 else f"{run[0]}-{run[-1]}" for run in runs])
    return ngettext("planens linje {lines}", "planens linjer {lines}", len(numbers)).format(lines=said)


def value(reported: Value) -> str:
    """A reported value as the person would write it."""
    if isinstance(reported, bool):
        return _("ja") if reported else _("nej")
    if isinstance(reported, date):
        return _("gjort {day}").format(day=day(reported))
    return _(_ANSWERS.get(reported, reported)) if isinstance(reported, str) else number(reported)


def reported(one: Observation) -> str:
    """An observation as the person wrote it: »5«, »58 af 61«, »ja«, »1.200 kr.«, »3,4, målt 12. maj 2026«."""
    if one.is_spending and isinstance(one.value, int | float):
        return kroner(one.value)
    said = value(one.value)
    if one.out_of is not None:
        said = _("{count} af {total}").format(count=said, total=number(one.out_of))
    return _("{value}, målt {day}").format(value=said, day=day(one.measured_on)) if one.measured_on else said


def delivered(row: Attainment, indicator: Indicator) -> str:
    """What was delivered, with the two numbers: »13 af 15 unge«, »17 unge, målet er 15«."""
    if row.state == "not_applicable":
        return _("ikke relevant")
    if row.delivered is None:
        return ""
    if isinstance(row.delivered, bool):
        return _("gjort") if row.delivered else _("ikke gjort")
    if isinstance(row.delivered, str | date):
        return value(row.delivered)
    if row.denominator is not None:
        return _shared(row, indicator)
    return _counted(row, row.delivered, indicator)


def _counted(row: Attainment, count: Number, indicator: Indicator) -> str:
    goal = _goal(row)
    if goal and row.low is not None and row.form in ("at_least", "about") and count <= row.low:
        alone = row.form == "at_least" and row.low == 1
        return _("{count} af {target}").format(count=number(count), target=with_unit(goal, indicator, alone))
    said = with_unit(number(count), indicator, count == 1)
    if goal:
        said = _("{delivered}, målet er {target}").format(delivered=said, target=goal)
    if indicator.baseline and row.form in ("increase", "decrease"):
        said = _("{delivered} (udgangspunktet er {baseline})").format(
            delivered=said, baseline=baseline(indicator.baseline)
        )
    return said


def _shared(row: Attainment, indicator: Indicator) -> str:
    """»58 af 61 elever (95,1 %)«"""
    assert row.numerator is not None and row.denominator is not None
    of = with_unit(number(row.denominator), indicator, row.denominator == 1)
    said = _("{count} af {total}").format(count=number(row.numerator), total=of)
    if row.denominator:
        share = percent(row.numerator / row.denominator)
        said = _("{delivered} ({share})").format(delivered=said, share=share)
    goal = _goal(row)
    return _("{delivered}, målet er {target}").format(delivered=said, target=goal) if goal else said


def with_unit(said: str, indicator: Indicator, alone: bool) -> str:
    """»15 unge«, »1 ung«, but »1 (unge)« where the plan doesn't say what one of them is called."""
    if not indicator.unit:
        return said
    one = indicator.unit_of_one or f"({indicator.unit})"
    return f"{said} {one if alone else indicator.unit}"


def _goal(row: Attainment) -> str:
    """The number that is asked for, when there is one: »15«, »ca. 500«, »8-10«, »højst 3«, »80 %«."""
    say = percent if row.kind == "share" else number
    low, high = (say(bound) if bound is not None else "" for bound in (row.low, row.high))
    if row.form in ("at_least", "increase"):
        return low
    if row.form == "about":
        return _("ca. {number}").format(number=low)
    if row.form == "range":
        return f"{low}-{high}"
    if row.form == "at_most":
        return _("højst {number}").format(number=high)
    return high if row.form == "decrease" else ""


def baseline(stood: Baseline) -> str:
    """»4 i 2025«, »ca. 40 i 2025«"""
    said = number(stood.value)
    said = _("ca. {number}").format(number=said) if stood.approximate else said
    return _("{number} i {year}").format(number=said, year=stood.year)


def arithmetic(row: Attainment) -> str:
    """How the verdict on a number came about: »86,7 % af målet, nået: nej, 1 af 2 rapporter«."""
    if row.kind in ("milestone", "assessed"):
        return ""
    said = []
    if row.share is not None and not (row.kind == "share" and row.form == "all"):
        said.append(_("{share} af målet").format(share=percent(row.share)))
    if row.met is not None:
        said.append(_("nået: ja") if row.met else _("nået: nej"))
    if row.expected > 1:
        reports = ngettext("{n} af {total} rapport", "{n} af {total} rapporter", row.expected)
        said.append(reports.format(n=number(row.reported), total=number(row.expected)))
    return ", ".join(said)


def missing_half_years(row: Attainment) -> str:
    """»mangler 1 af 2 halvår«, or nothing when all that is expected is reported."""
    if row.state != "partial":
        return ""
    return ngettext("mangler {n} af {total} halvår", "mangler {n} af {total} halvår", row.expected).format(
        n=number(row.expected - row.reported), total=number(row.expected)
    )
