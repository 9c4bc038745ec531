"""Worked examples of the rules: from the record where it has them, else imagined for the plan's own targets."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple, Protocol

from outcomes.attainment import Attainment
from outcomes.indicator import Indicator
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import NOT_APPLICABLE, Answer, Observation, Report, Value
from outcomes.target import Target, targets

OUT_OF = 20
"""What an imagined share is a share of."""
_A_MONTH = timedelta(days=31)


class WorkedExample(NamedTuple):
    """A target as it stands at the end of a day."""

    target: Target
    as_of: date
    is_imagined: bool


class Imagined(NamedTuple):
    """Answers that nobody has given, to a target that the plan has."""

    rule: str
    indicator: Indicator
    answers: tuple[Answer, ...]
    as_of: date


class Shown(NamedTuple):
    """What an example must be to show a rule, and how to imagine one."""

    fits: Callable[[Attainment], bool]
    can_be_asked: Callable[[Indicator], bool]
    answer: Callable[[Indicator], list[Value | None]]
    """One for each half-year of the target: a value, or None where nothing is reported."""
    before_due: bool = False


class Judge(Protocol):
    """What the rules say on the day ``today`` if the reports were stored."""

    def __call__(self, reports: Sequence[Report], *, today: date) -> Sequence[Attainment]: ...


def find(
    plan: Plan,
    shown: Mapping[str, Shown],
    targets: Sequence[Target],
    as_of: date,
    known: Collection[tuple[int, Period]],
    judge: Judge,
) -> dict[str, WorkedExample]:
    """For each rule an example of the record's at ``as_of`` where it has one, else one imagined and judged.

    ``known`` are the reports that the record has, by activity and half-year.
    """
    found = real_examples(shown, targets, as_of)
    missing = [rule for rule in shown if rule not in found]
    for together in rounds(imagine(plan, shown, missing)):
        said = reports(plan, together, known)
        found |= judged(plan, together, judge(said, today=together[0].as_of), shown)
    return found


def real_examples(shown: Mapping[str, Shown], targets: Sequence[Target], as_of: date) -> dict[str, WorkedExample]:
    """For each rule a target of the record that shows it, the first that no other rule has taken."""
    found: dict[str, WorkedExample] = {}
    for rule, wanted in shown.items():
        taken = {example.target.row for example in found.values()}
        fitting = [target for target in targets if wanted.fits(target.row)]
        chosen = next((target for target in fitting if target.row not in taken), fitting[0] if fitting else None)
        if chosen:
            found[rule] = WorkedExample(chosen, as_of, False)
    return found


def imagine(plan: Plan, shown: Mapping[str, Shown], rules: Collection[str]) -> list[Imagined]:
    """For each of the rules a target that could show it, the first that no other rule has taken, with answers."""
    found: list[Imagined] = []
    for rule in rules:
        taken = {example.indicator for example in found}
        fitting = [
            indicator for indicator in plan.indicators if _is_simple(indicator) and shown[rule].can_be_asked(indicator)
        ]
        indicator = next(
            (indicator for indicator in fitting if indicator not in taken), fitting[0] if fitting else None
        )
        if indicator:
            found.append(_imagined(rule, shown[rule], indicator))
    return found


def rounds(imagined: Iterable[Imagined]) -> list[list[Imagined]]:
    """Those that can be judged together: on the same day, and no target twice."""
    together: list[list[Imagined]] = []
    for example in imagined:
        for others in together:
            if others[0].as_of == example.as_of and example.indicator not in {other.indicator for other in others}:
                others.append(example)
                break
        else:
            together.append([example])
    return together


def reports(plan: Plan, together: Sequence[Imagined], known: Collection[tuple[int, Period]]) -> list[Report]:
    """The reports that would say it. Those that are ``known`` of the same activities are taken to say nothing else."""
    activities = {example.indicator.activity for example in together}
    said: dict[tuple[int, Period], list[Observation]] = {key: [] for key in known if key[0] in activities}
    for example in together:
        for period in example.indicator.dues[0].half_years:
            answers = [answer.observation for answer in example.answers if answer.period == period]
            said.setdefault((example.indicator.activity, period), []).extend(answers)
    return [
        Report(plan=plan.id, activity=activity, period=period, observations=tuple(observations))
        for (activity, period), observations in said.items()
    ]


def judged(
    plan: Plan, together: Sequence[Imagined], rows: Iterable[Attainment], shown: Mapping[str, Shown]
) -> dict[str, WorkedExample]:
    """The imagined answers with what the rules say of them, where that shows what it should."""
    answers = (answer for imagined in together for answer in imagined.answers)
    target_of = {target.indicator.id: target for target in targets(plan, rows, answers)}
    return {
        imagined.rule: WorkedExample(target_of[imagined.indicator.id], imagined.as_of, True)
        for imagined in together
        if shown[imagined.rule].fits(target_of[imagined.indicator.id].row)
    }


def _is_simple(indicator: Indicator) -> bool:
    return not (indicator.parts or indicator.open_parts or indicator.repeats_each_year)


def _imagined(rule: str, shown: Shown, indicator: Indicator) -> Imagined:
    halves = indicator.dues[0].half_years
    values = zip(halves, shown.answer(indicator), strict=False)
    answers = tuple(Answer(half, _answer(indicator, value)) for half, value in values if value is not None)
    day = halves[0].last_day if shown.before_due else halves[-1].last_day
    return Imagined(rule, indicator, answers, day + _A_MONTH)


def _answer(indicator: Indicator, value: Value) -> Observation:
    out_of = OUT_OF if indicator.kind == "share" and value != NOT_APPLICABLE else None
    return Observation(indicator=indicator.id, value=value, out_of=out_of)
