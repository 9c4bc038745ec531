"""Decisions: taken down, and asked."""

from __future__ import annotations

from datetime import date, datetime

from outcomes import names
from outcomes.decision import About, Decision, NewDecision
from outcomes.free_text import kept
from outcomes.plan import Plan
from store.decide import Cursor
from store.failures import NotSaved
from store.log.log import Writing
from store.log.meeting_said import DecisionSaid
from store.meeting.known import known
from store.meeting.meetings import require_latest
from store.meeting.steps import newest_number, require_known, step_said, steps
from store.moment import day_of, now
from store.store import Store


def decisions(store: Store, plan: str, as_of: date) -> tuple[Decision, ...]:
    """Those that are known at the end of a day, the first first."""
    taken = steps(store, plan, as_of)
    own = {field for field in Decision._fields if field not in ("about", "steps")}
    return tuple(
        Decision(
            **{field: row[field] for field in own},
            about=About(*(row[field] for field in About._fields)),
            steps=taken.get(("decision", row["number"]), ()),
        )
        for row in known(store, "decision", "decisions", plan, as_of)
    )


def decide(store: Store, plan: Plan, new: NewDecision, by: str, at: datetime | None = None) -> int:
    """Take a decision down, with the answer that it gives to a request, and return its number. ``at`` is UTC.

    Raises NotSaved when words are missing, when it is about what the plan has no more, or the request is settled.
    """
    moment = at or store.now_in(plan.id)
    if fault := names.fault_of_sayer(by) or new.fault(plan, day_of(moment)):
        raise NotSaved(fault)

    def work(cursor: Cursor, writing: Writing) -> int:
        require_latest(cursor, plan.id, new.about.meeting)
        require_known(cursor, plan.id, "request", new.request)
        number = newest_number(cursor, plan.id, "decision") + 1
        said = DecisionSaid(
            plan=plan.id,
            known_at=moment,
            number=number,
            words=new.words,
            why=kept(new.why),
            decided_by=new.decided_by,
            request=new.request,
            **new.about._asdict(),
        )
        answers = []
        if new.request is not None and new.request_state:
            settled = new.answer._replace(decision=number)
            answers.append(step_said(cursor, plan.id, "request", new.request, settled, moment))
        for one in (said, *answers):
            writing.append(one.told(), names.kept(by), now())
        return number

    return store.write(work)
