"""The rules over a thousand plans: against a plain sum, and one plan among them against one alone."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from benchmarks.generate import Size, build
from benchmarks.measure import Figure, compare
from store.moment import end_of
from store.store import Store

LARGE = Size(plans=1000, years=4, activities=15, indicators=250, half_years=8)
SMALL = Size(plans=20, years=4, activities=15, indicators=50, half_years=8)
_AS_OF = date(2030, 3, 1)  # all are due, all reports have come
_GOAL = 3.0

# Every column of every row is worked out and looked at, and none is carried out of the database.
_SUM = """
select count(columns(*)) from (
    select plan, indicator, part, sum(value) as total from observation group by plan, indicator, part
)
"""
_RULES = "select count(columns(*)) from attainment"


def figures(small: bool = False) -> list[Figure]:
    """Two ways of making 2 million observations of a thousand plans.

    With one answer an indicator, its goal is due in the last of 4 years and reported on in all 8
    half-years: 250,000 rows of 8 observations. The goal of 3 times is set for these, though the check of
    a file lets only milestones be reported so early. With an answer a year, as a plan mostly asks, it
    is a million rows of 2: half as many rows to judge as to sum, and no goal.
    """
    size, runs = (SMALL, 3) if small else (LARGE, 25)
    with TemporaryDirectory() as folder:
        one_answer = _figures(Path(folder) / "one", size._replace(renewed=False), "one answer", runs, _GOAL)
        return one_answer + _figures(Path(folder) / "yearly", size, "an answer a year", runs, None)


def _figures(folder: Path, size: Size, name: str, runs: int, goal: float | None) -> list[Figure]:
    folder.mkdir()
    middle = size.plans // 2
    build(folder / "all.duckdb", size)
    build(folder / "alone.duckdb", size._replace(plans=1, first=middle))
    all_plans = f"attainment of all plans / a plain sum, {name}"
    one_plan = f"attainment of one plan among all / alone, {name}"
    return [
        _all_plans(folder, all_plans, runs, goal),
        _one_plan(folder, one_plan, size.ids[middle - 1], runs),
    ]


def _all_plans(folder: Path, what: str, runs: int, goal: float | None) -> Figure:
    with duckdb.connect(folder / "all.duckdb", read_only=True) as connection:
        connection.execute("set variable as_of = $1::timestamp", [end_of(_AS_OF)])
        connection.execute("set variable today = $1::date", [_AS_OF])
        return compare(what, partial(_answer, connection, _RULES), partial(_answer, connection, _SUM), runs, goal)


def _answer(connection: duckdb.DuckDBPyConnection, question: str) -> None:
    connection.execute(question).fetchall()


def _one_plan(folder: Path, what: str, plan: str, runs: int) -> Figure:
    among_all, alone = Store(folder / "all.duckdb"), Store(folder / "alone.duckdb")
    if among_all.attainment(plan, _AS_OF) != alone.attainment(plan, _AS_OF):
        raise AssertionError(f"{plan} must have the same attainment in both databases")
    asked_of = [partial(store.attainment, plan, _AS_OF) for store in (among_all, alone)]
    figure = compare(what, asked_of[0], asked_of[1], runs, _GOAL)
    among_all.close()
    alone.close()
    return figure
