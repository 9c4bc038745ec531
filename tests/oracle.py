"""The rules of attainment once more, in exact fractions and plain Python, to hold the SQL against."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from fractions import Fraction
from typing import NamedTuple

from outcomes.attainment import Attainment, State
from outcomes.indicator import Form, Indicator, Number, Verdict
from outcomes.period import Period
from outcomes.plan import Bands, Plan
from outcomes.report import NOT_APPLICABLE, Observation, Report, Value
from store.moment import end_of

Answers = dict[Period, Observation]
"""What is known of one question, by half-year, the oldest first."""


class Submitted(NamedTuple):
    """A report as the record got it; ``received_at`` is UTC."""

    report: Report
    received_at: datetime
    version: int


class Question(NamedTuple):
    """What the plan asks of one indicator and part in one period."""

    indicator: Indicator
    part: str
    due: Period

    @property
    def last_half(self) -> Period:
        return self.due.half_years[-1]


class Facts(NamedTuple):
    """What is delivered, before it is compared with anything. ``amount`` is what a target speaks of."""

    delivered: Fraction | bool | date | str | None = None
    numerator: Fraction | None = None
    denominator: Fraction | None = None
    amount: Fraction | None = None
    done_by: date | None = None


class Comparison(NamedTuple):
    """The share of the target that is reached, and whether it is met; None where nobody can say."""

    share: Fraction | None
    met: bool | None


def attainment(plan: Plan, submitted: Iterable[Submitted], as_of: date) -> list[Attainment]:
    """What the rules say at the end of a day: by activity, in the plan's order, then by part."""
    known = _known(plan, submitted, as_of)
    asked = sorted(plan.asked, key=lambda indicator: indicator.activity)
    questions = [question for indicator in asked for question in _questions(indicator, known)]
    return [_row(plan, question, _answers(question, known), as_of) for question in questions]


def exact(number: Number) -> Fraction:
    """The number as people write it: 0.1 is one tenth."""
    return Fraction(str(number))


def _known(plan: Plan, submitted: Iterable[Submitted], as_of: date) -> list[tuple[Period, Observation]]:
    """Every observation of the newest version of each report that had come by the end of the day."""
    newest: dict[tuple[int, Period], Report] = {}
    for report, received_at, _ in sorted(submitted, key=lambda one: one.version):
        if report.plan == plan.id and received_at <= end_of(as_of):
            newest[report.activity, report.period] = report
    return [(report.period, seen) for report in newest.values() for seen in report.observations]


def _questions(indicator: Indicator, known: list[tuple[Period, Observation]]) -> list[Question]:
    if indicator.repeats_each_year:
        return [Question(indicator, str(due.year), due) for due in indicator.dues]
    named: Iterable[str] = indicator.parts
    if indicator.open_parts:
        named = sorted({seen.part for _, seen in known if seen.indicator == indicator.id})
    return [Question(indicator, part, indicator.dues[0]) for part in [*named] or [""]]


def _answers(question: Question, known: list[tuple[Period, Observation]]) -> Answers:
    asked = (question.indicator.id, question.part)
    mine = [(half, seen) for half, seen in known if (seen.indicator, seen.part) == asked]
    return dict(sorted(mine, key=lambda answer: str(answer[0])))


def _row(plan: Plan, question: Question, answers: Answers, as_of: date) -> Attainment:
    indicator, target, due = question.indicator, question.indicator.target, question.due
    facts = _facts(indicator, answers)
    state = _state(question, answers, facts, as_of)
    reached = _compare(indicator, facts, due, plan.bands)
    judged = _can_be_judged(question, answers, state, reached.met)
    verdict = _verdict(target.form, facts, reached, plan.bands) if judged else None
    too_good = reached.share is not None and reached.share > exact(plan.bands.above)
    return Attainment(
        indicator=indicator.id,
        part=question.part,
        activity=indicator.activity,
        due=due,
        kind=indicator.kind,
        form=target.form,
        state=state,
        delivered=_plain(facts.delivered) if isinstance(facts.delivered, Fraction) else facts.delivered,
        numerator=_plain(facts.numerator),
        denominator=_plain(facts.denominator),
        low=target.low,
        high=target.high,
        share=None if reached.share is None else float(reached.share),
        met=reached.met if judged else None,
        verdict=verdict,
        above=verdict is not None and too_good,
        late=target.form != "none" and facts.done_by is not None and facts.done_by > due.last_day,
        reported=min(len(answers), len(due.half_years)),
        expected=len(due.half_years),
    )


