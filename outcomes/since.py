"""What has changed between two days: the difference of two answers of the record, each explained by what was said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple

from outcomes.decision import Decision
from outcomes.grouped import grouped
from outcomes.indicator import Number
from outcomes.meeting import StepTaken
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Answer
from outcomes.request import Request
from outcomes.review import Review
from outcomes.spending import spent
from outcomes.target import Target
from outcomes.task import Task

Happened = Literal[
    "received",
    "corrected",
    "withdrawn",
    "behind",
    "solved",
    "reached",
    "turned",
    "moved",
    "money",
    "plan",
    "asked",
    "not_asked",
    "decision",
    "task",
    "request",
    "returned",
    "approved",
]
"""Of a target: newly ``behind``, ``solved`` (no longer behind, also late), ``reached`` without having been behind,
``turned`` to any other mark, or only ``moved``: another number with the same mark."""


_REACHED = ("met", "near")


class Arrived(NamedTuple):
    """A version of a report that counts from ``day`` on; ``number`` is its receipt's."""

    activity: int
    period: Period
    version: int
    number: str
    by: str
    day: date
    withdrawn: bool
    corrects: bool


class Answered(NamedTuple):
    """What the record answers at the end of a day."""

    day: date
    plan: Plan
    plan_version: int
    targets: tuple[Target, ...]
    answers: tuple[Answer, ...]
    decisions: tuple[Decision, ...] = ()
    tasks: tuple[Task, ...] = ()
    requests: tuple[Request, ...] = ()
    reviews: tuple[Review, ...] = ()


class Difference(NamedTuple):
    """One thing that is different, from ``day`` on.

    A target is told as it was (``before``) and is (``after``), money as kroner spent. It is explained by the reports
    that came (``came``), by the plan that was changed (``planned``), or else by the day: a half-year has ended.
    """

    kind: Happened
    day: date
    activity: int | None = None
    before: Target | None = None
    after: Target | None = None
    kroner: tuple[Number | None, Number | None] = (None, None)
    came: tuple[Arrived, ...] = ()
    planned: bool = False
    decision: Decision | None = None
    task: Task | None = None
    request: Request | None = None
    review: Review | None = None
    step: StepTaken | None = None


class Since(NamedTuple):
    """All that is different between the ends of two days, the newest first."""

    first: date
    last: date
    lines: tuple[Difference, ...]

    @property
    def sums(self) -> Counter[Happened]:
        """How many lines there are of each kind."""
        return Counter(line.kind for line in self.lines)

    def of(self, activity: int) -> Since:
        """What concerns an activity alone."""
        return self._replace(lines=tuple(one for one in self.lines if one.activity == activity))


def since(
    before: Answered, after: Answered, came: Iterable[Arrived], day_of_plan: date, day_of: Callable[[datetime], date]
) -> Since:
    """The difference; ``came`` are the versions of reports that count from a day between on.

    ``day_of_plan`` is when the version of the plan that holds after came; ``day_of`` the day it was at a moment (UTC).
    """
    arrived = sorted((one for one in came if before.day < one.day <= after.day), key=lambda one: one.day)
    lines = [
        *_reports(arrived),
        *_targets(before, after, arrived, day_of_plan),
        *_money(before, after, arrived, day_of_plan),
        *_plan(before, after, day_of_plan),
        *_said(before, after, day_of),
    ]
    return Since(before.day, after.day, tuple(sorted(lines, key=lambda line: line.day, reverse=True)))


def _reports(arrived: Iterable[Arrived]) -> Iterator[Difference]:
    for one in arrived:
        kind: Happened = "withdrawn" if one.withdrawn else "corrected" if one.corrects else "received"
        yield Difference(kind, one.day, one.activity, came=(one,))


def _targets(before: Answered, after: Answered, arrived: Iterable[Arrived], day_of_plan: date) -> Iterator[Difference]:
    then = {(one.row.indicator, one.row.part): one for one in before.targets}
    now = {(one.row.indicator, one.row.part): one for one in after.targets}
    of = grouped((one.activity, one) for one in arrived)
    is_planned = before.plan_version != after.plan_version
    for key in dict.fromkeys((*now, *then)):
        was, is_ = then.get(key), now.get(key)
        either = is_ or was
        if either is None or (kind := _kind(was, is_, is_planned)) is None:
            continue
        explains = tuple(of.get(either.row.activity, ()))
        day = explains[-1].day if explains else _ended(before, after, either, day_of_plan if is_planned else None)
        yield Difference(kind, day, either.row.activity, was, is_, came=explains, planned=is_planned)


