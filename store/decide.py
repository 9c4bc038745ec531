"""What is decided before something is said: which version it is, and whether it may be said at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any, NamedTuple

import duckdb

from outcomes.indicator import Indicator
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.plan_change import plan_changes
from outcomes.report import Observation, Report, Slot
from outcomes.typed import typed
from store.apply.long_report import LONG, as_parquet, rows_of
from store.ask.answers import slot_values
from store.ask.stored import observation_row
from store.failures import NotSaved, Overtaken, PlanRefused
from store.log.entry import Attachment
from store.log.said import AskedTarget, PlanSaid, ReportSaid, SaidBands
from store.moment import day_of
from store.sql import ask_on

Cursor = duckdb.DuckDBPyConnection
Ask = Callable[[str, dict[str, Any]], list[dict[str, Any]]]
"""Asks a question of ``store/ask``."""


class Came(NamedTuple):
    """When something came (UTC), and from when it counts."""

    received_at: datetime
    known_at: datetime


def newest_version(cursor: Cursor, slot: Slot) -> dict[str, Any] | None:
    return next(iter(ask_on(cursor, "ask/report_versions", slot_values(slot))), None)


def came(newest: dict[str, Any] | None, slot: Slot, at: datetime | None, now: datetime, began: datetime) -> Came:
    """When a version comes: now, or at the moment that is said, which may be earlier.

    What was brought in later than it came counts from now on, so that days that have been looked at stay as they
    were; from before the log ``began`` nobody has looked at any. A clock that goes back moves nothing. Raises
    NotSaved for a moment before the version that it follows.
    """
    if at is None:
        last = max(newest["received_at"], newest["known_at"]) if newest else now
        return Came(max(now, last), max(now, last))
    if newest and at < newest["received_at"]:
        message = _("Intet er gemt. {number} kom {day}, og en senere version kan ikke være kommet før den.")
        raise NotSaved(message.format(number=_number(slot, newest), day=typed(day_of(newest["received_at"]))))
    known_at = at if at < began or at > now else now
    return Came(at, max(known_at, newest["known_at"]) if newest else known_at)


def is_already_received(cursor: Cursor, newest: dict[str, Any], sha256: str, report: Report) -> bool:
    """Whether the file that counts already says the same: its columns may have been matched anew."""
    if newest["sha256"] != sha256:
        return False
    rows = ask_on(cursor, "ask/observations_of_version", slot_values(report.slot) | {"version": newest["version"]})
    return _in_order(observation_row(row) for row in rows) == _in_order(report.observations)


def require_seen(newest: dict[str, Any] | None, slot: Slot, seen: int | None) -> None:
    """Raises Overtaken when the newest version is another than the one that was ``seen``, or 0 for none."""
    if newest and seen not in (None, newest["version"]):
        message = _("Der er i mellemtiden kommet en nyere version ({number}) fra {by}. Jeres er ikke afleveret.")
        raise Overtaken(message.format(number=_number(slot, newest), by=newest["reported_by"]))


def require_to_withdraw(newest: dict[str, Any] | None, slot: Slot, seen: int | None) -> dict[str, Any]:
    """The version that a withdrawal follows. Raises NotSaved when none counts, or a newer one than the one ``seen``."""
    if newest is None or newest["withdrawn"]:
        raise NotSaved(_("Der er ingen rapport at trække tilbage."))
    if seen not in (None, newest["version"]):
        message = _("Der er i mellemtiden kommet en nyere version ({number}). Luk, og se den først.")
        raise NotSaved(message.format(number=_number(slot, newest)))
    return newest


def require_no_reports(cursor: Cursor) -> None:
    """Raises NotSaved where reports are: those of another database would come among them."""
    if any(
        ask_on(cursor, "ask/last_moment", {"plan": row["plan"]})[0]["received_at"]
        for row in ask_on(cursor, "ask/plans")
    ):
        raise NotSaved(_("Intet er hentet ind: loggen har rapporter. Hent ind i en ny, med --database."))


def require_no_others(counting: dict[Slot, list[dict[str, Any]]]) -> None:
    """Raises NotSaved when history would come where other reports count."""
    if taken := [_number(slot, versions[0]) for slot, versions in counting.items() if versions]:
        message = _("Intet er gemt. Der er allerede andre rapporter: {numbers}. Slet deres rækker i filen.")
        raise NotSaved(message.format(numbers=", ".join(taken)))


def report_said(report: Report, delivery: dict[str, Any]) -> tuple[ReportSaid, tuple[Attachment, ...]]:
    """What a report says in its delivery, and the file that a long one has its observations in."""
    if len(report.observations) <= LONG:
        return ReportSaid(**delivery, observations=report.observations), ()
    observations = Attachment.of(as_parquet(rows_of(report)))
    return ReportSaid(**delivery, observations_in=observations.sha256), (observations,)


def counting(cursor: Cursor, slot: Slot) -> list[dict[str, Any]]:
    """The versions of a report that counts, the newest first; none of one that is withdrawn."""
    versions = ask_on(cursor, "ask/report_versions", slot_values(slot))
    return [] if versions and versions[0]["withdrawn"] else versions


def refusal(ask: Ask, plan: Plan, replace: bool = False) -> PlanRefused | None:
    """Why a plan can't come after the version that holds; where it is to ``replace``, it may make answers disappear."""
    documents = ask("plan_documents", {"plan": plan.id})
    if not documents:
        return None
    holds, *earlier = documents
    changes = plan_changes(plan, _read(holds), map(_read, earlier), _reported_on(ask, plan.id))
    refused = [change for change in changes if not (replace and change.is_loss)]
    return PlanRefused(refused, _read(holds)) if refused else None


