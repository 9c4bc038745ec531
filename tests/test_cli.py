"""The command line as it is promised: exit codes, JSON on stdout only, messages on stderr only."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import cli
from loaders.limits import MAX_FILE_BYTES
from loaders.plan_folder import read_plan
from outcomes.period import Period
from outcomes.report import Slot
from store.meeting.requests import requests
from store.store import Store
from tests.conftest import PLAN_FOLDER
from tests.store.test_reading import files

CLI = Path(cli.__file__)
PLAN_KEYS = {
    "activities": "number name lead areas",
    "indicators": "id activity year due label unit kind target parts baseline same_as doubt source",
    "budget": "id activity year post amount",
    "grants": "activity name year amount",
}
ATTAINMENT_KEYS = "indicator part activity due state delivered numerator denominator low high share met verdict above"
ATTAINMENT_KEYS += " late reported expected"
SUBMIT_KEYS = ("stored", "already_received", "report", "version", "observations", "problems")
HISTORY = "Aktivitet;Halvår;Indikator;Del;Leveret"
CLOCK = "2027-02-08T10:00+01:00"
SAYS_CLOCK = "Uret er stillet til 2027-02-08 09:00 (UTC) af MONITOR_CLOCK.\n"
JULY, JANUARY, GREEN, RED = "2026-07-31", "2027-01-31", "satisfactory", "inadequate"
DRAWN_KEYS = ("state", "share", "met", "verdict", "above", "reported")
DRAWN = [  # indicator, 1st half, 2nd half, as of, and what is answered
    ("A01-02", "7", None, JULY, "not_due", 7 / 15, None, None, False, 1),
    ("A01-02", "7", "6", JANUARY, "reported", 13 / 15, False, GREEN, False, 2),
    ("A01-02", "16", None, JANUARY, "partial", 16 / 15, True, GREEN, False, 1),
    ("A03-06", None, "12", JANUARY, "reported", 1.2, True, GREEN, True, 1),
    ("A08-05", "0", None, JULY, "reported", 0, False, RED, False, 1),
    ("A04-04", None, "2300", JANUARY, "reported", 0.92, True, GREEN, False, 1),
    ("A04-09", None, "4", JANUARY, "reported", None, False, RED, False, 1),
    ("A01-01", None, None, JULY, "missing", None, None, None, False, 0),
]


class Said(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Said]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """A command in this process, in a folder and a database of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MONITOR_DATABASE", "monitor.duckdb")
    monkeypatch.setenv("MONITOR_CLOCK", CLOCK)

    def main(*words: object) -> Said:
        code = cli.main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Said(code, out, err.removeprefix(SAYS_CLOCK))

    return main


def start(*words: object, folder: Path) -> Said:
    """A command as people run it, in a process of its own and from another folder."""
    command = [sys.executable, str(CLI), *(str(word) for word in words)]
    clock = os.environ | {"MONITOR_CLOCK": CLOCK}
    done = subprocess.run(
        command, cwd=folder, env=clock, capture_output=True, encoding="utf-8", timeout=60, check=False
    )
    return Said(done.returncode, done.stdout, done.stderr.removeprefix(SAYS_CLOCK))


def fill(form: Path, values: dict[str, str]) -> Path:
    """Write what was delivered into a form, and save it as Excel does."""
    rows = list(csv.DictReader(io.StringIO(form.read_text(encoding="utf-8-sig"), newline=""), delimiter=";"))
    with form.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=";", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows(row | {"Leveret": values.get(row["Indikator"], "")} for row in rows)
    return form


def report(run: Run, activity: int, period: str, values: dict[str, str]) -> str:
    form = f"{activity}-{period}.csv"
    assert run("template", "--activity", activity, "--period", period, "--to", form).code == 0
    fill(Path(form), values)
    return form


def other_plan(folder: Path) -> Path:
    """The real plan with activities 8 and 9 alone, which name each other, as another partnership's."""
    shutil.copytree(PLAN_FOLDER, folder, ignore=shutil.ignore_patterns("0[!89]-*", "1?-*", "calendar.toml"))
    text = (folder / "plan.toml").read_text(encoding="utf-8")
    (folder / "plan.toml").write_text(text.replace('"tingbjerg-husum"', '"andetsteds"'), encoding="utf-8")
    return folder


def attained(run: Run, indicator: str, as_of: str) -> dict[str, Any]:
    said = run("attainment", "--as-of", as_of, "--activity", int(indicator[1:3]), "--json")
    return next(row for row in said.data if row["indicator"] == indicator)


