"""The record: nothing is lost, nothing is changed, nothing is half there."""

from __future__ import annotations

import hashlib
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime
from pathlib import Path
from threading import Barrier
from typing import Any, TypeVar

import duckdb
import pytest

from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import NOT_APPLICABLE, Receipt, SentFile, Slot
from store import record
from store.failures import NotSaved, RecordUnavailable
from store.log import log
from store.log.said import ReportSaid
from store.store import Store
from tests import make

ROOT = Path(__file__).parent.parent.parent
H1 = Period(2026, 1)
AUGUST, SEPTEMBER = datetime(2026, 8, 10, 12), datetime(2026, 9, 20, 12)
NEW_YEAR = date(2027, 1, 31)
PLAN = make.plan(make.indicator("A01-01"), make.indicator("A01-02"), make.indicator("A02-01"))
T = TypeVar("T")


@pytest.fixture
def store(fresh_store: Store) -> Store:
    fresh_store.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
    return fresh_store


def submit(store: Store, value: Any, at: datetime = AUGUST, content: bytes | None = None, **more: Any) -> Receipt:
    """Submit a report of one value for A01-01; unless told otherwise the file is the value."""
    report = make.report(PLAN, "2026H1", ("A01-01", value, more))
    return store.submit(report, content or str(value).encode(), "rapport.csv", "Foreningen", at)


def rows_in(database: Path) -> dict[str, int]:
    """How many rows each table of a closed database has."""
    with duckdb.connect(database, read_only=True) as connection:
        tables = [name for (name,) in connection.execute("select table_name from duckdb_tables()").fetchall()]
        counts = {name: connection.table(name).aggregate("count(*)").fetchone() for name in tables}
    return {name: count[0] for name, count in counts.items() if count}


# What is sent comes back.


@pytest.mark.parametrize(
    ("value", "more"),
    [
        pytest.param(7, {}, id="number"),
        pytest.param(2.5, {}, id="number-with-decimals"),
        pytest.param(0, {}, id="zero"),
        pytest.param(False, {}, id="not-done"),
        pytest.param(True, {}, id="done"),
        pytest.param(date(2026, 5, 1), {}, id="done-on-a-day"),
        pytest.param("delvist opfyldt", {}, id="word"),
        pytest.param(NOT_APPLICABLE, {"note": "Skolen er lukket"}, id="not-applicable"),
        pytest.param(3, {"out_of": 4}, id="share"),
        pytest.param(0, {"out_of": 0}, id="share-of-nobody"),
        pytest.param(7, {"part": "Husum"}, id="part"),
        pytest.param(7, {"note": 'Også »æøå«; "citat"\nog ny linje', "evidence": "Fotos"}, id="words"),
    ],
)
def test_an_observation_comes_back_as_it_was_sent(store: Store, value: Any, more: dict[str, Any]) -> None:
    submit(store, value, **more)
    (stored,) = store.observations(PLAN.id, NEW_YEAR)
    (sent,) = make.report(PLAN, "2026H1", ("A01-01", value, more)).observations
    assert (stored.period, repr(stored.observation)) == (H1, repr(sent))


def test_money_spent_comes_back_as_spending(store: Store) -> None:
    store.submit(make.report(PLAN, "2026H1", ("A01-KR1", 188000)), b"kroner", "a.csv", "Foreningen", AUGUST)
    (stored,) = store.observations(PLAN.id, NEW_YEAR)
    assert (stored.observation.is_spending, stored.observation.value) == (True, 188000)


def test_observations_can_be_asked_for_by_activity(store: Store) -> None:
    submit(store, 7)
    store.submit(make.report(PLAN, "2026H1", ("A02-01", 8), activity=2), b"2", "b.csv", "Foreningen", AUGUST)
    asked = [store.observations(PLAN.id, NEW_YEAR, activity) for activity in (None, 1, 2)]
    assert [[seen.observation.value for seen in found] for found in asked] == [[7, 8], [7], [8]]