def _read(version: dict[str, Any]) -> Plan:
    return Plan.model_validate_json(version["document"])


def _reported_on(ask: Ask, plan: str) -> dict[str, dict[str, list[str]]]:
    """The numbers of the reports that have spoken of each indicator and part."""
    found: dict[str, dict[str, list[str]]] = {}
    for row in ask("reported_on", {"plan": plan}):
        slot = Slot(plan, row["activity"], Period.parse(row["period"]))
        found.setdefault(row["indicator"], {}).setdefault(row["part"], []).append(_number(slot, row))
    return found


def plan_said(cursor: Cursor, plan: Plan, sha256: str, at: datetime) -> PlanSaid:
    """A version of a plan, with what each indicator asks.

    What an older program has said of an indicator that asks anew (decision 0015) goes on, while it asks the same.
    """
    anew = _asked_anew(cursor, plan)
    rows = (row for indicator in plan.asked for row in _targets(indicator, plan.bands.tolerance))
    return PlanSaid(
        plan=plan.id,
        effective_at=at,
        sha256=sha256,
        bands=SaidBands(**plan.bands.model_dump(exclude={"tolerance", "assumption"})),
        targets=tuple(
            AskedTarget(position=position, **row, **anew.get(row["indicator"], {})) for position, row in enumerate(rows)
        ),
        document=plan.model_dump(mode="json"),
    )


def _asked_anew(cursor: Cursor, plan: Plan) -> dict[str, dict[str, Any]]:
    """Of each indicator that asks something else than it did: from when, and the version that asked that."""
    for newest in ask_on(cursor, "ask/latest_plan_version", {"plan": plan.id}):
        if rows := ask_on(cursor, "ask/asked_before", {"plan_version": newest["plan_version"]}):
            before, now = _read(newest).asked_by_id, plan.asked_by_id
            kept = {row.pop("indicator"): row for row in rows}
            return {id: row for id, row in kept.items() if id in now and not now[id].asks_otherwise_than(before[id])}
    return {}


def _targets(indicator: Indicator, tolerance: float) -> Iterator[dict[str, Any]]:
    target = indicator.target
    for due in indicator.dues:
        parts = (str(due.year),) if indicator.repeats_each_year else indicator.parts or ("",)
        for part in parts:
            yield {
                "indicator": indicator.id,
                "part": part,
                "open_parts": indicator.open_parts is not None,
                "activity": indicator.activity,
                "due": str(due),
                "due_ends": due.last_day,
                "expected": len(due.half_years),
                "kind": indicator.kind,
                "form": target.form,
                "low": _as_float(target.low),
                "high": _as_float(target.high),
                "tolerance": target.tolerance or tolerance,
                "baseline": _as_float(indicator.baseline.value) if indicator.baseline else None,
            }


def _as_float(number: float | None) -> float | None:
    return None if number is None else float(number)


def _number(slot: Slot, version: dict[str, Any]) -> str:
    return slot.receipt(version["version"], version["practised"])


def _in_order(observations: Iterable[Observation]) -> list[Observation]:
    return sorted(observations, key=lambda one: (one.indicator, one.part))
