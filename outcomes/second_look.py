"""What a right report may still have got wrong: warnings that must be seen, not obeyed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from outcomes.indicator import Indicator, Number
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.problem import Problem
from outcomes.report import Observation, Report

_FAR = 3  # times the target, or times the last value
Earlier = Mapping[Period, Sequence[Observation]]


def second_look(plan: Plan, report: Report, earlier: Earlier) -> list[Problem]:
    """Warnings about a report, given the other half-years' observations of the same activity."""
    found: list[Problem] = []
    for one in report.observations:
        indicator = plan.indicator(one.indicator)
        if indicator is not None and _is_number(one.value):
            found += _about_number(indicator, one, report.period, earlier)
    return [*found, *_over_budget(plan, report, earlier)]


def blank_though_due(plan: Plan, report: Report) -> list[Problem]:
    """One warning that names everything this half-year settles and the report says nothing of."""
    activity = plan.activity(report.activity)
    answered = {one.indicator for one in report.observations}
    blank = [
        indicator.label
        for indicator in (activity.asked_in(report.period) if activity else ())
        if indicator.id not in answered and any(due.last_day == report.period.last_day for due in indicator.dues)
    ]
    return [_warning("due-but-blank", f"Der er ikke skrevet noget ved: {'; '.join(blank)}.")] if blank else []


def _about_number(indicator: Indicator, one: Observation, period: Period, earlier: Earlier) -> Iterator[Problem]:
    value, label = _number(one), f"{indicator.label}{f', {one.part}' if one.part else ''}"
    last = _last(indicator, one, period, earlier)
    if indicator.kind == "running_total" and last is not None and value < last:
        yield _warning(
            "total-falls",
            f"{label}: {_shown(value)} er mindre end sidst ({_shown(last)}). Tallet skal være året til nu.",
        )
    if indicator.kind == "level" and last and value and not 1 / _FAR < value / last < _FAR:
        yield _warning("level-jumps", f"{label}: {_shown(value)} er langt fra sidst ({_shown(last)}). Er det rigtigt?")
    asked = indicator.target.high if indicator.target.high is not None else indicator.target.low
    if indicator.kind != "share" and asked and value > _FAR * asked:
        yield _warning(
            "far-above-target",
            f"{label}: {_shown(value)} er mere end tre gange målet ({_shown(asked)}). Er det rigtigt?",
        )


def _over_budget(plan: Plan, report: Report, earlier: Earlier) -> Iterator[Problem]:
    activity = plan.activity(report.activity)
    for line in activity.budget_in(report.period.year) if activity else ():
        others = (one for period, seen in earlier.items() if period != report.period for one in seen)
        spent = sum(_number(one) for one in (*report.observations, *others) if one.indicator == line.id)
        if spent > line.amount and any(one.indicator == line.id for one in report.observations):
            message = f"{line.post}: {_shown(spent)} kr. er mere end årets budget ({_shown(line.amount)} kr.)."
            yield _warning("over-budget", message)


def _last(indicator: Indicator, one: Observation, period: Period, earlier: Earlier) -> Number | None:
    """The newest number before this half-year; for a running total within the same year."""
    before = sorted(p for p in earlier if p < period and (indicator.kind == "level" or p.year == period.year))
    same = [
        _number(seen)
        for p in before
        for seen in earlier[p]
        if (seen.indicator, seen.part) == (one.indicator, one.part) and _is_number(seen.value)
    ]
    return same[-1] if same else None


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _number(one: Observation) -> Number:
    return one.value if isinstance(one.value, int | float) and not isinstance(one.value, bool) else 0


def _shown(number: Number) -> str:
    """1.234,5"""
    return f"{number:,}".translate(str.maketrans(",.", ".,"))


def _warning(code: str, message: str) -> Problem:
    return Problem(code, message, severity="warning")


def by_half_year(observations: Iterable[tuple[Period, Observation]]) -> dict[Period, list[Observation]]:
    """Observations gathered by the half-year they were reported for."""
    gathered: dict[Period, list[Observation]] = {}
    for period, observation in observations:
        gathered.setdefault(period, []).append(observation)
    return gathered
