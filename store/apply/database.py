"""DuckDB as the log has made it: opened, taken further, and made anew when it is not whole."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

import duckdb

from outcomes.language import N_, _
from store.apply.apply import BY_KIND, FileMissing, Source, add_people, apply, read_by_what_was_asked
from store.apply.file import (
    PROGRAM,
    from_before,
    in_use,
    is_duckdb,
    is_full,
    is_in_use,
    is_there,
    lost,
    made,
    not_a_database,
    set_aside,
    with_tables,
)
from store.failures import InUse, LogBroken, RecordUnavailable, log, noted
from store.homes.home import HomeTrouble
from store.log.entry import FIRST, Entry, Reach
from store.log.log import Log
from store.sql import SETTINGS, ask_on, read

T = TypeVar("T")

_VIEWS = ("apply/plan_in_force", "apply/report_in_force", "apply/asked", "apply/attainment")
_BROKEN = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException, duckdb.SerializationException)
"""What DuckDB raises when its file is damaged or the disk is full, and from then on until it is opened again."""
_TRY_THE_FILE_AGAIN = 5.0  # seconds

_DAMAGED = N_("Databasen var beskadiget og er lavet på ny ud fra loggen. Intet er gået tabt.")
_OLDER = N_("Databasen var lavet af et andet program end dette og er lavet på ny ud fra loggen.")
_ENTRY_DAMAGED = N_("Loggen er beskadiget ved indlæg {position}. Gendan den fra en sikkerhedskopi.")
_NEWER = N_("Indlæg {position} i loggen er skrevet af et nyere program.")
_FILE_MISSING = N_(
    "En fil, som indlæg {position} i loggen nævner, mangler eller er beskadiget. Gendan den fra en sikkerhedskopi."
)
_ANOTHER_LOG = N_("Databasen var lavet af en anden log og er lavet på ny ud fra denne.")
_ASIDE = N_("{why} Den gamle ligger i {aside}.")


class MadeAnew(NamedTuple):
    """Why tables were made anew from the log, when by the computer's own clock, and where the old ones lie, if kept."""

    why: str
    at: float
    aside: str = ""

    def __str__(self) -> str:
        return _(_ASIDE).format(why=_(self.why), aside=self.aside) if self.aside else _(self.why)


