"""The record and the plan as a command finds them."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar

import settings
from outcomes.names import fault_of
from outcomes.plan import Activity, Plan
from outcomes.stop import Stop
from store.failures import InUse, RecordUnavailable
from store.homes.choose import has_log, home_of
from store.reading import open_to_read
from store.store import Store
from terminal.told import say

Answer = TypeVar("Answer")


def of_the_record(database: Path, ask: Callable[[Store], Answer], otherwise: Callable[[], Answer], done: str) -> Answer:
    """What the record answers; otherwise this, where it can't be asked, which is said."""
    try:
        with reading(database) as store:
            return ask(store)
    except RecordUnavailable as stop:
        say(f"{stop} {done} uden det, der er indberettet før.")
        return otherwise()


def in_use(store: Store, plan: Plan) -> Plan:
    """The plan, or, where the record refuses it or has had it before, the version that holds, which is said."""
    holds = store.newest_plan(plan.id)
    if holds and store.has_replaced(plan):
        say(f"Planen i mappen {plan.id} er afløst af den, der gælder. Den bruges; plan load tager en plan i brug igen.")
        return holds
    refused = store.refusal_of(plan)
    if refused is None:
        return plan
    say(refused.said_of(plan.id))
    return refused.holds


@contextmanager
def reading(database: Path) -> Iterator[Store]:
    """The record, to be read; what its answers may lack is said."""
    with open_to_read(database) as store:
        if store.trouble:
            say(store.trouble)
        yield store


@contextmanager
def to_add_to(database: Path, plan: Plan) -> Iterator[tuple[Plan, Callable[[], Store]]]:
    """The plan that reports are checked against, and the record to add them to, with that plan in it.

    Where there is no record, one is made when it is first asked for.
    """
    with ExitStack() as stack:
        store = cache(lambda: stack.enter_context(closing(to_write_in(database))))
        used = in_use(store(), plan) if has_log(database) else plan

        def with_plan() -> Store:
            if used is plan:
                store().add_plan(plan, by="cli")
            return store()

        yield used, with_plan


def to_write_in(database: Path) -> Store:
    """The record with the database's own file, or in memory while a server has that."""
    os.umask(0o077)  # what is written is nobody else's on the machine
    try:
        store = Store(database, settings.VERSION, home_of(database))
    except InUse:
        if not has_log(database):
            raise Stop(
                f"Loggen ved siden af {database.name} mangler, og en server har databasen. Intet er gemt."
            ) from None
        return Store(None, settings.VERSION, home_of(database))
    if store.made_anew:
        say(store.made_anew)
    return store


def require_a_name(by: str) -> None:
    """Raises Stop for what nobody can be called."""
    if fault := fault_of(by):
        raise Stop(f"--by: {fault}")


def activity_of(plan: Plan, number: int) -> Activity:
    """The activity with the number. Raises Stop when the plan has none."""
    activity = plan.activity(number)
    if activity is None:
        raise Stop(f"{plan.title} har ingen aktivitet {number}.")
    return activity
