"""Examples of the rules: the record's own first, else imagined, and each shows what it should."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from outcomes.attainment import Attainment
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Answer, Report
from outcomes.rules_shown import RULES
from outcomes.target import targets
from outcomes.worked_examples import WorkedExample, find, imagine, real_examples, reports, rounds
from tests import make
from tests.oracle import Submitted, attainment
from tests.store.test_attainment_oracle import MOMENTS

WINTER = date(2027, 2, 1)
NOT_IN_THE_PLAN = {"at_most", "decrease"}
"""The rules that the plan has no target for."""
PLAN = make.plan(make.indicator("A01-01"), make.indicator("A01-02", low=20), make.indicator("A01-03", due="2026H2"))


def judge_of(plan: Plan) -> Any:
    """The oracle in the place of the record."""

    def judge(said: list[Report], *, today: date) -> list[Attainment]:
        return attainment(plan, [Submitted(report, MOMENTS[0], 1) for report in said], today)

    return judge


def examples_of(plan: Plan, *submitted: Report) -> dict[str, WorkedExample]:
    sent = [Submitted(report, MOMENTS[0], 1) for report in submitted]
    answers = [Answer(report.period, one) for report in submitted for one in report.observations]
    known = {(report.activity, report.period) for report in submitted}
    judged = targets(plan, attainment(plan, sent, WINTER), answers)
    return find(plan, RULES, judged, WINTER, known, judge_of(plan))


def test_the_real_plan_can_show_every_rule_but_those_it_has_no_target_for(real_plan: Plan) -> None:
    assert set(RULES) - set(examples_of(real_plan)) == NOT_IN_THE_PLAN


@pytest.mark.parametrize("rule", sorted(set(RULES) - NOT_IN_THE_PLAN))
def test_an_example_shows_the_rule_that_it_stands_by(real_plan: Plan, rule: str) -> None:
    example = examples_of(real_plan)[rule]
    assert RULES[rule].fits(example.target.row)


def test_what_is_reported_is_shown_before_anything_is_imagined() -> None:
    halves = make.report(PLAN, "2026H1", ("A01-01", 7)), make.report(PLAN, "2026H2", ("A01-01", 6))
    found = examples_of(PLAN, *halves)
    assert (found["flow"].target.row.indicator, found["flow"].target.row.delivered, found["flow"].is_imagined) == (
        "A01-01",
        13,
        False,
    )
    assert [answer.observation.value for answer in found["flow"].target.answers] == [7, 6]
    assert found["above"].is_imagined


def test_two_rules_are_shown_by_different_targets_when_there_are_two() -> None:
    values = [("A01-01", 8), ("A01-02", 9)]
    halves = [make.report(PLAN, half, *values) for half in ("2026H1", "2026H2")]
    found = examples_of(PLAN, *halves)
    assert (found["flow"].target.row.indicator, found["at_least"].target.row.indicator) == ("A01-01", "A01-02")


def test_a_baseline_that_is_unknown_is_no_example_of_a_half_year_that_is_missing() -> None:
    plan = make.plan(make.indicator(kind="level", form="increase", low=None), make.indicator("A01-02", kind="level"))
    sent = make.report(plan, "2026H1", ("A01-01", 9), ("A01-02", 9))
    assert examples_of(plan, sent)["partial_state"].target.row.indicator == "A01-02"


def test_a_plan_that_cannot_show_a_rule_has_no_example_of_it() -> None:
    plan = make.plan(make.indicator(kind="assessed", form="assessed", unit=None))
    assert set(examples_of(plan)) == {"assessed", "missing"}


def test_no_target_is_imagined_to_say_two_things_at_once() -> None:
    for together in rounds(imagine(PLAN, RULES, RULES)):
        ids = [one.indicator.id for one in together]
        assert len(ids) == len(set(ids)) and len({one.as_of for one in together}) == 1


def test_what_is_imagined_takes_the_place_of_all_that_is_known_of_the_activity() -> None:
    [together, *_rest] = rounds(imagine(PLAN, RULES, ["missing"]))
    later = (1, Period(2027, 1))
    said = {
        (one.activity, one.period): len(one.observations) for one in reports(PLAN, together, {later, (2, later[1])})
    }
    assert said == {(1, Period(2026, 1)): 0, (1, Period(2026, 2)): 0, later: 0}


def test_a_row_can_show_two_rules_when_there_is_no_other() -> None:
    plan = make.plan(make.indicator())
    sent = [make.report(plan, half, ("A01-01", 7)) for half in ("2026H1", "2026H2")]
    rows = attainment(plan, [Submitted(report, MOMENTS[0], 1) for report in sent], WINTER)
    found = real_examples(RULES, targets(plan, rows), WINTER)
    assert found["flow"].target.row == found["nearly"].target.row == rows[0]
