"""Room for what is to be stored: on the disk, and for each activity on a day."""

from __future__ import annotations

import shutil
from pathlib import Path

import duckdb

from outcomes.danish import number
from outcomes.language import N_, _
from outcomes.report import Slot
from store import configuration
from store.failures import NotSaved, noted
from store.moment import now, start_of_day
from store.sql import ask_on

MB = 1_000_000
NO_ROOM = N_("Det blev ikke gemt: der er ikke plads nok på serveren. Kontakt sekretariatet.")
_COPIES = 4  # of what is written, until it lies where it is to lie


def free_bytes(folder: Path) -> int:
    """How many bytes are free where a folder lies, or will."""
    while not folder.exists():
        folder = folder.parent
    return shutil.disk_usage(folder).free


def is_enough(folder: Path | None, size: int = 0) -> bool:
    """Whether storing so many bytes would leave as much free on the disk as the configuration says."""
    return not folder or free_bytes(folder) >= configuration.read().limits.free_mb * MB + _COPIES * size


def lacking(folder: Path | None) -> str:
    """How much is free and how much is to be, where nothing can be stored for want of room; else ''."""
    if not folder or is_enough(folder):
        return ""
    free, least = number(free_bytes(folder) / MB, 1), number(configuration.read().limits.free_mb)
    message = _("Der er for lidt plads, hvor loggen ligger: {free} MB er ledige, og limits.free_mb kræver {least} MB.")
    return message.format(free=free, least=least)


def require(folder: Path | None, size: int) -> None:
    """Raises NotSaved when storing would leave less free on the disk than the configuration says."""
    if not is_enough(folder, size):
        raise NotSaved(noted(None, _(NO_ROOM)))


def require_quota(cursor: duckdb.DuckDBPyConnection, slot: Slot, size: int) -> None:
    """Raises NotSaved when an activity would have stored more today than the configuration says."""
    most = configuration.read().limits.mb_per_activity_and_day
    about = {"plan": slot.plan, "activity": slot.activity, "since": start_of_day(now())}
    [stored] = ask_on(cursor, "ask/stored_since", about)
    if stored["size"] + size > most * MB:
        message = _("Det blev ikke gemt: aktiviteten har i dag afleveret {most} MB, og det er så meget, den kan.")
        raise NotSaved(noted(None, message.format(most=most)))
