"""The file that DuckDB's tables lie in: whether it is ours, whether it is free, and how it is made."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

import duckdb

import settings
from outcomes.language import _
from store.failures import InUse, RecordUnavailable
from store.log.entry import FIRST, Reach
from store.sql import SETTINGS, read

_HERE = Path(__file__).parent
PROGRAM = hashlib.sha256(
    b"".join([settings.VERSION.encode(), *(file.read_bytes() for file in sorted(_HERE.iterdir()) if file.is_file())])
).hexdigest()
"""What makes the tables: another program may make others of the same log."""


def made(file: Path | None) -> tuple[duckdb.DuckDBPyConnection, Reach]:
    """New tables, with nothing in them."""
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        file.with_name(f"{file.name}.wal").unlink(missing_ok=True)
    made = duckdb.connect(file or ":memory:", config=SETTINGS)
    if file:
        file.chmod(0o600)  # nobody else on the machine reads it
    return with_tables(made)


def with_tables(database: duckdb.DuckDBPyConnection) -> tuple[duckdb.DuckDBPyConnection, Reach]:
    database.execute("begin")
    database.execute(read("apply/schema"))
    database.execute("insert into made_by values ($1)", [PROGRAM])
    database.execute("commit")
    return database, FIRST


def is_there(file: Path) -> bool:
    """Whether something stands in the file; a start without room may have left an empty one.

    Raises RecordUnavailable where no file can be.
    """
    if file.is_dir() or file.parent.is_file():
        raise RecordUnavailable(not_a_database(file))
    return file.exists() and file.stat().st_size > 0


def is_duckdb(file: Path) -> bool:
    # DuckDB would open a CSV, a JSON or a workbook too, as tables in memory that are soon gone.
    try:
        with file.open("rb") as opened:
            return opened.read(12)[8:] == b"DUCK"
    except OSError as error:
        raise RecordUnavailable(not_a_database(file)) from error


def set_aside(file: Path, endings: Iterable[str] = (".wal",)) -> Path:
    """Move a file away, also those beside it with these endings, to a name that nothing has, which is returned."""
    names = (file.with_name(f"{file.stem}-aside{number}{file.suffix}") for number in ("", *range(2, 10_000)))
    aside = next(name for name in names if not name.exists())
    for ending in ("", *endings):
        beside = file.with_name(f"{file.name}{ending}")
        if beside.exists():
            beside.replace(aside.with_name(f"{aside.name}{ending}"))
    return aside


def require_unused(file: Path) -> None:
    """Raises InUse while another program has the file."""
    try:
        if is_there(file) and is_duckdb(file):
            duckdb.connect(file, read_only=True, config=SETTINGS).close()
    except duckdb.Error as error:
        if is_in_use(error):
            raise InUse(in_use(file)) from error


def is_in_use(error: duckdb.Error) -> bool:
    """Whether another program has the file."""
    return "set lock" in str(error)


def is_full(error: Exception) -> bool:
    """Whether there was no room."""
    return "No space left" in str(error)


def from_before(file: Path) -> str:
    message = _("{database} er fra før loggen. Giv den et andet navn, og hent den ind med import-database.")
    return message.format(database=file.name)


def in_use(file: Path) -> str:
    message = _("{database} er i brug af et andet program. Luk det først, eller vælg en anden database.")
    return message.format(database=file.name)


def not_a_database(file: Path) -> str:
    return _("{database} kan ikke åbnes som database. Er det den rigtige fil?").format(database=file.name)


def lost(file: Path) -> str:
    message = _("Loggen mangler indlæg, som {database} har, eller de er beskadiget i den. Hent dem ud med rescue.")
    return message.format(database=file.name)
