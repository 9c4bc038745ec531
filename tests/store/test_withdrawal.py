"""A withdrawn report no longer counts, is kept whole, and hinders nothing that comes after."""

from __future__ import annotations

import hashlib
import shutil
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest

from outcomes.coverage import expected_reports
from outcomes.period import Period
from outcomes.report import Receipt, SentFile, Slot
from store.failures import NotSaved
from store.log.said import WithdrawalSaid
from store.store import Store
from tests import make

H1, H2 = Period(2026, 1), Period(2026, 2)
AUGUST, SEPTEMBER, OCTOBER = datetime(2026, 8, 10, 12), datetime(2026, 9, 20, 12), datetime(2026, 10, 5, 12)
NEW_YEAR = date(2027, 1, 31)
PLAN = make.plan(make.indicator("A01-01", due="2026H1"), make.indicator("A01-02"), make.indicator("A02-01"))


@pytest.fixture
def store(fresh_store: Store) -> Store:
    fresh_store.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
    return fresh_store


def submit(store: Store, value: int = 7, at: datetime = AUGUST, half: str = "2026H1") -> Receipt:
    """Submit a report of one value for A01-01; the file is the value."""
    report = make.report(PLAN, half, ("A01-01", value))
    return store.submit(report, str(value).encode(), f"{value}.csv", "Foreningen", at)


def withdraw(store: Store, at: datetime = SEPTEMBER, period: Period = H1) -> None:
    store.withdraw(Slot(PLAN.id, 1, period), "Sekretariatet", "Forkert halvår", at)


def attained(store: Store, day: date) -> tuple[str, object]:
    row = next(row for row in store.attainment(PLAN.id, day) if row.indicator == "A01-01")
    return row.state, row.delivered


# It no longer counts.


@pytest.mark.parametrize(
    ("day", "counts", "state", "delivered"),
    [
        pytest.param(date(2026, 8, 9), False, "missing", None, id="before it came"),
        pytest.param(date(2026, 8, 10), True, "reported", 7, id="the day it came"),
        pytest.param(date(2026, 9, 19), True, "reported", 7, id="the day before it was withdrawn"),
        pytest.param(date(2026, 9, 20), False, "missing", None, id="the day it was withdrawn"),
        pytest.param(NEW_YEAR, False, "missing", None, id="long after"),
    ],
)
def test_a_withdrawn_report_is_missing_from_that_day_on(
    store: Store, day: date, counts: bool, state: str, delivered: int | None
) -> None:
    submit(store)
    withdraw(store)
    assert [report.number for report in store.reports(PLAN.id, day)] == ["HR-2026H1-01-v1"] * counts
    assert [seen.observation.value for seen in store.observations(PLAN.id, day)] == [7] * counts
    assert attained(store, day) == (state, delivered)


def test_a_withdrawn_report_is_expected_again(store: Store) -> None:
    submit(store)
    withdraw(store)
    received = [(report.activity, report.period) for report in store.reports(PLAN.id, NEW_YEAR)]
    expected = expected_reports(PLAN, H1, received)
    assert [(one.activity.number, one.received) for one in expected] == [(1, False), (2, False)]


def test_a_withdrawal_brings_no_earlier_version_back(store: Store) -> None:
    submit(store, 7)
    submit(store, 8)
    withdraw(store)
    assert (store.reports(PLAN.id, NEW_YEAR), store.observations(PLAN.id, NEW_YEAR)) == ((), ())


def test_other_reports_count_as_before(store: Store) -> None:
    submit(store, 7)
    submit(store, 7, half="2026H2")
    store.submit(make.report(PLAN, "2026H1", ("A02-01", 9), activity=2), b"9", "9.csv", "Klubben", AUGUST)
    withdraw(store)
    counting = [(report.activity, report.period) for report in store.reports(PLAN.id, NEW_YEAR)]
    assert counting == [(1, H2), (2, H1)]


def test_the_record_has_moved_on_so_that_no_page_shows_old_answers(store: Store) -> None:
    submit(store)
    before = store.revision()
    withdraw(store)
    assert store.revision() > before


# Everything is kept.


def test_a_withdrawal_is_a_version_that_says_who_when_and_why(store: Store) -> None:
    submit(store)
    withdraw(store)
    newest, first = store.versions(Slot(PLAN.id, 1, H1))
    assert (newest.number, newest.withdrawn, newest.observations) == ("HR-2026H1-01-v2", True, 0)
    assert (newest.reported_by, newest.received_at, newest.reason) == ("Sekretariatet", SEPTEMBER, "Forkert halvår")
    assert (newest.filename, newest.sha256) == (None, None)
    assert (first.withdrawn, first.reason, first.reported_by) == (False, None, "Foreningen")


