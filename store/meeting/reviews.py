"""Reviews of reports: taken down, and asked."""

from __future__ import annotations

from datetime import date, datetime

from outcomes import names, review
from outcomes.free_text import kept
from outcomes.language import _
from outcomes.meeting import ReviewOutcome
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Slot
from outcomes.review import Reply, Review
from store import decide
from store.beside import newest_review, review_row
from store.decide import Cursor
from store.failures import NotSaved
from store.log.log import Writing
from store.log.meeting_said import ReviewSaid
from store.meeting.known import known
from store.moment import now
from store.store import Store


def reviews(store: Store, plan: str, as_of: date) -> tuple[Review, ...]:
    """Those that are known at the end of a day, the first first."""
    return tuple(map(review_row, known(store, "review", "reviews", plan, as_of)))


def replies(store: Store, plan: str, as_of: date) -> tuple[Reply, ...]:
    """What has been answered to what was sent back, by the end of a day."""
    rows = known(store, "answer", "answers", plan, as_of)
    return tuple(
        Reply(row["activity"], Period.parse(row["period"]), row["report_version"], row["words"]) for row in rows
    )


def review_report(
    store: Store,
    plan: Plan,
    slot: Slot,
    version: int,
    outcome: ReviewOutcome,
    words: str | None,
    by: str,
    at: datetime | None = None,
) -> None:
    """Say of the newest version of a report that it is approved, sent back, noted or opened again. ``at`` is UTC.

    Raises NotSaved when words are missing, when it has been said already, or a newer version has come.
    """
    if plan.review is None:
        raise NotSaved(_("Planen siger ikke, at rapporter skal godkendes."))
    notes = plan.review.notes
    if fault := names.fault_of_sayer(by):
        raise NotSaved(fault)

    def work(cursor: Cursor, writing: Writing) -> None:
        newest = decide.newest_version(cursor, slot)
        if newest is None or newest["withdrawn"]:
            raise NotSaved(_("Der er ingen rapport, der tæller."))
        if newest["version"] != version:
            raise NotSaved(_("Der er kommet en nyere version fra {by}. Se den først.").format(by=newest["reported_by"]))
        if fault := review.fault(outcome, words, newest_review(cursor, slot, version), notes):
            raise NotSaved(fault)
        said = ReviewSaid(
            plan=slot.plan,
            known_at=max(at or store.now_in(slot.plan), newest["known_at"]),
            activity=slot.activity,
            period=str(slot.period),
            report_version=version,
            outcome=outcome,
            words=kept(words),
        )
        writing.append(said.told(), names.kept(by), now())

    store.write(work)
