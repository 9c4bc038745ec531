"""What a database has and a log lacks, when the log was lost: enough of it to say it again."""

from __future__ import annotations

from bisect import bisect_left
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import duckdb

from outcomes.language import _
from outcomes.plan import Plan
from outcomes.report import Answer
from store.apply.file import is_duckdb, is_there, not_a_database, require_unused
from store.ask.answers import slot_values
from store.ask.stored import StoredReport, observation_row, stored_report
from store.failures import RecordUnavailable
from store.log.entry import Reach
from store.log.log import Log
from store.reading import copied
from store.sql import SETTINGS, ask_on

Row = dict[str, Any]


class LostReport(NamedTuple):
    """A version of a report that the log lacks, with all that it says, and the plan that it answers."""

    report: StoredReport
    said: tuple[Answer, ...]
    plan: Plan


class Lacking(NamedTuple):
    """How many ``entries`` of the database the log lacks, the ``reports`` among them, and the plan of each version."""

    entries: int = 0
    reports: tuple[LostReport, ...] = ()
    plans: tuple[str, ...] = ()

    @property
    def is_only_plans(self) -> bool:
        """Whether nobody has said any of it: the plans come from their folders again."""
        return self.entries == len(self.plans)


def lacking(database: Path, log: Log) -> Lacking:
    """What the log lacks of the database, which is left as it is.

    Raises InUse while another program has the database, RecordUnavailable where it can't be read, and HomeTrouble.
    """
    if not is_there(database):
        return Lacking()
    if not is_duckdb(database):
        raise RecordUnavailable(not_a_database(database))
    require_unused(database)
    with TemporaryDirectory() as folder:
        copy = copied(database, Path(folder)) or database
        try:
            with duckdb.connect(copy, config=SETTINGS) as opened:
                return _lacking(opened, log)
        except duckdb.Error as error:
            message = _("{database} kan ikke læses. Er den fra et andet program, så brug det, der lavede den.")
            raise RecordUnavailable(message.format(database=database.name)) from error


def _lacking(opened: duckdb.DuckDBPyConnection, log: Log) -> Lacking:
    places = [Reach(**row) for row in ask_on(opened, "ask/places")]
    shared = bisect_left(places, True, key=lambda place: log.hash_at(place.position) != place.hash)
    since = {"since": places[shared].position} if shared < len(places) else None
    if since is None:
        return Lacking()
    rows = ask_on(opened, "ask/reports_since", since)
    plans = tuple(row["plan"] for row in ask_on(opened, "ask/plans_since", since))
    return Lacking(len(places) - shared, tuple(_lost(opened, row) for row in rows), plans)


def _lost(opened: duckdb.DuckDBPyConnection, row: Row) -> LostReport:
    report = stored_report(row)
    values = slot_values(report.slot) | {"version": report.version}
    said = [observation_row(one) for one in ask_on(opened, "ask/observations_of_version", values)]
    [plan] = ask_on(opened, "ask/plan_answered", {"plan": report.plan, "report": row["report"]})
    answers = tuple(Answer(report.period, observation) for observation in said)
    return LostReport(report, answers, Plan.model_validate_json(plan["document"]))
