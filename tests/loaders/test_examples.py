"""The invented example reports: they fit the plan, say that they are invented, and keep to themselves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import cli
from loaders.examples import read_examples
from loaders.file import read_table
from loaders.report.check import check_report
from outcomes.coverage import expected_reports
from outcomes.example_report import ExampleReport
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Slot
from store.store import Store
from tests import make

FOLDER = Path(cli.__file__).parent / "data/examples/tingbjerg-husum/2026"
FIRST_HALF, SECOND_HALF = Period(2026, 1), Period(2026, 2)


@pytest.fixture(scope="module")
def examples(real_plan: Plan) -> list[ExampleReport]:
    return read_examples(FOLDER, real_plan)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The database that ``make demo`` opens."""
    database = tmp_path_factory.mktemp("demo") / "demo.duckdb"
    assert cli.main(["demo", "--database", str(database)]) == 0
    store = Store(database)
    yield store
    store.close()


def coverage(store: Store, plan: Plan, period: Period, as_of: date) -> tuple[int, int]:
    """How many reports are received of how many are expected."""
    received = ((report.activity, report.period) for report in store.reports(plan.id, as_of))
    expected = expected_reports(plan, period, received)
    return sum(one.received for one in expected), len(expected)


def test_every_example_fits_the_plan_without_a_problem(real_plan: Plan) -> None:
    files = sorted(FOLDER.glob("*/*.csv"))
    problems = {file.name: check_report(read_table(file.read_bytes(), file.name), real_plan).problems for file in files}
    assert len(files) == 27
    assert problems == {file.name: () for file in files}


def test_every_file_is_listed_once_and_in_the_order_they_came_in(examples: list[ExampleReport]) -> None:
    assert sorted(one.filename for one in examples) == sorted(file.name for file in FOLDER.glob("*/*.csv"))
    assert [one.at for one in examples] == sorted(one.at for one in examples)


def test_every_example_says_that_it_is_invented(examples: list[ExampleReport]) -> None:
    for one in examples:
        assert one.by.endswith("(eksempel)"), one.filename
        assert one.filename.startswith("eksempel-")
        assert (one.report.observations[0].evidence or "").startswith("Opdigtet eksempel"), one.filename


def test_every_file_is_what_danish_excel_saves(examples: list[ExampleReport]) -> None:
    for one in examples:
        assert one.content.startswith(b"\xef\xbb\xbfAktivitet;"), one.filename
        assert one.content.count(b"\n") == one.content.count(b"\r\n"), one.filename


def test_no_example_is_received_before_its_half_year_has_ended(examples: list[ExampleReport]) -> None:
    assert all(one.at.date() > one.report.period.last_day for one in examples)


def test_demo_marks_the_database_as_invented(demo: Store) -> None:
    assert demo.is_invented()


def test_demo_refuses_a_database_with_real_reports(
    fresh_store: Store, tmp_path: Path, real_plan: Plan, capsys: pytest.CaptureFixture[str]
) -> None:
    fresh_store.add_plan(real_plan, "sekretariatet")
    fresh_store.submit(make.report(real_plan, "2026H1", ("A01-02", 7)), b"rigtig", "rapport.csv", "Foreningen")
    assert cli.main(["demo", "--database", str(tmp_path / "monitor.duckdb")]) == 1
    assert "rigtige rapporter" in capsys.readouterr().err
    assert not fresh_store.is_invented()
    assert len(fresh_store.reports(real_plan.id, date(2099, 1, 1))) == 1


@pytest.mark.parametrize(
    ("period", "as_of", "received"),
    [
        (FIRST_HALF, date(2026, 6, 30), 0),
        (FIRST_HALF, date(2026, 8, 15), 10),  # the deadline
        (FIRST_HALF, date(2026, 8, 31), 12),
        (FIRST_HALF, date(2026, 9, 30), 13),  # the late one is in
        (SECOND_HALF, date(2026, 12, 31), 0),
        (SECOND_HALF, date(2027, 1, 31), 11),  # the deadline
        (SECOND_HALF, date(2027, 2, 15), 13),
    ],
)
def test_coverage_is_what_had_come_in_by_then(
    demo: Store, real_plan: Plan, period: Period, as_of: date, received: int
) -> None:
    assert coverage(demo, real_plan, period, as_of) == (received, 14)


def test_a_corrected_report_counts_from_the_day_it_came(demo: Store, real_plan: Plan) -> None:
    def sessions(as_of: date) -> object:
        return next(row for row in demo.attainment(real_plan.id, as_of, 3) if row.indicator == "A03-02").delivered

    assert (sessions(date(2026, 8, 31)), sessions(date(2026, 9, 30))) == (4, 5)
    assert [one.version for one in demo.versions(Slot(real_plan.id, 3, FIRST_HALF))] == [2, 1]


def test_the_examples_show_every_mark(demo: Store, real_plan: Plan) -> None:
    rows = demo.attainment(real_plan.id, date(2027, 2, 15))
    shown = {row.mark for row in rows}
    assert shown >= {"met", "near", "limited", "inadequate", "missing", "not_applicable", "no_target"}
    assert any(row.late for row in rows) and any(row.above for row in rows)
