"""The commands of docs/operating.md do what it says they do, each in a record of its own."""

from __future__ import annotations

import errno
import json
import re
import shlex
import subprocess
import sys
import traceback
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn

import psycopg
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
    assert not lock or re.search(rf"er låst\. Giv {wanted}\.|det, der er givet med {wanted}, passer ikke", told)


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
    with closing(Store(record)):
        command = [sys.executable, str(ROOT / "cli.py"), "verify"]
        elsewhere = subprocess.run(command, check=True, capture_output=True, text=True)
        assert "er ikke set efter: stop serveren" in elsewhere.stderr
    record.unlink()
    assert run("verify") == 0 and "monitor.duckdb findes ikke" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ("update observation set value = 9999", "observation er ikke, som loggen siger: 1 række, fra indlæg 2."),
        ("delete from observation", "observation er ikke, som loggen siger: 1 række, fra indlæg 2."),
        ("insert into observation from observation", "observation er ikke, som loggen siger: 1 række, fra indlæg 2."),
        ("update entry set kind = 'x'", "entry er ikke, som loggen siger: 2 rækker, de første fra indlæg 1."),
        ("update person set name = 'x' where person = 1", "person er ikke, som loggen siger: 1 række. Kør"),
        ("update report set filename = 'x'", "report er ikke, som loggen siger: 1 række, fra indlæg 2."),
        ("insert into invented values (now())", "invented er ikke, som loggen siger: 1 række. Kør"),
    ],
)
def test_a_row_that_differs_is_counted_once(
    run: Run, record: Path, change: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with closing(Store(record)) as store:
        store._database.cursor().execute(change)
    assert run("verify") == 1
    assert f"Tabellen {told}" in capsys.readouterr().err


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
    assert run(f"move --to {away}/monitor.sqlite") == 1 and not away.exists()


@pytest.mark.parametrize("lock", ["", " --passphrase-file /etc/monitor/passphrase", " --recipient age1…"])
@pytest.mark.parametrize("fault", ["full", "folder", "log"])
def test_a_backup_without_room_or_leave_is_told_in_one_sentence(
    run: Run, record: Path, lock: str, fault: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = record.parent / "backup/monitor.backup"
    if fault == "full":
        file.with_name(f"{file.name}.part").symlink_to("/dev/full")
    elif fault == "folder":
        file.mkdir()
    else:
        monkeypatch.setattr("store.backup.TemporaryDirectory", refused)
    assert run(f"backup --to /backup/monitor.backup{lock}") == 1
    said = capsys.readouterr().err
    assert said.startswith(f"{file} kan ikke laves. Må der skrives") and said.count("\n") == 1
    assert not file.is_file() and not file.with_name(f"{file.name}.part").is_symlink()


def refused(**_where: Path) -> NoReturn:
    raise PermissionError(errno.EACCES, "Permission denied")


def test_a_key_that_is_none_is_told_and_not_shown(run: Run, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("backup --to /backup/monitor.age --recipient AGE-SECRET-KEY-1") == 1
    said = capsys.readouterr().err
    assert "er ikke en offentlig nøgle (age1…)" in said and "SECRET" not in said


@pytest.mark.parametrize("ending", [".sqlite", ".duckdb"])
def test_a_backup_takes_not_the_place_of_what_it_is_made_of(run: Run, record: Path, ending: str) -> None:
    file = record.with_suffix(ending)
    before = file.read_bytes()
    assert run(f"backup --to {file}") == 1 and file.read_bytes() == before


@pytest.mark.parametrize("passphrase", ["# en sætning", "en\n# sætning", "#"])
def test_all_that_stands_in_the_file_is_the_passphrase(run: Run, record: Path, passphrase: str) -> None:
    (record.parent / "etc/passphrase").write_text(f"\ufeff {passphrase}\n\n", encoding="utf-8")
    assert run("backup --to /backup/monitor.age --passphrase-file /etc/monitor/passphrase") == 0
    locked = (record.parent / "backup/monitor.age").read_bytes()
    assert pyrage.passphrase.decrypt(locked, passphrase).startswith(b"SQLite")
    assert run("restore /backup/monitor.age --passphrase-file /etc/monitor/passphrase") == 0


@pytest.mark.parametrize("lock", ["--passphrase-file /etc/monitor/passphrase", "--recipient age1…"])
def test_a_locked_backup_is_opened_by_the_one_of_two_keys_that_it_is_locked_with(
    run: Run, record: Path, lock: str, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = "--passphrase-file /etc/monitor/passphrase --identity /etc/monitor/key.txt"
    assert run(f"backup --to /backup/monitor.age {lock}") == 0
    assert run(f"restore /backup/monitor.age {keys}") == 0
    file = record.parent / "backup/monitor.age"
    file.write_bytes(file.read_bytes()[:-100])
    capsys.readouterr()
    assert run(f"restore /backup/monitor.age {keys}") == 1
    assert "passer ikke, eller filen er beskadiget" in capsys.readouterr().err


def test_a_file_of_keys_without_a_key_is_told(run: Run, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (record.parent / "etc/key.txt").write_text("# nøglen\n", encoding="utf-8")
    run("backup --to /backup/monitor.age --recipient age1…")
    assert run("restore /backup/monitor.age --identity /etc/monitor/key.txt") == 1
    assert "Der står ingen nøgle i " in capsys.readouterr().err


def test_a_postgresql_that_can_not_be_reached_says_why(
    run: Run, server_of_logs: PostgreSQL, capsys: pytest.CaptureFixture[str]
) -> None:
    ours = server_of_logs.address("gone").partition("@")[2]
    for address, told in (
        ("monitor:hemmelig@127.0.0.1:1/x", ": x kan ikke nås: serveren er ikke startet."),
        ("monitor:hemmelig@no.such.host/x", ": x kan ikke nås: serverens navn kendes ikke."),
        (f"monitor:hemmelig@{ours}", ": gone kan ikke nås: databasen eller brugeren findes ikke."),
        ("monitor:hemmelig@[::1/x", " kan ikke nås: adressen er ikke skrevet rigtigt."),
        ("monitor:hemmelig@127.0.0.1:99999/x", ": x kan ikke nås: adressen er ikke skrevet rigtigt."),
        ("monitor:hemmelig@127.0.0.1:port/x", ": x kan ikke nås: adressen er ikke skrevet rigtigt."),
        ("monitor:hemmelig@127.0.0.1:1/x?sslmode=melig", ": x kan ikke nås: adressen er ikke skrevet rigtigt."),
        ("monitor:hem%zzmelig@no.such.host/x", " kan ikke nås: adressen er ikke skrevet rigtigt."),
    ):
        assert run(f"move --to postgresql://{address}") == 1
        said = capsys.readouterr().err
        assert said == f"Loggen PostgreSQL{told}\n" and "melig" not in said


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("revoke create on schema public from public", "brugeren må ikke læse eller skrive i databasen"),
        ("alter role reader connection limit 0", "serveren tager ikke imod flere forbindelser"),
        ("alter role reader set default_transaction_read_only = on", "der må kun læses i databasen"),
        ("alter role reader nologin", ""),
    ],
)
def test_a_postgresql_that_lets_nobody_write_says_why(
    run: Run, server_of_logs: PostgreSQL, change: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    address = server_of_logs.new_database()
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("drop role if exists reader")
        connection.execute("create role reader login")
        connection.execute("grant create on schema public to public")
        connection.execute(change)
    assert run(f"move --to {address.replace('monitor@', 'reader@')}") == 1
    assert capsys.readouterr().err.endswith(f" kan ikke nås: {why}.\n" if why else " kan ikke nås.\n")


@pytest.mark.parametrize("address", ["postgresql://monitor:hemmelig@[::1/x", "mysql://monitor:hem@melig@h/x"])
def test_an_address_that_is_not_understood_tells_no_password_to_the_servers_log(address: str) -> None:
    with pytest.raises(Stop) as stop:
        home_at(address)
    assert "melig" not in "".join(traceback.format_exception(stop.value))


def test_a_postgresql_without_one_of_the_tables_is_damaged(
    run: Run, server_of_logs: PostgreSQL, capsys: pytest.CaptureFixture[str]
) -> None:
    address = server_of_logs.new_database()
    assert run(f"move --to {address}") == 0
    with psycopg.connect(address) as connection:
        connection.execute("drop table person cascade")
    assert run(f"move --to {address}") == 1 and "er beskadiget" in capsys.readouterr().err


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


def test_what_the_server_locks_is_named_so_and_counts(record: Path, backups: Path) -> None:
    recipient = pyrage.x25519.Identity.generate().to_public()
    with (record.parent / "monitor.toml").open("a", encoding="utf-8") as chosen:
        chosen.write(f'recipients = ["{recipient}"]\n')
    backups.mkdir()
    log = Log(home_at(str(record.with_suffix(".sqlite"))))
    for _ in range(2):
        backup.back_up_when_due(log)
    [file] = backups.iterdir()
    assert file.name.endswith(".backup.age") and file.read_bytes().startswith(b"age-encryption") and backup.newest()
    log.home.close()


@pytest.mark.parametrize("beside", ["monitor.sqlite-wal", "monitor.sqlite-shm", "monitor.duckdb.wal"])
def test_a_backup_takes_the_place_of_nothing_that_belongs_to_the_log(run: Run, record: Path, beside: str) -> None:
    file = record.with_name(beside)
    file.write_bytes(b"")
    assert run(f"backup --to {file}") == 1 and file.read_bytes() == b""
