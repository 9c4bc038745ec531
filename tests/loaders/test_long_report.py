"""A long report is read by what its rows say alike, and means what it means row by row."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random

import pytest

from benchmarks.generate_report import plan_of_report, report_file
from loaders.delimited import read_delimited
from loaders.long_report import LONG, check_long
from loaders.personal_data import cpr_problems
from loaders.report.check import Checked, check_report
from loaders.report.header import HEADERS
from loaders.spreadsheet.sheet import Sheet
from outcomes.plan import Plan
from store.store import Store
from tests import make
from writers.danish_csv import to_danish_csv

PLAN = make.plan(
    make.indicator("A01-01", decimals=1),
    make.indicator("A01-02", kind="share", form="all"),
    make.indicator("A01-03", kind="milestone", form="done"),
    make.indicator("A01-04", kind="assessed", form="assessed"),
    make.indicator("A01-05", parts=("Nord", "Syd")),
    make.indicator("A01-06", open_parts="årgang"),
)
HEADER = [HEADERS[field] for field in ("activity", "period", "indicator", "part", "delivered", "out_of", "note")]
HALF = str(PLAN.half_years[0])
RIGHT = [
    [1, HALF, "A01-01", "", "7,5", "", "Godt i gang; vi fortsætter."],
    [1, HALF, "A01-02", "", "5", "8", ""],
    [1, HALF, "A01-03", "", "ikke  relevant", "", 'Det er "aflyst".'],
    [1, HALF, " a01-05 ", "nord", "3", "", ""],
    [1, HALF, "A01-05", "Syd", "", "", ""],
    [1, HALF, "A01-06", "U8", "4", "", ""],
    [1, HALF, "A01-06", "U9", "4", "", ""],
]
STRANGE = {
    2: ["", "A01-99", "A01-05", "I alt", "Indikator", "A01-06"],
    3: ["", "Nord", "Syd", "U8", "U9", "Vest", "'=U10", "01-feb", "1-2"],
    4: ["", "3", "1.234", "ca. 8", "ja", "opfyldt", "ikke relevant", "03.02.2026", "-1"],
    5: ["", "8", "2", "otte"],
    6: ["", "Fint", "ring 20 30 40 50", "a@b.dk", "Barn 010203-1234", "to\nlinjer"],
}


def rows_of(content: bytes, plan: Plan = PLAN) -> Checked:
    table = read_delimited(content)
    personal = cpr_problems([Sheet("", "visible", table.rows)])
    return Checked(None, None, (), tuple(personal)) if personal else check_report(table, plan)


def file_of(*rows: list[object]) -> bytes:
    return to_danish_csv(HEADER, rows)  # type: ignore[arg-type]


def test_a_clean_file_says_what_it_says_row_by_row() -> None:
    found = check_long(file_of(*RIGHT), "a.csv", PLAN, at_least=1)
    assert found is not None and found._replace(observations=[*found.observations]) == (
        rows_of(file_of(*RIGHT))._replace(observations=[*rows_of(file_of(*RIGHT)).observations])
    )


@pytest.mark.parametrize("seed", range(300))
def test_a_strange_file_is_read_alike_or_left_to_the_other_reader(seed: int) -> None:
    luck = Random(seed)
    rows = [list(row) for row in luck.choices(RIGHT, k=luck.randint(1, 6))]
    for _ in range(luck.randint(0, 2)):
        column = luck.choice([*STRANGE])
        luck.choice(rows)[column] = luck.choice(STRANGE[column])
    content = file_of(*rows)
    found, by_row = check_long(content, "a.csv", PLAN, at_least=1), rows_of(content)
    if found is None:
        return
    assert by_row.problems == () and [*found.observations] == [*by_row.observations]


def test_most_files_without_a_problem_are_read_so() -> None:
    clean = [row for row in RIGHT if rows_of(file_of(row)).problems == ()]
    assert len(clean) == 6 and all(check_long(file_of(row), "a.csv", PLAN, at_least=1) for row in clean)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Aktivitet", "Hvad"),  # an unknown header
        ("Del", "Leveret"),  # a header twice
        (";", ","),
        ("U9", "01-02-2026"),  # a date that may have been typed as 1-2
        ("U9", "U8"),  # the same part twice
        ("7,5", "7,55"),
        ("Godt i gang", "010203-1234"),
        ("U9", '"U9'),  # a quotation mark that never closes
        ("U9", "U9;"),  # one field too many
        ("æ", "\x00"),
    ],
)
def test_anything_odd_is_left_to_the_reader_of_rows(old: str, new: str) -> None:
    content = file_of(*RIGHT).decode().replace(old, new).encode()
    assert check_long(content, "a.csv", PLAN, at_least=1) is None


DATED = make.plan(make.indicator("A01-01"), measures=[make.measure("M00-01", open_parts="årgang")])


def dated(number: int, id: str, *headers: str) -> bytes:
    rows = [[number, HALF, id, f"U{age}", "3,4", "12.05.2026"][: 5 + len(headers)] for age in range(3)]
    return to_danish_csv(["Aktivitet", "Halvår", "Indikator", "Del", "Leveret", *headers], rows)  # type: ignore[arg-type]


def test_a_file_with_the_day_of_each_measure_is_left_to_the_reader_of_rows() -> None:
    content = dated(0, "M00-01", "Måledato")
    assert check_long(content, "a.csv", DATED, at_least=1) is None
    assert {one.measured_on for one in rows_of(content, DATED).observations} == {date(2026, 5, 12)}


def test_a_day_in_another_report_is_left_to_the_reader_of_rows_that_says_so() -> None:
    content = dated(1, "A01-01", "Måledato").replace(b"3,4", b"3")
    assert check_long(content, "a.csv", DATED, at_least=1) is None
    assert "unknown-column" in [one.code for one in rows_of(content, DATED).problems]


def test_measures_without_a_day_are_read_alike() -> None:
    content = dated(0, "M00-01")
    found = check_long(content, "a.csv", DATED, at_least=1)
    assert found is not None and [*found.observations] == [*rows_of(content, DATED).observations]


def test_a_cpr_number_in_the_name_is_left_to_the_reader_of_rows() -> None:
    assert check_long(file_of(*RIGHT), "010203-1234.csv", PLAN, at_least=1) is None


def test_a_short_file_is_left_to_the_reader_of_rows() -> None:
    plan = plan_of_report()
    assert check_long(report_file(plan, LONG - 1), "a.csv", plan) is None
    assert check_long(report_file(plan, LONG), "a.csv", plan) is not None


def test_a_long_report_is_stored_whole(tmp_path: Path) -> None:
    plan = plan_of_report()
    content = report_file(plan, LONG)
    found, store = check_long(content, "a.csv", plan), Store(tmp_path / "monitor.duckdb")
    assert found is not None
    store.add_plan(plan, by="test")
    store.submit(found.report(plan), content, "a.csv", by="test")
    stored = [one.observation for one in store.observations(plan.id, date(2100, 1, 1))]
    store.close()
    assert sorted(stored, key=lambda one: (one.indicator, one.part)) == sorted(
        found.observations, key=lambda one: (one.indicator, one.part)
    )
    assert [*found.observations] == [*rows_of(content, plan).observations]
