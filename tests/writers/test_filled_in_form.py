"""A form comes filled in with the report that counts: given back untouched, it is that report to the last word."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

import cli
from loaders.examples import read_examples
from loaders.intake import no_record, receive
from outcomes.form_so_far import rows_so_far
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Observation, Report, SentFile
from tests import make
from tests.ui.report.reports import REAL, generated
from tests.writers.test_form_excel import opened
from writers.form_csv import csv_template
from writers.form_excel import excel_template

EXAMPLES = read_examples(Path(cli.__file__).parent / "data/examples" / REAL.id, REAL)
GENERATED = [receive(generated(number).sent, REAL, no_record).checked for number in range(120)]
STORABLE = [one.report(REAL) for one in GENERATED if one.can_be_stored]


def forms(plan: Plan, report: Report) -> list[SentFile]:
    """Both forms of the half-year as they are downloaded when the report counts."""
    activity = plan.activity(report.activity)
    assert activity is not None
    rows = rows_so_far(activity, report.period, (), [(report.period, one) for one in report.observations])
    book = excel_template(plan, activity, report.period, rows)
    return [SentFile("skema.csv", csv_template(activity, report.period, rows)), SentFile("skema.xlsx", book)]


def in_order(observations: Sequence[Observation]) -> list[Observation]:
    return sorted(observations, key=lambda one: (one.indicator, one.part))


def assert_given_back_it_is_the_same(plan: Plan, report: Report) -> None:
    for sent in forms(plan, report):
        checked = receive(sent, plan, no_record).checked
        assert [problem.sentence for problem in checked.problems if problem.severity == "error"] == []
        assert in_order(checked.observations) == in_order(report.observations), sent.filename


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.filename)
def test_an_example_given_back_untouched_is_the_report_that_counts(example: object) -> None:
    assert_given_back_it_is_the_same(REAL, example.report)  # type: ignore[attr-defined]


@pytest.mark.parametrize("report", STORABLE, ids=lambda one: f"{one.activity}-{one.period}")
def test_any_report_given_back_untouched_is_the_report_that_counts(report: Report) -> None:
    assert_given_back_it_is_the_same(REAL, report)


def test_there_are_reports_of_every_kind_to_give_back() -> None:
    said = [one for report in STORABLE for one in report.observations]
    assert len(STORABLE) >= 40 and sum(1 for one in said if one.note) >= 40
    assert {type(one.value) for one in said} == {bool, int, str, date}
    assert any(one.is_spending for one in said) and any(one.out_of for one in said) and any(one.part for one in said)


def test_what_was_not_asked_open_parts_days_and_odd_words_are_given_back() -> None:
    milestone = make.indicator("A01-02", kind="milestone", form="done", due="2026H1", unit=None)
    plan = make.plan(
        make.indicator("A01-01", open_parts="årgang"), milestone, measures=[make.measure("M00-01", due="2026H2")]
    )
    odd = {"note": "=1+1", "next_step": "Første linje\nanden linje", "evidence": '-"citat"; og mere'}
    parts = [("A01-01", 28, {"part": "U6"} | odd), ("A01-01", "ikke relevant", {"part": "1-2", "note": "Lukket"})]
    done = ("A01-02", date(2026, 9, 1), {"note": "010"})
    assert_given_back_it_is_the_same(plan, make.report(plan, "2026H2", *parts, done, ("A01-KR1", 0)))
    measured = ("M00-01", 3.4, {"measured_on": date(2026, 11, 12)})
    assert_given_back_it_is_the_same(plan, make.report(plan, "2026H2", measured, activity=0))


def test_the_guide_says_what_the_form_is_filled_in_with() -> None:
    plan = make.plan(make.indicator("A01-01"))
    [activity], period = plan.activities, Period(2026, 2)
    report = make.report(plan, "2026H2", ("A01-01", 5))
    rows = rows_so_far(activity, period, (), [(period, one) for one in report.observations])
    for counted, said in (("HR-2026H2-01-v2", True), ("", False)):
        guide = opened(excel_template(plan, activity, period, rows, counted))["Vejledning"]
        words = " ".join(str(cell.value) for row in guide.iter_rows() for cell in row)
        assert ("Udfyldt med det, I afleverede som HR-2026H2-01-v2" in words) == said