def test_a_receipt_says_which_report_the_file_became(store: Store) -> None:
    receipt = submit(store, 7, content=b"filen")
    sha256 = hashlib.sha256(b"filen").hexdigest()
    assert receipt == Receipt("HR-2026H1-01-v1", 1, 1, AUGUST, sha256, already_received=False)


def test_a_closed_database_opens_with_all_it_had(tmp_path: Path) -> None:
    for _ in range(2):
        store = Store(tmp_path / "monitor.duckdb")
        store.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
        receipt = submit(store, 7)
        store.close()
    assert (receipt.number, receipt.already_received) == ("HR-2026H1-01-v1", True)


# The same file, another file.


def test_a_file_sent_twice_gets_its_first_receipt(store: Store) -> None:
    first, second = submit(store, 7, AUGUST), submit(store, 7, SEPTEMBER)
    assert second == first._replace(already_received=True)
    assert len(store.versions(Slot(PLAN.id, 1, H1))) == len(make.deliveries(store)) == 1


def test_a_changed_file_is_a_new_version(store: Store) -> None:
    receipts = [submit(store, 7, AUGUST), submit(store, 8, SEPTEMBER)]
    assert [receipt.number for receipt in receipts] == ["HR-2026H1-01-v1", "HR-2026H1-01-v2"]
    assert [stored.version for stored in store.versions(Slot(PLAN.id, 1, H1))] == [2, 1]


def test_the_old_file_sent_after_a_correction_is_a_third_version(store: Store) -> None:
    receipts = [submit(store, value) for value in (7, 8, 7)]
    assert [(receipt.version, receipt.already_received) for receipt in receipts] == [(1, False), (2, False), (3, False)]
    assert [seen.observation.value for seen in store.observations(PLAN.id, NEW_YEAR)] == [7]


def test_the_same_file_for_another_half_year_is_another_report(store: Store) -> None:
    reports = [make.report(PLAN, half, ("A01-01", 7)) for half in ("2026H1", "2026H2")]
    receipts = [store.submit(report, b"samme", "a.csv", "Foreningen", AUGUST) for report in reports]
    assert [receipt.number for receipt in receipts] == ["HR-2026H1-01-v1", "HR-2026H2-01-v1"]


def test_a_correction_hides_nothing_of_what_it_corrected(store: Store) -> None:
    submit(store, 7, AUGUST)
    submit(store, 8, SEPTEMBER)
    days = [date(2026, 8, 9), date(2026, 8, 10), date(2026, 9, 20)]
    assert [[seen.observation.value for seen in store.observations(PLAN.id, day)] for day in days] == [[], [7], [8]]
    assert [[stored.version for stored in store.reports(PLAN.id, day)] for day in days] == [[], [1], [2]]


def test_the_last_moment_is_that_of_the_newest_report(store: Store) -> None:
    assert store.last_received(PLAN.id) is None
    submit(store, 7, AUGUST)
    submit(store, 8, SEPTEMBER)
    assert store.last_received(PLAN.id) == SEPTEMBER


# Plans have versions too.


def test_a_plan_comes_back_as_it_was_added(fresh_store: Store, real_plan: Plan) -> None:
    fresh_store.add_plan(real_plan, "sekretariatet", datetime(2026, 1, 1))
    assert fresh_store.plan(real_plan.id, NEW_YEAR) == real_plan


def test_a_plan_is_added_only_when_it_has_changed(store: Store) -> None:
    changed = PLAN.model_copy(update={"title": "Ændret"})
    added = [store.add_plan(plan, "styregruppen", AUGUST) for plan in (PLAN, changed, changed, PLAN)]
    assert added == [False, True, False, True]


def test_a_plan_is_the_version_of_its_day_and_the_first_before_that(store: Store) -> None:
    store.add_plan(PLAN.model_copy(update={"title": "Ændret"}), "styregruppen", AUGUST)
    days = [date(2020, 1, 1), date(2026, 8, 9), date(2026, 8, 10)]
    plans = [store.plan(PLAN.id, day) for day in days]
    assert [plan and plan.title for plan in plans] == ["Prøveplan", "Prøveplan", "Ændret"]


