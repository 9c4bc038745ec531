"""The benchmarks' invented data: the same each time, and as good as what the program stores itself."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest

from benchmarks.generate import Size, build
from benchmarks.generate_report import plan_of_report, report_file
from loaders.delimited import read_delimited
from loaders.report.check import check_report
from outcomes.attainment import Attainment
from store.store import Store
from tests import make

ROOT = Path(__file__).parent.parent.parent
SIZE = Size(plans=4, years=2, activities=3, indicators=40, half_years=4)
AS_OF = date(2028, 3, 1)
TABLES = ("entry", "person", "plan_version", "target", "report", "observation")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("invented"), SIZE)


@pytest.fixture
def store(database: Path) -> Iterator[Store]:
    opened = Store(database)
    yield opened
    opened.close()


def built(folder: Path, size: Size) -> Path:
    build(folder / "monitor.duckdb", size)
    return folder / "monitor.duckdb"


def rows_of(database: Path, table: str) -> list[tuple[Any, ...]]:
    with duckdb.connect(database, read_only=True) as connection:
        return connection.table(table).fetchall()


def attainment(database: Path, plan: str) -> tuple[Attainment, ...]:
    opened = Store(database)
    rows = opened.attainment(plan, AS_OF)
    opened.close()
    return rows


def test_the_same_seed_invents_the_same(database: Path, tmp_path: Path) -> None:
    again = built(tmp_path, SIZE)
    for table in TABLES:
        assert rows_of(again, table) == rows_of(database, table)


def test_another_seed_invents_other_reports(database: Path, tmp_path: Path) -> None:
    other = built(tmp_path, SIZE._replace(seed=2))
    assert rows_of(other, "observation") != rows_of(database, "observation")


def test_the_data_is_mixed(database: Path) -> None:
    with duckdb.connect(database) as connection:
        asked = "select count(distinct kind), count(distinct form), count_if(open_parts) > 0 from target"
        assert connection.execute(asked).fetchone() == (6, 10, True)
        assert connection.execute("select max(version) from report").fetchone() == (2,)
    states = {row.state for plan in SIZE.ids for row in attainment(database, plan)}
    assert states >= {"partial", "reported", "not_applicable", "no_target"}


def test_the_store_knows_the_plans_as_its_own(store: Store) -> None:
    assert sorted(store.plans()) == SIZE.ids
    assert [plan.id for id in SIZE.ids if (plan := store.plan(id, AS_OF))] == SIZE.ids
    assert store.is_invented()


def test_what_is_added_later_gets_a_number_of_its_own(tmp_path: Path) -> None:
    opened = Store(built(tmp_path, SIZE))
    plan, before = make.plan(make.indicator("A01-01")), opened.revision()
    opened.add_plan(plan, by="prøven")
    opened.submit(make.report(plan, "2026H1", ("A01-01", 7)), b"fil", "fil.csv", "prøven")
    assert opened.revision() > before
    opened.close()


@pytest.mark.parametrize("renewed", [True, False])
def test_asking_for_all_plans_is_asking_for_each(tmp_path: Path, renewed: bool) -> None:
    database = built(tmp_path, SIZE._replace(renewed=renewed))
    opened = Store(database)
    one_by_one = {(id, row.indicator, row.part): row for id in SIZE.ids for row in opened.attainment(id, AS_OF)}
    opened.close()
    with duckdb.connect(database, read_only=True) as connection:
        connection.execute("set variable as_of = timestamp '2028-03-01'")
        connection.execute("set variable today = date '2028-03-01'")
        asked = "select plan, indicator, part, state, share, verdict, reported from attainment"
        together = {(*row[:3],): row[3:] for row in connection.execute(asked).fetchall()}
    assert together == {key: (row.state, row.share, row.verdict, row.reported) for key, row in one_by_one.items()}


def test_a_plan_is_the_same_alone_as_among_others(database: Path, tmp_path: Path) -> None:
    alone = built(tmp_path, SIZE._replace(plans=1, first=3))
    assert attainment(alone, SIZE.ids[2]) == attainment(database, SIZE.ids[2])


def test_the_invented_report_is_right_in_every_row() -> None:
    plan = plan_of_report()
    content = report_file(plan, rows=1_000)
    checked = check_report(read_delimited(content), plan)
    assert (len(checked.observations), checked.problems) == (1_000, ())
    assert content == report_file(plan, rows=1_000)


def test_the_command_prints_its_table() -> None:
    command = [sys.executable, "-m", "benchmarks", "--small", "attainment", "reports", "log"]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    header, *figures = ended.stdout.splitlines()
    assert ended.returncode in (0, 1)
    assert header.split() == ["what", "ratio", "spread", "goal"]
    assert len(figures) == 4 + 2 + 7
