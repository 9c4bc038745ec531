"""The plan from the terminal: shown, and taken from its folder into the record."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from contextlib import closing

from loaders.plan_folder import read_plan
from outcomes.export import plan_as_data
from outcomes.plan import Plan
from outcomes.plan_change import Asked, PlanChange, differences
from store.failures import PlanRefused
from store.moment import in_copenhagen, today
from terminal.record import require_a_name, to_write_in
from terminal.told import print_json, say


def show_or_load(asked: argparse.Namespace) -> int:
    return load_plan(asked) if asked.load else show_plan(asked)


def show_plan(asked: argparse.Namespace) -> int:
    print_json(plan_as_data(read_plan(asked.plan)))
    return 0


def load_plan(asked: argparse.Namespace) -> int:
    """Add the folder's plan as a new version, or say all that it changes of what has been reported on."""
    plan = read_plan(asked.plan)
    require_a_name(asked.by)
    with closing(to_write_in(asked.database)) as store:
        holds, refused = store.newest_plan(plan.id), store.refusal_of(plan)
        for told in _differences(holds, plan):
            say(told)
        try:
            is_new = store.add_plan(plan, asked.by, replace=asked.replace)
        except PlanRefused as refusal:
            _tell_refused(refusal, plan)
            return 1
        for change in refused.changes if refused else ():
            say(change.problem.message)
        since = in_copenhagen(store.plan_versions(plan.id)[-1].effective_at)
    said = "er taget i brug og gælder" if is_new else "er allerede den, der gælder,"
    say(f"{plan.title} {said} fra {since:%d.%m.%Y kl. %H.%M}.")
    return 0


def _differences(holds: Plan | None, plan: Plan) -> Iterator[str]:
    """What the new version does not share with the one that holds."""
    if holds is None:
        return
    found = differences(holds, plan)
    for name, ids in (("Nyt", found.added), ("Ændret", found.changed), ("Taget ud", found.removed)):
        if ids:
            yield f"{name}: {', '.join(ids)}."
    if found.has_more:
        yield "Andet i planen er ændret."


def _tell_refused(refusal: PlanRefused, plan: Plan) -> None:
    for line in str(refusal).splitlines():
        say(f"Ret: {line}")
    say(f"{plan.title} er ikke taget i brug. Den udgave, der gælder, bruges stadig.")
    if agreeable := [change for change in refusal.changes if change.code == "changed"]:
        say("Skal de gamle svar læses som det nye, så sæt det her ind i changes.toml i planens mappe, og udfyld det:")
        for change in agreeable:
            say(_as_toml(change))


def _as_toml(change: PlanChange) -> str:
    lines = [f'indicator = "{change.id}"', f"was = {_table(change.was)}", f"now = {_table(change.now)}"]
    lines += ['why = ""', 'decided_by = ""', f"decided_on = {today()}"]
    return "\n".join(["", "[[change]]", *lines])


def _table(fields: Asked) -> str:
    return f"{{ {', '.join(f'{field} = {json.dumps(value, ensure_ascii=False)}' for field, value in fields.items())} }}"
