"""What is added to the record, and how: plans, reports and withdrawals."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import duckdb

from outcomes.language import _
from outcomes.plan import Plan
from outcomes.report import Observation, Report, Slot
from store.connection import NotSaved, ask_on
from store.rows import insert_observations, insert_targets
from store.stored import observation_row


def insert_withdrawal(cursor: duckdb.DuckDBPyConnection, slot: Slot, seen: int | None, said: dict[str, Any]) -> int:
    """The version that was added. Raises NotSaved when no report counts, or a newer one than the version ``seen``."""
    key = slot_values(slot)
    newest = next(iter(ask_on(cursor, "report_versions", key)), None)
    if newest is None or newest["withdrawn"]:
        raise NotSaved(_("Der er ingen rapport at trække tilbage."))
    if seen not in (None, newest["version"]):
        message = _("Der er i mellemtiden kommet en nyere version ({number}). Luk, og se den først.")
        raise NotSaved(message.format(number=slot.receipt(newest["version"])))
    values = key | said | {"half_ends": slot.period.last_day, "version": newest["version"] + 1}
    return int(ask_on(cursor, "add_withdrawal", values)[0]["version"])


def insert_plan(cursor: duckdb.DuckDBPyConnection, plan: Plan, values: dict[str, Any]) -> None:
    insert_targets(cursor, plan, ask_on(cursor, "add_plan_version", values)[0]["plan_version"])


def insert_if_new(
    cursor: duckdb.DuckDBPyConnection, report: Report, upload: dict[str, Any], received: dict[str, Any]
) -> int | None:
    """The version that was added, or None when the file that counts already says the same.

    The same file can say something else: its columns may have been matched anew.
    """
    newest = ask_on(cursor, "report_versions", slot_values(report.slot))[:1]
    if newest and newest[0]["sha256"] == upload["sha256"]:
        rows = ask_on(cursor, "observations_of_version", slot_values(report.slot) | {"version": newest[0]["version"]})
        if _in_order(observation_row(row) for row in rows) == _in_order(report.observations):
            return None
    return insert_report(cursor, report, upload, received)


def _in_order(observations: Iterable[Observation]) -> list[Observation]:
    return sorted(observations, key=lambda one: (one.indicator, one.part))


def slot_values(slot: Slot) -> dict[str, Any]:
    """The place of a report as the questions and inserts name it."""
    return slot._asdict() | {"period": str(slot.period)}


def insert_report(
    cursor: duckdb.DuckDBPyConnection, report: Report, upload: dict[str, Any], received: dict[str, Any]
) -> int:
    [uploaded] = ask_on(cursor, "add_upload", upload)
    values = slot_values(report.slot) | received | uploaded | {"half_ends": report.period.last_day}
    [added] = ask_on(cursor, "add_report", values)
    insert_observations(cursor, report, added["report"])
    return int(added["version"])
