"""From file to receipt: a million rows of history against DuckDB's own reading, a workbook against its bare child."""

from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from io import BytesIO
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
from openpyxl import load_workbook

from benchmarks.generate_report import plan_of_report, report_file
from benchmarks.measure import Figure, compare, seconds
from loaders.file import read_table
from loaders.history import read_headers
from loaders.report.check import check_report
from loaders.report.header import HEADERS
from outcomes.form import form_rows
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import SentFile
from store.history.history import read_history
from store.store import Store
from tests import make
from writers.form_excel import excel_template

_GOAL = 4.0
_WORKBOOK_ROWS = 30


def figures(small: bool = False) -> list[Figure]:
    return [_many_rows(small), _one_workbook(small)]


def _many_rows(small: bool) -> Figure:
    """History from another system, as the terminal imports it."""
    rows, runs = (5_000, 1) if small else (1_000_000, 5)
    plan = plan_of_report()
    with TemporaryDirectory() as folder:
        file = Path(folder) / "historik.csv"
        file.write_bytes(report_file(plan, rows))
        ratios = [_ratio(file, plan, rows, Path(folder) / str(run)) for run in range(runs)]
    return Figure(f"{rows:,} rows of history checked and stored / read_csv", tuple(ratios), None if small else _GOAL)


def _ratio(file: Path, plan: Plan, rows: int, folder: Path) -> float:
    store = Store(folder / "monitor.duckdb")
    store.add_plan(plan, by="opdigtet")
    mine = seconds(lambda: import_history(file, plan, rows, store))
    store.close()
    with duckdb.connect(folder / "yardstick.duckdb") as connection:
        return mine / seconds(lambda: read_csv(file, connection))


def _one_workbook(small: bool) -> Figure:
    """The Excel form with 30 rows filled in, as the page takes it, beside a child that starts and reads nothing."""
    plan = make.plan(*(make.indicator(f"A01-{number:02}") for number in range(_WORKBOOK_ROWS)))
    content, numbers = _filled_in(plan), count()
    bare = [sys.executable, "-E", "-s", "-c", "import loaders.workbook_child"]
    with TemporaryDirectory() as folder, closing(Store(Path(folder) / "monitor.duckdb")) as store:
        store.add_plan(plan, by="opdigtet")

        def take() -> None:
            report = check_report(read_table(content, "skema.xlsx"), plan).report(plan)
            # What the same file says is received once only, so each time it is another file.
            store.submit(report, content + str(next(numbers)).encode(), "skema.xlsx", by="opdigtet")

        return compare(
            f"a workbook of {_WORKBOOK_ROWS} rows checked and stored / bare start of the child that reads it",
            take,
            lambda: subprocess.run(bare, check=True, cwd=Path(__file__).parent.parent),
            1 if small else 15,
        )


def _filled_in(plan: Plan) -> bytes:
    activity, half_year, book = plan.activities[0], Period(plan.year, 1), BytesIO()
    form = load_workbook(BytesIO(excel_template(plan, activity, half_year, form_rows(activity, half_year))))
    column = next(cell.column for cell in form.worksheets[0][1] if cell.value == HEADERS["delivered"])
    for row in range(2, _WORKBOOK_ROWS + 2):
        form.worksheets[0].cell(row, column).value = row
    form.save(book)
    return book.getvalue()


def import_history(file: Path, plan: Plan, rows: int, store: Store) -> None:
    """What the program does with a file of history, from bytes to receipt."""
    sent = SentFile(file.name, file.read_bytes())
    headers, problems = read_headers(sent)
    history = read_history(sent, headers, plan)
    if problems or history.problems:
        raise AssertionError("there is something wrong with the history")
    [receipt] = store.import_history(plan.id, history, sent, by="opdigtet")
    if receipt.observations != rows:
        raise AssertionError(f"{receipt.observations} of {rows} rows were stored")


def read_csv(file: Path, connection: duckdb.DuckDBPyConnection) -> None:
    connection.execute("create table report as select * from read_csv($1)", [str(file)])
