"""Where to look first: what is still open, whole activities before single targets, the worst before the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from outcomes.coverage import Expected
from outcomes.grouped import grouped
from outcomes.target import Target

MANY_BEHIND = 5
"""From how many targets an activity is looked at as a whole."""


class OffTrack(NamedTuple):
    """A target that is behind or far above, and the later one that has kept the same promise, if any has."""

    target: Target
    kept_by: Target | None = None


def long_overdue(expected: Iterable[Expected], as_of: date) -> list[Expected]:
    """The reports that are missing though another half-year has gone since theirs."""
    return [one for one in expected if not one.received and one.period.following.last_day <= as_of]


def many_behind(found: Iterable[OffTrack]) -> list[list[Target]]:
    """The open targets of each activity that has ``MANY_BEHIND`` of them or more, those with most first."""
    behind = [one.target for one in found if one.kept_by is None and one.target.row.verdict != "satisfactory"]
    of = grouped((target.activity.number, target) for target in behind)
    return sorted((targets for targets in of.values() if len(targets) >= MANY_BEHIND), key=len, reverse=True)


def off_track(due: Iterable[Target], among: Sequence[Target]) -> list[OffTrack]:
    """What is open first, by the worst verdict and then the smallest share of the target; what is solved last.

    ``among`` are the targets that may have kept a promise later.
    """
    found = [OffTrack(target, _kept_by(target, among)) for target in due if target.row.is_off_track]
    return sorted(found, key=_order)


def _kept_by(target: Target, among: Iterable[Target]) -> Target | None:
    """The next half-year's target of the same words that is met, where this one fell short."""
    row, label = target.row, target.indicator.label
    if row.verdict == "satisfactory":
        return None
    same = (
        one for one in among if (one.row.activity, one.indicator.label, one.part) == (row.activity, label, target.part)
    )
    return next((one for one in same if one.row.met and one.row.due.last_day > row.due.last_day), None)


def _order(found: OffTrack) -> tuple[bool, bool, bool, bool, bool, float]:
    """What was done late comes after what is not done, and what has no share after what has."""
    row = found.target.row
    worst = (found.kept_by is not None, row.verdict != "inadequate", row.verdict != "limited")
    return (*worst, row.late, row.share is None, row.share or 0)
