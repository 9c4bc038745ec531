"""Steps of requests, decisions and tasks: what state each has come to, who said so, and why."""

from __future__ import annotations

from datetime import date, datetime
from itertools import groupby
from typing import Any

from outcomes import names
from outcomes.free_text import kept
from outcomes.language import _
from outcomes.meeting import SETTLED, NextStep, StepTaken, Thing
from store.decide import Cursor
from store.failures import NotSaved, Overtaken
from store.log.log import Writing
from store.log.meeting_said import StepSaid
from store.meeting.known import known
from store.moment import day_of, now
from store.sql import ask_on
from store.store import Store

_COLUMNS = {"number": "step", "decision": "by"}
Steps = dict[tuple[Thing, int], tuple[StepTaken, ...]]
"""The steps of each request, decision and task, by its number; none of one that is in its first state."""


def steps(store: Store, plan: str, as_of: date) -> Steps:
    """What is known at the end of a day, the first step first."""
    rows = known(store, "step", "steps", plan, as_of)
    return {about: tuple(map(_step, steps)) for about, steps in groupby(rows, lambda row: (row["of"], row["number"]))}


def take_step(
    store: Store, plan: str, of: Thing, number: int, taken: NextStep, by: str, seen: int, at: datetime | None = None
) -> None:
    """Say that a request, a decision or a task has come to a state. ``at`` is UTC.

    Raises NotSaved when words or a day are missing, or nothing is left to do; and Overtaken when somebody has taken
    another step than the one that was ``seen`` last, 0 for none.
    """
    moment = at or store.now_in(plan)
    if fault := names.fault_of_sayer(by) or taken.fault(of, day_of(moment)):
        raise NotSaved(fault)

    def work(cursor: Cursor, writing: Writing) -> None:
        require_known(cursor, plan, of, number)
        require_known(cursor, plan, "decision", taken.decision)
        writing.append(step_said(cursor, plan, of, number, taken, moment, seen).told(), names.kept(by), now())

    store.write(work)


def step_said(
    cursor: Cursor, plan: str, of: Thing, number: int, taken: NextStep, at: datetime, seen: int | None = None
) -> StepSaid:
    """The next step of what is there. Raises as ``take_step``; with no step ``seen`` it follows whatever is there."""
    [newest] = ask_on(cursor, "ask/newest_step", {"plan": plan, "of": of, "number": number}) or [{}]
    step = newest.get("step", 0)
    if seen not in (None, step):
        raise Overtaken(_("En anden har i mellemtiden skrevet noget om det samme. Se det først, og tryk igen."))
    if newest.get("state") in SETTLED:
        raise NotSaved(_("Det er allerede afsluttet. Skriv det som noget nyt."))
    known_at = max(at, newest.get("known_at", at))
    said: dict[str, Any] = taken._asdict() | {"words": kept(taken.words), "by": taken.decision}
    del said["decision"]
    return StepSaid(plan=plan, known_at=known_at, of=of, number=number, step=step + 1, **said)


def require_known(cursor: Cursor, plan: str, kind: str, number: int | None) -> None:
    """Raises NotSaved where there is no request, decision, task or meeting of that number; None asks for none."""
    if number is not None and not 1 <= number <= newest_number(cursor, plan, kind):
        raise NotSaved(_("Nummer {n} findes ikke.").format(n=number))


def newest_number(cursor: Cursor, plan: str, kind: str) -> int:
    """The newest number of a plan's requests, decisions, tasks or meetings; 0 where there are none."""
    [newest] = ask_on(cursor, "ask/newest_numbers", {"plan": plan})
    found: int = newest[kind]
    return found


def _step(row: dict[str, Any]) -> StepTaken:
    return StepTaken(**{field: row[_COLUMNS.get(field, field)] for field in StepTaken._fields})
