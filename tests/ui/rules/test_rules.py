"""»Sådan regner vi«: every example on the page is what an independent reckoning gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from outcomes.attainment import Attainment
from outcomes.plan import Plan
from outcomes.report import Report
from outcomes.rules_shown import RULES
from outcomes.target import targets
from outcomes.worked_examples import WorkedExample, find
from store.store import Store
from tests import make, oracle
from tests.outcomes.test_worked_examples import NOT_IN_THE_PLAN
from tests.store.test_attainment_oracle import MOMENTS, told
from ui.rules import page
from ui.rules.texts import SECTIONS

AFTER = date(2027, 2, 15)


@pytest.fixture(scope="module")
def reported(
    demo_database: Path, tmp_path_factory: pytest.TempPathFactory, real_plan: Plan
) -> Iterator[dict[str, WorkedExample]]:
    """The examples of a record with two half-years of reports."""
    store = Store(make.copied(demo_database, tmp_path_factory.mktemp("demo") / "demo.duckdb"))
    yield examples(store, real_plan, AFTER)
    store.close()


@pytest.fixture(scope="module")
def imagined(tmp_path_factory: pytest.TempPathFactory, real_plan: Plan) -> Iterator[dict[str, WorkedExample]]:
    """The examples of a record with no reports."""
    store = Store(tmp_path_factory.mktemp("empty") / "monitor.duckdb")
    store.add_plan(real_plan, "prøven")
    yield examples(store, real_plan, AFTER)
    store.close()


def examples(store: Store, plan: Plan, as_of: date) -> dict[str, WorkedExample]:
    judged = targets(plan, store.attainment(plan.id, as_of), store.observations(plan.id, as_of))
    known = {(one.activity, one.period) for one in store.reports(plan.id, as_of)}
    return find(plan, RULES, judged, as_of, known, partial(store.imagine, as_of=as_of))


def by_hand(plan: Plan, example: WorkedExample) -> Attainment:
    """The row from the answers that stand by it, and nothing else."""
    target, activity = example.target, example.target.activity.number
    submitted = [
        oracle.Submitted(Report(plan=plan.id, activity=activity, period=period, observations=(one,)), MOMENTS[0], 1)
        for period, one in target.answers
    ]
    rows = oracle.attainment(plan, submitted, example.as_of)
    return next(one for one in rows if (one.indicator, one.part) == (target.row.indicator, target.row.part))


@pytest.mark.parametrize("rule", sorted(set(RULES) - NOT_IN_THE_PLAN))
def test_what_is_imagined_is_judged_as_by_hand(imagined: dict[str, WorkedExample], real_plan: Plan, rule: str) -> None:
    assert told(imagined[rule].target.row) == told(by_hand(real_plan, imagined[rule]), near=True)


@pytest.mark.parametrize("rule", sorted(set(RULES) - NOT_IN_THE_PLAN))
def test_what_is_reported_is_judged_as_by_hand(reported: dict[str, WorkedExample], real_plan: Plan, rule: str) -> None:
    assert told(reported[rule].target.row) == told(by_hand(real_plan, reported[rule]), near=True)


def test_most_examples_are_from_the_record_when_it_has_reports(reported: dict[str, WorkedExample]) -> None:
    assert sum(not example.is_imagined for example in reported.values()) >= 20


def test_with_no_reports_all_but_what_is_missing_is_imagined(imagined: dict[str, WorkedExample]) -> None:
    assert {rule for rule, example in imagined.items() if not example.is_imagined} == {"missing"}


def test_an_imagined_example_says_that_it_is(imagined: dict[str, WorkedExample], real_plan: Plan) -> None:
    shown = " ".join(page.sections(real_plan, imagined))
    assert shown.count("Et tænkt eksempel") == len(RULES) - len(NOT_IN_THE_PLAN) - 1
    assert shown.count("Fra det, der er indberettet") == 1
    assert "8 i 1. halvår + 6 i 2. halvår = 14 unge. Målet er mindst 15. 14 / 15 = 93,3\N{NO-BREAK SPACE}%." in shown


def test_every_rule_with_an_example_has_its_words() -> None:
    assert {rule for _, _, said in SECTIONS.values() for rule in said} == set(RULES)


def test_the_limits_are_those_of_the_plan(real_plan: Plan) -> None:
    strict = real_plan.model_copy(update={"bands": real_plan.bands.model_copy(update={"satisfactory": 0.97})})
    shown = " ".join(page.sections(strict, {}))
    assert "Mindst 97\N{NO-BREAK SPACE}% af målet" in shown