def assert_one_sentence(said: Said) -> None:
    """Refused in one Danish line on stderr, with nothing on stdout and none of Python's own words."""
    assert (said.code, said.out, said.err.count("\n")) == (1, "", 1)
    assert said.err.endswith((".\n", "?\n"))
    assert [word for word in ("Errno", "Error", "directory", "No such", "None") if word in said.err] == []


@pytest.mark.parametrize("row", DRAWN, ids=[f"{row[0]} {row[4]} {row[7]}" for row in DRAWN])
def test_the_drawn_rows_hold_from_form_to_attainment(run: Run, row: tuple[Any, ...]) -> None:
    indicator, first, second, as_of, *expected = row
    for period, at, value in (("2026H1", "2026-07-10", first), ("2026H2", "2027-01-10", second)):
        if value is not None:
            form = report(run, int(indicator[1:3]), period, {indicator: value})
            assert run("submit", form, "--by", "Bo", "--at", at).code == 0
    found = attained(run, indicator, as_of)
    assert [found[key] for key in DRAWN_KEYS] == [pytest.approx(one) if type(one) is float else one for one in expected]


def test_a_report_goes_from_form_to_attainment_as_people_run_it(tmp_path: Path) -> None:
    own = ("--database", tmp_path / "own.duckdb")
    assert start("template", "--activity", 3, "--period", "2026H2", "--to", "form.csv", folder=tmp_path).code == 0
    fill(tmp_path / "form.csv", {"A03-06": "12", "A03-KR1": "1.000"})
    stored = start("submit", "form.csv", "--by", "Bo", "--at", "2027-01-10", "--json", *own, folder=tmp_path)
    assert (stored.code, stored.err, stored.data["report"]) == (0, "", "HR-2026H2-03-v1")
    asked = start("attainment", "--as-of", JANUARY, "--json", *own, folder=tmp_path)
    assert (asked.code, asked.err) == (0, "")
    assert [row["share"] for row in asked.data if row["indicator"] == "A03-06"] == [1.2]


def test_the_form_knows_what_the_record_has(run: Run, tmp_path: Path) -> None:
    form = report(run, 1, "2026H1", {"A01-01": "nej", "A01-02": "7"})
    assert run("submit", form, "--by", "Bo", "--at", "2026-07-10").code == 0
    assert run("template", "--activity", 1, "--period", "2026H2", "--to", "next.csv").code == 0
    rows = csv.DictReader(io.StringIO((tmp_path / "next.csv").read_text(encoding="utf-8-sig")), delimiter=";")
    said = {row["Indikator"]: (row["Sidst indberettet"], "udestår" in row["Beskrivelse"]) for row in rows}
    assert said["A01-01"] == ("nej (1. halvår 2026)", True)
    assert (said["A01-02"], said["A01-04"]) == (("7 (1. halvår 2026)", False), ("", False))


def test_a_form_creates_no_record_and_needs_none(run: Run, tmp_path: Path) -> None:
    assert run("template", "--activity", 3, "--period", "2026H2", "--to", "form.csv").code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["form.csv"]
    (tmp_path / "monitor.duckdb").write_text("noget andet", encoding="utf-8")
    said = run("template", "--activity", 3, "--period", "2026H2", "--to", "again.csv")
    assert said.code == 0 and "lavet uden det, der er indberettet før" in said.err
    assert (tmp_path / "again.csv").read_bytes() == (tmp_path / "form.csv").read_bytes()


READING = [
    f"attainment --as-of {JANUARY} --json",
    "check sent.csv --json",
    "template --activity 3 --period 2026H2 --to sent.csv",
]


@pytest.mark.parametrize("command", READING)
@pytest.mark.parametrize("has_record", [True, False])
def test_reading_makes_no_file_and_changes_none(run: Run, tmp_path: Path, command: str, has_record: bool) -> None:
    sent = Path(report(run, 3, "2026H2", {"A03-06": "12"})).rename("sent.csv")
    if has_record:
        assert run("submit", sent, "--by", "Bo", "--at", "2027-01-10").code == 0
    before = files(tmp_path)
    run(*command.split())
    changed = {name for name, now in files(tmp_path).items() if now != before.get(name)}
    assert changed == ({"sent.csv"} if "--to" in command else set())


