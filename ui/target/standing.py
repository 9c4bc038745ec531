"""From baseline over the half-years to now, against the target: a small picture with the numbers in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from outcomes.attainment import Attainment
from outcomes.indicator import COUNTED, Indicator, Number
from outcomes.language import N_, _
from outcomes.report import Answer, Observation
from ui.kit import words
from ui.kit.markup import Fragment
from ui.target import arithmetic

_TARGETS = {
    "at_least": N_("mindst {low}"),
    "at_most": N_("højst {high}"),
    "about": N_("ca. {low}"),
    "range": N_("{low}-{high}"),
    "all": N_("alle"),
    "increase": N_("op på {low}"),
    "decrease": N_("ned på {high}"),
}
_FROM_BASELINE = {"increase": N_("mere end {baseline}"), "decrease": N_("mindre end {baseline}")}
_PICTURE = Fragment('<div class="standing-picture" role="img" aria-label="{}">{}</div>')
_LINE = Fragment('<div class="{}"><span class="name">{}</span><span class="track">{}</span><span>{}</span></div>')
_BAR = Fragment('<span class="reached" style="width:{}%"></span>')
_GOAL = Fragment('<span class="goal" style="left:{}%"></span>')
_BAND = Fragment('<span class="band" style="left:{}%;width:{}%"></span>')


class _Bar(NamedTuple):
    kind: str
    name: str
    amount: float
    said: str


def picture(row: Attainment, indicator: Indicator, observations: Sequence[Answer]) -> Markup:
    """Nothing when there is no number to draw. The alternative text says the same as the picture."""
    if row.kind not in COUNTED:
        return Markup()
    bars = [*_bars(row, indicator, observations)]
    low, high = _bounds(row, indicator)
    goals = [bound for bound in (low, high) if bound is not None]
    largest = max([bar.amount for bar in bars] + goals, default=0)
    if largest <= 0:
        return Markup()
    scale = 100 / (1.1 * largest)
    target = Markup().join(_GOAL(f"{goal * scale:.1f}") for goal in goals)
    if low is not None and high is not None:
        target = _BAND(f"{low * scale:.1f}", f"{(high - low) * scale:.1f}") + target
    lines = [
        _LINE(f"line {bar.kind}", bar.name, target + _BAR(f"{max(bar.amount, 0) * scale:.1f}"), bar.said)
        for bar in bars
    ]
    said = [f"{bar.name}: {bar.said}" for bar in bars]
    if goals:
        goal = _goal(row, indicator)
        lines.append(_LINE("line target", _("Mål"), target, goal))
        said.append(": ".join([_("Mål"), goal]))
    return _PICTURE(". ".join(said) + ".", Markup().join(lines))


def _bars(row: Attainment, indicator: Indicator, observations: Sequence[Answer]) -> Iterator[_Bar]:
    if stood := indicator.baseline:
        name = _("Udgangspunkt {year}").format(year=stood.year)
        about = _("ca. {number}") if stood.approximate else "{number}"
        yield _Bar("baseline", name, stood.value, about.format(number=_say(row, stood.value)))
    mine = [one for one in observations if arithmetic.answers(one, row)]
    counted = [(one, amount) for one in mine if (amount := _amount(one.observation)) is not None]
    is_latest = row.kind in ("running_total", "level")
    for one, amount in (counted[:-1] if is_latest else counted) if len(counted) > 1 else ():
        yield _Bar("half-year", words.period(one.period), amount, _say(row, amount))
    now = row.delivered if row.kind != "share" else _divided(row.numerator, row.denominator)
    if isinstance(now, int | float):
        yield _Bar(row.mark, _("Nu") if is_latest else _("I alt"), now, _say(row, now))


def _amount(one: Observation) -> Number | None:
    """A number, or for a share the fraction."""
    if isinstance(one.value, bool) or not isinstance(one.value, int | float):
        return None
    return one.value if one.out_of is None else _divided(one.value, one.out_of)


def _divided(numerator: Number | None, denominator: Number | None) -> float | None:
    return numerator / denominator if numerator is not None and denominator else None


def _bounds(row: Attainment, indicator: Indicator) -> tuple[float | None, float | None]:
    """Where the target is drawn; a move without a number is drawn at where it began."""
    if row.form == "all":
        return 1, None
    if row.form in _FROM_BASELINE and row.low is None and row.high is None and indicator.baseline:
        return indicator.baseline.value, None
    return row.low, row.high


def _say(row: Attainment, amount: Number) -> str:
    return words.percent(amount) if row.kind == "share" else words.number(amount)


def _goal(row: Attainment, indicator: Indicator) -> str:
    low, high = (_say(row, bound) if bound is not None else "" for bound in (row.low, row.high))
    if row.form in _FROM_BASELINE and not (low or high) and indicator.baseline:
        return _(_FROM_BASELINE[row.form]).format(baseline=_say(row, indicator.baseline.value))
    return _(_TARGETS[row.form]).format(low=low, high=high)
