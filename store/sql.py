"""Running a file of SQL in DuckDB."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

_HERE = Path(__file__).parent
_VARIABLES = {
    "as_of": "set variable as_of = $1::timestamp",
    "today": "set variable today = $1::date",
    "plan": "set variable plan = $1::varchar",
    "plan_version": "set variable plan_version = $1::integer",
    "approved": "set variable approved = $1::integer[]",
}
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    # Extensions would otherwise be fetched from the network.
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
}


@cache
def read(script: str) -> str:
    """The text of ``store/<script>.sql``."""
    return (_HERE / f"{script}.sql").read_text(encoding="utf-8")


def ask_on(
    cursor: duckdb.DuckDBPyConnection, script: str, values: Mapping[str, Any] | None = None, **variables: Any
) -> list[dict[str, Any]]:
    """Run ``store/<script>.sql`` and return its rows, by column name.

    ``variables`` are the cursor's own (``as_of``, ``today``, ``plan``): the views read them.
    """
    for name, value in variables.items():
        cursor.execute(_VARIABLES[name], [value])
    cursor.execute(read(script), dict(values or {}))
    columns = [column[0] for column in cursor.description or ()]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]
