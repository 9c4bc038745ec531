"""The record and the plan as a command finds them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

import settings
from outcomes.plan import Activity, Plan
from outcomes.stop import Stop
from store.connection import RecordUnavailable
from store.reading import open_to_read
from store.store import Store
from terminal.told import say

Answer = TypeVar("Answer")


def of_the_record(database: Path, ask: Callable[[Store], Answer], otherwise: Answer, done: str) -> Answer:
    """What the record answers; otherwise this, where there is none or another program holds it, which is said."""
    if not database.exists():
        return otherwise
    try:
        with open_to_read(database) as store:
            return ask(store)
    except RecordUnavailable as stop:
        say(f"{stop} {done} uden det, der er indberettet før.")
        return otherwise


@contextmanager
def opened(database: Path, plan: Plan) -> Iterator[Store]:
    """The record, to add to, with the plan as it is now."""
    with closing(Store(database, settings.VERSION)) as store:
        store.add_plan(plan, by="cli")
        yield store


def activity_of(plan: Plan, number: int) -> Activity:
    """The activity with the number. Raises Stop when the plan has none."""
    activity = plan.activity(number)
    if activity is None:
        raise Stop(f"{plan.title} har ingen aktivitet {number}.")
    return activity
