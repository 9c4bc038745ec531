"""What is brought to a meeting on paper: two pages about the plan, and by choice one about each activity."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from outcomes.coverage import Expected
from outcomes.plan import Plan
from outcomes.report import Answer
from outcomes.target import Target
from outcomes.topics import Topic


class Pack(NamedTuple):
    """The plan at the end of a ``day``: every target that was due, what must be decided, and the reports that are due.

    ``address`` is where the same can be seen.
    """

    plan: Plan
    day: date
    due: tuple[Target, ...]
    topics: tuple[Topic, ...]
    expected: tuple[Expected, ...]
    answers: tuple[Answer, ...]
    address: str
    is_invented: bool
