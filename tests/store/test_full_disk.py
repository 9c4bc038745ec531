"""A disk that is full: what is not saved is said, everything is answered, and with room it goes on by itself."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

import duckdb
import pytest

from outcomes.period import Period
from outcomes.report import Slot
from store.decide import Cursor
from store.failures import NotSaved
from store.homes.choose import home_beside
from store.log.log import Writing
from store.log.said import MatchingSaid
from store.log.verify import damages
from store.store import Store
from tests import make
from tests.disk import Disk, small_disk
from ui.app import records

PLAN = make.plan(make.indicator("A01-01"))
SLOT = Slot(PLAN.id, 1, Period(2026, 1))
AUGUST, NEW_YEAR = datetime(2026, 8, 10), date(2027, 1, 31)
T = TypeVar("T")
NOT_SAVED = re.compile(r"Det blev ikke gemt[.:] .+\. \(Fejl [0-9A-F]{6}\)")
TROUBLE = re.compile(r".*Siderne viser måske ikke det nyeste\. \(Fejl [0-9A-F]{6}\)")
WITHIN = 10  # seconds, in which all goes on again


@pytest.fixture(scope="module")
def disk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Disk]:
    with small_disk(tmp_path_factory.mktemp("small")) as made:
        yield made


@pytest.fixture
def folder(disk: Disk) -> Iterator[Path]:
    """A folder on the disk; what is in it is gone afterwards."""
    with TemporaryDirectory(dir=disk.folder) as name:
        yield Path(name)
        disk.empty()


@pytest.fixture
def nothing_kept_free(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tmp_path / "monitor.toml"
    settings.write_text("[limits]\nfree_mb = 0\n", encoding="utf-8")
    monkeypatch.setenv("MONITOR_SETTINGS", str(settings))


@contextmanager
def opened(database: Path, log: Path | None = None) -> Iterator[Store]:
    with closing(Store(database, home=home_beside(log or database))) as store:
        store.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
        deliver(store, 1)
        yield store


def deliver(store: Store, value: int) -> int:
    report = make.report(PLAN, "2026H1", ("A01-01", value))
    return store.submit(report, str(value).encode(), "rapport.csv", "Bo", AUGUST).version


def say_until_full(store: Store) -> tuple[int, str]:
    """How many matchings were saved, and what was said of the one that was not."""
    for number in range(5000):
        try:
            store.confirm_matching(PLAN.id, 1, "Bo", matching(number))
        except NotSaved as stop:
            return number, str(stop)
    raise AssertionError("the disk does not become full")


def matching(number: int) -> str:
    return f'"{number:06}{"x" * 20_000}"'


def checkpoint(store: Store) -> None:
    """DuckDB moves what was added into its file, as it does now and then."""
    with suppress(duckdb.Error):
        store._database.cursor().execute("checkpoint")


@pytest.mark.parametrize(("left", "amid"), [(0, None), (70_000, None), (300_000, checkpoint), (1_000_000, checkpoint)])
@pytest.mark.usefixtures("nothing_kept_free")
def test_a_full_disk_loses_nothing_and_is_written_on_when_there_is_room(
    disk: Disk, folder: Path, left: int, amid: Callable[[Store], None] | None
) -> None:
    with opened(folder / "monitor.duckdb") as store:
        disk.fill(left)
        if amid:
            amid(store)
        saved, told = say_until_full(store)
        if amid:
            amid(store)
        assert NOT_SAVED.fullmatch(told) and "plads" in told
        is_all_answered(store, saved)
        disk.empty()
        is_written_on(store)


@pytest.mark.parametrize("amid", [None, checkpoint])
@pytest.mark.usefixtures("nothing_kept_free")
def test_where_only_duckdb_has_no_room_what_is_saved_is_shown_when_there_is(
    disk: Disk, folder: Path, tmp_path: Path, amid: Callable[[Store], None] | None
) -> None:
    with opened(folder / "monitor.duckdb", tmp_path / "log.duckdb") as store:
        disk.fill()
        saved, told = say_until_full(store)
        if amid:
            amid(store)
        assert NOT_SAVED.fullmatch(told) and "plads" in told
        is_all_answered(store, saved)
        disk.empty()
        is_written_on(store)


@pytest.mark.parametrize("left", [0, 4096, 100_000, 1_000_000])
@pytest.mark.usefixtures("nothing_kept_free")
def test_the_disk_becomes_full_as_the_log_commits(disk: Disk, folder: Path, tmp_path: Path, left: int) -> None:
    def say_and_fill(_cursor: Cursor, writing: Writing) -> None:
        writing.append(MatchingSaid(plan=PLAN.id, activity=1, content="x" * 2_000_000).told(), "Bo", AUGUST)
        disk.fill(left)

    with opened(tmp_path / "monitor.duckdb", folder / "log.duckdb") as store:
        with pytest.raises(NotSaved) as stop:
            store.write(say_and_fill)
        assert NOT_SAVED.fullmatch(str(stop.value)) and "plads" in str(stop.value)
        is_all_answered(store, saved=0)
        disk.empty()
        is_written_on(store)


def is_all_answered(store: Store, saved: int) -> None:
    """All that was saved is in the log, and pages have answers; where they may not be the newest, they say so."""
    kinds = [entry.kind for batch in store.log.since(0) for entry in batch]
    assert kinds == ["plan", "report", *["matching"] * saved]
    assert (store.plans(), len(store.versions(SLOT)), store.desk.draft(SLOT)) == ((PLAN.id,), 1, None)
    assert len(store.attainment(PLAN.id, NEW_YEAR)) == 1 and store.sent_file(SLOT, 1)
    newest = matching(saved - 1) if saved else None
    assert TROUBLE.fullmatch(store.trouble) or (store.matching(PLAN.id, 1), store.trouble) == (newest, "")


def is_written_on(store: Store) -> None:
    assert soon(lambda: deliver(store, 2)) == 2
    assert soon(lambda: require_nothing_more(store)) == ([], [])
    assert store.made_anew == ""


def test_what_is_kept_free_is_not_written_in(disk: Disk, folder: Path) -> None:
    with opened(folder / "monitor.duckdb") as store:
        disk.fill(left=19_000_000)
        with pytest.raises(NotSaved, match="der er ikke plads nok på serveren"):
            deliver(store, 2)
        is_all_answered(store, 0)
        disk.empty()
        is_written_on(store)


def require_nothing_more(store: Store) -> tuple[list[str], list[object]]:
    store.take()
    if store.trouble:
        raise NotSaved(store.trouble)
    return store.differences(), [*damages(store.log)]


def soon(do: Callable[[], T]) -> T:
    """What is done, tried for a while."""
    until = time.monotonic() + WITHIN
    while True:
        try:
            return do()
        except NotSaved:
            if time.monotonic() > until:
                raise


@pytest.mark.usefixtures("nothing_kept_free")
def test_a_first_start_without_room_shows_the_plan_and_is_a_record_when_there_is_some(
    disk: Disk, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_DATABASE", str(folder / "monitor.duckdb"))
    disk.fill()
    with closing(records.open_real()) as opened:
        [plan] = opened.plans()
        assert opened.plan(plan, NEW_YEAR) and opened.attainment(plan, NEW_YEAR)
        assert NOT_SAVED.fullmatch(opened.trouble)
        assert (opened.obstacle(), opened.log.home.name) == (opened.trouble, "monitor.sqlite")
        with pytest.raises(NotSaved):
            opened.confirm_matching(plan, 1, "Bo", "{}")
    disk.empty()
    with closing(records.open_real()) as opened:
        opened.confirm_matching(plan, 1, "Bo", "{}")
        assert (opened.trouble, opened.is_in_memory, opened.obstacle()) == ("", False, "")
