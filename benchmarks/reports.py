"""Report files: a million rows against DuckDB's own reading, and one workbook against the bare child."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from benchmarks.measure import Figure, compare
from loaders.delimited import read_delimited
from loaders.excel_template import excel_template
from loaders.file import read_table
from loaders.header import HEADERS
from loaders.report import check_report
from outcomes.form import form_rows
from outcomes.period import Period
from outcomes.plan import Plan
from store.store import Store
from tests import make

_H1 = Period(2026, 1)
_READ = "create or replace table report_rows as select * from read_csv($1, delim = ';', header = true)"


def figures(small: bool = False) -> list[Figure]:
    rows, runs = (10_000, 1) if small else (1_000_000, 3)
    with TemporaryDirectory() as folder:
        return [_many_rows(Path(folder), rows, runs), _one_workbook(Path(folder), 3 if small else 15)]


def _many_rows(folder: Path, rows: int, runs: int) -> Figure:
    """One report of an invented activity: 50 indicators, each with as many groups as it takes."""
    plan = make.plan(*(make.indicator(f"A01-{number:02}", open_parts="årgang", low=10) for number in range(50)))
    file = folder / "rows.csv"
    _write_rows(file, plan, rows)
    duckdb_alone = duckdb.connect(folder / "alone.duckdb")
    checked_and_stored = _storing(folder, plan, file)
    figure = compare(
        f"{rows:,} report rows checked and stored / DuckDB's own read_csv into a table",
        checked_and_stored,
        lambda: duckdb_alone.execute(_READ, [str(file)]),
        runs,
        4.0 if rows >= 1_000_000 else None,
    )
    duckdb_alone.close()
    return figure


def _storing(folder: Path, plan: Plan, file: Path) -> Callable[[], None]:
    made = iter(range(1_000))

    def work() -> None:
        store = Store(folder / f"{next(made)}.duckdb")
        store.add_plan(plan, by="måling")
        content = file.read_bytes()
        table = read_delimited(content, max_rows=10_000_000)
        store.submit(check_report(table, plan).report(plan), content, file.name, "måling")
        store.close()

    return work


def _write_rows(file: Path, plan: Plan, rows: int) -> None:
    ids = [indicator.id for indicator in plan.indicators]
    with file.open("w", encoding="utf-8", newline="") as out:
        out.write(";".join(HEADERS.values()) + "\r\n")
        for number in range(rows):
            part, place = divmod(number, len(ids))
            out.write(f"1;2026H1;{ids[place]};Hold {part};Indikator;unge;mindst 10;{number % 40};;;;;\r\n")


def _one_workbook(folder: Path, runs: int) -> Figure:
    """A filled-in form of 30 rows, read in its child, checked and stored, beside a child that reads nothing."""
    plan = make.plan(*(make.indicator(f"A01-{number:02}") for number in range(30)))
    activity = plan.activities[0]
    content = _filled_in(excel_template(plan, activity, _H1, form_rows(activity, _H1)))
    store = Store(folder / "workbooks.duckdb")
    store.add_plan(plan, by="måling")
    made = iter(range(1_000))

    def work() -> None:
        report = check_report(read_table(content, "skema.xlsx"), plan).report(plan)
        store.submit(report, content + next(made).to_bytes(2, "big"), "skema.xlsx", "måling")

    bare = [sys.executable, "-E", "-s", "-c", "import loaders.workbook_child"]
    figure = compare(
        "a 30-row workbook read in a child, checked and stored / the bare start of that child",
        work,
        lambda: subprocess.run(bare, check=True, cwd=Path(__file__).parent.parent),
        runs,
    )
    store.close()
    return figure


def _filled_in(form: bytes) -> bytes:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(form))
    delivered = [*HEADERS].index("delivered")
    for row in book.worksheets[0].iter_rows(min_row=2, max_row=31):
        row[delivered].value = 8
    book.save(saved := io.BytesIO())
    return saved.getvalue()