def test_an_unknown_plan_is_nothing(store: Store) -> None:
    assert (store.plan("ukendt/2026", NEW_YEAR), store.plans()) == (None, (PLAN.id,))


# All or nothing.


def test_a_report_that_can_not_be_appended_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(log, "add_entry", failing)
        with pytest.raises(NotSaved, match=r"^Det blev ikke gemt.*\(Fejl [0-9A-F]{6}\)$"):
            submit(store, 7)
    assert (store.reports(PLAN.id, NEW_YEAR), make.deliveries(store)) == ((), [])
    assert submit(store, 7).version == 1


def test_a_report_that_is_appended_is_saved_though_it_can_not_be_applied(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as broken:
        broken.setattr(store._database, "_apply", failing)
        assert submit(store, 7).number == "HR-2026H1-01-v1"
        [number] = re.findall(r"\(Fejl ([0-9A-F]{6})\)", store.trouble)
    assert number in caplog.text and "Siderne viser måske ikke det nyeste." in store.trouble
    store.take(at_once=True)
    assert (store.trouble, [stored.version for stored in store.reports(PLAN.id, NEW_YEAR)]) == ("", [1])


def failing(*_: object) -> None:
    raise OSError("disken er væk")


def test_a_process_killed_after_its_receipt_has_lost_nothing(tmp_path: Path) -> None:
    ended = run_elsewhere(tmp_path / "monitor.duckdb", "submit(store, 7); os.kill(os.getpid(), 9)")
    store = Store(tmp_path / "monitor.duckdb")
    assert ended.returncode == -signal.SIGKILL
    assert [stored.number for stored in store.reports(PLAN.id, NEW_YEAR)] == ["HR-2026H1-01-v1"]
    assert (len(make.deliveries(store)), store.trouble) == (1, "")
    store.close()


def run_elsewhere(database: Path, work: str) -> subprocess.CompletedProcess[str]:
    """Open the store in a process of its own and do the work there."""
    program = f"""
import os, sys
from pathlib import Path
from tests.store.test_store import PLAN, RecordUnavailable, Store, datetime, submit
try:
    store = Store(Path(sys.argv[1]))
except RecordUnavailable as stop:
    sys.exit(str(stop))
store.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
{work}
"""
    command = [sys.executable, "-c", program, str(database)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


def test_a_preview_says_what_would_be_and_stores_nothing(store: Store) -> None:
    submit(store, 7)
    before = (store.revision(), store.versions(Slot(PLAN.id, 1, H1)), make.deliveries(store))
    previewed = store.preview(make.report(PLAN, "2026H1", ("A01-01", 9)), NEW_YEAR)
    assert [row.delivered for row in previewed] == [9, None]
    assert [row.delivered for row in store.attainment(PLAN.id, NEW_YEAR, activity=1)] == [7, None]
    assert (store.revision(), store.versions(Slot(PLAN.id, 1, H1)), make.deliveries(store)) == before


def test_a_preview_can_ask_what_will_be_due_on_another_day(store: Store) -> None:
    report = make.report(PLAN, "2026H1", ("A01-01", 9))
    assert [row.state for row in store.preview(report, NEW_YEAR)] == ["partial", "missing"]
    assert [row.state for row in store.preview(report, NEW_YEAR, today=H1.last_day)] == ["not_due", "not_due"]


# The log.


def test_the_file_comes_back_as_it_was_sent(store: Store) -> None:
    sent = b"\xef\xbb\xbfnetop disse bytes\x00"
    receipt = submit(store, 7, content=sent)
    assert store.sent_file(Slot(PLAN.id, 1, H1), 1) == SentFile("rapport.csv", sent)
    assert store.log.attachment(str(receipt.sha256)) == sent


def test_the_log_has_one_entry_for_each_accepted_report(store: Store) -> None:
    for value in (7, 7, 8):
        submit(store, value)
    said = [ReportSaid.model_validate_json(entry.body) for entry in make.deliveries(store)]
    assert [(one.version, [told.value for told in one.observations]) for one in said] == [(1, [7]), (2, [8])]
    assert (said[0].plan, said[0].activity, said[0].period, said[0].filename) == (PLAN.id, 1, "2026H1", "rapport.csv")
    assert (dict(store.log.people())[make.deliveries(store)[0].who], said[0].received_at) == ("Foreningen", AUGUST)


def test_a_database_that_went_back_in_time_is_told_what_it_lost(tmp_path: Path) -> None:
    database, older = tmp_path / "monitor.duckdb", tmp_path / "older.duckdb"
    for value in (7, 8):
        store = Store(database)
        submit(store, value)
        store.close()
        if value == 7:
            shutil.copy(database, older)
    shutil.copy(older, database)
    store = Store(database)
    assert [one.version for one in store.versions(Slot(PLAN.id, 1, H1))] == [2, 1]
    store.close()


# Only ever added to.

CHANGES = re.compile(
    r"\bupdate\s+\w+\s+set\b|\bdelete\s+from\b|\bdrop\s+\w+|\btruncate\b|\balter\s+table\b(?!\s+\w+\s+add\s+column\b)"
    r"|\binsert\s+or\b|\bon\s+conflict\b|\bmerge\s+into\b|\breplace\s+table\b",
    re.IGNORECASE,
)


ALLOWED = {
    "copying.py": ["on conflict", "on conflict"],  # people and drafts that are there already
    "log.py": ["on conflict"],  # a file that is there already
    "desk.py": ["delete from", "on conflict", "delete from"],  # the newest draft takes the place of the one before
}


@pytest.mark.parametrize(
    "statement",
    [
        "update report set version = 2",
        "DELETE FROM report",
        "drop table report",
        "insert or replace into report",
        "alter table report drop column reason",
    ],
)
def test_the_search_for_changes_finds_them(statement: str) -> None:
    assert CHANGES.search(statement)


@pytest.mark.parametrize(
    "path", sorted([*(ROOT / "store").rglob("*.py"), *(ROOT / "store").rglob("*.sql")]), ids=lambda path: path.name
)
def test_no_statement_of_the_store_changes_or_removes_a_row(path: Path) -> None:
    found = CHANGES.findall(path.read_text(encoding="utf-8"))
    assert found == ALLOWED.get(path.name, [])


# One database, one process.


def test_a_second_process_gets_one_clear_sentence(tmp_path: Path) -> None:
    first = Store(tmp_path / "monitor.duckdb")
    second = run_elsewhere(tmp_path / "monitor.duckdb", "")
    assert (second.returncode, second.stdout) == (1, "")
    assert second.stderr.startswith("monitor.duckdb er i brug af et andet program.")
    assert len(second.stderr.splitlines()) == 1
    assert first.plans() == ()
    first.close()


def broken_database(path: Path, damage: Callable[[bytes], bytes]) -> Path:
    Store(path).close()
    path.write_bytes(damage(path.read_bytes()))
    return path


def sqlite_database(path: Path) -> Path:
    with sqlite3.connect(path) as connection:
        connection.execute("create table report (version integer)")
    return path


def file_of(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def folder(path: Path) -> Path:
    path.mkdir()
    return path


@pytest.mark.parametrize(
    "make_it",
    [
        pytest.param(lambda tmp: file_of(tmp / "monitor.duckdb", b"Aktivitet;Indikator\n" * 50), id="text"),
        pytest.param(lambda tmp: file_of(tmp / "rapport.csv", b"Aktivitet;Indikator\n1;A01-01\n"), id="csv"),
        pytest.param(lambda tmp: file_of(tmp / "rapport.json", b'[{"a": 1}]'), id="json"),
        pytest.param(lambda tmp: file_of(tmp / "rapport.xlsx", b"PK\x03\x04" + bytes(60)), id="workbook"),
        pytest.param(lambda tmp: sqlite_database(tmp / "monitor.duckdb"), id="sqlite"),
        pytest.param(lambda tmp: folder(tmp / "monitor.duckdb"), id="folder"),
        pytest.param(lambda tmp: file_of(tmp / "fil", b"") / "monitor.duckdb", id="inside-a-file"),
        pytest.param(lambda tmp: broken_database(tmp / "m.duckdb", lambda whole: whole[:5000]), id="cut-off"),
        pytest.param(
            lambda tmp: broken_database(tmp / "m.duckdb", lambda whole: whole[:12288] + bytes(8192) + whole[20480:]),
            id="damaged",
        ),
    ],
)
def test_a_file_that_is_no_database_is_told_from_one_in_use(tmp_path: Path, make_it: Callable[[Path], Path]) -> None:
    with pytest.raises(RecordUnavailable, match="Er det den rigtige fil"):
        Store(make_it(tmp_path)).close()


def test_a_file_without_a_byte_is_what_a_start_without_room_has_left(tmp_path: Path) -> None:
    database = store_with_a_report(file_of(tmp_path / "monitor.duckdb", b""))
    store = Store(database)
    assert [stored.version for stored in store.versions(Slot(PLAN.id, 1, H1))] == [1]
    store.close()


@pytest.mark.parametrize("setting", ["autoinstall_known_extensions", "autoload_known_extensions"])
def test_the_database_fetches_no_extensions(store: Store, setting: str) -> None:
    asked = store._database.cursor().execute("select current_setting($1)", [setting]).fetchone()
    assert asked == (False,)


# Many at once.


def all_at_once(work: Callable[[int], T], times: int) -> list[T]:
    """Do the work in as many threads, all starting in the same moment."""
    start = Barrier(times)

    def one(number: int) -> T:
        start.wait()
        return work(number)

    with ThreadPoolExecutor(times) as threads:
        return [*threads.map(one, range(times))]


@pytest.mark.parametrize("table", ["target", "report"])
def test_what_the_rules_would_count_twice_is_there_once(tmp_path: Path, table: str) -> None:
    database = store_with_a_report(tmp_path / "monitor.duckdb")
    with duckdb.connect(database) as connection, pytest.raises(duckdb.ConstraintException, match="unique constraint"):
        connection.table(table).project("* replace (99 as report)" if table == "report" else "*").insert_into(table)


def store_with_a_report(database: Path) -> Path:
    """A closed database with a plan and a report."""
    store = Store(database)
    store.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
    submit(store, 7)
    store.close()
    return database


def test_reports_sent_at_once_are_all_kept(fresh_store: Store) -> None:
    plan = make.plan(*(make.indicator(f"A{number:02}-01") for number in range(1, 9)))
    fresh_store.add_plan(plan, "sekretariatet", datetime(2026, 1, 1))

    def send(number: int) -> Receipt:
        report = make.report(plan, "2026H1", (f"A{number + 1:02}-01", number), activity=number + 1)
        return fresh_store.submit(report, str(number).encode(), "a.csv", "Foreningen", AUGUST)

    assert {receipt.version for receipt in all_at_once(send, 8)} == {1}
    kept = [(stored.activity, stored.observations) for stored in fresh_store.reports(plan.id, NEW_YEAR)]
    assert kept == [(number, 1) for number in range(1, 9)]
    assert (len(make.deliveries(fresh_store)), fresh_store.trouble) == (8, "")


def test_corrections_sent_at_once_are_each_acknowledged_and_kept(store: Store) -> None:
    def send(number: int) -> list[int]:
        return [submit(store, number, content=f"{number} {turn}".encode()).version for turn in range(15)]

    versions = [version for mine in all_at_once(send, 8) for version in mine]
    assert sorted(versions) == [*range(1, 121)]
    assert (len(make.deliveries(store)), store.trouble) == (120, "")


def test_one_file_sent_at_once_by_many_is_received_once(store: Store) -> None:
    receipts = all_at_once(lambda _: submit(store, 7), 8)
    assert {receipt.number for receipt in receipts} == {"HR-2026H1-01-v1"}
    assert [receipt.already_received for receipt in receipts].count(False) == 1
    assert len(make.deliveries(store)) == 1


def test_one_report_withdrawn_at_once_by_many_is_withdrawn_once(store: Store) -> None:
    submit(store, 7)

    def withdraw(number: int) -> int | None:
        try:
            return store.withdraw(Slot(PLAN.id, 1, H1), f"Nr. {number}", "Forkert halvår").version
        except NotSaved:
            return None

    withdrawn = all_at_once(withdraw, 8)
    assert sorted(withdrawn, key=str) == [2, *[None] * 7]
    assert [one.version for one in store.versions(Slot(PLAN.id, 1, H1))] == [2, 1]
    assert (len(make.deliveries(store)), store.trouble) == (2, "")


def test_previews_never_stop_a_submit(store: Store) -> None:
    def preview_or_send(number: int) -> int | None:
        if number % 2:
            return submit(store, number).version
        for _ in range(5):
            store.preview(make.report(PLAN, "2026H1", ("A01-01", 9)), NEW_YEAR)
        return None

    versions = [version for version in all_at_once(preview_or_send, 12) if version]
    assert sorted(versions) == [*range(1, 7)]


def test_questions_asked_at_once_each_get_their_own_answer(store: Store) -> None:
    other = PLAN.model_copy(update={"year": 2027})
    store.add_plan(other, "sekretariatet", datetime(2026, 1, 1))
    submit(store, 7, AUGUST)
    submit(store, 8, SEPTEMBER)
    questions = [(plan, day) for plan in (PLAN.id, other.id) for day in (date(2026, 8, 31), date(2026, 9, 30))]
    alone = [store.attainment(*question) for question in questions]
    together = all_at_once(lambda number: [store.attainment(*questions[number % 4]) for _ in range(5)], 8)
    assert together == [[alone[number % 4]] * 5 for number in range(8)]
    assert [rows[0].delivered for rows in alone] == [7, 8, None, None]


def test_the_same_file_read_in_another_way_is_a_correction(store: Store) -> None:
    told = [submit(store, value, content=b"samme fil") for value in (7, 7, 8)]
    assert [(one.version, one.already_received) for one in told] == [(1, False), (1, True), (2, False)]


def test_what_is_asked_once_is_asked_again_after_a_write(store: Store) -> None:
    before = store.plans(), store.plan_versions(PLAN.id), store.revision(), store.is_invented()
    other = make.plan(make.indicator("A01-01"), year=2031)
    store.add_plan(other, by="test")
    store.mark_as_invented()
    after = store.plans(), store.plan_versions(PLAN.id), store.revision(), store.is_invented()
    assert (after[0], after[1], after[3]) == ((other.id, *before[0]), before[1], True)
    assert after[2] > before[2] and not before[3]


def test_who_asks_many_times_at_once_asks_the_log_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask() -> None:
        store.plans(), store.plan_versions(PLAN.id), store.is_invented()

    ask()
    monkeypatch.setattr(record, "_ASKED_ONCE", 60)
    with monkeypatch.context() as patched:
        patched.setattr(store, "take", lambda: pytest.fail("the log was asked"))
        ask()
    monkeypatch.setattr(record, "_ASKED_ONCE", -1)
    monkeypatch.setattr(store, "take", lambda: pytest.fail("the log was asked"))
    with pytest.raises(pytest.fail.Exception):
        ask()


def test_parts_are_told_in_danish_order(fresh_store: Store) -> None:
    plan = make.plan(make.indicator("A01-01", open_parts="hold"))
    in_order = ["Bispebjerg", "Zebra", "Æblehaven", "Østerbro", "Aarhus"]
    said = [("A01-01", 1, {"part": part}) for part in sorted(in_order)]
    fresh_store.add_plan(plan, "sekretariatet", datetime(2026, 1, 1))
    fresh_store.submit(make.report(plan, str(H1), *said), b"fil", "fil.csv", "Bo", datetime(2026, 7, 1))
    assert sorted(in_order) != in_order
    assert [one.part for one in fresh_store.observations_of(Slot(plan.id, 1, H1), 1)] == in_order
    assert [answer.observation.part for answer in fresh_store.observations(plan.id, NEW_YEAR)] == in_order
    assert [row.part for row in fresh_store.attainment(plan.id, NEW_YEAR)] == in_order
