"""A measure on screen says where a result stands; without one it says that it is not measured."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import pytest
from markupsafe import Markup

from outcomes import language
from outcomes.changes import changes
from outcomes.plan import Plan
from outcomes.target import targets
from store.store import Store
from tests import make
from ui.app.translations import translations
from ui.kit import words
from ui.report.history import told_change
from ui.theory import measures

NEW_YEAR = date(2027, 1, 31)
MAY = date(2026, 5, 12)
INDEX = make.measure("M00-01", label="Naboindeks", due="2026", doubt="Få svarede")
SHARE = make.measure(
    "M00-02",
    label="Fritid",
    kind="share",
    unit="børn",
    form="at_least",
    low=0.5,
    baseline={"value": 0.43, "year": 2023},
)
CANDIDATE = {
    "name": "Naboundersøgelsen",
    "nodes": ["PF-R1", "PF-V1"],
    "could_measure": "Om naboer kender hinanden",
    "source": [7, 8],
    "doubt": "Den er gammel.",
}


def plan_of(*found: dict[str, Any]) -> Plan:
    return make.plan(make.indicator("A01-01"), measures=found, candidates=[CANDIDATE])


def said(store: Store, plan: Plan, node: str, *reports: tuple[str, list[Any]]) -> str:
    """The text of a node's measures when these have been reported."""
    store.add_plan(plan, "sekretariatet", datetime(2026, 1, 1))
    for period, values in reports:
        store.submit(make.report(plan, period, *values, activity=0), repr(values).encode(), "a.csv", "X")
    rows = [row for row in store.attainment(plan.id, NEW_YEAR) if row.is_measure]
    return text(measures.measure_of(plan, node, targets(plan, rows, store.observations(plan.id, NEW_YEAR))))


def text(html: Markup) -> str:
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_a_measure_says_value_day_mark_baseline_target_source_and_doubt(fresh_store: Store) -> None:
    told = said(fresh_store, plan_of(INDEX), "PF-R1", ("2026H2", [("M00-01", 3.4, {"measured_on": MAY})]))
    assert told == (
        "Naboindeks Nu 3,4 point målt 12. maj 2026 nået Udgangspunkt 3,1 i 2024 "
        "Mål »planens ord« Kilde Naboundersøgelsen, hvert år Usikkert i planen Få svarede"
    )


def test_a_share_says_both_its_numbers_and_its_baseline_in_percent(fresh_store: Store) -> None:
    told = said(fresh_store, plan_of(SHARE | {"due": "2026H2"}), "PF-R1", ("2026H2", [("M00-02", 46, {"out_of": 100})]))
    assert "Nu 46 af 100 børn (46 %), målet er 50 % 2. halvår 2026 næsten nået" in told.replace("\xa0", " ")
    assert "Udgangspunkt 43 % i 2023" in told.replace("\xa0", " ")


def test_every_value_stays_with_the_day_it_is_from(fresh_store: Store) -> None:
    first, second = [("M00-01", 3.2, {"measured_on": MAY})], [("M00-01", 3.4)]
    told = said(fresh_store, plan_of(INDEX), "PF-R1", ("2026H1", first), ("2026H2", second))
    assert "Nu 3,4 point 2. halvår 2026" in told
    assert "Målinger 3,4 2. halvår 2026 3,2 målt 12. maj 2026" in told


def test_a_sum_says_that_it_is_one(fresh_store: Store) -> None:
    visits = make.measure("M00-01", kind="flow", form="none", unit="besøg", due="2026", baseline=None)
    told = said(fresh_store, plan_of(visits), "PF-R1", ("2026H1", [("M00-01", 180)]), ("2026H2", [("M00-01", 250)]))
    assert "Nu 430 besøg i alt, senest 2. halvår 2026 følges uden mål" in told
    assert "Målinger 250 2. halvår 2026 180 1. halvår 2026" in told


