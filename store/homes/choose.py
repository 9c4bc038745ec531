"""Which home a log has: the one that ``MONITOR_LOG`` names, or else a file beside the database."""

from __future__ import annotations

from pathlib import Path

import settings
from outcomes.language import _
from outcomes.stop import Stop
from store.homes.home import Home
from store.homes.sqlite import MemoryHome, SQLiteHome


class NoSuchHome(Stop):
    """An address that names no home of a log."""


def home_of(database: Path, only_reads: bool = False) -> Home:
    """The home of the log that a database is made of. Raises NoSuchHome."""
    return home_at(settings.log(), only_reads) if settings.log() else home_beside(database, only_reads)


def has_log(database: Path) -> bool:
    """Whether there is a home already for the log that a database is made of. Raises NoSuchHome."""
    home = home_of(database, only_reads=True)
    home.close()
    return not isinstance(home, MemoryHome)


def home_beside(database: Path, only_reads: bool = False) -> Home:
    """The file beside a database, with its name; for reading only, one in memory where there is none."""
    return _file(database.with_suffix(".sqlite"), only_reads)


def home_at(address: str, only_reads: bool = False) -> Home:
    """The home at an address: ``postgresql://user@host/database``, ``sqlite:FILE`` or ``FILE.sqlite``.

    Raises NoSuchHome.
    """
    if address.startswith(("postgresql://", "postgres://")):
        from store.homes.postgresql import PostgreSQLHome  # the driver is large, and on one machine not needed

        return PostgreSQLHome(address)
    if address.startswith("sqlite:") or address.endswith(".sqlite"):
        return _file(Path(address.removeprefix("sqlite:")), only_reads)
    message = _("»{address}« er intet sted for en log. Skriv postgresql://… eller en fil, der ender på .sqlite.")
    raise NoSuchHome(message.format(address=address.rpartition("@")[2]))


def _file(file: Path, only_reads: bool) -> Home:
    is_there = file.exists() and file.stat().st_size > 0
    return SQLiteHome(file, only_reads) if is_there or not only_reads else MemoryHome()
