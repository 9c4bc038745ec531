"""A log that is lost, with a database newer than its backup: what only the database has is said again, or stays."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

import cli
from outcomes.period import Period
from outcomes.report import Observation, Slot
from store.homes.choose import home_at
from store.reading import open_to_read
from tests.conftest import PLAN_FOLDER

PLAN = "tingbjerg-husum/2026"
DATABASE, LOG = Path("monitor.duckdb"), Path("monitor.sqlite")
HEADER = "Aktivitet;Halvår;Indikator;Leveret;Bemærkning\n"
Run = Callable[..., str]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A command and what it says, in a folder with a record that has two reports and a backup of the first."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MONITOR_DATABASE", str(DATABASE))

    def command(words: str, code: int = 0) -> str:
        assert cli.main(shlex.split(words)) == code, capsys.readouterr().err
        return capsys.readouterr().err

    Path("first.csv").write_text(f"{HEADER}3;2026H2;A03-06;9;\n", encoding="utf-8")
    Path("second.csv").write_text(f"{HEADER}3;2026H2;A03-06;10;Så, mange\n3;2026H2;A03-KR1;1000;\n", encoding="utf-8")
    command("submit first.csv --by Bo --at 2026-11-01T10:00")
    command("backup --to old.backup")
    command("submit second.csv --by 'Bo Bertelsen' --at 2026-11-02T10:00")
    return command


def said() -> list[tuple[Observation, ...]]:
    slot = Slot(PLAN, 3, Period(2026, 2))
    with open_to_read(DATABASE) as store:
        return [store.observations_of(slot, one.version) for one in reversed(store.versions(slot))]


def lose_the_log() -> None:
    for file in Path().glob(f"{LOG}*"):
        file.unlink()


def test_what_only_the_database_has_is_written_and_delivered_again_by_what_is_said(run: Run) -> None:
    before = said()
    lose_the_log()
    assert "monitor.duckdb har 1 indlæg, som old.backup mangler" in run("restore old.backup", code=1)
    assert said() == before and not LOG.exists()
    assert "rescue monitor-aside.duckdb" in run("restore old.backup --replace")
    assert said() == before[:1]
    told = run("rescue monitor-aside.duckdb --to found")
    assert "kom 02.11.2026 kl. 10.00 fra Bo Bertelsen" in told and "lå kun i loggen" in told
    [again] = re.findall(r"cli\.py (.+)", told)
    run(again)
    assert said() == before
    run("verify")


def test_a_backup_that_is_not_whole_moves_nothing(run: Run) -> None:
    before = said()
    backup = Path("old.backup")
    backup.write_bytes(backup.read_bytes().replace(b"first.csv", b"worst.csv"))
    assert "Intet er ændret" in run("restore old.backup --replace", code=1)
    assert said() == before and not list(Path().glob("*aside*"))


def test_what_a_later_plan_has_taken_out_is_written_too(run: Run) -> None:
    shutil.copytree(PLAN_FOLDER, "plan")
    file = Path("plan/activities/03-tidlig-foreningsstart.toml")
    told = file.read_text(encoding="utf-8")
    line = re.search(r"\n\[\[budget\]\]\nid = \"A03-KR1\"\n(?:.+\n)+", told)
    assert line
    file.write_text(told.replace(line[0], ""), encoding="utf-8")
    run("plan load --plan plan --replace")
    lose_the_log()
    run("rescue --to found")
    assert any("A03-KR1" in one.read_text(encoding="utf-8-sig") for one in Path("found").iterdir())


def test_a_log_is_not_begun_in_the_place_of_one_that_is_lost(run: Run) -> None:
    before = said()
    lose_the_log()
    assert "Loggen mangler 3 indlæg" in run("submit first.csv --by Bo --replace", code=1)
    assert said() == before
    assert "har 3 indlæg, som loggen mangler" in run("rebuild", code=1)
    told = run("rescue --to found")  # as it lies there
    assert len(re.findall(r"cli\.py submit", told)) == 2 and f"udgave af planen {PLAN}" in told


def test_a_database_of_another_program_is_kept_when_the_log_is_lost(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before = said()
    lose_the_log()
    content = DATABASE.read_bytes()
    with monkeypatch.context() as upgraded:
        upgraded.setattr("store.apply.database.PROGRAM", "the next")
        assert "mangler indlæg, som monitor.duckdb har" in run("submit first.csv --by Bo", code=1)
    assert DATABASE.read_bytes() == content and said() == before


def test_a_database_of_another_program_waits_for_a_log_that_is_away(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    before, content = said(), DATABASE.read_bytes()
    with monkeypatch.context() as upgraded:
        upgraded.setattr("store.apply.database.PROGRAM", "the next")
        upgraded.setenv("MONITOR_LOG", "postgresql://monitor@127.0.0.1:1/x")
        told = run("submit first.csv --by Bo", code=1)
    assert told == "Loggen PostgreSQL: x kan ikke nås: serveren er ikke startet.\n"
    assert DATABASE.read_bytes() == content and said() == before


def test_the_newest_entry_that_is_damaged_makes_the_database_no_other_logs(run: Run) -> None:
    before = said()
    with home_at(str(LOG)).writing() as change:
        change("update entry set hash = '0' where position = (select max(position) from entry)")
    assert "Indlæg 3 er ikke, som det blev skrevet" in run("verify", code=1)
    assert "Loggen siger andet end databasen ved indlæg 3" in run("submit first.csv --by Bo --replace", code=1)
    assert said() == before and not list(Path().glob("*aside*"))


def test_a_log_with_nothing_but_the_plan_gives_way_to_a_backup(run: Run) -> None:
    before = said()[:1]
    lose_the_log()
    DATABASE.unlink()
    run("plan load")
    told = run("restore old.backup")
    assert said() == before and told.count("er flyttet til") == 2


def test_nothing_is_written_where_the_log_has_it_all_or_the_folder_is_there(run: Run) -> None:
    assert "Loggen har alt, hvad monitor.duckdb har" in run("rescue --to found") and not Path("found").exists()
    assert "findes ikke" in run("rescue gone.duckdb --to found", code=1)
    Path("found").mkdir()
    lose_the_log()
    for taken in ("found", "gone/found", "first.csv/found"):
        assert run(f"rescue --to {taken}", code=1).startswith(f"{taken} kan ikke laves. Vælg en mappe, der ikke findes")
