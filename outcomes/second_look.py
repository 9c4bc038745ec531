"""What a right report may still have got wrong: warnings that must be seen, not obeyed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from outcomes.changes import WORD_NAMES, Change, losses
from outcomes.danish import counted, number, quoted, with_day
from outcomes.indicator import Indicator, Number
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import BudgetLine, Plan
from outcomes.problem import Problem
from outcomes.report import Observation, Report

_FAR = 3  # times the target, or times the last value
Earlier = Mapping[Period, Sequence[Observation]]


def second_look(plan: Plan, report: Report, earlier: Earlier) -> list[Problem]:
    """Warnings about a report, given the other half-years' observations of the same activity."""
    found: list[Problem] = []
    for observation in report.observations:
        indicator = plan.indicator(observation.indicator)
        if indicator is not None and observation.number is not None:
            found += _about_number(indicator, observation, report.period, earlier)
    return [*found, *_over_budget(plan, report, earlier)]


def blank_though_due(plan: Plan, report: Report) -> list[Problem]:
    """One warning that names everything this half-year settles and the report says nothing of."""
    blank = [indicator.label for indicator in _blank(plan, report) if _is_due(indicator, report.period)]
    if not blank:
        return []
    return [_warning("due-but-blank", _("Der er ikke skrevet noget ved: {labels}.").format(labels="; ".join(blank)))]


def blank_and_due_later(plan: Plan, report: Report) -> list[Indicator]:
    """What the half-year asks about and the report says nothing of, whose target is due later."""
    return [indicator for indicator in _blank(plan, report) if not _is_due(indicator, report.period)]


def _blank(plan: Plan, report: Report) -> Iterator[Indicator]:
    activity, answered = plan.activity(report.activity), _answered(report)
    asked = activity.asked_in(report.period) if activity else ()
    return (indicator for indicator in asked if indicator.id not in answered)


def spending_not_told(plan: Plan, report: Report) -> list[BudgetLine]:
    """The budget lines of the report's year that it says nothing of."""
    activity, answered = plan.activity(report.activity), _answered(report)
    lines = activity.budget_in(report.period.year) if activity else ()
    return [line for line in lines if line.id not in answered]


def _answered(report: Report) -> set[str]:
    return {observation.indicator for observation in report.observations}


def _is_due(indicator: Indicator, period: Period) -> bool:
    return any(due.last_day == period.last_day for due in indicator.dues)


def disappears(plan: Plan, report: Report, earlier: Earlier) -> list[Problem]:
    """One warning that names everything that counts of the half-year and that the report would take out."""
    lost = losses(earlier.get(report.period, ()), report.observations)
    if not lost:
        return []
    named = "; ".join(f"{plan.named(change.indicator, change.part)}: {', '.join(_lost(change))}" for change in lost)
    told = _("Det her tæller nu og er ikke med i rapporten: {named}.").format(named=named)
    if spent := sum(change.lost_kroner for change in lost):
        told += " " + _("I alt forsvinder {amount} kr. i forbrug.").format(amount=number(spent))
    return [_warning("disappears", told)]


def _lost(change: Change) -> Iterator[str]:
    """»5«, »bemærkning »Regn««"""
    before = change.before
    if before and not change.after:
        said = with_day(counted(before), before.measured_on)
        yield _("{amount} kr.").format(amount=said) if before.is_spending else said
    for field in change.lost_words:
        yield f"{_(WORD_NAMES[field])} {quoted(getattr(before, field))}"


def _about_number(
    indicator: Indicator, observation: Observation, period: Period, earlier: Earlier
) -> Iterator[Problem]:
    value, last = observation.number or 0, _last(indicator, observation, period, earlier)
    label = indicator.named(observation.part)
    if indicator.kind == "running_total" and last is not None and value < last:
        told = _("{label}: {value} er mindre end sidst ({last}). Tallet skal være året til nu.")
        yield _warning("total-falls", told.format(label=label, value=number(value), last=number(last)))
    if indicator.kind == "level" and last and value and not 1 / _FAR < value / last < _FAR:
        told = _("{label}: {value} er langt fra sidst ({last}). Er det rigtigt?")
        yield _warning("level-jumps", told.format(label=label, value=number(value), last=number(last)))
    asked = indicator.target.high if indicator.target.high is not None else indicator.target.low
    if indicator.kind != "share" and asked and value > _FAR * asked:
        told = _("{label}: {value} er mere end tre gange målet ({target}). Er det rigtigt?")
        told = told.format(label=label, value=number(value), target=number(asked))
        yield _warning("far-above-target", told)


def _over_budget(plan: Plan, report: Report, earlier: Earlier) -> Iterator[Problem]:
    activity = plan.activity(report.activity)
    others = chain.from_iterable(said for period, said in earlier.items() if period != report.period)
    said = [*report.observations, *others]
    reported = _answered(report)
    for line in activity.budget_in(report.period.year) if activity else ():
        spent = sum(observation.number or 0 for observation in said if observation.indicator == line.id)
        if spent > line.amount and line.id in reported:
            told = _("{post}: {spent} kr. er mere end årets budget ({budget} kr.).")
            yield _warning("over-budget", told.format(post=line.post, spent=number(spent), budget=number(line.amount)))


def _last(indicator: Indicator, observation: Observation, period: Period, earlier: Earlier) -> Number | None:
    """The newest number before this half-year; for a running total within the same year."""
    before = sorted(p for p in earlier if p < period and (indicator.kind == "level" or p.year == period.year))
    same = [
        said.number
        for p in before
        for said in earlier[p]
        if (said.indicator, said.part) == (observation.indicator, observation.part) and said.number is not None
    ]
    return same[-1] if same else None


def _warning(code: str, message: str) -> Problem:
    return Problem(code, message, severity="warning")
