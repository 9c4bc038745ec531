"""A database of before the log: all that it says, as entries with the moments that it was said at."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime, time
from pathlib import Path
from typing import Any

import duckdb

from outcomes.language import _
from outcomes.period import Period
from outcomes.report import Observation, Report
from outcomes.stop import Stop
from store import decide
from store.apply.file import is_duckdb, is_there, require_unused
from store.ask.stored import observation_row
from store.log.entry import Attachment, Entry
from store.log.log import Writing
from store.log.said import AskedTarget, InventedSaid, MatchingSaid, PlanSaid, SaidBands, WithdrawalSaid
from store.sql import SETTINGS

Row = dict[str, Any]
_NEEDED = {"plan_version", "target", "upload", "report", "observation"}
_LATER = {"measured_on": None, "next_step": None, "done_by": None, "assessment": None}
"""What an observation lacks that is older than that."""


class NoOldDatabase(Stop):
    """A file that is no database of before the log."""


class OldDatabase:
    """The rows of a database of before the log."""

    def __init__(self, file: Path) -> None:
        """Read it. Raises NoOldDatabase, and InUse while another program has the file."""
        self._tables = _tables(file)
        self._targets = _by(self._tables["target"], "plan_version")
        self._observations = _by(self._tables["observation"], "report")
        self._uploads = {row["upload"]: row for row in self._tables["upload"]}

    @property
    def plans(self) -> set[str]:
        return {row["plan"] for row in self._tables["plan_version"]}

    def append_to(self, writing: Writing) -> int:
        """Append everything that it says, in its order. Returns how many versions of reports."""
        for row in self._tables.get("invented", []):
            writing.append(InventedSaid().told(), "eksempler", row["since"])
        positions: dict[int | None, int | None] = {None: None}
        said = [(row[table], table, row) for table in ("plan_version", "report", "matching") for row in self._of(table)]
        for number, table, row in sorted(said, key=lambda one: int(one[0])):
            if table == "plan_version":
                positions[number] = self._append_plan(writing, row, positions).position
            elif table == "report":
                self._append_report(writing, row)
            else:
                matching = MatchingSaid(**{name: row[name] for name in ("plan", "activity", "content")})
                writing.append(matching.told(), row["confirmed_by"], row["confirmed_at"])
        return len(self._of("report"))

    def drafts(self) -> list[Row]:
        """The newest draft of each report that has one."""
        in_order = sorted(self._of("draft"), key=lambda row: int(row["draft"]))
        newest = {(row["plan"], row["activity"], row["period"]): row for row in in_order}
        return [row for row in newest.values() if row["content"]]

    def _of(self, table: str) -> list[Row]:
        return self._tables.get(table, [])

    def _append_plan(self, writing: Writing, row: Row, positions: dict[int | None, int | None]) -> Entry:
        asked = (
            target | {"asked_before": positions[target.get("asked_before")]}
            for target in self._targets[row["plan_version"]]
        )
        said = PlanSaid(
            plan=row["plan"],
            effective_at=row["effective_at"],
            sha256=row["sha256"],
            bands=SaidBands(
                satisfactory=row["satisfactory_from"],
                limited=row["limited_from"],
                above=row["above_from"],
                assessed=row["assessed_verdicts"],
                done_late=row.get("done_late") or "limited",
            ),
            targets=tuple(_target(target) for target in asked),
            document=json.loads(row["document"]),
        )
        return writing.append(said.told(), row["loaded_by"], row["effective_at"])

    def _append_report(self, writing: Writing, row: Row) -> None:
        shared = {name: row[name] for name in ("plan", "activity", "period", "version", "received_at")}
        shared |= {"known_at": row["received_at"], "program": row.get("program") or ""}
        if row.get("withdrawn"):
            told = WithdrawalSaid(**shared, reason=row["reason"] or "").told()
        else:
            upload = self._uploads[row["upload"]]
            file, about = Attachment.of(upload["content"]), upload["filename"]
            delivery = shared | {"file": file.sha256, "filename": about, "size": len(file.content)}
            said, files = decide.report_said(self._report(row), delivery | {"remark": row.get("reason")})
            told = said.told(file, *files)
        writing.append(told, row["reported_by"], row["received_at"])

    def _report(self, row: Row) -> Report:
        observations = tuple(_observation(one) for one in self._observations[row["report"]])
        about = {"plan": row["plan"], "activity": row["activity"], "period": Period.parse(row["period"])}
        return Report(**about, observations=observations)


def _target(row: Row) -> AskedTarget:
    values: Row = {name: row.get(name) for name in AskedTarget.model_fields}
    return AskedTarget(**values)


def _observation(row: Row) -> Observation:
    """An observation; before there was ``done_by`` the day that something was done stood alone."""
    done_on = row.get("done_on")
    return observation_row(_LATER | row | ({"done_by": datetime.combine(done_on, time.min)} if done_on else {}))


def _tables(file: Path) -> dict[str, list[Row]]:
    require_unused(file)
    if not (is_there(file) and is_duckdb(file)):
        raise NoOldDatabase(_no_old_database(file))
    try:
        with duckdb.connect(file, read_only=True, config=SETTINGS) as old:
            names = [name for (name,) in old.execute("select table_name from duckdb_tables()").fetchall()]
            found = {name: _rows(old.table(name)) for name in names}
    except duckdb.Error as error:
        raise NoOldDatabase(_no_old_database(file)) from error
    if "made_by" in found or not set(found) >= _NEEDED:
        raise NoOldDatabase(_no_old_database(file))
    return found


def _rows(table: duckdb.DuckDBPyRelation) -> list[Row]:
    return [dict(zip(table.columns, row, strict=True)) for row in table.fetchall()]


def _by(rows: list[Row], column: str) -> defaultdict[Any, list[Row]]:
    grouped: defaultdict[Any, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row[column]].append(row)
    return grouped


def _no_old_database(file: Path) -> str:
    return _("{file} er ikke en database fra før loggen, eller den er beskadiget. Intet er hentet ind.").format(
        file=file.name
    )
