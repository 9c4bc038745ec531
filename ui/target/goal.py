"""What a target asks for, in words: its number alone, in short, and as a sentence. Each form is said here only."""

from __future__ import annotations

from typing import NamedTuple

from outcomes.indicator import Form, Indicator, Number
from outcomes.language import N_, _
from outcomes.plan import Bands
from outcomes.target import Target
from ui.kit import words


class _Said(NamedTuple):
    number: str
    in_short: str
    sentence: str


_FORMS: dict[Form, _Said] = {
    "at_least": _Said("{low}", N_("mindst {low}"), N_("Målet er mindst {low}.")),
    "at_most": _Said(N_("højst {high}"), N_("højst {high}"), N_("Målet er højst {high}.")),
    "about": _Said(N_("ca. {low}"), N_("ca. {low}"), N_("Målet er ca. {low}, og det er nået fra {enough}.")),
    "range": _Said("{low}-{high}", N_("{low}-{high}"), N_("Målet er {low}-{high}.")),
    "all": _Said("", N_("alle"), N_("Målet er alle.")),
    "increase": _Said("{low}", N_("op på {low}"), N_("Målet er at komme fra {baseline} op på {low}.")),
    "decrease": _Said("{high}", N_("ned på {high}"), N_("Målet er at komme fra {baseline} ned på {high}.")),
    "done": _Said("", "", N_("Det skal være gjort senest {day}.")),
    "assessed": _Said("", "", N_("Målet har ikke noget tal og vurderes med ord.")),
    "none": _Said("", "", N_("Der er ikke sat noget mål, så det følges uden at blive vurderet.")),
}
_FROM_BASELINE: dict[Form, _Said] = {
    "increase": _Said("", N_("mere end {baseline}"), N_("Målet er mere end udgangspunktet, {baseline}.")),
    "decrease": _Said("", N_("mindre end {baseline}"), N_("Målet er mindre end udgangspunktet, {baseline}.")),
}


def number(target: Target) -> str:
    """The number that is asked for, when there is one: »15«, »ca. 500«, »8-10«, »højst 3«, »80 %«."""
    return _filled(_form(target).number, target)


def in_short(target: Target) -> str:
    """»mindst 15«, »8-10«, »op på 8«, »mere end 4«"""
    start = target.indicator.baseline
    return _filled(_form(target).in_short, target, baseline=amount(target, start.value if start else None))


def sentence(target: Target, bands: Bands) -> str:
    """»Målet er mindst 15.«"""
    row, indicator = target.row, target.indicator
    reaches_a_number = row.low is not None or row.high is not None
    known = indicator.baseline is not None
    form = _form(target) if known or not reaches_a_number else _FROM_BASELINE.get(row.form, _form(target))
    return _filled(
        form.sentence,
        target,
        enough=amount(target, row.low and row.low * (1 - (indicator.target.tolerance or bands.tolerance))),
        baseline=baseline(indicator),
        day=words.day(row.due.last_day),
    )


def amount(target: Target, value: Number | None) -> str:
    """A number in the target's own terms: a percentage for a share; nothing for None."""
    if value is None:
        return ""
    return words.percent(value) if target.row.kind == "share" else words.number(round(value, 9))


def baseline(indicator: Indicator) -> str:
    """»4 i 2025«; a percentage for a share."""
    stood = indicator.baseline
    if stood is None:
        return _("som ikke er kendt")
    if indicator.kind != "share":
        return words.baseline(stood)
    return _("{number} i {year}").format(number=words.percent(stood.value), year=stood.year)


def _form(target: Target) -> _Said:
    row = target.row
    asks_for_a_move = row.form in _FROM_BASELINE and row.low is None and row.high is None
    return _FROM_BASELINE[row.form] if asks_for_a_move else _FORMS[row.form]


def _filled(text: str, target: Target, **more: str) -> str:
    if not text:
        return ""
    return _(text).format(low=amount(target, target.row.low), high=amount(target, target.row.high), **more)