class Database:
    """What answers: tables that a log has made, in a file or, without one, in memory.

    ``place`` is how far the log has been taken. ``made_anew`` says why the tables were made anew, if they were.
    """

    def __init__(self, file: Path | None, log: Log) -> None:
        """Open it, or make it. Raises RecordUnavailable when another program has it, or it is something else."""
        self._file, self.log = file, log
        self._changing = threading.RLock()
        self._in_memory_since: float | None = None
        self._generation = self._people = 0
        self.place = FIRST
        self.made_anew: MadeAnew | None = None
        self._open()

    @property
    def is_in_memory(self) -> bool:
        """Whether the tables are gone when the program ends: nothing is lost, but they are made anew each time."""
        return self._file is None or self._in_memory_since is not None

    def close(self) -> None:
        with suppress(duckdb.Error):
            self._duckdb.close()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        return self._duckdb.cursor()

    def ask(self, script: str, values: Mapping[str, Any] | None = None, **variables: Any) -> list[dict[str, Any]]:
        """Ask on a cursor of its own; see ``ask_on``."""
        return self.until_whole(lambda: ask_on(self.cursor(), script, values, **variables))

    def until_whole(self, do: Callable[[], T]) -> T:
        """What is done. A database that can't go on is opened again, and one that still can't is made anew."""
        for is_last in (False, True):
            generation = self._generation
            try:
                return do()
            except _BROKEN as error:
                self._recover(generation, error, anew=is_last)
        return do()

    def take(self, source: Source) -> None:
        """Apply what the log has that is not applied yet. Raises LogBroken where the log can't be followed.

        What comes before that is applied.
        """
        if source.newest() == self.place and not self._in_memory_since:
            return  # as nearly always, and nobody waits for anybody
        with self._changing:
            self._leave_memory()
            self.until_whole(lambda: self._take(source))

    def _take(self, source: Source) -> None:
        newest = source.newest()
        if newest == self.place:
            return
        if newest.position <= self.place.position:
            raise LogBroken.behind(newest.position, self.place.position)
        for batch in source.since(self.place.position):
            self._add(batch, source)

    def rehearse(
        self,
        imagine: Callable[[duckdb.DuckDBPyConnection], Sequence[Entry]],
        ask: Callable[[duckdb.DuckDBPyConnection], T],
    ) -> T:
        """What would be answered if the entries had been said; nothing of them stays."""

        def rehearsed() -> T:
            with self._transaction("rollback") as cursor:
                apply(cursor, imagine(cursor), self.log.attachment)
                return ask(cursor)

        with self._changing:
            return self.until_whole(rehearsed)

    def _add(self, batch: Sequence[Entry], source: Source) -> None:
        """Apply entries that follow each other, as far as they can be; raises LogBroken at the first that can't."""
        whole: list[Entry] = []
        fault: LogBroken | None = None
        for entry in batch:
            if not entry.follows(whole[-1].place if whole else self.place):
                fault = LogBroken(entry.position, _ENTRY_DAMAGED)
            elif (entry.kind, entry.version) not in BY_KIND:
                fault = LogBroken(entry.position, _NEWER)
            if fault:
                break
            whole.append(entry)
        try:
            self._apply(whole, source)
        except FileMissing as missing:
            self._apply([entry for entry in whole if entry.position < missing.position], source)
            fault = LogBroken(missing.position, _FILE_MISSING)
        if fault:
            raise fault

    def _apply(self, entries: Sequence[Entry], source: Source) -> None:
        if not entries:
            return
        people = source.people(above=self._people)
        with self._transaction("commit") as cursor:
            add_people(cursor, people)
            apply(cursor, entries, self.log.attachment)
        self.place = entries[-1].place
        self._people = max([self._people, *(number for number, _name in people)])

    @contextmanager
    def _transaction(self, end: str) -> Iterator[duckdb.DuckDBPyConnection]:
        cursor = self.cursor()
        cursor.execute("begin")
        try:
            yield cursor
            cursor.execute(end)
        except BaseException:
            with suppress(duckdb.Error):  # a failed commit has rolled back already
                cursor.execute("rollback")
            raise

    def _recover(self, generation: int, error: duckdb.Error, anew: bool) -> None:
        """Open it again, or make it anew where that is not for want of room, unless somebody else has since."""
        with self._changing:
            if generation != self._generation:
                return
            noted(error, "The database can't go on; it is opened again.")
            self.close()
            if anew and self._file and not is_full(error):
                self._leave_the_old(_DAMAGED)
            self._open()
            with suppress(HomeTrouble, LogBroken, duckdb.Error):
                self._take(self.log)

    def _open(self) -> None:
        self._generation += 1
        for opened in (self._opened, partial(self._anew, _DAMAGED)):
            try:
                self._begin(*opened())
            except (duckdb.Error, OSError) as error:
                noted(error, "The database's file can't be used.")
                if not isinstance(error, _BROKEN) or is_full(error) or not self._has_a_log():
                    break
            else:
                self._in_memory_since = None
                return
        self._in_memory_since = time.monotonic()  # what the log says is answered all the same
        self._begin(*made(None))

    def _begin(self, database: duckdb.DuckDBPyConnection, place: Reach) -> None:
        self._duckdb, self.place = database, place
        try:
            [[self._people]] = database.execute("select coalesce(max(person), 0) from person").fetchall()
            for view in _VIEWS:
                database.execute(read(view))
            read_by_what_was_asked(database)
        except duckdb.Error:
            database.close()  # DuckDB would take it for the one that is made in its place
            raise

    def _leave_memory(self) -> None:
        """Try the file again, when it could not be used a while ago."""
        if self._in_memory_since and time.monotonic() - self._in_memory_since > _TRY_THE_FILE_AGAIN:
            self.close()
            self._open()

    def _opened(self) -> tuple[duckdb.DuckDBPyConnection, Reach]:
        """The file's tables as they are, where they are the log's own, and else new ones, with their place."""
        if self._file is None or not is_there(self._file):
            return made(self._file)
        if not is_duckdb(self._file):
            self._require_a_log()
            return self._anew(_DAMAGED)
        opened = None
        try:
            opened = duckdb.connect(self._file, config=SETTINGS)
            tables = {name for (name,) in opened.execute("select table_name from duckdb_tables()").fetchall()}
            if "made_by" in tables:
                return self._as_it_is(opened)
        except duckdb.Error as error:
            if is_in_use(error):
                raise InUse(in_use(self._file)) from error
            if opened:
                opened.close()  # DuckDB would take it for the one that is made in its place
            if is_full(error):
                raise
            self._require_a_log()
            return self._anew(_DAMAGED)
        if not tables:
            return with_tables(opened)
        opened.close()
        raise RecordUnavailable((from_before if "plan_version" in tables else not_a_database)(self._file))

    def _as_it_is(self, opened: duckdb.DuckDBPyConnection) -> tuple[duckdb.DuckDBPyConnection, Reach]:
        """The tables, where this program has made them of this log; else new ones."""
        [(program,)] = opened.execute("select program from made_by").fetchall()
        places = opened.execute("select position, hash from entry order by position desc limit 1").fetchall()
        place = Reach(*places[0]) if places else FIRST
        said = self._said_at(place)
        if program == PROGRAM and said in (place.hash, None):
            return opened, place
        opened.close()
        if said is None and self._file:
            self._has_a_log()  # where it can't be asked, that is why
            raise RecordUnavailable(lost(self._file))
        return self._anew(_OLDER if said == place.hash else _ANOTHER_LOG)

    def _said_at(self, place: Reach) -> str | None:
        """The hash that the log has at a place; None where it can't be asked, or does not reach it."""
        try:
            return FIRST.hash if place == FIRST else self.log.hash_at(place.position)
        except HomeTrouble:
            return None

    def _has_a_log(self) -> bool:
        """Whether there is a log to make the tables from. Raises RecordUnavailable where it can't be asked."""
        try:
            return self.log.newest() != FIRST
        except HomeTrouble as trouble:
            raise RecordUnavailable(str(trouble)) from trouble

    def _require_a_log(self) -> None:
        assert self._file
        if not self._has_a_log():
            raise RecordUnavailable(not_a_database(self._file))

    def _anew(self, why: str) -> tuple[duckdb.DuckDBPyConnection, Reach]:
        self._leave_the_old(why)
        return made(self._file)

    def _leave_the_old(self, why: str) -> None:
        """Make room for new tables; those of an older program say nothing that the log does not."""
        assert self._file
        aside = "" if why == _OLDER or not self._file.exists() else set_aside(self._file).name
        self.made_anew = MadeAnew(why, time.monotonic(), aside)
        log.warning("%s", self.made_anew)
