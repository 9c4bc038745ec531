"""Applying entries: each kind becomes rows by files of SQL of its own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol

import duckdb
import pyarrow as pa

from store.apply.long_report import from_parquet
from store.log.entry import Entry, Reach
from store.log.meeting_said import MEETING_KINDS
from store.sql import ask_on, read

BY_KIND: dict[tuple[str, int], tuple[str, ...]] = {
    ("plan", 1): ("plan_version", "target"),
    ("report", 1): ("report", "observation"),
    ("withdrawal", 1): ("report",),
    ("matching", 1): ("matching",),
    ("invented", 1): ("invented",),
    **{(said.kind, said.version_of_kind): (said.kind,) for said in MEETING_KINDS},
}
"""The files of SQL that apply a kind of entry in one of its versions."""
_AT_A_TIME = 64  # entries that a thread of DuckDB reads at a time: what they become stands in its memory
_TEXTS = ("hash", "said_at", "kind", "body")
AskForFile = Callable[[str], bytes | None]
"""The file with a SHA-256, or None where it is missing or is not what was written."""


class Source(Protocol):
    """Where entries are taken from: a log, also while one writes in it."""

    def newest(self) -> Reach: ...
    def since(self, position: int) -> Iterator[list[Entry]]: ...
    def people(self, above: int = 0) -> list[tuple[int, str]]: ...


class FileMissing(Exception):
    """An entry has its observations in a file that is not there, or is not the one that was written."""

    def __init__(self, position: int, sha256: str) -> None:
        super().__init__(position, sha256)
        self.position, self.sha256 = position, sha256


def apply(cursor: duckdb.DuckDBPyConnection, entries: Sequence[Entry], ask_for_file: AskForFile) -> None:
    """Add the entries, in their order, within the transaction that has begun. Raises FileMissing."""
    columns = {
        "position": pa.array([one.position for one in entries], pa.int32()),
        "who": pa.array([one.who for one in entries], pa.int32()),
        **{name: pa.array([getattr(one, name) for one in entries], pa.string()) for name in _TEXTS},
    }
    cursor.register("said", pa.Table.from_batches(pa.table(columns).to_batches(_AT_A_TIME)))
    scripts = {script: None for one in entries for script in BY_KIND[one.kind, one.version]}
    for script in ("entry", *scripts):
        ask_on(cursor, f"apply/{script}")
    for sha256, position in _long_reports(entries).items():
        cursor.register("long_report", _long_report(position, sha256, ask_for_file(sha256)))
        ask_on(cursor, "apply/long_report", {"sha256": sha256})
        cursor.unregister("long_report")
    cursor.unregister("said")
    if "target" in scripts:
        read_by_what_was_asked(cursor)


def add_people(cursor: duckdb.DuckDBPyConnection, people: Iterable[tuple[int, str]]) -> None:
    if rows := [{"person": number, "name": name} for number, name in people]:
        cursor.register("rows", pa.Table.from_pylist(rows))
        ask_on(cursor, "apply/person")
        cursor.unregister("rows")


def read_by_what_was_asked(cursor: duckdb.DuckDBPyConnection) -> None:
    """Read reports by what was asked when they came, from when some plan asks something else than it did."""
    [(asked_anew,)] = cursor.execute("select count(counts_from) from target").fetchall()
    if asked_anew:
        cursor.execute(read("apply/asked_anew"))


def _long_reports(entries: Iterable[Entry]) -> dict[str, int]:
    """The file that each long report has its observations in, with the first entry that names it."""
    found: dict[str, int] = {}
    for one in entries:
        if one.kind == "report" and len(one.files) > 1:
            found.setdefault(json.loads(one.body)["observations_in"], one.position)
    return found


def _long_report(position: int, sha256: str, content: bytes | None) -> pa.Table:
    if content is None:
        raise FileMissing(position, sha256)
    return from_parquet(content)