def test_each_part_is_told_by_its_name(fresh_store: Store) -> None:
    index = make.measure("M00-01", parts=["Nord", "Syd"], due="2026H2")
    told = said(fresh_store, plan_of(index), "PF-R1", ("2026H2", [("M00-01", 3.4, {"part": "Syd"})]))
    assert "Nu Nord: ingen måling endnu ikke indberettet Syd: 3,4 point 2. halvår 2026" in told


def test_a_node_without_a_measure_is_not_measured_whatever_is_delivered(fresh_store: Store) -> None:
    plan = plan_of(INDEX)
    fresh_store.add_plan(plan, "sekretariatet", datetime(2026, 1, 1))
    fresh_store.submit(make.report(plan, "2026H1", ("A01-01", 20)), b"a", "a.csv", "X")
    measured = targets(plan, fresh_store.attainment(plan.id, NEW_YEAR), fresh_store.observations(plan.id, NEW_YEAR))
    told = text(measures.measure_of(plan, "PF-V1", measured))
    assert told.startswith("ikke målt")
    assert text(measures.standing_of(plan, "PF-V1", measured)) == "ikke målt"
    assert text(measures.standing_of(plan, "PF-R1", measured)) == "ikke indberettet"


def test_a_node_without_a_measure_names_what_the_plan_mentions() -> None:
    told = text(measures.measure_of(plan_of(), "PF-V1", ()))
    assert told == "ikke målt Planen nævner en kilde, der måske kan måle det: Naboundersøgelsen"


def test_several_measures_of_a_node_are_told_by_their_marks(fresh_store: Store) -> None:
    plan = plan_of(INDEX, make.measure("M00-02", due="2026H2"))
    said(fresh_store, plan, "PF-R1", ("2026H2", [("M00-01", 3.4), ("M00-02", 3.0)]))
    told = text(measures.standing_of(plan, "PF-R1", targets(plan, fresh_store.attainment(plan.id, NEW_YEAR))))
    assert told == "1 nået 1 mangelfuld"


def test_what_is_not_known_before_is_said_not_to_be_known(fresh_store: Store) -> None:
    told = said(fresh_store, plan_of(make.measure(baseline=None)), "PF-R1")
    assert "Nu ingen måling endnu ikke indberettet Udgangspunkt ikke kendt" in told


def test_a_candidate_says_what_it_could_measure_where_it_stands_and_what_is_in_doubt() -> None:
    told = text(measures.candidates(plan_of()))
    assert told.endswith(
        "Naboundersøgelsen planens linjer 7-8 Om naboer kender hinanden Resultatet Virkningen Den er gammel."
    )
    assert measures.candidates(make.plan()) == ""


def test_another_day_for_the_same_number_is_told_in_the_history() -> None:
    then, now = (
        make.report(make.plan(), "2026H1", ("M00-01", 3.4, {"measured_on": day})).observations
        for day in (MAY, date(2026, 5, 13))
    )
    told = [text(told_change(plan_of(INDEX), change)) for change in changes(then, now)]
    assert told == ["Naboindeks: 3,4, målt 12. maj 2026 → 3,4, målt 13. maj 2026"]


def test_an_observation_says_the_day_wherever_it_is_shown() -> None:
    (one,) = make.report(make.plan(), "2026H1", ("M00-01", 3.4, {"measured_on": MAY})).observations
    assert words.reported(one) == "3,4, målt 12. maj 2026"


@pytest.fixture
def in_english() -> Any:
    language.speak("en", translations("en"))
    yield
    language.speak("da", translations("da"))


def test_a_measure_speaks_english_and_the_plans_words_stay_danish(fresh_store: Store, in_english: None) -> None:
    told = said(fresh_store, plan_of(INDEX), "PF-R1", ("2026H2", [("M00-01", 3.4, {"measured_on": MAY})]))
    assert "Now 3.4 point measured on 12 May 2026 met Baseline 3.1 in 2024" in told
    taker = plan_of(INDEX).activity(0)
    assert taker is not None and taker.title == "Measures of results and effects"
    assert taker.name == "Målinger af resultater og virkninger"
