"""History from another system: reports of many activities and half-years in one file, read and checked by DuckDB."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import duckdb
import pyarrow as pa

from outcomes.language import _
from outcomes.personal_data import has_cpr
from outcomes.plan import Plan
from outcomes.problem import Problem, has_errors
from outcomes.report import SentFile
from store.history.asked import what_is_asked
from store.history.problems import told
from store.sql import SETTINGS, ask_on

MOST_PROBLEMS = 100
_LONGEST_ROW = 131_072  # bytes; the reader of reports takes as many characters in one cell
# What the reader of reports takes off around a text: everything that Unicode has for a space.
_SPACES = "".join(map(chr, (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B))))
_SPACES += "\u2028\u2029\u202f\u205f\u3000"


class History(NamedTuple):
    """What a file says: its observations as rows, and the first of its problems, which are ``found`` in all."""

    rows: pa.Table
    problems: tuple[Problem, ...]
    found: int

    @classmethod
    def refused(cls, problems: Sequence[Problem]) -> History:
        """A file that can't be taken apart."""
        return cls(pa.table({}), tuple(problems[:MOST_PROBLEMS]), len(problems))

    @property
    def can_be_stored(self) -> bool:
        return not has_errors(self.problems)  # the errors are the first


def read_history(sent: SentFile, headers: Mapping[str, str], plan: Plan) -> History:
    """The observations of a CSV, and what is wrong with it. Nothing is stored.

    ``headers`` are its columns in order: what a report calls each, and how its first row does.
    """
    with closing(duckdb.connect(config=SETTINGS)) as database, TemporaryDirectory() as folder:
        file = Path(folder) / "history.csv"
        file.write_bytes(sent.content)
        database.create_function("any_cpr", _any_cpr, ["VARCHAR"], "BOOLEAN")
        database.register("sent", _read_csv(database, file, headers))
        try:
            ask_on(database, "history/cells", {"spaces": _SPACES})
        except duckdb.InvalidInputException:
            message = _("Filen kan ikke skilles ad i felter. Måske er en række meget lang.")
            return History.refused([Problem("not-csv", message)])
        for name, asked in what_is_asked(plan):
            database.register(name, asked)
        ask_on(database, "history/said", {})
        found = ask_on(database, "history/check", {"most": MOST_PROBLEMS})
        ask_on(database, "history/observations", {})
        rows = database.table("observation").to_arrow_table()
    problems = tuple(told(problem, headers) for problem in found)
    return History(rows, problems, found[0]["found"] if found else 0)


def _any_cpr(cells: str) -> bool:
    return any(map(has_cpr, cells.split("\0")))


def _read_csv(database: duckdb.DuckDBPyConnection, file: Path, headers: Mapping[str, str]) -> duckdb.DuckDBPyRelation:
    return database.read_csv(
        file,
        auto_detect=False,
        columns=dict.fromkeys(headers, "VARCHAR"),
        header=True,
        sep=";",
        quotechar='"',
        escapechar='"',
        encoding="utf-8",
        strict_mode=True,
        max_line_size=_LONGEST_ROW,
    )
