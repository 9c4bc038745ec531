"""Whether a log is whole: each entry as it was written after the one before, and every file that they name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from pydantic import ValidationError

from outcomes.language import _
from store.log.copying import DRAFTS
from store.log.entry import FIRST, Entry, seal_of
from store.log.log import Log
from store.log.said import KINDS


class Damage(NamedTuple):
    """What is wrong with an entry, and what hangs on it."""

    position: int
    sentence: str


def damages(log: Log) -> Iterator[Damage]:
    """Everything that is wrong, in the order of the log; at position 0 what is beside the entries.

    Raises HomeTrouble where it can't be read at all.
    """
    if not log.home.is_whole():
        yield Damage(0, _("Loggen {name} er beskadiget.").format(name=log.home.name))
    before = FIRST
    known: set[str] = set()
    for batch in log.since(0):
        for entry in batch:
            if not entry.follows(before):
                message = _("Indlæg {position} er ikke, som det blev skrevet{about}. Alt efter det bygger på det.")
                yield Damage(entry.position, message.format(position=before.position + 1, about=_about(entry)))
            elif fault := _unreadable(entry):
                yield Damage(entry.position, fault)
            for sha256 in entry.files:
                if sha256 not in known and log.attachment(sha256) is None:
                    message = _("En fil, som indlæg {position} nævner, mangler eller er ændret{about}.")
                    yield Damage(entry.position, message.format(position=entry.position, about=_about(entry)))
                known.add(sha256)
            before = entry.place
    yield from _of_people_and_drafts(log)


def _of_people_and_drafts(log: Log) -> Iterator[Damage]:
    with log.home.reading() as run:
        people, drafts = run("select number, name, seal from person"), run(DRAFTS)
    for *person, seal in people:
        if seal != seal_of(*person):
            message = _("Navnet på person nr. {number} i loggen er ikke, som det blev skrevet.")
            yield Damage(0, message.format(number=person[0]))
    for *draft, seal in drafts:
        if seal != seal_of(*draft):
            message = _("En kladde er ikke, som den blev gemt ({plan}, {activity}, {period}).")
            yield Damage(0, message.format(plan=draft[0], activity=draft[1], period=draft[2]))


def _unreadable(entry: Entry) -> str:
    said = KINDS.get((entry.kind, entry.version))
    if said is None:
        message = _("Indlæg {position} er af en type, som dette program ikke kender: {kind} {version}.")
        return message.format(position=entry.position, kind=entry.kind, version=entry.version)
    try:
        said.model_validate_json(entry.body)
    except ValidationError:
        return _("Indlæg {position} siger ikke, hvad et indlæg af sin type skal.").format(position=entry.position)
    return ""


def _about(entry: Entry) -> str:
    """The report that an entry is about, in brackets, where that can be read."""
    try:
        said = json.loads(entry.body)
        return f" ({said['plan']}, {said['activity']}, {said['period']}, v{said['version']})"
    except (ValueError, KeyError, TypeError):
        return ""
