"""Where to look first: the activities that need a decision, and then the single targets, the worst before the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from outcomes.coverage import Expected
from outcomes.grouped import grouped
from outcomes.plan import Activity
from outcomes.report import Answer
from outcomes.spending import Together, spent, together
from outcomes.target import Target

MANY_BEHIND = 5
"""From how many open targets an activity is looked at as a whole."""
DAYS_OVER = 30
"""After how many days a report that is missing wants more than a reminder."""


class Unspent(NamedTuple):
    """A grant of a year that is over, of which less than half is spent, in kroner."""

    granted: int
    spent: Together


class Matter(NamedTuple):
    """An activity that needs a decision, and why.

    Its reports that are ``over``; what was behind in both half-years (``again``), the later targets; what is behind
    and ``unexplained``; the grant that is ``unspent``; and all that is ``behind`` where that is much.
    """

    activity: Activity
    over: tuple[Expected, ...]
    again: tuple[Target, ...]
    unexplained: tuple[Target, ...]
    unspent: Unspent | None
    behind: tuple[Target, ...]

    @property
    def reasons(self) -> int:
        """How many kinds of reasons there are."""
        return sum(map(bool, self[1:]))


def to_decide(
    due: Iterable[Target], expected: Iterable[Expected], answers: Iterable[Answer], year: int, as_of: date
) -> list[Matter]:
    """The activities that need a decision, those with most reasons first; the money is that of the year."""
    answers, expected = list(answers), list(expected)
    targets = grouped((target.activity.number, target) for target in due)
    over = grouped((one.activity.number, one) for one in expected if is_over(one, as_of))
    activities = {one.activity.number: one.activity for one in expected} | {
        number: found[0].activity for number, found in targets.items()
    }
    matters = [
        _matter(activity, targets.get(number, []), over.get(number, []), unspent(activity, answers, year, as_of))
        for number, activity in sorted(activities.items())
    ]
    return sorted((one for one in matters if one.reasons), key=lambda one: (-one.reasons, -len(one.behind)))


def is_over(expected: Expected, as_of: date) -> bool:
    """Whether a report is missing though its deadline is long gone."""
    return not expected.received and expected.days_late(as_of) > DAYS_OVER


def off_track(due: Iterable[Target]) -> list[Target]:
    """What is open first, by the worst verdict and then the smallest share of the target; what was kept later last."""
    return sorted((target for target in due if target.row.is_off_track), key=_order)


def _matter(activity: Activity, targets: Iterable[Target], over: Sequence[Expected], unspent: Unspent | None) -> Matter:
    behind = tuple(one for one in targets if one.row.is_behind and not one.is_kept_later)
    again = tuple(one.later for one in behind if one.later and one.is_behind_again)
    unexplained = tuple(one for one in behind if one.is_unexplained)
    many = behind if len(behind) >= MANY_BEHIND else ()
    return Matter(activity, tuple(over), again, unexplained, unspent, many)


def unspent(
    activity: Activity, answers: Iterable[Answer], year: int, as_of: date, share: float = 0.5
) -> Unspent | None:
    """The grant of a year that is over, where more than the ``share`` is left and each half-year says what is spent."""
    granted = activity.grant_in(year)
    if not granted or as_of < date(year, 12, 31):
        return None
    of_the_year = together(line for line in spent([activity], answers, as_of) if line.year == year)
    is_little = of_the_year.is_whole and of_the_year.amount is not None and of_the_year.amount < (1 - share) * granted
    return Unspent(granted, of_the_year) if is_little else None


def _order(target: Target) -> tuple[bool, bool, bool, bool, bool, float]:
    """What was done late comes after what is not done, and what has no share after what has."""
    row = target.row
    worst = (target.is_kept_later, row.verdict != "inadequate", row.verdict != "limited")
    return (*worst, row.late, row.share is None, row.share or 0)
