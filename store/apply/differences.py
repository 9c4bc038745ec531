"""Whether DuckDB's tables say what the log says: held against tables that are made anew in memory."""

from __future__ import annotations

from collections.abc import Iterator

from outcomes.language import ngettext
from store.apply.database import Database
from store.log.meeting_said import MEETING_KINDS

_OF_MEETINGS = tuple(said.kind for said in MEETING_KINDS)
_TABLES = ("entry", "person", "plan_version", "target", "report", "observation", "matching", "invented", *_OF_MEETINGS)
_POSITION = {
    "entry": "position",
    "plan_version": "plan_version",
    "target": "plan_version",
    "report": "report",
    "observation": "report",
    "matching": "matching",
    **dict.fromkeys(_OF_MEETINGS, "entry"),
}
"""Where a row says which entry it comes from."""


def differences(database: Database) -> Iterator[str]:
    """For each table that differs: the fewest rows that do it, and the first entry that they come from, where they say.

    Raises duckdb.Error where a table can't be read.
    """
    right = Database(None, database.log)
    right.take(database.log)
    cursor = right.cursor()
    for table in _TABLES:
        rows = database.cursor().table(table).to_arrow_table()
        cursor.register("found", rows)
        ours, theirs = cursor.table(table), cursor.table("found")
        told = f"count(*), min({_POSITION.get(table, 'null')})"
        found = [side.aggregate(told).fetchall()[0] for side in (ours.except_(theirs), theirs.except_(ours))]
        count = max(*(count for count, _first in found), abs(len(rows) - ours.shape[0]))
        if count:
            position = min((first for _count, first in found if first), default=None)
            yield _told(position, count).format(table=table, n=count, position=position)
    right.close()


def _told(position: int | None, count: int) -> str:
    if position is None:
        return ngettext(
            "Tabellen {table} er ikke, som loggen siger: {n} række. Kør rebuild.",
            "Tabellen {table} er ikke, som loggen siger: {n} rækker. Kør rebuild.",
            count,
        )
    return ngettext(
        "Tabellen {table} er ikke, som loggen siger: {n} række, fra indlæg {position}. Kør rebuild.",
        "Tabellen {table} er ikke, som loggen siger: {n} rækker, de første fra indlæg {position}. Kør rebuild.",
        count,
    )
