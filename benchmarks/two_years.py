"""The real plan with its invented reports, and the same a year later: what a partnership has after two years."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.server import ROOT
from loaders.examples import read_examples
from loaders.file import read_table
from loaders.plan_folder import read_plan
from loaders.report.check import check_report
from outcomes.example_report import ExampleReport
from outcomes.plan import Plan
from store.examples import fill_with_examples
from store.store import Store

_PLAN = "tingbjerg-husum/2026"
_YEAR = re.compile(r"\b20(?:1\d|2\d)(?=\b|H)")


def with_two_years(database: Path) -> Path:
    """Fill the database with both plans, and a year of reports from every activity to each of them."""
    plan = read_plan(ROOT / "data/plans" / _PLAN)
    examples = read_examples(ROOT / "data/examples" / _PLAN, plan)
    later = Plan.model_validate_json(_a_year_on(plan.model_dump_json()))
    store = Store(database)
    for one, reports in ((plan, examples), (later, [_later(example, later) for example in examples])):
        store.add_plan(one, by="benchmark")
        fill_with_examples(store, one, reports)
    store.close()
    return database


def _a_year_on(text: str) -> str:
    return _YEAR.sub(lambda year: str(int(year[0]) + 1), text)


def _later(example: ExampleReport, plan: Plan) -> ExampleReport:
    content, filename = _a_year_on(example.content.decode("utf-8-sig")).encode(), _a_year_on(example.filename)
    report = check_report(read_table(content, filename), plan).report(plan)
    return ExampleReport(report, content, filename, example.by, example.at.replace(year=example.at.year + 1))
