"""What comes with a report and is not in its file, and whether a version may follow the one that counts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

import duckdb

from outcomes import free_text
from outcomes.free_text import kept
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Report, Slot
from outcomes.request import NewRequest
from outcomes.review import Review, changed_numbers, is_locked
from store.ask.answers import slot_values
from store.ask.stored import observation_row
from store.failures import NotSaved
from store.log.kind import Said
from store.log.meeting_said import AnswerSaid, RequestSaid
from store.moment import day_of
from store.sql import ask_on

Cursor = duckdb.DuckDBPyConnection
Row = dict[str, Any]


class Beside(NamedTuple):
    """A ``remark`` that is kept with the report, what is asked for in it, and the answer to why it was sent back."""

    remark: str | None = None
    requests: tuple[NewRequest, ...] = ()
    answer: str | None = None


NOTHING_BESIDE = Beside()


def require_to_follow(cursor: Cursor, newest: Row | None, report: Report, beside: Beside, at: datetime) -> None:
    """Raises NotSaved when a report changes numbers of one that is locked, or doesn't answer why it was sent back."""
    if newest is None or newest["withdrawn"]:
        return
    review = newest_review(cursor, report.slot, newest["version"])
    if review and review.outcome == "returned":
        missing = _("Rapporten er sendt tilbage: {why} Skriv i en sætning, hvad I har gjort ved det, og tryk igen.")
        if fault := free_text.fault_of(beside.answer, missing.format(why=_ended(review.words))):
            raise NotSaved(fault)
    if _is_locked(cursor, report.slot, review, at):
        rows = ask_on(cursor, "ask/observations_of_version", slot_values(report.slot) | {"version": newest["version"]})
        changed = changed_numbers([observation_row(row) for row in rows], report.observations)
        if changed:
            message = _(
                "Rapporten er låst, for halvåret er forbi. Kun ord kan rettes, og her er tal ændret: {ids}. "
                "Bed sekretariatet om at åbne den igen."
            )
            raise NotSaved(message.format(ids=", ".join(changed)))


def require_unlocked(cursor: Cursor, newest: Row, slot: Slot, at: datetime) -> None:
    """Raises NotSaved where a report is locked: then it can't be withdrawn either."""
    if _is_locked(cursor, slot, newest_review(cursor, slot, newest["version"]), at):
        message = _("Rapporten er låst, for halvåret er forbi. Bed sekretariatet om at åbne den igen.")
        raise NotSaved(message)


def _is_locked(cursor: Cursor, slot: Slot, review: Review | None, at: datetime) -> bool:
    rows = ask_on(cursor, "ask/latest_plan_version", {"plan": slot.plan})
    return any(is_locked(Plan.model_validate_json(row["document"]), slot.period, review, day_of(at)) for row in rows)


def said_beside(cursor: Cursor, slot: Slot, delivery: Row, beside: Beside) -> Iterator[Said]:
    """The entries that stand beside the report's own. Raises NotSaved for what lacks something."""
    about = {name: delivery[name] for name in ("plan", "activity", "period", "known_at")}
    if answer := kept(beside.answer):
        yield AnswerSaid(**about, report_version=delivery["version"], words=answer)
    [newest] = ask_on(cursor, "ask/newest_numbers", {"plan": delivery["plan"]})
    for place, one in enumerate(not_asked_before(cursor, slot, beside.requests), start=1):
        if fault := one.fault(day_of(delivery["known_at"])):
            raise NotSaved(fault)
        yield RequestSaid(
            **about,
            report_version=delivery["version"],
            number=newest["request"] + place,
            request_kind=one.kind,
            words=one.words,
            kroner=one.kroner,
            by_when=one.by_when,
        )


def not_asked_before(cursor: Cursor, slot: Slot, asked: tuple[NewRequest, ...]) -> tuple[NewRequest, ...]:
    """Each request once, without those that an earlier version has made: said again, it is still the same."""
    rows = ask_on(cursor, "ask/requests_of_report", slot_values(slot))
    before = {NewRequest(row["request_kind"], row["words"], row["kroner"], row["by_when"]) for row in rows}
    return tuple(one for one in dict.fromkeys(asked) if one not in before)


def newest_review(cursor: Cursor, slot: Slot, version: int) -> Review | None:
    """What was said last of a version; None where nobody has."""
    rows = ask_on(cursor, "ask/newest_review", slot_values(slot) | {"version": version})
    return review_row(rows[0]) if rows else None


def review_row(row: Row) -> Review:
    own = {field: row[field] for field in Review._fields if field != "period"}
    return Review(**own, period=Period.parse(row["period"]))


def _ended(words: str | None) -> str:
    """The words as a sentence."""
    said = (words or "").strip()
    return said if said.endswith((".", "!", "?")) else f"{said}."
