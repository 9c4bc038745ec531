"""The plan's calendar by day: what happens when, who owes it, and whether it is done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from outcomes.calendar import CalendarEntry, EventKind, Owner, Span
from outcomes.coverage import deadline
from outcomes.economy import endings, funded
from outcomes.indicator import Indicator
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Answer

Standing = Literal["done", "awaited", "overdue", "coming", "passed"]
"""``awaited`` is past and answered by a report that is not due yet; ``passed`` is past and owed by nobody."""


class Asked(NamedTuple):
    """An indicator, and the period at whose end it is answered."""

    indicator: str
    due: Period


class Occurrence(NamedTuple):
    """One time that something happens: in the days from the first to the last, owed by activities or by an owner.

    ``key`` stays the same when the plan changes its days, unless it happens again and again. ``entry`` is the key of
    what it is one time of. A round of reports has its half-year in ``reports``.
    """

    key: str
    entry: str
    kind: EventKind
    words: str
    first_day: date
    last_day: date
    activities: tuple[int, ...] = ()
    owner: Owner | None = None
    asked: tuple[Asked, ...] = ()
    reports: Period | None = None
    source: tuple[int, ...] = ()
    ours: str | None = None
    example: bool = False
    doubt: str | None = None

    @property
    def is_owed(self) -> bool:
        """Whether somebody must say that it is done; what happens by itself or may happen is owed by nobody."""
        if self.example or self.kind in ("ending", "ongoing"):
            return False
        return self.kind != "event" or bool(self.asked)


class Known(NamedTuple):
    """What is known to be done: reports received, indicators answered, what is ticked off (keys of occurrences).

    What ended before ``since``, when the plan came into the record, and no report tells of is owed by nobody.
    """

    received: frozenset[tuple[int, Period]] = frozenset()
    answered: frozenset[Asked] = frozenset()
    ticked: frozenset[str] = frozenset()
    since: date = date.min


def occurrences(plan: Plan, first: date, last: date) -> list[Occurrence]:
    """Everything whose last day is one of these days, in order."""
    every = [*_of_entries(plan), *_rounds(plan), *_endings(plan)]
    return sorted((one for one in every if first <= one.last_day <= last), key=lambda one: (one.last_day, one.key))


def of_activity(several: Iterable[Occurrence], number: int | None) -> list[Occurrence]:
    """What an activity owes, as if it owed it alone; all there is where no activity is named."""
    if number is None:
        return [*several]
    return [one._replace(activities=(number,)) for one in several if number in one.activities]


def answered(plan: Plan, answers: Iterable[Answer]) -> frozenset[Asked]:
    """What reports have settled: a milestone that is done, anything else when its last half-year is reported."""
    return frozenset(
        Asked(indicator.id, due)
        for answer in answers
        if (indicator := plan.indicator(answer.observation.indicator))
        for due in indicator.dues
        if _settles(answer, indicator, due)
    )


def standing(plan: Plan, one: Occurrence, known: Known, as_of: date) -> Standing:
    """How it stands at the end of a day."""
    if one.key in known.ticked or (one.is_owed and _is_reported(one, known)):
        return "done"
    if one.last_day >= as_of:
        return "coming"
    if not one.is_owed or (not one.asked and not one.reports and one.last_day < known.since):
        return "passed"
    return "awaited" if _is_awaited(plan, one, known, as_of) else "overdue"


def missing(one: Occurrence, known: Known) -> tuple[int, ...]:
    """The activities that owe it still: of a round of reports those who have not delivered."""
    if one.reports is None:
        return one.activities
    return tuple(number for number in one.activities if (number, one.reports) not in known.received)


def _is_reported(one: Occurrence, known: Known) -> bool:
    if one.reports:
        return not missing(one, known)
    return bool(one.asked) and known.answered.issuperset(one.asked)


def _is_awaited(plan: Plan, one: Occurrence, known: Known, as_of: date) -> bool:
    """Whether a report that is to tell of it has not come, and has time yet."""
    open_still = [asked.due.half_years[-1] for asked in one.asked if asked not in known.answered]
    return any(
        as_of <= deadline(plan, half) and any((number, half) not in known.received for number in one.activities)
        for half in open_still
    )


def _settles(answer: Answer, indicator: Indicator, due: Period) -> bool:
    if not due.covers(answer.period) and indicator.repeats_each_year:
        return False
    if indicator.kind == "milestone":
        return answer.observation.value is not False
    return answer.period == due.half_years[-1]


def _of_entries(plan: Plan) -> Iterator[Occurrence]:
    for entry in plan.calendar:
        asked = [Asked(id, due) for id in entry.indicators for due in plan.asked_by_id[id].dues]
        days = entry.spans or tuple(dict.fromkeys(_span(one.due) for one in asked))
        for span in days:
            yield _occurrence(plan, entry, span, asked, is_one_of_many=len(days) > 1)


def _occurrence(
    plan: Plan, entry: CalendarEntry, span: Span, asked: Iterable[Asked], is_one_of_many: bool
) -> Occurrence:
    here = tuple(one for one in asked if one.due.first_day <= span.last_day <= one.due.last_day)
    indicators = [plan.asked_by_id[one.indicator] for one in here]
    own = {line for indicator in indicators for line in indicator.source}
    activities = tuple(dict.fromkeys(indicator.activity for indicator in indicators))
    return Occurrence(
        f"{entry.key}/{span.name}" if is_one_of_many else entry.key,
        entry.key,
        entry.kind,
        entry.words or indicators[0].label,
        span.first_day,
        span.last_day,
        activities if entry.activity is None else (entry.activity,),
        entry.owner,
        here,
        source=entry.source or tuple(sorted(own)),
        ours=entry.ours,
        example=entry.example,
        doubt=entry.doubt,
    )


def _span(period: Period) -> Span:
    return Span(str(period), period.first_day, period.last_day)


def _rounds(plan: Plan) -> Iterator[Occurrence]:
    """The reports of each half-year, until their deadline."""
    for half in plan.half_years:
        due = tuple(activity.number for activity in plan.reporting if activity.asked_in(half))
        words = _("Halvårsrapporter for {period}").format(period=half.words)
        day = deadline(plan, half)
        yield Occurrence(
            f"reports/{half}", "reports", "report", words, day, day, due, reports=half, ours=plan.deadlines.assumption
        )


def _endings(plan: Plan) -> Iterator[Occurrence]:
    """The last day of the grants that end in each year, and of the agreement."""
    for year, lines in endings(funded(plan)).items():
        of = [line.activity for line in lines if line.activity]
        source = {line for activity in of for grant in activity.grants if grant.year == year for line in grant.source}
        numbers, day = tuple(activity.number for activity in of), date(year, 12, 31)
        if of:
            words = _("Bevillinger udløber")
            yield Occurrence(
                f"grants/{year}", "grants", "ending", words, day, day, numbers, source=tuple(sorted(source))
            )
    agreement = plan.partnership
    day = date(agreement.agreement_to, 12, 31)
    words = _("{agreement} udløber").format(agreement=agreement.agreement)
    yield Occurrence("agreement", "agreement", "ending", words, day, day, source=agreement.source)
