"""A real PostgreSQL for the tests, in a folder of its own, with a database for whoever asks."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg

_PATIENCE = 60  # seconds


class PostgreSQL:
    """A running server: ``new_database`` gives the address of an empty one."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

    def new_database(self) -> str:
        name = f"monitor_{next(self._numbers)}"
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(f"create database {name}")  # a name of our own
        return self.address(name)

    def address(self, database: str) -> str:
        return f"postgresql://monitor@/{database}?host={self._folder}"

    def stop(self) -> None:
        _run(self._folder, "pg_ctl", "stop", "--pgdata", self._folder / "data", "--mode", "immediate", "--wait")

    def start(self) -> None:
        """Listening on a socket in its folder alone; it writes through to no disk, since its life is short."""
        options = f"-k {self._folder} -c listen_addresses='' -c fsync=off -c max_connections=60"
        log = self._folder / "log"
        command = ("start", "--pgdata", self._folder / "data", "--options", options, "--log", log, "--wait")
        _run(self._folder, "pg_ctl", *command)


@contextmanager
def postgresql() -> Iterator[PostgreSQL]:
    """Set up and start a server; it is gone afterwards."""
    with TemporaryDirectory(prefix="pg") as name:  # short: a socket's path has at most 107 characters
        folder = Path(name)
        if os.getuid() == 0:  # the server refuses to be run by root
            shutil.chown(folder, "postgres")
        _run(folder, "initdb", "--pgdata", folder / "data", "--username", "monitor", "--auth", "trust", "--no-sync")
        server = PostgreSQL(folder)
        server.start()
        try:
            yield server
        finally:
            server.stop()


def _run(folder: Path, program: str, *arguments: object) -> None:
    newest = max(Path("/usr/lib/postgresql").glob("*/bin"))
    as_somebody = ["runuser", "--user", "postgres", "--"] if os.getuid() == 0 else []
    command = [*as_somebody, newest / program, *arguments]
    # What goes on running must not hold a pipe that somebody waits for.
    told = subprocess.PIPE if program == "initdb" else subprocess.DEVNULL
    words = [str(word) for word in command]
    done = subprocess.run(words, cwd=folder, stdout=told, stderr=told, text=True, check=False, timeout=_PATIENCE)
    assert done.returncode == 0, done.stderr or f"{program} failed"
