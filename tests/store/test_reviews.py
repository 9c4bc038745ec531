"""A report is approved, or sent back and answered; one of an older half-year is locked but for its words."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from outcomes.meeting import ReviewOutcome
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Receipt, Slot
from store.beside import Beside
from store.failures import NotSaved
from store.meeting.reviews import replies, review_report, reviews
from store.store import Store
from tests import make

REVIEWING = {"approves": "secretariat", "notes": "steering_group", "ours": "Sat af os."}
INDICATORS = (make.indicator("A01-01", due="2026H1"), make.indicator("A01-02", due="2026H2"))
PLAN, ONE_LEVEL, WITHOUT = (
    make.plan(*INDICATORS, **more) for more in ({"review": REVIEWING}, {"review": REVIEWING | {"notes": None}}, {})
)
H1, EVER = Period(2026, 1), date(2090, 1, 1)
SLOT = Slot(PLAN.id, 1, H1)
AUGUST, SEPTEMBER, JANUARY = datetime(2026, 8, 1, 12), datetime(2026, 9, 1, 12), datetime(2027, 1, 5, 12)


@pytest.fixture
def store(fresh_store: Store) -> Store:
    return with_plan(fresh_store, PLAN)


def with_plan(store: Store, plan: Plan) -> Store:
    store.add_plan(plan, "sekretariatet", datetime(2026, 1, 1))
    deliver(store, 7)
    return store


def deliver(store: Store, value: int, at: datetime = AUGUST, note: str = "", answer: str | None = None) -> Receipt:
    report = make.report(PLAN, "2026H1", ("A01-01", value, {"note": note} if note else {}))
    return store.submit(report, f"{value}{note}{at}".encode(), "a.csv", "Klubben", at, beside=Beside(answer=answer))


def review(
    store: Store,
    outcome: ReviewOutcome,
    words: str | None = None,
    version: int = 1,
    at: datetime = SEPTEMBER,
    plan: Plan = PLAN,
) -> None:
    review_report(store, plan, SLOT, version, outcome, words, "Lene", at)


def said(store: Store, day: date = EVER) -> list[tuple[int, str, str | None]]:
    return [(one.report_version, one.outcome, one.words) for one in reviews(store, PLAN.id, day)]


def test_a_report_is_approved_and_then_noted(store: Store) -> None:
    review(store, "approved")
    review(store, "noted")
    assert said(store) == [(1, "approved", None), (1, "noted", None)]
    assert said(store, date(2026, 8, 31)) == []


def test_what_was_sent_back_is_answered_by_the_next_version(store: Store) -> None:
    review(store, "returned", "Tallet for job mangler")
    with pytest.raises(NotSaved, match=r"sendt tilbage: Tallet for job mangler\. Skriv i en sætning"):
        deliver(store, 9, SEPTEMBER)
    with pytest.raises(NotSaved, match="CPR"):
        deliver(store, 9, SEPTEMBER, answer="Ring til 010190-1234")
    assert len(make.deliveries(store)) == 1
    deliver(store, 9, SEPTEMBER, answer="Det er skrevet nu")
    assert [(one.report_version, one.words) for one in replies(store, PLAN.id, EVER)] == [(2, "Det er skrevet nu")]
    deliver(store, 10, SEPTEMBER)  # that one was not sent back


@pytest.mark.parametrize(
    ("outcome", "words", "told"),
    [
        ("returned", None, "Skriv, hvorfor rapporten sendes tilbage"),
        ("returned", "  ", "Skriv, hvorfor rapporten sendes tilbage"),
        ("reopened", None, "Skriv, hvorfor rapporten åbnes igen"),
        ("noted", None, "skal være godkendt"),
        ("approved", "Se 010190-1234", "CPR"),
    ],
)
def test_a_review_that_lacks_something_is_refused(
    store: Store, outcome: ReviewOutcome, words: str | None, told: str
) -> None:
    with pytest.raises(NotSaved, match=told):
        review(store, outcome, words)
    assert said(store) == []


def test_nobody_reviews_a_version_that_is_not_the_newest_or_says_the_same_twice(store: Store) -> None:
    deliver(store, 8)
    with pytest.raises(NotSaved, match="nyere version fra Klubben"):
        review(store, "approved", version=1)
    review(store, "approved", version=2)
    with pytest.raises(NotSaved, match="allerede godkendt af Lene"):
        review(store, "approved", version=2)


def test_a_plan_with_one_level_has_nothing_to_note(fresh_store: Store) -> None:
    store = with_plan(fresh_store, ONE_LEVEL)
    review(store, "approved", plan=ONE_LEVEL)
    with pytest.raises(NotSaved, match="skal være godkendt"):
        review(store, "noted", plan=ONE_LEVEL)


def test_a_plan_without_reviews_locks_nothing(fresh_store: Store) -> None:
    store = with_plan(fresh_store, WITHOUT)
    with pytest.raises(NotSaved, match="Planen siger ikke"):
        review(store, "approved", plan=WITHOUT)
    assert deliver(store, 9, JANUARY).version == 2


# Locked.


def test_the_newest_half_years_report_can_be_corrected_whole(store: Store) -> None:
    assert deliver(store, 9, datetime(2026, 12, 30, 12)).version == 2


def test_of_an_older_one_words_can_be_corrected_and_numbers_not(store: Store) -> None:
    with pytest.raises(NotSaved, match="er tal ændret: A01-01"):
        deliver(store, 9, JANUARY)
    assert deliver(store, 7, JANUARY, note="Regn").version == 2
    with pytest.raises(NotSaved, match="Rapporten er låst"):
        store.withdraw(SLOT, "Klubben", "Forkert", JANUARY)


def test_one_that_is_opened_again_can_be_corrected_once(store: Store) -> None:
    review(store, "reopened", "Tallet var forkert", at=JANUARY)
    assert deliver(store, 9, JANUARY).version == 2
    with pytest.raises(NotSaved, match="er tal ændret"):
        deliver(store, 10, JANUARY)


def test_one_that_is_sent_back_can_be_corrected_with_an_answer(store: Store) -> None:
    review(store, "returned", "Tallet var forkert", at=JANUARY)
    assert deliver(store, 9, JANUARY, answer="Det er rettet").version == 2


def test_a_first_version_may_always_come_late(fresh_store: Store) -> None:
    fresh_store.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
    assert deliver(fresh_store, 7, JANUARY).version == 1


# Only what is approved.


def attained(store: Store, approved: bool = True) -> object:
    return next(
        row for row in store.attainment(PLAN.id, EVER, approved=approved) if row.indicator == "A01-01"
    ).delivered


def test_of_approved_reports_the_newest_that_is_approved_counts(store: Store) -> None:
    assert (attained(store), attained(store, approved=False)) == (None, 7)
    review(store, "approved")
    deliver(store, 9, SEPTEMBER)
    assert (attained(store), attained(store, approved=False)) == (7, 9)
    assert [one.version for one in store.reports(PLAN.id, EVER, approved=True)] == [1]
    assert [one.observation.value for one in store.observations(PLAN.id, EVER, approved=True)] == [7]
    review(store, "approved", version=2)
    assert attained(store) == 9
    review(store, "noted", version=2)
    assert attained(store) == 9


def test_what_is_sent_back_or_withdrawn_is_not_counted_as_approved(store: Store) -> None:
    review(store, "approved")
    review(store, "returned", "Se på tallet igen")
    assert attained(store) is None
    deliver(store, 9, SEPTEMBER, answer="Det er set")
    review(store, "approved", version=2)
    store.withdraw(SLOT, "Klubben", "Forkert", SEPTEMBER)
    assert attained(store) is None and store.reports(PLAN.id, EVER, approved=True) == ()


def test_what_was_approved_on_a_day_stays_so_for_that_day(store: Store) -> None:
    review(store, "approved")
    before = store.attainment(PLAN.id, date(2026, 8, 31), approved=True)
    after = store.attainment(PLAN.id, date(2026, 9, 1), approved=True)
    assert (before[0].delivered, after[0].delivered) == (None, 7)
