"""A log in PostgreSQL: several servers and terminals share it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

import psycopg
from psycopg import conninfo, errors

from outcomes.language import N_
from store.homes.home import SCHEMA, Home, HomeTrouble, Row, Run, Trouble

_ONE_WRITER = 0x6C6F67  # the number of the lock that a writer holds: »log«
_PATIENCE = 5  # seconds until a server that does not answer is away
_KINDS: tuple[tuple[type[psycopg.Error], Trouble], ...] = (
    (errors.DiskFull, "full"),
    (errors.DataCorrupted, "damaged"),
    (errors.IndexCorrupted, "damaged"),
    (errors.UndefinedTable, "damaged"),
    (errors.UndefinedColumn, "damaged"),
    (errors.LockNotAvailable, "taken"),
    (errors.QueryCanceled, "taken"),
)

_WHY_AWAY = {
    "No such file": N_("serveren er ikke startet"),
    "Connection refused": N_("serveren er ikke startet"),
    "password authentication failed": N_("adgangskoden mangler eller passer ikke"),
    "no password supplied": N_("adgangskoden mangler eller passer ikke"),
    "does not exist": N_("databasen eller brugeren findes ikke"),
    "pg_hba.conf": N_("serveren tager ikke imod herfra"),
    "permission denied": N_("brugeren må ikke læse eller skrive i databasen"),
    "read-only transaction": N_("der må kun læses i databasen"),
    "too many ": N_("serveren tager ikke imod flere forbindelser"),
    "not supported for ai_socktype": N_("adressen er ikke skrevet rigtigt"),
    "connection is bad: invalid": N_("adressen er ikke skrevet rigtigt"),
    "translate host name": N_("serverens navn kendes ikke"),
    "resolve host": N_("serverens navn kendes ikke"),
    "timeout expired": N_("serveren svarer ikke"),
    "shutting down": N_("serveren lukker ned"),
    "starting up": N_("serveren er ved at starte"),
}
"""What PostgreSQL's client says of a server that can't be reached, and what that means; nobody sees the address."""


class PostgreSQLHome(Home):
    """The database that an address names: ``postgresql://user@host/database``."""

    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = address
        try:
            about = conninfo.conninfo_to_dict(address)
        except psycopg.Error:  # it says the address, with the password
            raise HomeTrouble("away", "PostgreSQL", N_("adressen er ikke skrevet rigtigt")) from None
        self.name = f"PostgreSQL: {about.get('dbname', 'postgres')}"

    def _connected(self) -> psycopg.Connection[Row]:
        connection = psycopg.connect(
            self._address,
            autocommit=True,
            connect_timeout=_PATIENCE,
            options="-c lock_timeout=30s -c statement_timeout=10min",
            application_name="outcome-monitor",
        )
        try:
            [(known,)] = connection.execute("select to_regclass('entry') is not null").fetchall()
            if not known:
                with self._transaction(connection):  # two servers may begin at once
                    connection.execute(SCHEMA.replace(" blob ", " bytea "))
        except BaseException:
            connection.close()
            raise
        return connection

    def _leads_somewhere(self, connection: psycopg.Connection[Row]) -> bool:
        try:
            connection.execute("select 1")
        except psycopg.Error:
            return False
        return True

    def _runner(self, connection: psycopg.Connection[Row]) -> Run:
        def run(statement: str, values: Mapping[str, Any] | None = None) -> list[Row]:
            cursor = connection.execute(_named(statement), values or {})
            return cursor.fetchall() if cursor.description else []

        return run

    @contextmanager
    def _snapshot(self, connection: psycopg.Connection[Row]) -> Iterator[None]:
        with connection.transaction():
            connection.execute("set transaction isolation level repeatable read, read only")
            yield

    @contextmanager
    def _transaction(self, connection: psycopg.Connection[Row]) -> Iterator[None]:
        with connection.transaction():
            connection.execute("select pg_advisory_xact_lock(%s)", [_ONE_WRITER])
            yield

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except psycopg.Error as error:
            kind: Trouble = next((kind for told, kind in _KINDS if isinstance(error, told)), "away")
            why = next((why for said, why in _WHY_AWAY.items() if said in str(error)), "")
            raise HomeTrouble(kind, self.name, why if kind == "away" else "") from error


@cache
def _named(statement: str) -> str:
    """The statement as psycopg names its values."""
    return re.sub(r":(\w+)", r"%(\1)s", statement)
