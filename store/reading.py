"""Reading the record and leaving it as it was: no file is made, and none is changed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from store.apply.file import is_in_use, is_there
from store.failures import NotSaved
from store.homes.choose import home_of
from store.homes.home import Home
from store.homes.sqlite import MemoryHome
from store.log.log import Log, add_person
from store.record import T, Work
from store.sql import SETTINGS
from store.store import Store


@contextmanager
def open_to_read(database: Path) -> Iterator[Store]:
    """The record as it is, or an empty one where there is none; what is added to it is gone afterwards.

    It has a database of its own: a copy, or one in memory while another program has the file. So the plan of the
    day can be asked about without being stored. Raises RecordUnavailable.
    """
    with TemporaryDirectory() as folder:
        copy = copied(database, Path(folder))
        with closing(Aside(copy, home=home_of(database, only_reads=True))) as store:
            yield store


class Aside(Store):
    """A record that is read, and what is added to it stands beside the log, in memory, until it is ``shut``."""

    shut = ""
    """Why nothing more can be added."""

    def write(self, work: Work[T], size: int = 0) -> T:
        if self.shut:
            raise NotSaved(self.shut)
        if not isinstance(self.log.home, MemoryHome):
            self.take()
            self._follow(Log(_with_people(self.log), self._database.place))
        return super().write(work, size)

    def shut_for(self, why: str, home: Home) -> None:
        """From here on nothing is added, since it can't be in a home; every page says why."""
        self.shut = why
        self.log.home.name, self.log.home.folder = home.name, home.folder

    @property
    def trouble(self) -> str:
        return self.shut or super().trouble

    def take(self, at_once: bool = False) -> None:
        if not self.shut:
            super().take(at_once)


def _with_people(log: Log) -> Home:
    home = MemoryHome()
    with home.writing() as run:
        for number, name in log.people():
            add_person(run, number, name)
    return home


def copied(database: Path, folder: Path) -> Path | None:
    """A copy of the database as it stands, also of what a program that was killed had written; None while it is used.

    A process that closes the database's file gives up its lock on it: it is read while it is held.
    """
    copy = folder / database.name
    if not is_there(database):
        return copy
    try:
        held = duckdb.connect(database, read_only=True, config=SETTINGS)
    except duckdb.Error as error:
        if is_in_use(error):
            return None
        held = duckdb.connect(config=SETTINGS)
    with held:
        for file in (database.with_name(f"{database.name}.wal"), database):
            with suppress(FileNotFoundError):
                shutil.copyfile(file, folder / file.name)
    return copy
