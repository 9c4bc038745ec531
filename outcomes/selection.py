"""Which targets somebody wants to see."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from outcomes import names
from outcomes.attainment import Attainment
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Activity
from outcomes.target import Target


class Wanted(NamedTuple):
    """What is asked for; None asks for nothing. A target is wanted when it fits all that is asked.

    ``verdict`` is one of the verdicts, ``above``, or ``none`` for what has no verdict; ``met`` is ``yes``,
    ``near`` (satisfactory all the same) or ``no``. ``remark`` asks for what lacks a word. ``due`` is a half-year, or a
    year with its half-years. ``text`` is words that must all be found, in any order, among the target's own words.
    """

    area: str | None = None
    lead: str | None = None
    activity: str | None = None
    state: str | None = None
    verdict: str | None = None
    kind: str | None = None
    due: str | None = None
    met: str | None = None
    remark: str | None = None
    text: str = ""


def selected(targets: Iterable[Target], wanted: Wanted) -> list[Target]:
    """The targets that fit, in the order they came."""
    sought, time = names.one_line(wanted.text).casefold().split(), Period.parse(wanted.due) if wanted.due else None
    return [
        target
        for target in targets
        if _activity_fits(target.activity, wanted)
        and wanted.state in (None, target.row.state)
        and wanted.kind in (None, target.row.kind)
        and (time is None or time.covers(target.row.due))
        and (wanted.met is None or _is_met(target.row, wanted.met))
        and (wanted.remark is None or target.lacks_a_word)
        and (wanted.verdict is None or _has_verdict(target.row, wanted.verdict))
        and (not sought or _is_about(target, sought))
    ]


def _activity_fits(activity: Activity, wanted: Wanted) -> bool:
    return (
        (wanted.area is None or wanted.area in activity.every_area)
        and (wanted.lead is None or wanted.lead in activity.lead)
        and wanted.activity in (None, str(activity.number))
    )


def _is_met(row: Attainment, met: str) -> bool:
    return row.mark == "near" if met == "near" else row.met is (met == "yes")


def _has_verdict(row: Attainment, verdict: str) -> bool:
    if verdict == "above":
        return row.above
    return row.verdict == (None if verdict == "none" else verdict)


def _is_about(target: Target, sought: Iterable[str]) -> bool:
    asked = target.indicator
    lacks = (_("Bemærkning mangler"), "forklaring mangler") if target.lacks_a_word else ()
    own = (asked.id, asked.label, target.row.part, asked.target.words, asked.unit, target.activity.title, *lacks)
    found = names.one_line(" ".join(text for text in own if text)).casefold()
    return all(word in found for word in sought)