def test_where_there_is_no_record_attainment_is_that_of_one_with_no_reports(run: Run) -> None:
    asked = ("attainment", "--as-of", JANUARY, "--json")
    without = run(*asked)
    with closing(Store(Path("monitor.duckdb"))) as store:
        store.add_plan(read_plan(PLAN_FOLDER), by="Bo")
    assert (without.code, without.err) == (0, "") and run(*asked) == without


def test_a_plan_newer_than_the_record_is_answered_and_not_stored(run: Run, tmp_path: Path) -> None:
    older = shutil.copytree(PLAN_FOLDER, tmp_path / "older")
    plan = (older / "plan.toml").read_text(encoding="utf-8")
    (older / "plan.toml").write_text(plan.replace("satisfactory = 0.85", "satisfactory = 0.95"), encoding="utf-8")
    form = report(run, 3, "2026H2", {"A03-06": "7"})  # of 8 to 10
    assert run("submit", form, "--by", "Bo", "--at", "2027-01-10", "--plan", older).code == 0
    before = files(tmp_path)
    late = ("attainment", "--as-of", "2100-01-31", "--activity", 3, "--json")
    verdicts = [
        next(row["verdict"] for row in run(*late, *plan).data if row["indicator"] == "A03-06")
        for plan in (("--plan", older), ())
    ]
    assert (verdicts, files(tmp_path) == before) == (["limited", GREEN], True)


