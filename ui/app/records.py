"""The two records of a server: the real one, and beside it one of invented examples, in a database of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import settings
from loaders.examples import read_examples, read_said
from loaders.plan_folder import read_plan
from outcomes.example_report import ExampleReport
from outcomes.example_said import ExampleSaid
from outcomes.language import _
from outcomes.plan import Plan
from outcomes.stop import NotInUse
from store.examples import fill_with_examples
from store.failures import NotSaved, RecordUnavailable, log
from store.homes.choose import home_of
from store.homes.home import Home
from store.homes.sqlite import MemoryHome
from store.reading import Aside
from store.store import Store
from writers.documents.minutes import minutes_files


def open_real() -> Store:
    """The record that ``MONITOR_DATABASE`` and ``MONITOR_LOG`` name, with the plans of its partnership, or all.

    Where not even a plan can be stored, as on a full disk, the plans are shown all the same, and nothing else is taken.
    Raises RecordUnavailable or PlanFaults.
    """
    database = settings.database()
    opened = Store(database, settings.VERSION, home_of(database))
    try:
        _add_plans(opened)
    except NotSaved as stop:
        if not opened.plans():
            opened.close()
            return _with_plans_alone(str(stop), opened.log.home)
    return opened


def _with_plans_alone(why: str, home: Home) -> Store:
    aside = Aside(None, settings.VERSION, MemoryHome())
    _add_plans(aside)
    aside.shut_for(why, home)
    return aside


def _add_plans(opened: Store) -> None:
    known = {plan.rpartition("/")[0] for plan in opened.plans()}
    for _plan in _taken_into(opened, lambda plan: not known or plan.partnership.id in known):
        pass


def open_examples() -> Store:
    """The invented reports, made the first time somebody asks. Raises RecordUnavailable, NotSaved or PlanFaults."""
    real = settings.database()
    opened = Store(real.with_name(f"{real.stem}-examples.duckdb"), settings.VERSION)
    for plan in _taken_into(opened, has_examples):
        fill_with_examples(opened, plan, *_examples(plan), minutes_files)
    return opened


def has_examples(plan: Plan) -> bool:
    """Whether there are invented reports for the plan."""
    return _folder(plan).is_dir()


def _taken_into(opened: Store, belongs: Callable[[Plan], bool]) -> Iterator[Plan]:
    """The plans of the folders that belong in the record, each as it is taken in.

    Of one that can't be, every page says why; what has a plan already goes on with that.
    """
    for folder in sorted(settings.PLANS.glob("*/*")):
        id = f"{folder.parent.name}/{folder.name}"
        try:
            plan = read_plan(folder)
            id = plan.id
            if opened.has_replaced(plan):
                log.warning("The plan in the folder %s has been replaced; plan load takes it into use again.", id)
            elif belongs(plan):
                opened.add_plan(plan, by="dashboard")
                yield plan
        except NotInUse as why:
            if not opened.plans():
                raise
            opened.keep_out(id, why)


def _examples(plan: Plan) -> tuple[list[ExampleReport], list[ExampleSaid]]:
    try:
        return read_examples(_folder(plan), plan), read_said(_folder(plan))
    except ValueError as error:
        raise RecordUnavailable(_("Eksemplerne passer ikke til planen, som den er nu.")) from error


def _folder(plan: Plan) -> Path:
    return settings.EXAMPLES / plan.id
