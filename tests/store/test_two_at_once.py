"""Two who deliver one report: the one who has not seen the other's is told, and nothing is overwritten unseen."""

from __future__ import annotations

from datetime import datetime

import pytest

from outcomes.period import Period
from outcomes.report import Receipt, Slot
from store.failures import NotSaved, Overtaken
from store.store import Store
from tests import make
from tests.store.test_store import all_at_once

PLAN = make.plan(make.indicator("A01-01"))
SLOT = Slot(PLAN.id, 1, Period(2026, 1))


@pytest.fixture
def store(fresh_store: Store) -> Store:
    fresh_store.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
    return fresh_store


def submit(store: Store, value: int, seen: int | None, by: str = "Anna") -> Receipt:
    return store.submit(make.report(PLAN, "2026H1", ("A01-01", value)), str(value).encode(), "a.csv", by, seen=seen)


def test_a_report_is_stored_over_the_version_that_was_seen(store: Store) -> None:
    assert [submit(store, value, seen=value).version for value in range(3)] == [1, 2, 3]


@pytest.mark.parametrize("seen", [0, 1])
def test_a_report_is_not_stored_over_a_version_that_was_not_seen(store: Store, seen: int) -> None:
    for value in (1, 2):
        submit(store, value, seen=None, by="Anna")
    with pytest.raises(Overtaken, match=r"HR-2026H1-01-v2\) fra Anna. Jeres er ikke afleveret"):
        submit(store, 3, seen, by="Bo")
    assert [version.version for version in store.versions(SLOT)] == [2, 1]
    assert len(make.deliveries(store)) == 2


def test_a_withdrawal_that_was_not_seen_is_told_too(store: Store) -> None:
    submit(store, 1, seen=0)
    store.withdraw(SLOT, "Anna", "Forkert halvår")
    with pytest.raises(Overtaken):
        submit(store, 2, seen=1)
    assert submit(store, 2, seen=2).version == 3


def test_the_file_that_counts_already_gets_its_receipt_whatever_was_seen(store: Store) -> None:
    submit(store, 1, seen=0)
    assert submit(store, 1, seen=0).already_received


def test_of_many_at_once_who_have_seen_the_same_one_is_stored_and_the_others_are_told(store: Store) -> None:
    def send(number: int) -> int | None:
        try:
            return submit(store, number, seen=0).version
        except NotSaved:
            return None

    assert sorted(all_at_once(send, 8), key=str) == [1, *[None] * 7]
    assert (len(store.versions(SLOT)), len(make.deliveries(store)), store.trouble) == (1, 1, "")
