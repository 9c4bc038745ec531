"""``plan load`` takes a folder's plan into use or says all that it changes; what is refused is used nowhere."""

from __future__ import annotations

import csv
import json
import re
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import cli
from store.store import Store
from tests.conftest import PLAN_FOLDER
from ui.app.records import open_real

FILE = "activities/03-tidlig-foreningsstart.toml"
REPORT = "Aktivitet;Halvår;Indikator;Leveret;Bemærkning\n3;2026H2;A03-06;9;\n3;2026H2;A03-KR1;1000;\n"
NEXT = "Aktivitet;Halvår;Indikator;Leveret;Bemærkning\n3;2026H1;A03-02;1;\n"
LINE = re.compile(r"\n\[\[budget\]\]\nid = \"A03-KR1\"\n(?:.+\n)+")
REFUSED = "Planen i mappen tingbjerg-husum/2026 er ikke taget i brug, så den, der gælder, bruges stadig: A03-06 »"


class Said(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[[str], Said]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A command, in a folder where a report has been stored, with a plan folder of its own: ``plan``."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MONITOR_DATABASE", "monitor.duckdb")
    monkeypatch.setenv("MONITOR_CLOCK", "2026-11-30T22:00")
    shutil.copytree(PLAN_FOLDER, "plan")
    Path("sent.csv").write_text(REPORT, encoding="utf-8")
    Path("next.csv").write_text(NEXT, encoding="utf-8")

    def command(words: str) -> Said:
        code = cli.main([*words.split(), "--plan", "plan"])
        said = capsys.readouterr()
        return Said(code, said.out, said.err.partition("MONITOR_CLOCK.\n")[2])

    assert command("submit sent.csv --by Bo").code == 0
    return command


def change(old: str, new: str, file: str = FILE) -> None:
    path = Path("plan") / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def ask_a_level_of_a_flow() -> None:
    change('unit = "forældre"\nkind = "flow"', 'unit = "forældre"\nkind = "level"')


def revision() -> int:
    with closing(Store(Path("monitor.duckdb"))) as store:
        return store.revision()


def versions() -> int:
    with closing(Store(Path("monitor.duckdb"))) as store:
        return len(store.plan_versions("tingbjerg-husum/2026"))


def attained(run: Run) -> tuple[Any, ...]:
    rows = json.loads(run("attainment --as-of 2027-01-31 --activity 3 --json").out)
    return next((row["state"], row["delivered"], row["verdict"]) for row in rows if row["indicator"] == "A03-06")


def test_what_is_the_newest_already_is_left_as_it_is(run: Run) -> None:
    before = revision()
    assert run("plan load") == (0, "", "Tryghedsplan 2026 er allerede den, der gælder, fra 30.11.2026 kl. 22.00.\n")
    assert revision() == before


def test_a_plan_is_taken_into_use_by_somebody_and_what_it_changes_is_said(run: Run) -> None:
    change("low = 8, high = 10", "low = 6, high = 8")
    change("satisfactory = 0.85", "satisfactory = 0.9", "plan.toml")
    said = run("plan load --by Sekretariatet")
    lines = ["Ændret: A03-06.", "Andet i planen er ændret."]
    assert said == (
        0,
        "",
        "\n".join([*lines, "Tryghedsplan 2026 er taget i brug og gælder fra 30.11.2026 kl. 22.00.\n"]),
    )
    assert versions() == 2 and "Sekretariatet" in run("log").out


def test_the_first_one_is_taken_into_a_record_that_is_new(run: Run) -> None:
    assert run("plan load --database new.duckdb").code == 0
    with closing(Store(Path("new.duckdb"))) as store:
        assert len(store.plan_versions("tingbjerg-husum/2026")) == 1


def test_a_plan_that_changes_what_is_reported_on_is_refused_with_all_of_it(run: Run) -> None:
    before = revision()
    ask_a_level_of_a_flow()
    change(LINE.search(Path("plan", FILE).read_text(encoding="utf-8"))[0], "")  # type: ignore[index]
    said = run("plan load")
    told = [line for line in said.err.splitlines() if line.startswith("Ret: ")]
    assert (said.code, said.out, revision()) == (1, "", before)
    assert [line[5:12] for line in told] == ["A03-06 ", "A03-KR1"]
    assert "HR-2026H2-03-v1" in told[0] and told[1].endswith("Giv --replace, hvis det er meningen.")


@pytest.mark.parametrize("command", ["plan load", "plan load --replace"])
def test_what_reads_otherwise_is_refused_whether_answers_may_disappear_or_not(run: Run, command: str) -> None:
    ask_a_level_of_a_flow()
    assert run(command).code == 1 and versions() == 1


