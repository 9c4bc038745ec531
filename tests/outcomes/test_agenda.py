"""An agenda is what the plan's rules say, what comes back, and what people have done to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from outcomes.agenda import AgendaChanges, agenda, returned
from outcomes.agenda_rules import AgendaRule
from outcomes.decision import About, Decision
from outcomes.held import Held
from outcomes.meeting import StepTaken
from outcomes.occurrences import Known, answered
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Answer
from outcomes.request import Request
from outcomes.target import targets
from outcomes.task import Task
from outcomes.topics import Facts, Topic, topics
from outcomes.typed import typed
from tests import make
from tests.oracle import Submitted, attainment
from tests.store.test_attainment_oracle import MOMENTS

DAY, HELD, UNTIL = date(2027, 3, 31), date(2027, 4, 1), date(2027, 7, 1)
THEN = datetime(2027, 1, 15, 12)
H1, H2 = Period(2026, 1), Period(2026, 2)


def ruled(name: str, *indicators: dict[str, Any], **more: Any) -> Plan:
    """A plan with one rule for its agenda, and an activity that counts something in each half-year."""
    numbers = {key: more.pop(key) for key in ("days", "share") if key in more}
    counted = (
        make.indicator("A01-01", due="2026H1", low=10, kept_by="A01-02"),
        make.indicator("A01-02", due="2026H2", low=10),
    )
    return make.plan(*(indicators or counted), agenda=[{"rule": name, "ours": "Sat af os.", **numbers}], **more)


def found(
    plan: Plan,
    *said: tuple[str, str, Any, dict[str, Any]],
    day: date = DAY,
    decisions: Sequence[Decision] = (),
    tasks: Sequence[Task] = (),
    requests: Sequence[Request] = (),
) -> list[Topic]:
    """What the plan's rule puts on the agenda when reports say this: (half-year, indicator, value, more)."""
    halves = dict.fromkeys(half for half, *_ in said)
    reports = [make.report(plan, half, *(one[1:] for one in said if one[0] == half)) for half in halves]
    answers = tuple(Answer(report.period, one) for report in reports for one in report.observations)
    rows = attainment(plan, [Submitted(report, MOMENTS[0], 1) for report in reports], day)
    known = Known(frozenset((1, report.period) for report in reports), answered(plan, answers))
    said_of = (tuple(decisions), tuple(tasks), tuple(requests))
    judged = targets(plan, rows, answers)
    return topics(Facts(plan, day, HELD, UNTIL, judged, answers, known, *said_of, typed, datetime.date))


def keys(several: Sequence[Topic]) -> list[str]:
    return [one.key for one in several]


# What the rules say.


def test_a_report_comes_on_the_agenda_when_it_is_over_by_more_than_the_rules_days() -> None:
    plan = ruled("report_over", days=30)
    late = found(plan, day=date(2026, 9, 15))
    assert [(one.key, one.why) for one in late] == [("report/2026H1/1", "Fristen var 15.08.2026, for 31 dage siden.")]
    assert found(plan, day=date(2026, 9, 14)) == []
    assert found(plan, ("2026H1", "A01-01", 10, {}), day=date(2026, 9, 15)) == []


def test_what_is_behind_in_both_half_years_comes_once_for_the_activity() -> None:
    plan = ruled("behind_again")
    [topic] = found(plan, ("2026H1", "A01-01", 2, {}), ("2026H2", "A01-02", 3, {}))
    assert (topic.key, topic.activity, topic.why) == ("again/1", 1, "Indikator A01-02")
    assert found(plan, ("2026H1", "A01-01", 2, {}), ("2026H2", "A01-02", 10, {})) == []


def test_what_is_behind_comes_until_somebody_says_why() -> None:
    plan = ruled("unexplained")
    assert keys(found(plan, ("2026H1", "A01-01", 2, {}))) == ["unexplained/1"]
    assert found(plan, ("2026H1", "A01-01", 2, {"note": "Regn"})) == []
    assert found(plan, ("2026H1", "A01-01", 2, {}), ("2026H2", "A01-02", 10, {})) == []


def test_what_is_far_above_is_one_question_for_the_whole_plan() -> None:
    [topic] = found(ruled("above"), ("2026H1", "A01-01", 30, {}), ("2026H2", "A01-02", 30, {}))
    assert topic.words == "2 mål er nået med mere end 115 %: er de for lave?"
    assert found(ruled("above"), ("2026H1", "A01-01", 11, {})) == []


def test_a_grant_comes_when_more_than_the_rules_share_is_left_and_the_year_is_over() -> None:
    plan = ruled("unspent", share=0.5)
    spent: list[tuple[str, str, Any, dict[str, Any]]]
    spent = [("2026H1", "A01-KR1", 200, {}), ("2026H2", "A01-KR1", 299, {})]
    [topic] = found(plan, *spent)
    assert (topic.key, topic.why) == ("unspent/2026/1", "499 af 1.000 kr. er brugt.")
    assert found(plan, *spent, day=date(2026, 12, 30)) == []
    assert found(plan, spent[0], ("2026H2", "A01-KR1", 300, {})) == []


