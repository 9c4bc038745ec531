"""Opening the database: one process, one shared instance, a cursor for each question."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import duckdb

from outcomes.language import _
from outcomes.stop import Stop

T = TypeVar("T")

_VARIABLES = {
    "as_of": "set variable as_of = $1::timestamp",
    "today": "set variable today = $1::date",
    "plan": "set variable plan = $1::varchar",
    "plan_version": "set variable plan_version = $1::integer",
}
_SQL = Path(__file__).parent
_VIEWS = ("plan_in_force", "report_in_force", "asked", "attainment")
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    # Extensions would otherwise be fetched from the network.
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


class RecordUnavailable(Stop):
    """The database can't be opened; the message says why, in one sentence."""


class NotSaved(Stop):
    """The record did not take what it was given; nothing of it is stored."""


class Overtaken(NotSaved):
    """Somebody else has delivered since: what was seen is not what would be replaced. Nothing is stored."""


class Connection:
    """The one way in: questions from files of SQL, and writes that are all or nothing."""

    def __init__(self, database: Path) -> None:
        with _told(database):
            database.parent.mkdir(parents=True, exist_ok=True)
            self._database = _opened(database)
        self._writing = threading.Lock()
        self._writes = 0
        self._answers: dict[str, tuple[int, list[dict[str, Any]]]] = {}
        for script in ("schema", *_VIEWS):
            self._database.execute(_read(script))
        read_by_what_was_asked(self._database)
        for key in self._database.extract_statements(_read("keys")):
            with suppress(duckdb.ConstraintException):  # what an older program has left must open all the same
                self._database.execute(key)

    def ask(self, question: str, values: Mapping[str, Any], **variables: Any) -> list[dict[str, Any]]:
        """Ask on a cursor of its own; see ``ask_on``."""
        return ask_on(self._database.cursor(), question, values, **variables)

    def ask_once(self, question: str, plan: str | None = None) -> list[dict[str, Any]]:
        """The answer that was given since the last write, asked again only after it: nobody else writes here."""
        writes, key = self._writes, f"{question} {plan or ''}"
        known = self._answers.get(key)
        if known is None or known[0] != writes:
            known = self._answers[key] = (writes, self.ask(question, {"plan": plan} if plan else {}))
        return known[1]

    def write(self, work: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        """Do ``work`` in one transaction. On any error nothing of it is stored.

        Raises NotSaved when the database refuses, as it does when the disk is full.
        """
        try:
            with self._writing:
                done = self._in_transaction(work, "commit")
                self._writes += 1
                return done
        except duckdb.Error as error:
            raise NotSaved(_("Det blev ikke gemt. Prøv igen. Sker det igen, så kontakt sekretariatet.")) from error

    def rehearse(self, work: Callable[[duckdb.DuckDBPyConnection], T]) -> T:
        """Do ``work`` as if it were written, return what it found, and store nothing."""
        with self._writing:  # a key is held against what others commit meanwhile, too
            return self._in_transaction(work, "rollback")

    def _in_transaction(self, work: Callable[[duckdb.DuckDBPyConnection], T], end: str) -> T:
        cursor = self._database.cursor()
        cursor.execute("begin")
        try:
            done = work(cursor)
            cursor.execute(end)
        except BaseException:
            with suppress(duckdb.TransactionException):  # a failed commit has rolled back already
                cursor.execute("rollback")
            raise
        return done

    def close(self) -> None:
        self._database.close()


def read_by_what_was_asked(cursor: duckdb.DuckDBPyConnection) -> None:
    """Read reports by what was asked when they came, from when some plan asks something else than it did."""
    [(asked_anew,)] = cursor.execute("select count(counts_from) from target").fetchall()
    if asked_anew:
        cursor.execute(_read("asked_anew"))


def ask_on(
    cursor: duckdb.DuckDBPyConnection, question: str, values: Mapping[str, Any], **variables: Any
) -> list[dict[str, Any]]:
    """Run ``store/<question>.sql`` and return its rows, by column name.

    ``variables`` are the cursor's own (``as_of``, ``today``, ``plan``): the views read them.
    """
    for name, value in variables.items():
        cursor.execute(_VARIABLES[name], [value])
    cursor.execute(_read(question), dict(values))
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


@contextmanager
def held_still(database: Path) -> Iterator[list[Path]]:
    """The files of a database that nobody writes to meanwhile; none when there is no database.

    Read them in their order: a process that closes the database's file gives up its lock on it.
    Raises RecordUnavailable, also when another program has it open to write.
    """
    with _told(database):
        if not _start(database):
            yield []
            return
        with _opened(database, read_only=True):
            log = database.with_name(f"{database.name}.wal")  # what a program that was killed had written
            yield [file for file in (log, database) if file.exists()]


@cache
def _read(script: str) -> str:
    return (_SQL / f"{script}.sql").read_text(encoding="utf-8")


@contextmanager
def _told(database: Path) -> Iterator[None]:
    """Why a database can't be opened, told in one sentence."""
    try:
        yield
    except (OSError, duckdb.Error) as error:
        raise RecordUnavailable(_why(database, str(error))) from error


def _opened(database: Path, read_only: bool = False) -> duckdb.DuckDBPyConnection:
    # DuckDB would open a CSV, a JSON or a workbook too, as tables in memory that are soon gone.
    start = _start(database)
    if start and start[8:] != b"DUCK":
        raise RecordUnavailable(_not_a_database(database))
    return duckdb.connect(database, read_only=read_only, config=SETTINGS)


def _start(database: Path) -> bytes:
    """The first bytes of a file; none when there is no such file."""
    try:
        with database.open("rb") as file:
            return file.read(12)
    except FileNotFoundError:
        return b""


def _why(database: Path, said: str) -> str:
    if "set lock" in said:
        return _in_use(database)
    if "replaying WAL" in said:
        return _with_a_damaged_log(database)
    return _not_a_database(database)


def _with_a_damaged_log(database: Path) -> str:
    message = _(
        "{log} er beskadiget; {database} er den rigtige fil. Tag en kopi af begge, flyt {log} væk, og start igen. "
        "Hver modtaget rapport ligger i mappen {folder}, og siderne siger, hvilke databasen så mangler."
    )
    log, folder = f"{database.name}.wal", f"{database.stem}-ledger"
    return message.format(log=log, database=database.name, folder=folder)


def _in_use(database: Path) -> str:
    message = _("{database} er i brug af et andet program. Luk det først, eller vælg en anden database.")
    return message.format(database=database)


def _not_a_database(database: Path) -> str:
    return _("{database} kan ikke åbnes som database. Er det den rigtige fil?").format(database=database)
