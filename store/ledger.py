"""The ledger: proof, kept outside the database, of every report that was accepted."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import NamedTuple


class Entry(NamedTuple):
    """One accepted report: which file it was and how much it held."""

    plan: str
    activity: int
    period: str
    version: int
    received_at: str  # ISO, UTC
    reported_by: str
    filename: str | None  # None for a withdrawal
    sha256: str | None
    observations: int


class Ledger:
    """A folder beside the database: ``ledger.jsonl``, and the files as they were sent."""

    def __init__(self, database: Path) -> None:
        self.folder = database.with_name(f"{database.stem}-ledger")
        self._lines = self.folder / "ledger.jsonl"

    def keep_file(self, sha256: str, content: bytes) -> None:
        """Write the raw file under its hash; it is on disk when this returns."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)  # nobody else on the machine reads it
        path = self.folder / sha256
        if not path.exists():
            _write_through(path.with_suffix(".part"), content, "wb")
            path.with_suffix(".part").rename(path)

    def add(self, entry: Entry) -> None:
        line = "\n" + json.dumps(entry._asdict())
        _write_through(self._lines, line.encode(), "ab")

    def entries(self) -> list[Entry]:
        """Every line that can be read: a crash may leave half a line, and a disk a damaged one."""
        lines = self._lines.read_bytes().split(b"\n") if self._lines.exists() else []
        return [entry for entry in map(_entry, lines) if entry]

    def unreadable(self) -> int:
        """How many lines are damaged."""
        lines = self._lines.read_bytes().split(b"\n") if self._lines.exists() else []
        return sum(1 for line in lines if line.strip() and _entry(line) is None)


def _entry(line: bytes) -> Entry | None:
    """What a line says; None when that can't be read."""
    try:
        return Entry(**json.loads(line))
    except (ValueError, TypeError):
        return None


def _write_through(path: Path, content: bytes, mode: str) -> None:
    with path.open(mode) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