def test_grants_that_end_before_the_next_meeting_come_together() -> None:
    plan = ruled("ending")
    assert keys(found(plan)) == []
    facts_of_december = found(plan, day=date(2026, 12, 1))
    assert [(one.key, one.words) for one in facts_of_december] == [("ending/2026", "1 bevilling udløber 31.12.2026")]


def test_an_evaluation_comes_until_a_report_says_that_it_was_held() -> None:
    evaluation = make.indicator("A01-01", kind="milestone", form="done", unit=None, due="2026H2")
    entry = {"key": "evaluering", "kind": "evaluation", "indicators": ["A01-01"]}
    plan = ruled("not_held", evaluation, calendar=[entry])
    assert keys(found(plan)) == ["held/evaluering"]
    assert found(plan, ("2026H2", "A01-01", True, {})) == []


@pytest.mark.parametrize(
    ("due", "state", "is_there"), [(HELD, None, True), (UNTIL, None, False), (HELD, "done", False)]
)
def test_a_task_comes_when_it_is_due_by_the_meeting(due: date, state: str, is_there: bool) -> None:
    steps = (StepTaken(1, state, THEN, "Lene", words="Gjort"),) if state else ()
    task = Task(4, "Ring", "Omar", due, THEN, "Lene", About(activity=1), None, steps)
    assert keys(found(ruled("task"), tasks=[task])) == ["task/4"] * is_there


@pytest.mark.parametrize(("state", "is_there"), [("", True), ("recommended", True), ("granted", False)])
def test_a_request_comes_until_it_is_answered(state: str, is_there: bool) -> None:
    steps = (StepTaken(1, state, THEN, "Lene", words="Det er godt"),) if state else ()
    one = Request(2, 1, H1, "money", "Flyt penge", 201_000, HELD, THEN, "Foreningen", steps)
    topics_found = found(ruled("request"), requests=[one])
    assert keys(topics_found) == ["request/2"] * is_there
    for topic in topics_found:
        assert topic.words == "Beder om: Flyt penge"
        assert topic.why.startswith("Søgt 15.01.2027. 201.000 kr. Svar senest 01.04.2027.")


@pytest.mark.parametrize(("until", "is_there"), [(HELD, True), (UNTIL, False)])
def test_a_decision_comes_when_the_day_that_it_waits_for_has_come(until: date, is_there: bool) -> None:
    steps = (StepTaken(1, "postponed", THEN, "Lene", words="Vent", until=until),)
    one = Decision(2, "Flyt", None, "working_group", THEN, "Lene", About(), None, steps)
    assert keys(found(ruled("decision"), decisions=[one])) == ["decision/2"] * is_there


@pytest.mark.parametrize(
    "fields", [{"rule": "report_over"}, {"rule": "unspent", "days": 3}, {"rule": "above", "share": 0.5}]
)
def test_a_rule_says_the_number_that_it_speaks_of_and_no_other(fields: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="skal stå ved"):
        AgendaRule(ours="Sat af os.", **fields)


# What people do to it.

A, B, C = (Topic(key, "above", key.upper()) for key in "abc")


def test_items_stand_as_they_were_ordered_and_new_ones_where_the_rules_put_them() -> None:
    ordered = AgendaChanges(order=("c", "a"))
    assert keys(agenda([A, B, C], (), ordered).items) == ["c", "a", "b"]
    assert keys(agenda([A, C], (), ordered.move("c", 1, ["c", "a"])).items) == ["a", "c"]


def test_what_is_hidden_is_told_with_the_reason_and_is_not_hidden_from_the_next_meeting() -> None:
    hidden = AgendaChanges().hide("b", "Tages i januar")
    shown = agenda([A, B], (), hidden)
    assert (keys(shown.items), shown.hidden) == (["a"], ((B, "Tages i januar"),))
    assert keys(agenda([A, B], (), hidden.show("b")).items) == keys(agenda([A, B], (), AgendaChanges()).items)


def test_what_was_not_reached_recurs_or_has_an_open_task_comes_back_by_itself() -> None:
    held = [
        Held("own/1/1", "Legeplads", reached=False),
        Held("own/1/2", "Eventuelt", recurring=True),
        Held("own/1/3", "Skiltning"),
        Held("own/1/4", "Belysning"),
    ]
    back = returned(held, {"own/1/3"}, "1. oktober 2026")
    assert [(one.words, one.why) for one in back] == [
        ("Legeplads", "Blev ikke nået på mødet 1. oktober 2026."),
        ("Eventuelt", "Er på hvert møde."),
        ("Skiltning", "Har en åben opgave fra mødet 1. oktober 2026."),
    ]


def test_what_comes_back_and_the_rules_still_say_stands_once_with_the_rules_numbers() -> None:
    back = returned([Held("a", "Som det hed sidst", reached=False)], (), "i går")
    assert agenda([A], back, AgendaChanges()).items == (A,)


def test_what_is_added_comes_last_and_keeps_its_activity() -> None:
    added = AgendaChanges().add(3, " Eventuelt ", 1, recurring=True)
    [*_, last] = agenda([A], (), added).items
    assert (last.key, last.words, last.activity, last.recurring) == ("own/3/1", "Eventuelt", 1, True)
