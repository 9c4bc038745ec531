"""A report of a million rows, read, checked and stored, against DuckDB's own reading of the same file."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from benchmarks.generate_report import plan_of_report, report_file
from benchmarks.measure import Figure, seconds
from loaders.long_report import check_long
from outcomes.plan import Plan
from store.store import Store

_GOAL = 4.0


def figures(small: bool = False) -> list[Figure]:
    """A report far longer than any upload, as the terminal takes it."""
    rows, runs = (5_000, 1) if small else (1_000_000, 5)
    plan = plan_of_report()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "rapport.csv"
        file.write_bytes(report_file(plan, rows))
        ratios = [_ratio(file, plan, rows, Path(folder) / str(run)) for run in range(runs)]
    return [Figure(f"{rows:,} report rows checked and stored / read_csv", tuple(ratios), None if small else _GOAL)]


def _ratio(file: Path, plan: Plan, rows: int, folder: Path) -> float:
    store = Store(folder / "monitor.duckdb")
    store.add_plan(plan, by="opdigtet")
    mine = seconds(lambda: submit(file, plan, rows, store))
    store.close()
    with duckdb.connect(folder / "yardstick.duckdb") as connection:
        return mine / seconds(lambda: read_csv(file, connection))


def submit(file: Path, plan: Plan, rows: int, store: Store) -> None:
    """What the program does with a file, from bytes to receipt."""
    content = file.read_bytes()
    checked = check_long(content, file.name, plan)
    if checked is None:
        raise AssertionError("the report was not read as a long one")
    receipt = store.submit(checked.report(plan), content, file.name, by="opdigtet")
    if receipt.observations != rows:
        raise AssertionError(f"{receipt.observations} of {rows} rows were stored")


def read_csv(file: Path, connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("create table report as select * from read_csv($1)", [str(file)])
