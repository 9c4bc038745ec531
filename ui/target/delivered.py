"""What is delivered of a target, in words: with its goal, with its arithmetic, and what is missing."""

from __future__ import annotations

from datetime import date

from outcomes.attainment import Attainment
from outcomes.indicator import Number
from outcomes.language import _, ngettext
from outcomes.target import Target
from ui.kit import words
from ui.target import goal


def in_words(target: Target) -> str:
    """What was delivered, with the two numbers: »13 af 15 unge«, »17 unge, målet er 15«."""
    row = target.row
    if row.state == "not_applicable":
        return _("ikke relevant")
    if row.delivered is None:
        return ""
    if isinstance(row.delivered, bool):
        return _("gjort") if row.delivered else _("ikke gjort")
    if isinstance(row.delivered, str | date):
        return words.value(row.delivered)
    if row.denominator is not None:
        return _shared(target)
    return _counted(target, row.delivered)


def in_short(target: Target) -> str:
    """The same as a number of a number, where there are two: »11 af 10«, »3 af 4-5«."""
    row, aim = target.row, goal.number(target)
    if not aim or row.denominator is not None or row.form == "at_most" or not isinstance(row.delivered, int | float):
        return in_words(target)
    return _("{count} af {total}").format(count=words.number(row.delivered), total=aim)


def beside_its_mark(target: Target) -> str:
    """The same, where a mark stands beside it: that says itself what is not relevant."""
    return in_words(target) if target.row.state != "not_applicable" else ""


def _counted(target: Target, count: Number) -> str:
    row, indicator, aim = target.row, target.indicator, goal.number(target)
    if aim and row.low is not None and row.form in ("at_least", "about") and count <= row.low:
        alone = row.form == "at_least" and row.low == 1
        return _("{count} af {target}").format(count=words.number(count), target=words.with_unit(aim, indicator, alone))
    said = words.with_unit(words.number(count), indicator, count == 1)
    if aim:
        said = _("{delivered}, målet er {target}").format(delivered=said, target=aim)
    if indicator.baseline and row.form in ("increase", "decrease"):
        said = _("{delivered} (udgangspunktet er {baseline})").format(
            delivered=said, baseline=words.baseline(indicator.baseline)
        )
    return said


def _shared(target: Target) -> str:
    """»58 af 61 elever (95,1 %)«"""
    row, aim = target.row, goal.number(target)
    said = counted_of_all(target)
    if row.numerator is not None and row.denominator:
        share = words.percent(row.numerator / row.denominator)
        said = _("{delivered} ({share})").format(delivered=said, share=share)
    return _("{delivered}, målet er {target}").format(delivered=said, target=aim) if aim else said


def counted_of_all(target: Target) -> str:
    """»58 af 61 elever«"""
    total = target.row.denominator or 0
    of = words.with_unit(words.number(total), target.indicator, total == 1)
    return _("{count} af {total}").format(count=words.number(target.row.numerator or 0), total=of)


def arithmetic(target: Target) -> str:
    """How the verdict on a number came about: »86,7 % af målet, ikke nået, svar for 1 af 2 halvår«."""
    row = target.row
    if row.kind in ("milestone", "assessed"):
        return ""
    said = []
    if row.share is not None and not (row.kind == "share" and row.form == "all"):
        said.append(_("{share} af målet").format(share=words.percent(row.share)))
    if row.met is not None:
        said.append(_("nået") if row.met else _("ikke nået"))
    if row.expected > 1:
        said.append(_answered(row))
    return ", ".join(said)


def missing_half_years(target: Target) -> str:
    """»svar for 1 af 2 halvår«, or nothing when all that is expected is reported."""
    row = target.row
    if row.state != "partial" and not row.has_gap:
        return ""
    return _answered(row)


def _answered(row: Attainment) -> str:
    """For how many half-years there is an answer: a report may have come and say nothing of this."""
    text = ngettext("svar for {n} af {total} halvår", "svar for {n} af {total} halvår", row.expected)
    return text.format(n=words.number(row.reported), total=words.number(row.expected))
