"""Measures of results and effects: what they are, and that they are counted apart from deliveries."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from outcomes.export import plan_as_data
from outcomes.form import form_rows
from outcomes.measure import Measure
from outcomes.measured import candidates_of, measured_nodes, measures_of, outcome_nodes
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.plan_faults import faults_across
from outcomes.report import NOT_APPLICABLE
from store.store import Store
from tests import make

INDEX, SHARE = make.measure("M00-01"), make.measure("M00-02", node="PF-V1", kind="share", unit="børn")
CANDIDATE = {
    "name": "Naboundersøgelsen",
    "nodes": ["PF-R1", "PF-V1"],
    "could_measure": "Om beboerne kender hinanden",
    "source": [7],
    "doubt": "Ingen ved, om den kommer igen.",
}
PLAN = make.plan(make.indicator(), measures=[INDEX, SHARE], candidates=[CANDIDATE])


def faults(**changes: Any) -> list[tuple[str, str]]:
    plan = make.plan(make.indicator(), **changes)
    return [(fault.key, fault.message) for fault in faults_across(plan)]


def test_a_measure_is_reported_by_activity_0_and_found_by_its_id() -> None:
    measure = PLAN.indicator("M00-02")
    assert isinstance(measure, Measure) and (measure.activity, measure.node) == (0, "PF-V1")
    taker = PLAN.activity(0)
    assert taker is not None and taker.indicators == PLAN.measures
    assert (taker.name, taker.budget) == ("Målinger af resultater og virkninger", ())


def test_the_plans_own_activities_and_indicators_hold_no_measure() -> None:
    assert [activity.number for activity in PLAN.activities] == [1]
    assert [indicator.id for indicator in PLAN.indicators] == ["A01-01"]
    assert [one.id for one in PLAN.asked] == ["A01-01", "M00-01", "M00-02"]
    assert [one.number for one in PLAN.reporting] == [1, 0]


def test_a_plan_without_measures_has_no_activity_0() -> None:
    plan = make.plan(make.indicator(), candidates=[CANDIDATE])
    assert plan.activity(0) is None and [one.number for one in plan.reporting] == [1]


def test_an_activity_of_the_plan_is_never_number_0() -> None:
    with pytest.raises(ValidationError):
        make.plan(activities=[make.activity(0, [])])


def test_the_half_years_are_those_of_measures_too() -> None:
    plan = make.plan(make.indicator(due="2026H1"), measures=[make.measure(due="2027H2")])
    assert plan.half_years == (Period(2026, 1), Period(2027, 2))


@pytest.mark.parametrize("kind", ["milestone", "assessed"])
def test_a_measure_is_a_number(kind: str) -> None:
    with pytest.raises(ValidationError):
        make.plan(measures=[make.measure(kind=kind, form="none")])


@pytest.mark.parametrize("id", ["A01-02", "M01-01", "M00-1"])
def test_the_id_of_a_measure_says_that_it_is_one(id: str) -> None:
    with pytest.raises(ValidationError):
        make.plan(measures=[make.measure(id)])


def test_a_node_has_its_own_measures_only() -> None:
    one = make.plan(make.indicator(), measures=[INDEX])
    assert [node.id for node in outcome_nodes(one)] == ["PF-R1", "PF-V1"]
    assert [measure.id for measure in measures_of(PLAN, "PF-V1")] == ["M00-02"]
    assert measures_of(one, "PF-V1") == ()


@pytest.mark.parametrize(
    ("value", "more", "nodes"),
    [(None, {}, []), (3.4, {}, ["PF-R1"]), (0, {}, ["PF-R1"]), (NOT_APPLICABLE, {"note": "Udgår"}, [])],
    ids=["no value", "a value", "zero", "not applicable"],
)
def test_a_node_is_measured_when_a_measure_of_it_has_a_value(
    fresh_store: Store, value: Any, more: dict[str, Any], nodes: list[str]
) -> None:
    fresh_store.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
    report = make.report(PLAN, "2026H1", ("A01-01", 20))
    fresh_store.submit(report, b"a", "a.csv", "X", datetime(2026, 7, 1))
    if value is not None:
        report = make.report(PLAN, "2026H1", ("M00-01", value, more), activity=0)
        fresh_store.submit(report, b"m", "m.csv", "X", datetime(2026, 7, 1))
    rows = fresh_store.attainment(PLAN.id, date(2027, 1, 31))
    assert [node.id for node in measured_nodes(PLAN, rows)] == nodes


def test_a_candidate_is_one_of_the_nodes_that_it_could_measure() -> None:
    assert [one.name for one in candidates_of(PLAN, "PF-V1")] == ["Naboundersøgelsen"]
    assert candidates_of(PLAN, "PF-E1") == ()


def test_a_plan_with_measures_and_candidates_has_no_faults() -> None:
    assert faults_across(PLAN) == []


@pytest.mark.parametrize(
    ("node", "message"),
    [
        ("PF-R9", "»PF-R9« findes ikke"),
        ("PF-E1", "»PF-E1« er hverken et resultat eller en virkning"),
        ("F1", "»F1« er hverken et resultat eller en virkning"),
    ],
)
def test_only_results_and_effects_are_measured(node: str, message: str) -> None:
    assert faults(measures=[make.measure(node=node)]) == [("measure.M00-01.node", message)]
    found = faults(candidates=[CANDIDATE | {"nodes": ["PF-R1", node]}])
    assert found == [("candidate.Naboundersøgelsen.nodes", message)]


def test_two_measures_or_candidates_are_not_called_the_same() -> None:
    assert faults(measures=[INDEX, INDEX]) == [("measure.M00-01", "står flere gange")]
    assert faults(candidates=[CANDIDATE, CANDIDATE]) == [("candidate.Naboundersøgelsen", "står flere gange")]


def test_what_a_measure_overlaps_exists() -> None:
    assert faults(measures=[make.measure(overlaps=["A01-01"])]) == []
    found = faults(measures=[make.measure(overlaps=["A01-09"])])
    assert found == [("measure.M00-01.overlaps", "»A01-09« findes ikke")]


def test_a_measures_row_says_where_its_number_comes_from_and_an_indicators_does_not() -> None:
    taker = PLAN.activity(0)
    assert taker is not None
    rows = [*form_rows(taker, Period(2026, 2)), *form_rows(PLAN.activities[0], Period(2026, 2))]
    assert [row.measured_by for row in rows] == ["Naboundersøgelsen, hvert år"] * 2 + [""] * 2


def test_measures_and_candidates_are_told_apart_from_indicators_as_data() -> None:
    data = plan_as_data(PLAN)
    assert [one["id"] for one in data["indicators"]] == ["A01-01"]
    assert [(one["id"], one["node"], one["source_name"]) for one in data["measures"]] == [
        ("M00-01", "PF-R1", "Naboundersøgelsen"),
        ("M00-02", "PF-V1", "Naboundersøgelsen"),
    ]
    assert set(data["indicators"][0]) < set(data["measures"][0])
    assert data["candidates"] == [CANDIDATE]


def test_a_plan_is_the_same_after_a_round_through_json() -> None:
    assert Plan.model_validate_json(PLAN.model_dump_json()) == PLAN
