"""What is added to the record, and how: plans, reports, history and withdrawals."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Observation, Report, Slot
from outcomes.typed import typed
from store.connection import NotSaved, Overtaken, ask_on, read_by_what_was_asked
from store.moment import day_of
from store.rows import insert_observations, insert_targets
from store.stored import observation_row


class Added(NamedTuple):
    """A report of a history file: the version that was added, or None when the file has become it already."""

    slot: Slot
    version: int | None
    observations: int


def insert_withdrawal(cursor: duckdb.DuckDBPyConnection, slot: Slot, seen: int | None, said: dict[str, Any]) -> int:
    """The version that was added. Raises NotSaved when no report counts, or a newer one than the version ``seen``."""
    newest = _newest(cursor, slot)
    if newest is None or newest["withdrawn"]:
        raise NotSaved(_("Der er ingen rapport at trække tilbage."))
    if seen not in (None, newest["version"]):
        message = _("Der er i mellemtiden kommet en nyere version ({number}). Luk, og se den først.")
        raise NotSaved(message.format(number=_number(slot, newest)))
    _require_in_order(newest, slot, said["at"])
    values = slot_values(slot) | said | {"half_ends": slot.period.last_day, "version": newest["version"] + 1}
    return int(ask_on(cursor, "add_withdrawal", values)[0]["version"])


def insert_plan(cursor: duckdb.DuckDBPyConnection, plan: Plan, values: dict[str, Any]) -> None:
    anew = _asked_anew(cursor, plan, values["effective_at"])
    insert_targets(cursor, plan, ask_on(cursor, "add_plan_version", values)[0]["plan_version"], anew)
    read_by_what_was_asked(cursor)


def _asked_anew(cursor: duckdb.DuckDBPyConnection, plan: Plan, at: datetime) -> dict[str, dict[str, Any]]:
    """Of each indicator that has asked something else: from when it asks this, and the version that asked that."""
    for newest in ask_on(cursor, "latest_plan_version", {"plan": plan.id}):
        number, before = newest["plan_version"], Plan.model_validate_json(newest["document"]).asked_by_id
        kept = {row.pop("indicator"): row for row in ask_on(cursor, "asked_before", {"plan_version": number})}
        changed = (one.id for one in plan.asked if one.id in before and one.asks_otherwise_than(before[one.id]))
        return kept | {id: {"counts_from": at, "asked_before": number} for id in changed}
    return {}


def insert_if_new(
    cursor: duckdb.DuckDBPyConnection,
    report: Report,
    seen: int | None,
    upload: dict[str, Any],
    received: dict[str, Any],
) -> int | None:
    """The version that was added, or None when the file that counts already says the same.

    The same file can say something else: its columns may have been matched anew. Raises Overtaken when the
    newest version is another than the one that was ``seen``, or 0 for none.
    """
    newest = _newest(cursor, report.slot)
    if newest and newest["sha256"] == upload["sha256"]:
        rows = ask_on(cursor, "observations_of_version", slot_values(report.slot) | {"version": newest["version"]})
        if _in_order(observation_row(row) for row in rows) == _in_order(report.observations):
            return None
    if newest and seen not in (None, newest["version"]):
        message = _("Der er i mellemtiden kommet en nyere version ({number}) fra {by}. Jeres er ikke afleveret.")
        number = _number(report.slot, newest)
        raise Overtaken(message.format(number=number, by=newest["reported_by"]))
    _require_in_order(newest, report.slot, received["received_at"])
    return insert_report(cursor, report, upload, received)


def _require_in_order(newest: dict[str, Any] | None, slot: Slot, received_at: datetime) -> None:
    """Raise NotSaved when a version would have come before the one that it follows: days that were quoted stay."""
    if newest and received_at < newest["received_at"]:
        message = _("Intet er gemt. {number} kom {day}, og en senere version kan ikke være kommet før den.")
        number, day = _number(slot, newest), typed(day_of(newest["received_at"]))
        raise NotSaved(message.format(number=number, day=day))


def _newest(cursor: duckdb.DuckDBPyConnection, slot: Slot) -> dict[str, Any] | None:
    return next(iter(ask_on(cursor, "report_versions", slot_values(slot))), None)


def _number(slot: Slot, version: dict[str, Any]) -> str:
    return slot.receipt(version["version"], version["practised"])


def _in_order(observations: Iterable[Observation]) -> list[Observation]:
    return sorted(observations, key=lambda one: (one.indicator, one.part))


def slot_values(slot: Slot) -> dict[str, Any]:
    """The place of a report as the questions and inserts name it."""
    return slot._asdict() | {"period": str(slot.period)}


def insert_report(
    cursor: duckdb.DuckDBPyConnection, report: Report, upload: dict[str, Any], received: dict[str, Any]
) -> int:
    [uploaded] = ask_on(cursor, "add_upload", upload)
    added = _add_report(cursor, report.slot, received | uploaded)
    insert_observations(cursor, report, added["report"])
    return int(added["version"])


def _add_report(cursor: duckdb.DuckDBPyConnection, slot: Slot, values: dict[str, Any]) -> dict[str, Any]:
    given = {"reason": None, "half_ends": slot.period.last_day} | slot_values(slot) | values
    return ask_on(cursor, "add_report", given)[0]


def insert_history(
    cursor: duckdb.DuckDBPyConnection, plan: str, rows: pa.Table, upload: dict[str, Any], received: dict[str, Any]
) -> list[Added]:
    """Add a report for each activity and half-year of the rows; all of them came in one file.

    Raises NotSaved when one of them has a report that counts and that this file has not been before.
    """
    cursor.register("history", rows)
    found = ask_on(cursor, "history_slots", {})
    slots = {Slot(plan, row["activity"], Period.parse(row["period"])): row["observations"] for row in found}
    counting = {slot: _counting(cursor, slot) for slot in slots}
    new = [slot for slot in slots if upload["sha256"] not in (version["sha256"] for version in counting[slot])]
    if taken := [_number(slot, counting[slot][0]) for slot in new if counting[slot]]:
        message = _("Intet er gemt. Der er allerede andre rapporter: {numbers}. Slet deres rækker i filen.")
        raise NotSaved(message.format(numbers=", ".join(taken)))
    versions: dict[Slot, int] = {}
    for slot in new:
        _require_in_order(_newest(cursor, slot), slot, received["received_at"])
    if new:
        [uploaded] = ask_on(cursor, "add_upload", upload)
        versions = {slot: _add_report(cursor, slot, received | uploaded)["version"] for slot in new}
        ask_on(cursor, "add_history", uploaded)
    return [Added(slot, versions.get(slot), observations) for slot, observations in slots.items()]


def _counting(cursor: duckdb.DuckDBPyConnection, slot: Slot) -> list[dict[str, Any]]:
    """The versions of a report that counts, the newest first; none of one that is withdrawn."""
    versions = ask_on(cursor, "report_versions", slot_values(slot))
    return [] if versions and versions[0]["withdrawn"] else versions
