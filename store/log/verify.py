"""Whether a log is whole: each entry as it was written after the one before, and every file that they name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from pydantic import ValidationError

from outcomes.language import _
from store.log.entry import FIRST, Entry, sha256_of
from store.log.log import Log
from store.log.said import KINDS


class Damage(NamedTuple):
    """What is wrong with an entry, and what hangs on it."""

    position: int
    sentence: str


def damages(log: Log) -> Iterator[Damage]:
    """Everything that is wrong, in the order of the log. Raises HomeTrouble where it can't be read at all."""
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
                if sha256 not in known and not _is_whole(log, sha256):
                    message = _("En fil, som indlæg {position} nævner, mangler eller er ændret{about}.")
                    yield Damage(entry.position, message.format(position=entry.position, about=_about(entry)))
                known.add(sha256)
            before = entry.place


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


def _is_whole(log: Log, sha256: str) -> bool:
    content = log.attachment(sha256)
    return content is not None and sha256_of(content) == sha256


def _about(entry: Entry) -> str:
    """The report that an entry is about, in brackets, where that can be read."""
    try:
        said = json.loads(entry.body)
        return f" ({said['plan']}, {said['activity']}, {said['period']}, v{said['version']})"
    except (ValueError, KeyError, TypeError):
        return ""
