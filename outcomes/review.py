"""Reviews of reports: approved, sent back with a reason, noted, opened again; and what is locked meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from outcomes import free_text
from outcomes.coverage import current_half_year
from outcomes.language import N_, _
from outcomes.meeting import Body, ReviewOutcome
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Observation

OUTCOMES: dict[ReviewOutcome, str] = {
    "approved": N_("godkendt"),
    "returned": N_("sendt tilbage"),
    "noted": N_("taget til efterretning"),
    "reopened": N_("åbnet igen"),
}


class Review(NamedTuple):
    """What was said of a version of a report; it counts from ``known_at`` (UTC) on."""

    activity: int
    period: Period
    report_version: int
    outcome: ReviewOutcome
    words: str | None
    known_at: datetime
    said_by: str

    @property
    def lets_change(self) -> bool:
        """Whether a new version may say anything."""
        return self.outcome in ("returned", "reopened")


class Reply(NamedTuple):
    """What a version of a report says to the reason that the one before was sent back for."""

    activity: int
    period: Period
    report_version: int
    words: str


def newest_of(reviews: Iterable[Review], activity: int, period: Period, version: int) -> Review | None:
    """What was said last of a version of a report; None where nobody has."""
    found = [one for one in reviews if (one.activity, one.period, one.report_version) == (activity, period, version)]
    return found[-1] if found else None


def is_locked(plan: Plan, period: Period, newest: Review | None, day: date) -> bool:
    """Whether only words may be changed in a report that counts: it is older than the half-year that is reported now.

    ``newest`` is the last review of its newest version; one that was sent back or opened again is not locked.
    """
    if plan.review is None or (newest and newest.lets_change):
        return False
    return period.last_day < current_half_year(plan, day).last_day


def changed_numbers(before: Sequence[Observation], after: Sequence[Observation]) -> list[str]:
    """The ids of what is answered with another number in the later version, or in one of them alone."""

    def told(observations: Sequence[Observation]) -> dict[tuple[str, str], object]:
        return {(one.indicator, one.part): (one.value, one.out_of, one.measured_on) for one in observations}

    then, now = told(before), told(after)
    return sorted({key[0] for key in then.keys() | now.keys() if then.get(key) != now.get(key)})


def fault(outcome: ReviewOutcome, words: str | None, newest: Review | None, notes: Body | None) -> str:
    """Why a version can't be reviewed so, and what to write instead; '' when it can."""
    if outcome == "returned" and not free_text.kept(words):
        return _("Skriv, hvorfor rapporten sendes tilbage, og tryk igen.")
    if outcome == "reopened" and not free_text.kept(words):
        return _("Skriv, hvorfor rapporten åbnes igen, og tryk igen.")
    if outcome == "noted" and (notes is None or newest is None or newest.outcome != "approved"):
        return _("Rapporten skal være godkendt, før den kan tages til efterretning.")
    if newest and newest.outcome == outcome:
        return _("Rapporten er allerede {outcome} af {by}.").format(outcome=_(OUTCOMES[outcome]), by=newest.said_by)
    return free_text.fault_of(words)