def test_what_is_taken_out_says_which_reports_it_takes_with_it(run: Run) -> None:
    change(LINE.search(Path("plan", FILE).read_text(encoding="utf-8"))[0], "")  # type: ignore[index]
    assert run("plan load").code == 1
    said = run("plan load --replace")
    assert said.code == 0 and "Taget ud: A03-KR1.\n" in said.err
    assert "er taget ud, og det tager svarene i HR-2026H2-03-v1 med sig.\n" in said.err
    assert run("plan load").code == 0


def test_the_lines_that_it_writes_let_the_change_through_when_they_say_why_and_who(run: Run) -> None:
    ask_a_level_of_a_flow()
    told = run("plan load").err
    lines = told[told.index("[[change]]") :]
    Path("plan/changes.toml").write_text(lines, encoding="utf-8")
    assert "changes.toml: change.A03-06.why: må ikke være tom" in run("plan load").err
    filled = lines.replace('why = ""', 'why = "De er talt hver gang."').replace('by = ""', 'by = "Styregruppen"')
    Path("plan/changes.toml").write_text(filled, encoding="utf-8")
    assert run("plan load").code == 0
    assert attained(run) == ("reported", 9, "satisfactory")


@pytest.mark.parametrize(
    "command",
    [
        "check next.csv",
        "submit next.csv --by Bo",
        "import next.csv --by Bo",
        "attainment --as-of 2027-01-31 --json",
        "template --activity 3 --period 2026H2 --to form.csv",
    ],
)
def test_every_command_says_that_the_plan_is_not_in_use_and_goes_on_with_the_one_that_is(
    run: Run, command: str
) -> None:
    without = run(command)
    ask_a_level_of_a_flow()
    said = run(command)
    assert said.err.startswith(REFUSED) and said.err.count("er ikke taget i brug") == 1
    assert (said.code, versions()) == (without.code, 1)


def test_a_report_is_never_checked_against_a_plan_that_is_refused(run: Run) -> None:
    ask_a_level_of_a_flow()
    change('id = "A03-10"', 'id = "A03-88"')
    Path("other.csv").write_text(REPORT.replace("A03-06;9", "A03-88;2"), encoding="utf-8")
    for command in ("check other.csv", "submit other.csv --by Bo", "import other.csv --by Bo"):
        said = run(command)
        assert said.code == 1 and "»A03-88«" in said.err
    assert run("template --activity 3 --period 2026H2 --to form.csv").code == 0
    rows = csv.DictReader(Path("form.csv").read_text(encoding="utf-8-sig").splitlines(), delimiter=";")
    assert {"A03-10"} == {row["Indikator"] for row in rows} & {"A03-10", "A03-88"}


def test_examples_are_not_made_for_a_plan_that_is_refused(run: Run) -> None:
    assert run("demo --database demo.duckdb").code == 0
    change('unit = "forældre"\nkind = "flow"', 'unit = "mødre"\nkind = "flow"')
    said = run("demo --database demo.duckdb")
    assert (said.code, said.out) == (1, "") and said.err.startswith("A03-06 »") and "ØVELSE-2026H2-03-v1" in said.err


def test_a_plan_that_cannot_be_read_is_not_loaded(run: Run) -> None:
    change("title = ", "titel = ", "plan.toml")
    said = run("plan load")
    assert said.code == 1 and "plan.toml: title: mangler" in said.err and versions() == 1


@pytest.mark.parametrize("by", ["  ", "0101011234"])
def test_who_loads_it_has_a_name(run: Run, by: str) -> None:
    assert cli.main(["plan", "load", "--by", by]) == 1


def test_the_plan_is_shown_as_it_stands_in_its_folder(run: Run) -> None:
    ask_a_level_of_a_flow()
    shown = json.loads(run("plan").out)
    assert shown == json.loads(run("plan --json").out)
    assert [one["kind"] for one in shown["indicators"] if one["id"] == "A03-06"] == ["level"]


def test_a_plan_that_has_been_replaced_is_not_taken_into_use_again_unless_it_is_asked_for(run: Run) -> None:
    change("low = 8, high = 10", "low = 6, high = 8")
    run("plan load")
    for command in (
        "submit next.csv --by Bo",
        "attainment --as-of 2027-01-31",
        "template --activity 3 --period 2026H2 --to to.csv",
    ):
        assert cli.main(command.split()) == 0
    open_real().close()
    assert versions() == 2
    assert cli.main(["plan", "load"]) == 0 and versions() == 3
