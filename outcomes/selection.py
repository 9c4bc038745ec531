"""Which targets somebody wants to see."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from outcomes.attainment import Attainment
from outcomes.indicator import Indicator
from outcomes.period import Period
from outcomes.plan import Activity, Plan


class Wanted(NamedTuple):
    """What is asked for; None asks for nothing. A target is wanted when it fits all that is asked.

    ``verdict`` is one of the verdicts, ``above``, or ``none`` for what has no verdict; ``met`` is ``yes`` or
    ``no``. ``due`` is a half-year, or a year with its half-years. ``text`` is words that must all be found, in
    any order, among the target's own words.
    """

    area: str | None = None
    lead: str | None = None
    activity: str | None = None
    state: str | None = None
    verdict: str | None = None
    kind: str | None = None
    due: str | None = None
    met: str | None = None
    text: str = ""


def selected(plan: Plan, rows: Iterable[Attainment], wanted: Wanted) -> list[Attainment]:
    """The targets that fit, in the order they came."""
    activities = {one.number: one for one in plan.activities if _activity_fits(one, wanted)}
    sought, time = wanted.text.casefold().split(), Period.parse(wanted.due) if wanted.due else None
    return [
        row
        for row in rows
        if row.activity in activities
        and wanted.state in (None, row.state)
        and wanted.kind in (None, row.kind)
        and (time is None or time.covers(row.due))
        and (wanted.met is None or row.met is (wanted.met == "yes"))
        and (wanted.verdict is None or _has_verdict(row, wanted.verdict))
        and (not sought or _is_about(row, plan.indicator(row.indicator), activities[row.activity], sought))
    ]


def _activity_fits(activity: Activity, wanted: Wanted) -> bool:
    return (
        (wanted.area is None or wanted.area in activity.every_area)
        and (wanted.lead is None or wanted.lead in activity.lead)
        and wanted.activity in (None, str(activity.number))
    )


def _has_verdict(row: Attainment, verdict: str) -> bool:
    if verdict == "above":
        return row.above
    return row.verdict == (None if verdict == "none" else verdict)


def _is_about(row: Attainment, indicator: Indicator | None, activity: Activity, sought: Iterable[str]) -> bool:
    if indicator is None:
        return False
    own = (indicator.id, indicator.label, row.part, indicator.target.words, indicator.unit, activity.title)
    found = " ".join(text for text in own if text).casefold()
    return all(word in found for word in sought)
