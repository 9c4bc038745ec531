"""The log, in each of its homes: nothing is lost, doubled or out of order, whoever else writes in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import partial
from gettext import NullTranslations
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from outcomes import language
from outcomes.period import Period
from outcomes.report import Receipt, SentFile, Slot
from store.failures import NotSaved, Overtaken, Unclear
from store.homes.choose import NoSuchHome, home_at
from store.homes.home import HomeTrouble, Row
from store.log import log as log_module
from store.log.copying import CanNotBeCopied, copy
from store.log.entry import FIRST, Attachment, Entry, Told, entry_after
from store.log.log import Log
from store.log.verify import damages
from store.store import Store
from tests import make
from tests.postgresql import PostgreSQL
from tests.store.test_store import all_at_once
from ui.app.translations import translations

PLAN = make.plan(make.indicator("A01-01"), make.indicator("A02-01"))
SLOT = Slot(PLAN.id, 1, Period(2026, 1))
AUGUST, NEW_YEAR = datetime(2026, 8, 10, 12), date(2027, 1, 31)


@pytest.fixture
def log(address: str) -> Iterator[Log]:
    opened = Log(home_at(address))
    yield opened
    opened.home.close()


@pytest.fixture
def servers(address: str, tmp_path: Path) -> Iterator[list[Store]]:
    """Three servers, each with a database of its own and a way of its own to the same log."""
    opened = [Store(tmp_path / f"server-{number}.duckdb", home=home_at(address)) for number in range(3)]
    opened[0].add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
    yield opened
    assert [store.trouble for store in opened] == ["", "", ""]
    for store in opened:
        store.close()


NOTHING: Any = None
"""Not something to say."""


def say(log: Log, text: str, by: str = "Bo", *files: bytes) -> Entry:
    with log.writing() as writing:
        return writing.append(Told("hilsen", 1, text, tuple(map(Attachment.of, files))), by, AUGUST)


def say_and_fail(log: Log) -> None:
    with log.writing() as writing:
        writing.append(Told("hilsen", 1, "to", (Attachment.of(b"fil"),)), "Anna", AUGUST)
        writing.append(NOTHING, "Anna", AUGUST)


def entries(log: Log) -> list[Entry]:
    return [entry for batch in log.since(0) for entry in batch]


def submit(store: Store, value: object, activity: int = 1, **more: Any) -> Receipt:
    report = make.report(PLAN, "2026H1", (f"A0{activity}-01", value), activity=activity)
    return store.submit(report, str(value).encode(), "rapport.csv", "Foreningen", **more)


# What is said stands, in its order.


def test_entries_come_back_as_they_were_said(log: Log) -> None:
    said = [say(log, text) for text in ('"ét"', "»to«\n", "\U0001f600 %s :navn")]
    assert entries(log) == said and log.newest() == said[-1].place
    assert [entry.position for entry in said] == [1, 2, 3]
    assert all(after.follows(before.place) for before, after in pairwise(said))


def test_a_changed_entry_does_not_follow() -> None:
    entry = entry_after(FIRST, AUGUST, 1, Told("hilsen", 1, "a"))
    for changed in ({"who": 2}, {"body": "b"}, {"kind": "hilse", "version": 11}, {"attachments": "a", "body": ""}):
        assert entry.follows(FIRST) and not entry._replace(**changed).follows(FIRST)


def test_what_fails_in_the_middle_leaves_nothing(log: Log) -> None:
    say(log, "ét")
    with pytest.raises(AttributeError):
        say_and_fail(log)
    assert (len(entries(log)), log.people(), log.attachment(Attachment.of(b"fil").sha256)) == (1, [(1, "Bo")], None)
    assert say(log, "to").position == 2


def test_a_file_is_kept_once_and_a_person_has_one_number(log: Log) -> None:
    said = [say(log, "ét", "Bo", b"fil"), say(log, "to", "Anna", b"fil", b"\0"), say(log, "tre", "Bo")]
    assert [entry.who for entry in said] == [1, 2, 1] and log.people(above=1) == [(2, "Anna")]
    assert [len(entry.files) for entry in said] == [1, 2, 0]
    assert log.attachment(said[1].files[1]) == b"\0"


def test_what_is_taken_at_once_is_only_a_part(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    said = [say(log, str(number)) for number in range(5)]
    monkeypatch.setattr(log_module, "_A_STEP", 2)
    assert [*log.since(0)] == [said]
    monkeypatch.setattr(log_module, "_A_BATCH", 1)
    assert [[entry.position for entry in batch] for batch in log.since(0)] == [[1, 2], [3, 4], [5]]
    assert [batch[0] for batch in log.since(4)] == said[4:]


def test_what_stands_before_a_damage_is_taken(log: Log) -> None:
    said = [say(log, "ét"), say(log, "to")]

    def run(_statement: str, values: dict[str, int]) -> list[Row]:
        if values["position"] == 2:
            raise HomeTrouble("damaged", "loggen")
        return [said[values["position"]]]

    found = log_module.since(run, 0)
    assert next(found) == said
    with pytest.raises(HomeTrouble):
        next(found)


def test_twenty_who_write_at_once_leave_no_hole(address: str) -> None:
    logs = [Log(home_at(address)) for _ in range(20)]
    places = all_at_once(lambda number: [say(logs[number], str(turn)).position for turn in range(5)], 20)
    assert sorted(place for mine in places for place in mine) == [*range(1, 101)]
    assert [*damages_but_kinds(logs[0])] == []
    for one in logs:
        one.home.close()


def test_twenty_who_open_a_new_file_at_once_all_get_in(tmp_path: Path) -> None:
    """SQLite tells one of them in some fifty times that it is locked, and waits for nobody, when it is first made."""
    for turn in range(30):
        address = f"sqlite:{tmp_path / str(turn)}.sqlite"
        assert all_at_once(partial(opened_and_closed, address), 20) == [True] * 20


def opened_and_closed(address: str, _number: int) -> bool:
    home = home_at(address)
    with home.writing() as run:
        wrote = run("select 1") == [(1,)]
    home.close()
    return wrote


def damages_but_kinds(log: Log) -> Iterator[str]:
    return (fault.sentence for fault in damages(log) if "type" not in fault.sentence)


def test_a_commit_that_says_it_failed_and_stands_is_saved(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    with commits_that_fail(log, monkeypatch, after=True):
        say(log, "ét")
    assert len(entries(log)) == 1


def test_a_commit_that_failed_is_not_saved(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    with commits_that_fail(log, monkeypatch, after=False), pytest.raises(HomeTrouble):
        say(log, "ét")
    assert entries(log) == []


@contextmanager
def commits_that_fail(log: Log, monkeypatch: pytest.MonkeyPatch, after: bool) -> Iterator[None]:
    """The first writing transaction ends with an error, though it stands when that comes ``after`` the commit."""
    whole = log.home.writing
    failed: list[bool] = []

    @contextmanager
    def writing() -> Iterator[Any]:
        if failed:
            with whole() as run:
                yield run
            return
        failed.append(True)
        with whole() as run:
            yield run
            if not after:
                raise HomeTrouble("away", "prøven")
        raise HomeTrouble("away", "prøven")

    with monkeypatch.context() as patch:
        patch.setattr(log.home, "writing", writing)
        yield


# Servers beside each other.


def test_a_report_that_one_server_took_is_on_the_others(servers: list[Store]) -> None:
    receipt = submit(servers[0], 7)
    for server in servers:
        assert [one.number for one in server.versions(SLOT)] == [receipt.number]
        assert server.sent_file(SLOT, 1) == SentFile("rapport.csv", b"7")
    assert len({server.revision() for server in servers}) == 1


def test_the_same_file_at_two_servers_is_received_once(servers: list[Store]) -> None:
    receipts = all_at_once(lambda number: submit(servers[number], 7), 3)
    assert {receipt.number for receipt in receipts} == {"HR-2026H1-01-v1"}
    assert sorted(receipt.already_received for receipt in receipts) == [False, True, True]


def test_of_two_servers_whose_people_saw_the_same_one_takes_the_report(servers: list[Store]) -> None:
    submit(servers[0], 7)

    def send(number: int) -> str:
        try:
            return submit(servers[number], 8 + number, seen=1).number
        except Overtaken:
            return "overhalet"

    assert sorted(all_at_once(send, 3)) == ["HR-2026H1-01-v2", "overhalet", "overhalet"]


def test_many_reports_at_three_servers_are_each_kept_once(servers: list[Store]) -> None:
    def send(number: int) -> list[int]:
        return [submit(servers[number % 3], 100 * number + turn, 1 + number % 2).version for turn in range(4)]

    versions = all_at_once(send, 6)
    for activity in (1, 2):
        mine = [version for number, told in enumerate(versions) if 1 + number % 2 == activity for version in told]
        assert sorted(mine) == [*range(1, 13)]
    answers = [server.attainment(PLAN.id, NEW_YEAR) for server in servers]
    assert answers[0] == answers[1] == answers[2]


def test_of_twenty_who_deliver_at_two_servers_none_is_lost_or_doubled(servers: list[Store]) -> None:
    def send(number: int) -> list[str]:
        return [submit(servers[number % 2], 100 * number + turn, 1 + number % 4 // 2).number for turn in range(2)]

    numbers = [number for told in all_at_once(send, 20) for number in told]
    assert sorted(numbers) == sorted(
        f"HR-2026H1-{activity:02}-v{version}" for activity in (1, 2) for version in range(1, 21)
    )
    contents = {entry.files[0] for entry in make.deliveries(servers[2])}
    assert len(contents) == len(make.deliveries(servers[2])) == 40
    assert [server.differences() for server in servers] == [[], [], []] and [*damages(servers[0].log)] == []


def test_drafts_and_matchings_are_the_same_at_every_server(servers: list[Store]) -> None:
    for number, server in enumerate(servers):
        server.desk.save_draft(SLOT, f"Nr. {number}", f'{{"a": {number}}}')
        server.confirm_matching(PLAN.id, 1, "Bo", str(number))
    drafts = [server.desk.draft(SLOT) for server in servers]
    assert {draft and (draft.saved_by, draft.content) for draft in drafts} == {("Nr. 2", '{"a": 2}')}
    assert [server.matching(PLAN.id, 1) for server in servers] == ["2", "2", "2"]
    servers[1].desk.drop_draft(SLOT)
    assert servers[2].desk.draft(SLOT) is None


def test_a_draft_that_nobody_has_touched_for_long_is_gone(
    servers: list[Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_CLOCK", "2026-01-10T10:00")
    servers[0].desk.save_draft(SLOT, "Bo", "{}")
    for clock, is_there in ("2027-02-10T10:00", True), ("2027-02-18T10:00", False):
        monkeypatch.setenv("MONITOR_CLOCK", clock)
        assert (servers[1].desk.draft(SLOT) is not None) == is_there


# From one home to another.


@pytest.mark.parametrize("other", ["sqlite", "postgresql"])
def test_a_log_moves_with_all_it_has(
    servers: list[Store], other: str, tmp_path: Path, server_of_logs: PostgreSQL
) -> None:
    submit(servers[0], 7)
    servers[0].withdraw(SLOT, "Anna", "Forkert")
    servers[0].desk.save_draft(SLOT, "Bo", "{}")
    target = home_at(server_of_logs.new_database() if other == "postgresql" else str(tmp_path / "other.sqlite"))
    for _ in range(2):  # the second time with what has come since
        submit(servers[1], 8)
        assert copy(servers[0].log, Log(target)) == servers[2].log.newest()
    moved = Store(tmp_path / "moved.duckdb", home=target)
    assert entries(moved.log) == entries(servers[0].log)
    assert (moved.desk.draft(SLOT), moved.versions(SLOT)) == (servers[0].desk.draft(SLOT), servers[0].versions(SLOT))
    assert [*damages(moved.log)] == []
    moved.close()


def test_a_log_is_not_moved_to_where_another_lies(log: Log, tmp_path: Path) -> None:
    other = Log(home_at(str(tmp_path / "other.sqlite")))
    say(log, "ét"), say(other, "et andet")
    with pytest.raises(CanNotBeCopied, match=r"har 1 indlæg, som .* ikke har"):
        copy(log, other)
    assert [entry.body for entry in entries(other)] == ["et andet"]
    other.home.close()


# Damage.


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("update entry set body = 'x' where position = 2", r"^Indlæg 2 er ikke, som det blev skrevet"),
        ("update entry set who = 7 where position = 3", r"^Indlæg 3 er ikke, som det blev skrevet"),
        ("delete from entry where position = 2", r"^Indlæg 2 er ikke, som det blev skrevet"),
        ("delete from attachment where content = :file", r"^En fil, som indlæg 2 nævner, mangler eller er ændret"),
        ("update attachment set content = :other", r"^En fil, som indlæg 2 nævner, mangler eller er ændret"),
    ],
)
def test_damage_is_told_with_the_first_entry_that_is_wrong(
    servers: list[Store], tmp_path: Path, damage: str, told: str
) -> None:
    for value in (7, 8, 9):
        submit(servers[0], value)
    with servers[0].log.home.writing() as run:
        named = {name: value for name, value in {"file": b"7", "other": b"x"}.items() if f":{name}" in damage}
        run(damage, named)
    first = next(damages(servers[0].log))
    assert re.search(told, first.sentence) and first.position in (2, 3)
    with pytest.raises(CanNotBeCopied):
        copy(servers[0].log, Log(home_at(str(tmp_path / "copy.sqlite"))))
    assert not entries(Log(home_at(str(tmp_path / "copy.sqlite"))))


def test_an_entry_of_a_newer_program_stops_what_comes_after_and_is_told(servers: list[Store]) -> None:
    submit(servers[0], 7)
    with servers[0].log.writing() as writing:
        writing.append(Told("møde", 1, "{}"), "Bo", AUGUST)
    with pytest.raises(NotSaved, match=r"Indlæg 3 i loggen er skrevet af et nyere program"):
        submit(servers[0], 8)
    for server in servers:
        assert [one.version for one in server.versions(SLOT)] == [1]
        assert server.trouble.startswith("Indlæg 3 i loggen er skrevet af et nyere program.")
        assert server.obstacle() == server.trouble
        number = server.trouble[-8:]
        language.speak("en", translations("en"))
        try:
            assert server.trouble.startswith("Entry 3") and server.trouble.endswith(number)
        finally:
            language.speak("da", NullTranslations())
        server._trouble = None


def test_a_log_that_cannot_be_asked_afterwards_is_unclear(
    servers: list[Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> bool:
        raise log_module.Unknown

    with monkeypatch.context() as patch, commits_that_fail(servers[0].log, monkeypatch, after=True):
        patch.setattr(servers[0].log, "_stands", unknown)
        with pytest.raises(Unclear, match=r"^Det vides ikke, om det blev gemt"):
            submit(servers[0], 7)
    assert submit(servers[0], 7).already_received


@pytest.mark.parametrize("address", ["log.txt", "mysql://localhost/log", "/dev/null"])
def test_an_address_that_is_no_home_is_told(address: str) -> None:
    with pytest.raises(NoSuchHome, match="er intet sted for en log"):
        home_at(address)