def test_each_version_keeps_which_program_took_it(tmp_path: Path) -> None:
    for program, write in ("2026.11.30", submit), ("2027.2.1", withdraw):
        with closing(Store(tmp_path / "monitor.duckdb", program)) as opened:
            opened.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
            write(opened)
            programs = [version.program for version in opened.versions(Slot(PLAN.id, 1, H1))]
    assert programs == ["2027.2.1", "2026.11.30"]


def test_what_was_withdrawn_can_still_be_read_and_downloaded(store: Store) -> None:
    submit(store)
    withdraw(store)
    assert [one.value for one in store.observations_of(Slot(PLAN.id, 1, H1), 1)] == [7]
    assert store.sent_file(Slot(PLAN.id, 1, H1), 1) == SentFile("7.csv", b"7")
    assert (store.observations_of(Slot(PLAN.id, 1, H1), 2), store.sent_file(Slot(PLAN.id, 1, H1), 2)) == ((), None)


def test_each_version_comes_back_as_it_was_sent(store: Store) -> None:
    for value in (7, 8):
        submit(store, value)
    sent = [store.sent_file(Slot(PLAN.id, 1, H1), version) for version in (1, 2)]
    assert sent == [SentFile("7.csv", b"7"), SentFile("8.csv", b"8")]
    values = [[one.value for one in store.observations_of(Slot(PLAN.id, 1, H1), version)] for version in (1, 2)]
    assert values == [[7], [8]]


# What comes after.


def test_the_same_file_after_a_withdrawal_is_a_new_version(store: Store) -> None:
    submit(store, 7)
    withdraw(store)
    again = submit(store, 7, OCTOBER)
    assert (again.number, again.already_received) == ("HR-2026H1-01-v3", False)
    assert attained(store, NEW_YEAR) == ("reported", 7)
    assert submit(store, 7, OCTOBER) == again._replace(already_received=True)


def test_a_report_delivered_again_can_be_withdrawn_again(store: Store) -> None:
    for value, month in ((7, 8), (8, 9)):
        submit(store, value, datetime(2026, month, 1))
        withdraw(store, datetime(2026, month, 2))
    versions = store.versions(Slot(PLAN.id, 1, H1))
    assert [(one.version, one.withdrawn) for one in versions] == [(4, True), (3, False), (2, True), (1, False)]


@pytest.mark.parametrize(
    ("submitted", "withdrawn"),
    [pytest.param(0, 0, id="never delivered"), pytest.param(1, 1, id="withdrawn already")],
)
def test_what_does_not_count_can_not_be_withdrawn(store: Store, submitted: int, withdrawn: int) -> None:
    for _ in range(submitted):
        submit(store)
    for _ in range(withdrawn):
        withdraw(store)
    before = store.versions(Slot(PLAN.id, 1, H1))
    with pytest.raises(NotSaved, match="Der er ingen rapport at trække tilbage"):
        withdraw(store)
    assert (store.versions(Slot(PLAN.id, 1, H1)), len(make.deliveries(store))) == (before, submitted + withdrawn)


def test_a_newer_version_than_the_one_that_was_seen_is_not_withdrawn(store: Store) -> None:
    for value in (7, 8):
        submit(store, value)
    with pytest.raises(NotSaved, match=r"nyere version \(HR-2026H1-01-v2\)"):
        store.withdraw(Slot(PLAN.id, 1, H1), "Sekretariatet", "Forkert halvår", seen=1)
    assert attained(store, NEW_YEAR) == ("reported", 8)
    assert store.withdraw(Slot(PLAN.id, 1, H1), "Sekretariatet", "Forkert halvår", seen=2).version == 3


# The log knows.


def test_the_log_has_an_entry_for_a_withdrawal(store: Store) -> None:
    submit(store)
    withdraw(store)
    submitted, withdrawn = make.deliveries(store)
    assert submitted.attachments == hashlib.sha256(b"7").hexdigest()
    said = WithdrawalSaid.model_validate_json(withdrawn.body)
    assert (withdrawn.attachments, said.activity, said.period, said.version) == ("", 1, "2026H1", 2)
    assert (said.received_at, dict(store.log.people())[withdrawn.who]) == (SEPTEMBER, "Sekretariatet")


def test_a_database_that_forgot_a_withdrawal_is_told_of_it_by_the_log(tmp_path: Path) -> None:
    database, older = tmp_path / "monitor.duckdb", tmp_path / "older.duckdb"
    for work in (submit, withdraw):
        store = Store(database)
        work(store)
        store.close()
        if work is submit:
            shutil.copy(database, older)
    shutil.copy(older, database)
    store = Store(database)
    assert [version.withdrawn for version in store.versions(Slot(PLAN.id, 1, H1))] == [True, False]
    store.close()
