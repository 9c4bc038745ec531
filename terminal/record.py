"""The record and the plan as a command finds them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

import settings
from outcomes.plan import Activity, Plan
from outcomes.stop import Stop
from store.failures import InUse, RecordUnavailable
from store.homes.choose import home_of
from store.reading import open_to_read
from store.store import Store
from terminal.told import say

Answer = TypeVar("Answer")


def of_the_record(database: Path, ask: Callable[[Store], Answer], otherwise: Answer, done: str) -> Answer:
    """What the record answers; otherwise this, where there is none or another program holds it, which is said."""
    try:
        with reading(database) as store:
            return ask(store)
    except RecordUnavailable as stop:
        say(f"{stop} {done} uden det, der er indberettet før.")
        return otherwise


@contextmanager
def reading(database: Path) -> Iterator[Store]:
    """The record, to be read; what its answers may lack is said."""
    with open_to_read(database) as store:
        if store.trouble:
            say(store.trouble)
        yield store


@contextmanager
def opened(database: Path, plan: Plan) -> Iterator[Store]:
    """The record, to add to, with the plan as it is now."""
    with closing(_to_write_in(database)) as store:
        store.add_plan(plan, by="cli")
        yield store


def _to_write_in(database: Path) -> Store:
    """The record with the database's own file, or in memory while a server has that."""
    os.umask(0o077)  # what is written is nobody else's on the machine
    try:
        return Store(database, settings.VERSION, home_of(database))
    except InUse:
        return Store(None, settings.VERSION, home_of(database))


def activity_of(plan: Plan, number: int) -> Activity:
    """The activity with the number. Raises Stop when the plan has none."""
    activity = plan.activity(number)
    if activity is None:
        raise Stop(f"{plan.title} har ingen aktivitet {number}.")
    return activity
