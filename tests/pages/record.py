"""What plain SQL says of a record, for holding the pages against it."""

from __future__ import annotations

from pathlib import Path

import duckdb

from tests.pages.visits import seen

DAY = "2027-02-15"
LATEST = "qualify row_number() over (partition by report.activity, report.period order by version desc) = 1"
_RULES = f"set variable as_of = '{DAY} 23:00'::timestamp; set variable today = '{DAY}'::date; "
_PLAN = "set variable plan = 'tingbjerg-husum/2026'; "


def ask(database: Path, question: str) -> list[tuple[object, ...]]:
    """Plain SQL on a copy, since a server or a page holds the file; the rules are asked as of the day."""
    copy = database.with_name("copy.duckdb")
    copy.write_bytes(database.read_bytes())
    with duckdb.connect(copy, read_only=True) as connection:
        connection.execute(_RULES + _PLAN)
        return connection.execute(question).fetchall()


def on(page: str, **asked: str) -> str:
    """What a page says on the day."""
    return seen(page, **{"as_of": DAY} | asked)


def danish(number: object) -> str:
    return f"{number:,}".replace(",", ".")
