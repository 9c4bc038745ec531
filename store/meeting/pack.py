"""What a pack for a meeting is made of."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from outcomes.coverage import expected_reports
from outcomes.occurrences import Known, answered
from outcomes.pack import Pack
from outcomes.plan import Plan
from outcomes.target import targets
from outcomes.topics import Facts, topics
from store.meeting.decisions import decisions
from store.meeting.requests import requests
from store.meeting.tasks import tasks
from store.meeting.ticks import ticks
from store.moment import day_of
from store.store import Store

_A_QUARTER = timedelta(days=92)


def pack_of(store: Store, plan: Plan, day: date, address: str, said: Callable[[date], str]) -> Pack:
    """The plan at the end of a day; ``said`` writes days."""
    answers = store.observations(plan.id, day)
    judged = [one for one in targets(plan, store.attainment(plan.id, day), answers) if not one.is_measure]
    received = frozenset((report.activity, report.period) for report in store.reports(plan.id, day))
    ended = [half for half in plan.half_years if half.last_day <= day]
    ticked = frozenset(one.event for one in ticks(store, plan.id, day))
    began = day_of(store.plan_versions(plan.id)[0].effective_at)
    facts = Facts(
        plan=plan,
        day=day,
        held=day,
        until=day + _A_QUARTER,
        targets=tuple(judged),
        answers=answers,
        known=Known(received, answered(plan, answers), ticked, began),
        decisions=decisions(store, plan.id, day),
        tasks=tasks(store, plan.id, day),
        requests=requests(store, plan.id, day),
        said=said,
        day_of=day_of,
    )
    return Pack(
        plan=plan,
        day=day,
        due=tuple(one for one in judged if one.row.is_due),
        topics=tuple(topics(facts)),
        expected=tuple(one for half in ended for one in expected_reports(plan, half, received)),
        answers=answers,
        address=address,
        is_invented=store.is_invented(),
    )
