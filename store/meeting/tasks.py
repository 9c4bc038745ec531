"""Tasks: taken down, and asked."""

from __future__ import annotations

from datetime import date, datetime

from outcomes import names
from outcomes.decision import About
from outcomes.plan import Plan
from outcomes.task import NewTask, Task
from store.decide import Cursor
from store.failures import NotSaved
from store.log.log import Writing
from store.log.meeting_said import TaskSaid
from store.meeting.known import known
from store.meeting.meetings import require_latest
from store.meeting.steps import newest_number, require_known, steps
from store.moment import day_of, now
from store.store import Store


def tasks(store: Store, plan: str, as_of: date) -> tuple[Task, ...]:
    """Those that are known at the end of a day, the first first."""
    taken = steps(store, plan, as_of)
    own = {field for field in Task._fields if field not in ("about", "steps")}
    return tuple(
        Task(
            **{field: row[field] for field in own},
            about=About(*(row[field] for field in About._fields)),
            steps=taken.get(("task", row["number"]), ()),
        )
        for row in known(store, "task", "tasks", plan, as_of)
    )


def take_on(store: Store, plan: Plan, new: NewTask, by: str, at: datetime | None = None) -> int:
    """Take a task down, and return its number. ``at`` is UTC.

    Raises NotSaved when words or the owner are missing, the day is past, or it is about what the plan has no more.
    """
    moment = at or store.now_in(plan.id)
    if fault := names.fault_of_sayer(by) or new.fault(plan, day_of(moment)):
        raise NotSaved(fault)

    def work(cursor: Cursor, writing: Writing) -> int:
        require_latest(cursor, plan.id, new.about.meeting)
        require_known(cursor, plan.id, "decision", new.decision)
        said = TaskSaid(
            plan=plan.id,
            known_at=moment,
            number=newest_number(cursor, plan.id, "task") + 1,
            words=new.words,
            owner=writing.number_of(names.kept(new.owner)),
            due=new.due,
            decision=new.decision,
            **new.about._asdict(),
        )
        writing.append(said.told(), names.kept(by), now())
        return said.number

    return store.write(work)
