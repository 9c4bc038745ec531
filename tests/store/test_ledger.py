"""The ledger is read whatever a crash, a disk or somebody's text has done to a line of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.ledger import Entry, Ledger
from store.store import Store
from tests import make

ENTRY = Entry("proeve/2026", 3, "2026H1", 1, "2026-08-10T12:00:00", "Klubben", "a.csv", "0" * 64, 5)
PLAN = make.plan(make.indicator("A01-01"))


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    made = Ledger(tmp_path / "monitor.duckdb")
    made.folder.mkdir()
    return made


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\x85", "\x0b", "\x1c", "\n"])
def test_a_line_is_one_entry_whatever_signs_a_name_has(ledger: Ledger, sign: str) -> None:
    odd = ENTRY._replace(reported_by=f"Brønshøj{sign}Boldklub", filename=f"a{sign}.csv")
    for entry in (odd, ENTRY):
        ledger.add(entry)
    assert ledger.entries() == [odd, ENTRY]


def test_a_line_that_an_older_program_wrote_with_such_a_sign_is_read(ledger: Ledger) -> None:
    ledger.add(ENTRY)
    written = (ledger.folder / "ledger.jsonl").read_text(encoding="utf-8")
    (ledger.folder / "ledger.jsonl").write_text(written.replace("Klubben", "Klub\u2028ben"), encoding="utf-8")
    assert [entry.reported_by for entry in ledger.entries()] == ["Klub\u2028ben"]


@pytest.mark.parametrize(
    "damaged",
    [b'{"plan": "proeve/2026", "act', b"[1, 2]", b"17", b"\xc3", b"{}", b'{"plan": 1, "more": 2}', b"\x00\xff" * 9],
)
def test_a_damaged_line_is_counted_and_stops_nothing(ledger: Ledger, damaged: bytes) -> None:
    ledger.add(ENTRY)
    with (ledger.folder / "ledger.jsonl").open("ab") as file:
        file.write(b"\n" + damaged)
    ledger.add(ENTRY)
    assert (ledger.entries(), ledger.unreadable()) == ([ENTRY, ENTRY], 1)


def test_who_delivers_and_the_files_name_are_kept_on_one_line(fresh_store: Store) -> None:
    fresh_store.add_plan(PLAN, "sekretariatet")
    report = make.report(PLAN, "2026H1", ("A01-01", 5))
    fresh_store.submit(report, b"5", "a\u2028b.csv", "Brønshøj\u2028Boldklub" + "x" * 500)
    [stored] = fresh_store.versions(report.slot)
    assert (stored.filename, stored.reported_by[:18], len(stored.reported_by)) == ("a b.csv", "Brønshøj Boldklubx", 100)
    assert fresh_store.lost_reports() == ()
