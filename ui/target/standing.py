"""From baseline over the half-years to now, against the target: a small picture with the numbers in it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from markupsafe import Markup

from outcomes.indicator import COUNTED, Number
from outcomes.language import _
from outcomes.report import Observation
from outcomes.target import Target
from ui.kit import templates
from ui.target import goal


class _Bar(NamedTuple):
    kind: str
    name: str
    amount: float
    said: str


def picture(target: Target) -> Markup:
    """Nothing when there is no number to draw. The alternative text says the same as the picture."""
    if target.row.kind not in COUNTED:
        return Markup()
    bars = [*_bars(target)]
    low, high = _bounds(target)
    bounds = [bound for bound in (low, high) if bound is not None]
    largest = max([bar.amount for bar in bars] + bounds, default=0)
    if largest <= 0:
        return Markup()
    scale = 100 / (1.1 * largest)
    lines = [(bar.kind, bar.name, f"{max(bar.amount, 0) * scale:.1f}", bar.said) for bar in bars]
    if bounds:
        lines.append(("target", _("Mål"), "", goal.in_short(target)))
    return templates.draw(
        "target/templates/standing.html",
        lines=lines,
        said=". ".join(f"{name}: {said}" for _kind, name, _width, said in lines) + ".",
        band=(f"{low * scale:.1f}", f"{(high - low) * scale:.1f}") if low is not None and high is not None else None,
        goals=[f"{bound * scale:.1f}" for bound in bounds],
    )


def _bars(target: Target) -> Iterator[_Bar]:
    row = target.row
    if stood := target.indicator.baseline:
        name = _("Udgangspunkt {year}").format(year=stood.year)
        about = _("ca. {number}") if stood.approximate else "{number}"
        yield _Bar("baseline", name, stood.value, about.format(number=goal.amount(target, stood.value)))
    counted = [(answer, amount) for answer in target.answers if (amount := _amount(answer.observation)) is not None]
    is_latest = row.kind in ("running_total", "level")
    for answer, amount in (counted[:-1] if is_latest else counted) if len(counted) > 1 else ():
        yield _Bar("half-year", answer.period.words, amount, goal.amount(target, amount))
    now = row.delivered if row.kind != "share" else _divided(row.numerator, row.denominator)
    if isinstance(now, int | float):
        yield _Bar(row.mark, _("Nu") if is_latest else _("I alt"), now, goal.amount(target, now))


def _amount(observation: Observation) -> Number | None:
    """A number, or for a share the fraction."""
    number, out_of = observation.number, observation.out_of
    return number if out_of is None else _divided(number, out_of)


def _divided(numerator: Number | None, denominator: Number | None) -> float | None:
    return numerator / denominator if numerator is not None and denominator else None


def _bounds(target: Target) -> tuple[float | None, float | None]:
    """Where the target is drawn; a move without a number is drawn at where it began."""
    row, start = target.row, target.indicator.baseline
    if row.form == "all":
        return 1, None
    if row.form in ("increase", "decrease") and row.low is None and row.high is None and start:
        return start.value, None
    return row.low, row.high
