"""The rules over a thousand plans: against a plain sum, and one plan among them against one alone."""

from __future__ import annotations

from datetime import date
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
    """Two ways of making 2 million observations.

    One answer an indicator, for a goal in the last year that is reported on in all 8 half-years:
    250,000 rows of 8 observations. Or an answer for each of 4 years: a million rows of 2.
    """
    size, runs = (SMALL, 3) if small else (LARGE, 9)
    with TemporaryDirectory() as folder:
        ways = {"one answer": size._replace(renewed=False), "an answer a year": size}
        return [
            figure for name, way in ways.items() for figure in _figures(Path(folder) / name, f", {name}", way, runs)
        ]


def _figures(folder: Path, name: str, size: Size, runs: int) -> list[Figure]:
    folder.mkdir()
    middle = size.plans // 2
    build(folder / "all.duckdb", size)
    build(folder / "alone.duckdb", size._replace(plans=1, first=middle))
    plan = size.ids[middle - 1]
    return [_all_plans(folder, name, runs), _one_plan(folder, name, plan, runs)]


def _all_plans(folder: Path, name: str, runs: int) -> Figure:
    with duckdb.connect(folder / "all.duckdb", read_only=True) as connection:
        connection.execute("set variable as_of = $1::timestamp", [end_of(_AS_OF)])
        connection.execute("set variable today = $1::date", [_AS_OF])
        return compare(
            f"attainment of all plans / a plain sum{name}",
            lambda: connection.execute(_RULES).fetchall(),
            lambda: connection.execute(_SUM).fetchall(),
            runs,
            _GOAL,
        )


def _one_plan(folder: Path, name: str, plan: str, runs: int) -> Figure:
    among_all, alone = Store(folder / "all.duckdb"), Store(folder / "alone.duckdb")
    if among_all.attainment(plan, _AS_OF) != alone.attainment(plan, _AS_OF):
        raise AssertionError(f"{plan} must have the same attainment in both databases")
    figure = compare(
        f"one plan among all / the plan alone{name}",
        lambda: among_all.attainment(plan, _AS_OF),
        lambda: alone.attainment(plan, _AS_OF),
        runs,
        _GOAL,
    )
    among_all.close()
    alone.close()
    return figure