def _facts(indicator: Indicator, answers: Answers) -> Facts:
    given = {half: seen for half, seen in answers.items() if seen.value != NOT_APPLICABLE}
    if not given:
        return Facts()
    values = [seen.value for seen in given.values()]
    if indicator.kind == "milestone":
        return _milestone(given)
    if indicator.kind == "assessed":
        return Facts(delivered=values[-1] if isinstance(values[-1], str) else None)
    numbers = [_number(value) for value in values]
    if indicator.kind == "share":
        n, d = sum(numbers), sum((exact(seen.out_of or 0) for seen in given.values()), Fraction())
        return Facts(Fraction(n), Fraction(n), d, n / d if d else None)
    amount = Fraction(sum(numbers)) if indicator.kind == "flow" else numbers[-1]
    return Facts(delivered=amount, amount=amount)


def _milestone(given: Answers) -> Facts:
    """Done on the first day that anybody names, or by the end of a half-year before it that says so."""
    days = [seen.value for seen in given.values() if isinstance(seen.value, date)]
    halves = [half.last_day for half, seen in given.items() if seen.value is True]
    if days and (not halves or min(days) <= halves[0]):
        return Facts(delivered=min(days), done_by=min(days))
    return Facts(delivered=True, done_by=halves[0]) if halves else Facts(delivered=False)


def _number(value: Value) -> Fraction:
    assert isinstance(value, int | float)
    return exact(value)


def _state(question: Question, answers: Answers, facts: Facts, as_of: date) -> State:
    kind = question.indicator.kind
    if question.indicator.target.form == "none":
        return "no_target"
    if as_of < question.due.last_day:
        return "not_due"
    if not answers:
        return "missing"
    newest, done = [*answers][-1], facts.done_by is not None
    has_the_end = str(newest) >= str(question.last_half)
    has_all = set(question.due.half_years) <= set(answers)
    if kind in ("flow", "share"):
        irrelevant = has_all and all(seen.value == NOT_APPLICABLE for seen in answers.values())
    else:
        irrelevant = has_the_end and answers[newest].value == NOT_APPLICABLE and not done
    if irrelevant:
        return "not_applicable"
    is_complete = has_all if kind in ("flow", "share") else has_the_end or done
    return "reported" if is_complete else "partial"


def _compare(indicator: Indicator, facts: Facts, due: Period, bands: Bands) -> Comparison:
    target, d = indicator.target, facts.amount
    if target.form == "done":
        return Comparison(None, facts.done_by is not None and facts.done_by <= due.last_day)
    if target.form == "assessed":
        return Comparison(None, None if facts.delivered is None else facts.delivered == "opfyldt")
    if target.form == "all":
        return Comparison(d, facts.numerator == facts.denominator if facts.denominator else None)
    if d is None:
        return Comparison(None, None)
    low, high = (None if bound is None else exact(bound) for bound in (target.low, target.high))
    start = exact(indicator.baseline.value) if indicator.baseline else None
    match target.form:
        case "increase":
            return _moved(d, start, low)
        case "decrease":
            return _moved(-d, None if start is None else -start, None if high is None else -high)
        case "at_most" if high is not None:
            return Comparison(Fraction(1) if d <= high else _over(high, d), d <= high)
        case "range" if low is not None and high is not None:
            share = _over(d, low) if d < low else _over(d, high) if d > high else Fraction(1)
            return Comparison(share, d >= low)
        case "about" if low is not None:
            slack = exact(target.tolerance or bands.tolerance)
            return Comparison(_over(d, low), d >= low * (1 - slack))
        case "at_least" if low is not None:
            return Comparison(_over(d, low), d >= low)
    return Comparison(None, None)


def _moved(d: Fraction, start: Fraction | None, goal: Fraction | None) -> Comparison:
    """How far upwards from the start, on the way to a goal if there is one."""
    if goal is not None:
        return Comparison(None if start is None else _over(d - start, goal - start), d >= goal)
    return Comparison(None, None if start is None else d > start)


def _over(top: Fraction, bottom: Fraction) -> Fraction | None:
    return top / bottom if bottom else None


def _can_be_judged(question: Question, answers: Answers, state: State, met: bool | None) -> bool:
    """Whether more reports could not make the verdict wrong, or the rules accept that they might."""
    if state != "partial":
        return state == "reported"
    if question.indicator.kind not in ("flow", "running_total"):
        return False
    return met is False if question.indicator.target.form in ("at_most", "decrease") else True


def _verdict(form: Form, facts: Facts, reached: Comparison, bands: Bands) -> Verdict | None:
    if form == "assessed":
        return next((verdict for word, verdict in bands.assessed.items() if word == facts.delivered), None)
    if reached.met:
        return "satisfactory"
    if form == "done" and facts.done_by is not None:
        return bands.done_late
    if form != "all" and reached.share is not None and reached.share >= exact(bands.satisfactory):
        return "satisfactory"
    if reached.share is not None and reached.share >= exact(bands.limited):
        return "limited"
    return "inadequate" if reached.met is False or reached.share is not None else None


def _plain(number: Fraction | None) -> Number | None:
    """Whole numbers as whole numbers."""
    return number if number is None else int(number) if number.denominator == 1 else float(number)
