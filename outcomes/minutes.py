"""What the minutes of a meeting say: the agenda as it stood, what was decided, and the numbers of that day."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from outcomes.attainment import RollUp
from outcomes.coverage import Expected
from outcomes.decision import Decision
from outcomes.held import Held
from outcomes.meeting import Meeting
from outcomes.plan import Plan
from outcomes.task import Task


class ItemOfMinutes(NamedTuple):
    """An item of the agenda, what was noted of it, and what came of it."""

    held: Held
    noted: str | None
    decisions: tuple[Decision, ...]
    tasks: tuple[Task, ...]


class Minutes(NamedTuple):
    """The minutes of a meeting, whole.

    ``counted`` are the targets that were due on the day that the numbers are of, ``missing`` the reports that had not
    come by then. ``address`` is where the meeting can be seen, ``plan_since`` (UTC) which version of the plan held.
    """

    plan: Plan
    plan_since: datetime
    meeting: Meeting
    came: tuple[str, ...]
    words: str | None
    items: tuple[ItemOfMinutes, ...]
    others: ItemOfMinutes
    counted: RollUp
    missing: tuple[Expected, ...]
    address: str
    is_invented: bool
