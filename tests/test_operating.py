"""The commands of docs/operating.md do what it says they do, each in a record of its own."""

from __future__ import annotations

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyrage
import pytest

import cli
from outcomes.period import Period
from outcomes.report import Slot
from outcomes.stop import Stop
from store import backup
from store.homes.choose import home_at
from store.log.log import Log
from store.store import Store
from tests import make
from tests.postgresql import PostgreSQL

ROOT = Path(__file__).parent.parent
TOLD = (ROOT / "docs/operating.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^\.venv/bin/python cli\.py (.+)$", TOLD, re.MULTILINE)
PLAN = make.plan(make.indicator("A01-01"))
SLOT = Slot(PLAN.id, 1, Period(2026, 1))
Run = Callable[[str], int]


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A record with a report, which the commands run on."""
    database = tmp_path / "monitor.duckdb"
    with closing(Store(database)) as store:
        store.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
        deliver(store, 7)
    monkeypatch.setenv("MONITOR_DATABASE", str(database))
    return database


@pytest.fixture
def run(record: Path, server_of_logs: PostgreSQL) -> Run:
    """A command as the page writes it, with places that are here."""
    secret = pyrage.x25519.Identity.generate()
    keys = record.parent / "etc"
    keys.mkdir()
    (record.parent / "backup").mkdir()
    (keys / "passphrase").write_text("en lang sætning\n", encoding="utf-8")
    (keys / "key.txt").write_text(f"# nøglen\n{secret}\n", encoding="utf-8")
    here = {
        "/backup": str(record.parent / "backup"),
        "/etc/monitor": str(keys),
        "age1…": str(secret.to_public()),
        "postgresql://monitor@db.internal/monitor": server_of_logs.new_database(),
    }

    def command(written: str) -> int:
        for theirs, ours in here.items():
            written = written.replace(theirs, ours)
        return cli.main([*shlex.split(written), "--database", str(record)])

    return command


def deliver(store: Store, value: int) -> None:
    store.submit(make.report(PLAN, "2026H1", ("A01-01", value)), str(value).encode(), f"{value}.csv", "Foreningen")


def values(database: Path) -> list[object]:
    with closing(Store(database)) as store:
        return [one.value for one in store.observations_of(SLOT, store.versions(SLOT)[0].version)]


def test_every_command_can_be_run_in_the_order_of_the_page(run: Run) -> None:
    ours = [command for command in COMMANDS if not command.startswith(("import-database", "rescue"))]
    assert len(ours) > 10 and [command for command in ours if run(command) != 0] == []


@pytest.mark.parametrize("lock", ["", " --passphrase-file /etc/monitor/passphrase", " --recipient age1…"])
def test_what_was_backed_up_comes_back(run: Run, record: Path, lock: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(f"backup --to /backup/monitor.backup{lock}") == 0
    content = (record.parent / "backup/monitor.backup").read_bytes()
    assert (b"Foreningen" in content) == (not lock) and content.startswith(b"age-encryption" if lock else b"SQLite")
    for file in record.parent.glob("monitor.*"):
        file.unlink()
    key = {"": "", " --recipient age1…": " --identity /etc/monitor/key.txt"}.get(lock, lock)
    assert run("restore /backup/monitor.backup" + ("" if lock else " --identity /etc/monitor/key.txt")) == bool(lock)
    assert run(f"restore /backup/monitor.backup{key}") == 0 and values(record) == [7]
    assert run("verify") == 0
    told = capsys.readouterr().err
    wanted = "--passphrase-file" if "passphrase" in lock else "--identity"
    assert not lock or re.search(rf"er låst\. Giv {wanted}\.|med det, der er givet med {wanted}\.", told)


def test_a_backup_of_before_takes_nothing_that_has_come_since(run: Run, record: Path) -> None:
    run("backup --to /backup/monitor.backup")
    with closing(Store(record)) as store:
        deliver(store, 8)
    assert run("restore /backup/monitor.backup") == 1 and values(record) == [8]
    assert run("restore /backup/monitor.backup --replace") == 0 and values(record) == [7]
    aside = record.with_name("monitor-aside.sqlite")
    assert [entry.kind for batch in Log(home_at(str(aside))).since(0) for entry in batch] == [
        "plan",
        "report",
        "report",
    ]


@pytest.mark.parametrize(
    "damage", [lambda content: content[:5000], lambda content: b"", lambda content: content.replace(b"7.csv", b"8.csv")]
)
def test_a_backup_that_is_damaged_is_told_and_nothing_is_restored(
    run: Run, record: Path, damage: Callable[[bytes], bytes]
) -> None:
    run("backup --to /backup/monitor.backup")
    file = record.parent / "backup/monitor.backup"
    file.write_bytes(damage(file.read_bytes()))
    for old in record.parent.glob("monitor.*"):
        old.unlink()
    assert run("restore /backup/monitor.backup") == 1
    log = Log(home_at(str(record.with_suffix(".sqlite"))))
    assert log.newest().position == 0


@pytest.mark.parametrize("key", ["", " --recipient age1…"])
def test_a_backup_that_would_not_be_locked_as_asked_is_not_made(run: Run, record: Path, key: str) -> None:
    if not key:
        (record.parent / "etc/passphrase").write_text(" \n", encoding="utf-8")
    assert run(f"backup --to /backup/monitor.age --passphrase-file /etc/monitor/passphrase{key}") == 1
    assert not [*(record.parent / "backup").iterdir()]


def test_what_is_moved_aside_takes_the_place_of_nothing(run: Run, record: Path) -> None:
    run("backup --to /backup/monitor.backup")
    for value in (8, 9):
        with closing(Store(record)) as store:
            deliver(store, value)
        assert run("restore /backup/monitor.backup --replace") == 0
    kept = [Log(home_at(str(file))).newest().position for file in record.parent.glob("monitor-aside*.sqlite")]
    assert kept == [3, 3]


def test_a_changed_database_and_a_changed_log_are_found(
    run: Run, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(Store(record)) as store:
        store._database.cursor().execute("update observation set value = 9999")
    assert run("verify") == 1 and "observation" in capsys.readouterr().err
    assert run("rebuild") == 0 and values(record) == [7] and run("verify") == 0
    with Log(home_at(str(record.with_suffix(".sqlite")))).home.writing() as change:
        change("update entry set body = replace(body, '7.csv', '9.csv')")
    assert run("verify") == 1 and "Indlæg 2 er ikke, som det blev skrevet" in capsys.readouterr().err
    assert run("rebuild") == 1 and not list(record.parent.glob("monitor-aside2*")) and values(record) == [7]


def test_a_server_has_the_database_to_itself_while_it_is_made_anew(run: Run, record: Path) -> None:
    run("backup --to /backup/monitor.backup")
    with closing(Store(record)):
        assert [run(command) for command in ("verify", "log", "backup --to /backup/to.backup")] == [0, 0, 0]


def test_verify_says_what_it_has_looked_at(run: Run, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("verify") == 0
    assert capsys.readouterr().err == "Loggen passer: 2 indlæg. monitor.duckdb siger det samme.\n"
    with closing(Store(record)) as store:
        command = [sys.executable, str(ROOT / "cli.py"), "verify"]
        elsewhere = subprocess.run(command, check=True, capture_output=True, text=True)
        assert "er ikke set efter: stop serveren" in elsewhere.stderr
        store._database.cursor().execute("update observation set value = 9999")
    assert run("verify") == 1 and "siger: 1 række, fra indlæg 2." in capsys.readouterr().err


def test_a_log_is_told_in_columns_or_as_data_without_the_plans(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    run("log")
    first, *_lines, last = capsys.readouterr().out.splitlines()
    assert first.split("\t")[1] == "Hvornår (dansk tid)" and last.split("\t")[2:] == [
        "Foreningen",
        "report",
        "proeve/2026 1 2026H1 1",
    ]
    found = []
    for whole in ("", " --whole"):
        run(f"log --json{whole}")
        found.append("document" in json.loads(capsys.readouterr().out.splitlines()[0])["body"])
    assert found == [False, True]


@pytest.mark.parametrize("where", ["/away/monitor.backup", "/backup/monitor.backup --recipient nonsense"])
def test_a_backup_that_can_not_be_made_is_told_and_makes_no_folder(run: Run, record: Path, where: str) -> None:
    away = record.parent / "away"
    assert run(f"backup --to {where.replace('/away', str(away))}") == 1 and not away.exists()


def test_a_postgresql_that_can_not_be_reached_says_why(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    for address, why in (
        ("127.0.0.1:1/x", "serveren er ikke startet"),
        ("no.such.host/x", "serverens navn kendes ikke"),
    ):
        assert run(f"move --to postgresql://monitor:hemmelig@{address}") == 1
        said = capsys.readouterr().err.splitlines()
        assert said[-1] == f"Loggen PostgreSQL: x kan ikke nås: {why}."
        assert "hemmelig" not in "".join(said)


@pytest.fixture
def backups(record: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the server puts its backups: every two hours one, and three of them."""
    folder, chosen = record.parent / "backups", record.parent / "monitor.toml"
    chosen.write_text(f'[backup]\nfolder = "{folder}"\nevery_hours = 2\nkeep = 3\n', encoding="utf-8")
    monkeypatch.setenv("MONITOR_SETTINGS", str(chosen))
    return folder


def test_the_server_makes_a_backup_when_the_newest_is_old_and_keeps_as_many_as_it_is_told(
    record: Path, backups: Path
) -> None:
    log = Log(home_at(str(record.with_suffix(".sqlite"))))
    assert backup.newest() is None
    with pytest.raises(Stop, match="findes ikke"):
        backup.back_up_when_due(log)
    backups.mkdir()
    for hours in (9, 7, 5, 3):
        made = datetime.now(UTC) - timedelta(hours=hours)
        (backups / f"monitor-{made:%Y-%m-%dT%H%M%S}Z.backup{'.age' if hours == 3 else ''}").touch()
    for _ in range(2):
        backup.back_up_when_due(log)
    assert len([*backups.iterdir()]) == 3
    newest = backup.newest()
    assert newest and datetime.now(UTC) - newest < timedelta(minutes=5)
    log.home.close()