def _kind(was: Target | None, is_: Target | None, is_planned: bool) -> Happened | None:
    """What has become of a target; None where it is the same.

    One that comes or goes though the plan is the same is a part that reports name.
    """
    if is_ is None or was is None:
        return _kind_of_part(is_) if not is_planned else "not_asked" if is_ is None else "asked"
    if was.row.mark == is_.row.mark and was.row.late == is_.row.late:
        return None if was.row.delivered == is_.row.delivered and was.row.share == is_.row.share else "moved"
    if is_.row.is_behind:
        return "turned" if was.row.is_behind else "behind"
    if was.row.is_behind:
        return "solved" if is_.row.mark in _REACHED else "turned"
    return "reached" if is_.row.mark in _REACHED and was.row.mark not in _REACHED else "turned"


def _kind_of_part(part: Target | None) -> Happened:
    if part is None:
        return "moved"
    return "behind" if part.row.is_behind else "reached" if part.row.mark in _REACHED else "turned"


def _ended(before: Answered, after: Answered, target: Target, planned: date | None) -> date:
    """The day that explains what no report does: the last half-year that ended between, or the plan that came."""
    ended = [half.last_day for half in after.plan.half_years if before.day < half.last_day <= after.day]
    due = target.row.due.last_day
    if before.day < due <= after.day:
        return due
    return planned or max(ended, default=after.day)


def _money(before: Answered, after: Answered, arrived: Iterable[Arrived], day_of_plan: date) -> Iterator[Difference]:
    """What each activity has spent in all, where it is another amount."""
    then, now = _spent(before), _spent(after)
    of = grouped((one.activity, one) for one in arrived)
    for activity in dict.fromkeys((*now, *then)):
        if then.get(activity) != now.get(activity):
            explains = tuple(of.get(activity, ()))
            day = explains[-1].day if explains else day_of_plan
            kroner = (then.get(activity), now.get(activity))
            is_planned = before.plan_version != after.plan_version
            yield Difference("money", day, activity, kroner=kroner, came=explains, planned=is_planned)


def _spent(state: Answered) -> dict[int, Number]:
    amounts = (
        (line.activity.number, line.amount)
        for line in spent(state.plan.activities, state.answers, state.day)
        if line.amount is not None
    )
    return {number: sum(several) for number, several in grouped(amounts).items()}


def _plan(before: Answered, after: Answered, day_of_plan: date) -> Iterator[Difference]:
    if before.plan_version != after.plan_version:
        yield Difference("plan", day_of_plan, planned=True)


def _said(before: Answered, after: Answered, day_of: Callable[[datetime], date]) -> Iterator[Difference]:
    """Decisions, tasks and requests that are new, each step that one has taken, and what was said of reports."""
    known = {one.number: len(one.steps) for one in before.decisions}
    for one in after.decisions:
        said = Difference("decision", day_of(one.known_at), one.about.activity, decision=one)
        yield from _with_steps(said, one.steps, known.get(one.number), day_of)
    owed = {one.number: len(one.steps) for one in before.tasks}
    for task in after.tasks:
        said = Difference("task", day_of(task.known_at), task.about.activity, task=task)
        yield from _with_steps(said, task.steps, owed.get(task.number), day_of)
    asked = {one.number: len(one.steps) for one in before.requests}
    for request in after.requests:
        said = Difference("request", day_of(request.known_at), request.activity, request=request)
        yield from _with_steps(said, request.steps, asked.get(request.number), day_of)
    for review in after.reviews[len(before.reviews) :]:
        kind: Happened = "returned" if review.lets_change else "approved"
        yield Difference(kind, day_of(review.known_at), review.activity, review=review)


def _with_steps(
    said: Difference, steps: Sequence[StepTaken], known: int | None, day_of: Callable[[datetime], date]
) -> Iterator[Difference]:
    """What is said, unless it was ``known``, and the steps after those that were."""
    if known is None:
        yield said
    for step in steps[known or 0 :]:
        yield said._replace(day=day_of(step.known_at), step=step)
