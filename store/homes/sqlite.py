"""A log in a file of SQLite: many processes of one machine read and write it, and a crash loses nothing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from errno import ENOSPC
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.parse import quote

from store.homes.home import SCHEMA, Home, HomeTrouble, Row, Run, Trouble

_PATIENCE = 30  # seconds that a writer waits for the one before it
_KINDS: dict[int, Trouble] = {
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_ERROR: "damaged",  # a table or a column is not what it is called
    sqlite3.SQLITE_CONSTRAINT: "damaged",
    sqlite3.SQLITE_CORRUPT: "damaged",
    sqlite3.SQLITE_NOTADB: "damaged",
    sqlite3.SQLITE_BUSY: "taken",
    sqlite3.SQLITE_LOCKED: "taken",
}


_File = tuple[int, int]
"""What tells a file from another that takes its place."""


class _Connection(sqlite3.Connection):
    """``file`` is the one that it was opened to."""

    file: _File | None = None


class SQLiteHome(Home):
    """The file, made when something is first written. ``only_reads`` makes none and changes none."""

    trying_is_cheap = True

    def __init__(self, file: Path, only_reads: bool = False) -> None:
        super().__init__()
        self.file, self.name, self.folder = file, file.name, file.parent
        self._only_reads = only_reads
        # Where somebody has it open, or was killed, what lies beside it is left as it is.
        is_open = file.with_name(f"{file.name}-wal").exists()
        self._mode = "ro" if only_reads and is_open else "rw"

    def make_one_file(self) -> None:
        """Put all of it into the file and nothing beside it, where nobody else has it open."""
        with self._borrowed() as connection:
            connection.execute("pragma journal_mode = delete")
        self.close()

    def _connected(self) -> _Connection:
        connection = sqlite3.connect(
            self._address(),
            uri=True,
            timeout=_PATIENCE,
            isolation_level=None,
            check_same_thread=False,
            factory=_Connection,
        )
        connection.file = self._file_there()
        try:
            if not self._only_reads:
                _write_ahead(connection)
                connection.execute("pragma synchronous = full")
                if not connection.execute("select name from sqlite_master").fetchall():
                    connection.executescript(f"begin immediate; {SCHEMA} commit")
        except BaseException:
            connection.close()
            raise
        return connection

    def is_whole(self) -> bool:
        with self.reading() as run:
            return run("pragma integrity_check(1)") == [("ok",)]

    def _leads_somewhere(self, connection: _Connection) -> bool:
        """Whether it is to the file that lies there: one that was removed could be written in, and nobody would see."""
        return not connection.in_transaction and connection.file == self._file_there()

    def _file_there(self) -> _File | None:
        try:
            about = self.file.stat()
        except FileNotFoundError:
            return None
        return about.st_dev, about.st_ino

    def _address(self) -> str:
        if not self._only_reads:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            self.file.touch(mode=0o600)  # nobody else on the machine reads it
        return f"file:{quote(str(self.file))}?mode={self._mode}"

    def _runner(self, connection: sqlite3.Connection) -> Run:
        def run(statement: str, values: Mapping[str, Any] | None = None) -> list[Row]:
            return connection.execute(statement, values or {}).fetchall()

        return run

    @contextmanager
    def _snapshot(self, connection: sqlite3.Connection) -> Iterator[None]:
        connection.execute("begin")
        try:
            yield
        finally:
            with suppress(sqlite3.Error):
                connection.execute("rollback")

    @contextmanager
    def _transaction(self, connection: sqlite3.Connection) -> Iterator[None]:
        connection.execute("begin immediate")
        try:
            yield
            connection.execute("commit")
        except BaseException:
            with suppress(sqlite3.Error):
                connection.execute("rollback")
            raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise HomeTrouble(_kind(error), self.name) from error


def _write_ahead(connection: sqlite3.Connection) -> None:
    """SQLite waits for nobody when it changes a file to it: of several who are the first ones, one is told to go."""
    until = monotonic() + _PATIENCE
    while True:
        try:
            connection.execute("pragma journal_mode = wal")
            return
        except sqlite3.OperationalError as error:
            if _kind(error) != "taken" or monotonic() > until:
                raise
        sleep(0.01)


def _kind(error: sqlite3.Error | OSError) -> Trouble:
    if isinstance(error, OSError):
        return "full" if error.errno == ENOSPC else "away"
    if code := getattr(error, "sqlite_errorcode", None):
        return _KINDS.get(code & 0xFF, "away")
    return "damaged" if isinstance(error, sqlite3.OperationalError) else "away"  # a text that is none has no code


class MemoryHome(SQLiteHome):
    """A log that is gone with the program: for what is only tried."""

    _made = count()

    def __init__(self) -> None:
        super().__init__(Path(f"memory-{next(self._made)}"))
        self.folder = None
        self._kept = self._connected()  # while one is open, it is there

    def close(self) -> None:
        super().close()
        self._kept.close()

    def _address(self) -> str:
        return f"file:{self.file}?mode=memory&cache=shared"