def test_commands_answer_and_store_beside_another_process_that_has_the_database(run: Run, tmp_path: Path) -> None:
    hold = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    run("submit", report(run, 3, "2026H2", {"A03-06": "11"}), "--by", "Bo")
    form = report(run, 3, "2026H2", {"A03-06": "12"})
    command = [sys.executable, "-c", hold, str(tmp_path / "monitor.duckdb")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None and other.stdout.readline() == b"held\n"
        said = run("submit", form, "--by", "Bo", "--json")
        delivered = attained(run, "A03-06", CLOCK[:10])["delivered"]
        other.communicate()
    assert (said.code, said.data["stored"], delivered) == (0, True, 12)
    assert attained(run, "A03-06", CLOCK[:10])["delivered"] == 12


def test_nothing_is_stored_in_a_new_log_where_a_server_has_a_database_of_a_lost_one(run: Run, tmp_path: Path) -> None:
    form = report(run, 3, "2026H2", {"A03-06": "11"})
    run("submit", form, "--by", "Bo")
    Path("monitor.sqlite").unlink()
    hold = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    command = [sys.executable, "-c", hold, str(tmp_path / "monitor.duckdb")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None and other.stdout.readline() == b"held\n"
        said = run("submit", form, "--by", "Bo")
        other.communicate()
    assert said.code == 1 and "Loggen ved siden af monitor.duckdb mangler" in said.err
    assert not Path("monitor.sqlite").exists()


def test_plan_has_the_promised_keys_and_figures(run: Run) -> None:
    said = run("plan", "--json")
    assert (said.code, said.err, list(said.data)) == (0, "", ["plan", *PLAN_KEYS, "theory", "measures", "candidates"])
    for name, keys in PLAN_KEYS.items():
        assert [one for one in said.data[name] if not set(keys.split()) <= set(one)] == []
    assert {tuple(node) for node in said.data["theory"]["nodes"]} == {("id", "type", "area", "label")}
    assert {tuple(link) for link in said.data["theory"]["links"]} == {("from", "to", "stated")}
    (one,) = [one for one in said.data["indicators"] if one["id"] == "A04-04"]
    assert one["target"] == {"form": "about", "low": 2500, "high": None, "words": "fastholde de 2500 deltagere"}
    assert (one["due"], one["baseline"]["value"], one["baseline"]["year"]) == ("2026H2", 2500, 2025)


def test_check_has_exactly_the_promised_keys(run: Run) -> None:
    said = run("check", report(run, 3, "2026H2", {"A03-06": "12", "A03-09": "mange"}), "--json")
    assert (said.code, said.err, list(said.data)) == (1, "", ["activity", "period", "observations", "problems"])
    seen = {"indicator": "A03-06", "part": None, "value": 12, "out_of": None, "note": None}
    assert list(said.data.values())[:3] == [3, "2026H2", [seen]]
    (problem,) = said.data["problems"]
    assert "»mange«" in problem.pop("message")
    assert problem == {"code": "not-a-number", "severity": "error", "row": 8, "column": "Leveret", "value": "mange"}


def test_check_tells_and_submit_delivers_what_a_file_asks_for(run: Run) -> None:
    head = "Aktivitet;Halvår;Indikator;Del;Leveret;Bemærkning;Dokumentation"
    rows = "3;2026H1;A03-01;;7;;", "3;2026H1;Vi beder om;hjælp;;Find en træner;30.04.2090"
    Path("rapport.csv").write_text("\n".join([head, *rows]), encoding="utf-8")
    asked = {"kind": "help", "words": "Find en træner", "kroner": None, "by_when": "2090-04-30"}
    assert run("check", "rapport.csv", "--json").data["requests"] == [asked]
    assert run("submit", "rapport.csv", "--by", "Klubben").code == 0
    with closing(Store(Path("monitor.duckdb"))) as store:
        assert [one.words for one in requests(store, "tingbjerg-husum/2026", date(2090, 1, 1))] == ["Find en træner"]


def test_every_kind_of_value_has_its_own_shape(run: Run) -> None:
    cells = ("02;;ja;;", "03;;50;60;", "04;;12.11.2026;;", "05;;Ikke relevant;;Intet behov", "09;;OPFYLDT;;")
    others = [f"{number:02};;{word};;" for number, word in [(6, "ja"), (7, "ja"), (14, "ja")]]
    others += [f"{number};;opfyldt;;" for number in range(10, 14)]
    rows = [f"2;2026H2;A02-{cell}" for cell in (*cells, "08;husum skole;0;;", *others)]
    text = "\n".join(["activity;period;indicator;part;delivered;out of;note", *rows])
    Path("rapport.csv").write_text(text, encoding="utf-8")
    said = run("check", "rapport.csv", "--json")
    found = said.data["observations"][:6]
    values = [one["value"] for one in found]
    assert (said.code, values) == (0, [True, 50, "2026-11-12", "ikke relevant", "opfyldt", 0])
    assert [one["out_of"] for one in found] == [None, 60, None, None, None, None]
    assert [one["part"] for one in found] == [None] * 5 + ["Husum Skole"]


@pytest.mark.parametrize(("value", "note", "code"), [("12", "", 0), ("mange", "", 1), ("12", "Løst", 1)])
def test_check_says_1_for_any_problem_and_stores_nothing(run: Run, value: str, note: str, code: int) -> None:
    text = f"Aktivitet;Halvår;Indikator;Leveret;Bemærkning\n3;2026H1;A03-02;{value};\n3;2026H1;A03-KR1;;{note}\n"
    Path("rapport.csv").write_text(text, encoding="utf-8")
    said = run("check", "rapport.csv")
    assert (said.code, said.out, [path.name for path in Path().iterdir()]) == (code, "", ["rapport.csv"])


def test_check_and_submit_ask_what_the_page_asks_of_a_right_report(run: Run) -> None:
    form = report(run, 7, "2026H2", {"A07-09": "50"})
    assert [one["code"] for one in run("check", form, "--json").data["problems"]] == ["due-but-blank"]
    assert run("submit", report(run, 7, "2026H1", {"A07-09": "4"}), "--by", "Bo").code == 0
    checked, sent = run("check", form, "--json"), run("submit", form, "--by", "Bo", "--json")
    assert [one["code"] for one in checked.data["problems"]] == ["level-jumps", "due-but-blank"]
    assert (checked.code, sent.code, sent.data["problems"]) == (1, 0, checked.data["problems"])


def test_a_report_is_checked_also_when_the_record_can_not_be_asked(run: Run, tmp_path: Path) -> None:
    form = report(run, 3, "2026H1", {"A03-02": "5"})
    (tmp_path / "monitor.duckdb").write_text("noget andet", encoding="utf-8")
    said = run("check", form, "--json")
    assert (said.code, said.data["problems"]) == (0, [])
    assert "kontrolleret uden det, der er indberettet før" in said.err


def test_submit_has_exactly_the_promised_keys_and_knows_the_same_file_again(run: Run) -> None:
    form = report(run, 3, "2026H1", {"A03-02": "12", "A03-KR1": "2"})
    first, again = (run("submit", form, "--by", "Bo", "--json") for _ in range(2))
    stored = dict(zip(SUBMIT_KEYS, (True, False, "HR-2026H1-03-v1", 1, 2, []), strict=True))
    assert first == (0, json.dumps(stored, indent=2) + "\n", "")
    assert (again.code, again.data) == (0, stored | {"stored": False, "already_received": True})


def test_a_changed_file_is_a_new_version_and_the_one_that_counts(run: Run) -> None:
    for value, version in (("12", 1), ("9", 2)):
        said = run("submit", report(run, 3, "2026H2", {"A03-06": value}), "--by", "Bo", "--json", "--at", "2027-01-10")
        assert (said.data["version"], said.data["stored"]) == (version, True)
    assert attained(run, "A03-06", JANUARY)["delivered"] == 9


def test_history_is_imported_whole_and_known_again(run: Run, tmp_path: Path) -> None:
    rows = [*(f"3;2026H2;A03-05;Hold {number} {'x' * 700};30" for number in range(8_000)), "8;2026H1;A08-05;;4"]
    Path("historik.csv").write_text("\n".join([HISTORY, *rows]), encoding="utf-8")
    assert Path("historik.csv").stat().st_size > MAX_FILE_BYTES
    first, again = (run("import", "historik.csv", "--by", "Bo", "--json", "--at", "2027-01-10") for _ in range(2))
    expected = {
        "stored": True,
        "reports": ["HR-2026H1-08-v1", "HR-2026H2-03-v1"],
        "observations": 8_001,
        "problems": [],
    }
    assert (first.code, first.err, first.data) == (0, "", expected)
    assert (again.code, again.err, again.data) == (0, "", expected | {"stored": False})
    with sqlite3.connect(tmp_path / "monitor.sqlite") as log:
        [(files,)] = log.execute("select count(*) from attachment").fetchall()
    assert files == 2  # the file once, and all that it says


def test_history_that_is_wrong_anywhere_is_not_stored_at_all(run: Run, tmp_path: Path) -> None:
    rows = ["8;2026H1;A08-05;;4", *(f"3;2026H2;A03-06;;ca. {number}" for number in range(150))]
    Path("historik.csv").write_text("\n".join([HISTORY, *rows]), encoding="utf-8")
    said = run("import", "historik.csv", "--by", "Bo", "--json")
    assert (said.code, said.err) == (1, "Der er 199 til, som ikke er nævnt.\n")
    assert said.data | {"problems": []} == {"stored": False, "reports": [], "observations": 0, "problems": []}
    assert (len(said.data["problems"]), [path.name for path in tmp_path.iterdir()]) == (100, ["historik.csv"])
    first = said.data["problems"][0]
    assert first.pop("message").startswith("»ca. 0« kan ikke bruges her. Skriv tallet med cifre")
    assert first == {"code": "not-a-number", "severity": "error", "row": 3, "column": "Leveret", "value": "ca. 0"}


def test_messages_of_an_import_go_to_stderr(run: Run) -> None:
    for value, code, words in (
        ("4", 0, "Rapporten er gemt som HR-2026H1-08-v1 med 1 indberetning."),
        ("-4", 1, "Intet er gemt."),
    ):
        Path("historik.csv").write_text(f"{HISTORY};note\n8;2026H1;A08-05;;{value};bo@fc.dk", encoding="utf-8")
        said = run("import", "historik.csv", "--by", "Bo")
        assert (said.code, said.out) == (code, "") and words in said.err


def test_a_refused_report_is_not_stored_at_all(run: Run) -> None:
    form = report(run, 3, "2026H2", {"A03-06": "12", "A03-09": "mange"})
    said = run("submit", form, "--by", "Bo", "--at", "2027-01-10", "--json")
    refused = dict(zip(SUBMIT_KEYS, (False, False, None, None, 0), strict=False))
    assert (said.code, said.err, said.data) == (1, "", refused | {"problems": said.data["problems"]})
    assert [problem["code"] for problem in said.data["problems"]] == ["not-a-number"]
    assert attained(run, "A03-06", JANUARY)["state"] == "missing"
    assert not list(Path().glob("*.sqlite"))


@pytest.mark.parametrize(("at", "before"), [("2026-07-10T12:00", "2026-07-09"), ("2026-07-10", "2026-07-09"),
                                            ("2026-07-10T23:30+00:00", "2026-07-10")])  # fmt: skip
def test_submit_at_sets_when_it_was_received(run: Run, at: str, before: str) -> None:
    assert run("submit", report(run, 8, "2026H1", {"A08-05": "4"}), "--by", "Bo", "--at", at).code == 0
    after = f"{before[:-2]}{int(before[-2:]) + 1:02}"
    assert [attained(run, "A08-05", day)["state"] for day in (before, after)] == ["missing", "reported"]


@pytest.mark.parametrize("verb", ["submit", "import"])
def test_a_moment_that_has_not_come_is_refused(run: Run, verb: str) -> None:
    form = report(run, 8, "2026H1", {"A08-05": "4"})
    said = run(verb, form, "--by", "Bo", "--at", "2062-07-11T10:02")
    assert_one_sentence(said)
    assert "ligger i fremtiden" in said.err and not Path("monitor.duckdb").exists()


def test_a_moment_before_the_newest_version_is_refused(run: Run) -> None:
    for value, at, code in (("110", "2026-07-10", 0), ("115", "2026-08-12", 0), ("90", "2026-07-11", 1)):
        form = report(run, 3, "2026H1", {"A03-01": value})
        said = run("submit", form, "--by", "Bo", "--at", at)
        assert said.code == code
    assert "HR-2026H1-03-v2 kom 12.08.2026" in said.err
    assert [attained(run, "A03-01", day)["delivered"] for day in (JULY, JANUARY)] == [110, 115]


def test_what_would_disappear_is_refused_unless_it_is_to_be_replaced(run: Run) -> None:
    first = report(run, 3, "2026H2", {"A03-06": "12", "A03-09": "9", "A03-KR1": "94001"})
    assert run("submit", first, "--by", "Bo").code == 0
    second = report(run, 3, "2026H2", {"A03-06": "13"})
    checked, refused = run("check", second, "--json"), run("submit", second, "--by", "Bo", "--json")
    [warned] = [one for one in checked.data["problems"] if one["code"] == "disappears"]
    [told] = [one for one in refused.data["problems"] if one["code"] == "disappears"]
    assert (warned["severity"], told["severity"], refused.code) == ("warning", "error", 1)
    assert "Unge ansat i fritidsjob: 9" in told["message"] and "94.001 kr. i forbrug" in told["message"]
    assert told["message"].endswith("Giv --replace, hvis det skal forsvinde.")
    replaced = run("submit", second, "--by", "Bo", "--replace", "--json")
    assert (replaced.code, replaced.data["version"]) == (0, 2)


def test_a_form_given_back_with_one_number_mended_takes_nothing_out(run: Run) -> None:
    first = report(run, 3, "2026H2", {"A03-06": "12", "A03-09": "9", "A03-KR1": "94001"})
    assert run("submit", first, "--by", "Bo").code == 0
    assert run("template", "--activity", 3, "--period", "2026H2", "--to", "igen.csv").code == 0
    mended = Path("igen.csv").read_text(encoding="utf-8-sig").replace(";12;", ";13;")
    Path("igen.csv").write_text(mended, encoding="utf-8")
    said = run("submit", "igen.csv", "--by", "Bo", "--json")
    assert (said.code, said.data["version"], said.data["observations"]) == (0, 2, 3)


def test_a_withdrawn_report_takes_nothing_with_it(run: Run) -> None:
    assert run("submit", report(run, 3, "2026H2", {"A03-06": "12"}), "--by", "Bo").code == 0
    with closing(Store(Path("monitor.duckdb"))) as store:
        store.withdraw(Slot(read_plan(PLAN_FOLDER).id, 3, Period(2026, 2)), "Bo", "Forkert")
    said = run("submit", report(run, 3, "2026H2", {"A03-09": "9"}), "--by", "Bo", "--json")
    assert (said.code, said.data["version"]) == (0, 3)


@pytest.mark.parametrize("by", ["", " \u2028", "x" * 101, "Mette 010203-1234"])
def test_who_delivers_must_be_a_name_that_can_be_kept(run: Run, by: str) -> None:
    said = run("submit", report(run, 3, "2026H2", {"A03-06": "12"}), "--by", by)
    assert_one_sentence(said)
    assert said.err.startswith("--by: ") and not Path("monitor.duckdb").exists()


def test_the_clock_that_is_set_is_said_and_must_be_a_moment(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for clock, code, said in (
        (CLOCK, 0, SAYS_CLOCK),
        ("i går", 1, "MONITOR_CLOCK er »i går«, som ikke er et tidspunkt."),
    ):
        monkeypatch.setenv("MONITOR_CLOCK", clock)
        assert cli.main(["plan"]) == code
        assert capsys.readouterr().err.startswith(said)


def test_attainment_has_exactly_the_promised_keys_and_one_row_for_each_part(run: Run) -> None:
    said = run("attainment", "--as-of", JANUARY, "--json")
    assert (said.code, said.err, {" ".join(row) for row in said.data}) == (0, "", {ATTAINMENT_KEYS})
    schools = sorted(row["part"] for row in said.data if row["indicator"] == "A02-08")
    assert schools == ["Husum Skole", "Korsager Skole", "Tingbjerg Skole"]


def test_messages_go_to_stderr_and_say_what_was_stored(run: Run) -> None:
    form = report(run, 3, "2026H2", {"A03-06": "12"})
    said = run("submit", form, "--by", "Bo")
    assert said.out == "" and "er gemt som HR-2026H2-03-v1 med 1 indberetning." in said.err
    assert "er allerede modtaget som HR-2026H2-03-v1" in run("submit", form, "--by", "Bo").err


def test_the_database_is_the_one_that_is_named(run: Run) -> None:
    form = report(run, 3, "2026H2", {"A03-06": "12"})
    assert run("submit", form, "--by", "Bo", "--database", "named/own.duckdb").code == 0
    assert Path("named/own.duckdb").exists() and not Path("monitor.duckdb").exists()
    assert run("submit", form, "--by", "Bo").code == 0 and Path("monitor.duckdb").exists()


def test_another_plan_is_checked_stored_and_answered_as_itself(run: Run) -> None:
    other = ("--plan", other_plan(Path("plan")))
    assert run("plan", *other).data["plan"]["id"] == "andetsteds/2026"
    form = report(run, 8, "2026H1", {"A08-05": "4"})
    assert run("submit", form, "--by", "Bo", "--at", "2026-07-10", *other).code == 0
    rows = run("attainment", "--as-of", JULY, "--json", *other).data
    assert {row["activity"] for row in rows} == {8, 9} and attained(run, "A08-05", JULY)["state"] == "missing"
    assert [row["delivered"] for row in rows if row["indicator"] == "A08-05"] == [4]


@pytest.mark.parametrize(
    "command",
    ["check missing.csv --json", "submit missing.csv --by Bo", "check folder", "demo --plan plan",
     "template --activity 99 --period 2026H1 --to form.csv", "template --activity 15 --period 2026H1 --to form.csv",
     "template --activity 3 --period 2026H1 --to missing/form.csv", "template --activity 3 --period 2026H1 --to folder",
     f"attainment --as-of {JULY} --json --database text.duckdb", f"attainment --as-of {JULY} --json --database folder",
     f"attainment --as-of {JULY} --json --database text.duckdb/monitor.duckdb"],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence(run: Run, command: str) -> None:
    Path("folder").mkdir()
    Path("text.duckdb").write_text("ikke en database" * 1000, encoding="utf-8")
    other_plan(Path("plan"))
    assert_one_sentence(run(*command.split()))


@pytest.mark.parametrize("content", [b"", b"\0\1\2", b"%PDF-1.7", b"PK\3\4", b"a;b\r\n1;2\r\n"], ids=repr)
def test_a_file_that_is_no_report_is_one_sentence(run: Run, content: bytes) -> None:
    Path("rapport.csv").write_bytes(content)
    assert_one_sentence(run("check", "rapport.csv"))
    assert [problem["severity"] for problem in run("check", "rapport.csv", "--json").data["problems"]] == ["error"]


def test_a_plan_that_cannot_be_read_says_every_file_that_is_wrong(run: Run) -> None:
    said = run("plan", "--plan", "missing")
    assert (said.code, said.out) == (1, "")
    assert [file for file in ("plan.toml", "theory.toml", "activities/") if file not in said.err] == []


@pytest.mark.parametrize("command", ["", "submit form.csv", "attainment --as-of nu", "submit form.csv --by Bo --at nu",
                                     "template --activity 3 --period 2026 --to form.csv"])  # fmt: skip
def test_a_command_that_is_written_wrong_is_told_how_to_write_it(run: Run, command: str) -> None:
    with pytest.raises(SystemExit) as stop:
        run(*command.split())
    assert stop.value.code == 2


def test_demo_fills_a_database_of_its_own_once(run: Run) -> None:
    for _ in range(2):
        said = run("demo")
        assert (said.code, said.out) == (0, "") and "opdigtede" in said.err
    assert sum(row["reported"] for row in run("attainment", "--as-of", JANUARY, "--json").data) > 100
    assert {path.name for path in Path().iterdir()} == {"monitor.duckdb", "monitor.sqlite"}


def test_demo_does_not_touch_a_database_with_real_reports(run: Run) -> None:
    assert run("submit", report(run, 3, "2026H2", {"A03-06": "12"}), "--by", "Bo", "--at", "2027-01-10").code == 0
    assert_one_sentence(run("demo"))
    assert sum(row["reported"] for row in run("attainment", "--as-of", JANUARY, "--json").data) == 1


def test_it_ends_quietly_when_nobody_reads_on() -> None:
    command = ["sh", "-c", '"$0" "$1" plan | head -n 1', sys.executable, str(CLI)]
    piped = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert (piped.stdout, piped.stderr) == ("{\n", "")


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("attainment --as-of 31/1", "»31/1« er ikke en dag. Skriv den som 2027-01-31."),
        ("attainment --as-of 9999-12-31", "»9999-12-31« er ikke en dag. Skriv den som 2027-01-31."),
        ("template --activity 3 --period 2026 --to form.csv", "»2026« er ikke et halvår. Skriv det som 2026H1."),
        ("template --activity 3 --period halv --to form.csv", "»halv« er ikke et halvår. Skriv det som 2026H1."),
        ("attainment --as-of 2027-01-31 --activity tre", "»tre« er ikke et tal. Skriv det som 3."),
        ("log --after i-går", "»i-går« er ikke et tal. Skriv det som 3."),
        (f"log --after {'9' * 30}", f"»{'9' * 30}« er ikke et tal. Skriv det som 3."),
        ("submit f.csv --by Bo --at i-går", "»i-går« er ikke et tidspunkt. Skriv det som 2026-08-10T14:30."),
    ],
)
def test_a_day_or_a_half_year_that_is_none_says_what_to_write(
    command: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        cli.main(command.split())
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(
    ("file", "fault"),
    [("gone.csv", "findes ikke"), (".", "er en mappe og ikke en fil"), (f"{'long' * 100}.csv", "kan ikke læses")],
)
@pytest.mark.parametrize(
    "verb", ["check", "submit --by Bo", "import --by Bo", "restore", "import-database", "rescue --to rescued"]
)
def test_a_file_that_is_none_is_told_alike_by_every_verb(run: Run, verb: str, file: str, fault: str) -> None:
    said = run(*verb.split(), file)
    assert (said.err, said.code) == (f"{file} {fault}.\n", 1)


def test_the_form_is_made_for_excel_and_as_csv_alone(run: Run) -> None:
    said = run(*["template", "--activity", "3", "--period", "2026H1", "--to", "form.pdf"])
    assert (said.code, Path("form.pdf").exists()) == (1, False) and "FIL.xlsx" in said.err


@pytest.mark.parametrize("file", ["full.csv", "full.xlsx", "file/form.csv", "folder/form.csv"])
def test_a_form_that_can_not_be_written_leaves_nothing(run: Run, file: str) -> None:
    Path("file").touch()
    for ending in ("csv", "xlsx"):
        Path(f"full.{ending}.part").symlink_to("/dev/full")
    assert_one_sentence(run("template", "--activity", "3", "--period", "2026H1", "--to", file))
    assert not Path(file).exists() and not Path(f"{file}.part").is_symlink()


def test_what_lies_behind_a_fault_is_told_once_in_a_line_with_its_number(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = report(run, 3, "2026H1", {"A03-01": "7"})
    monkeypatch.setenv("MONITOR_DATABASE", "monitor.duckdb")
    monkeypatch.setenv("MONITOR_LOG", "postgresql://monitor:hemmelig@127.0.0.1:1/x")
    said = start("check", form, folder=tmp_path).err
    cause, sentence, *others = said.splitlines()
    assert "hemmelig" not in said and [other for other in others if not other.startswith("Se: ")] == []
    told = re.fullmatch(r"Fejl (\w{6}): OperationalError: .+ Connection refused .+", cause)
    assert told and sentence.startswith("Loggen PostgreSQL: x kan ikke nås: serveren er ikke startet. ")
    assert sentence.endswith(f" (Fejl {told[1]})")


def test_a_database_that_is_made_anew_is_told(run: Run) -> None:
    form = report(run, 3, "2026H1", {"A03-01": "7"})
    run("submit", form, "--by", "Bo")
    database = Path("monitor.duckdb")
    database.write_bytes(database.read_bytes()[:5000])
    assert "Databasen var beskadiget og er lavet på ny" in run("submit", form, "--by", "Bo").err
