"""Requests, decisions and tasks go from state to state: a step at a time, with words where words are needed."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from outcomes.meeting import NextStep, Thing
from store.failures import NotSaved, Overtaken
from store.log.meeting_said import DecisionSaid, TaskSaid
from store.meeting.steps import steps, take_step
from store.store import Store

PLAN, OCTOBER, NOVEMBER = "byen/2026", datetime(2026, 10, 1, 12), datetime(2026, 11, 1, 12)


@pytest.fixture
def store(fresh_store: Store) -> Store:
    task = TaskSaid(plan=PLAN, known_at=OCTOBER, number=1, words="Ring", owner=1, due=date(2026, 10, 20))
    decisions = [
        DecisionSaid(plan=PLAN, known_at=OCTOBER, number=number, words="Flyt", decided_by="working_group")
        for number in (1, 2)
    ]
    fresh_store.write(
        lambda cursor, writing: [writing.append(said.told(), "Lene", OCTOBER) for said in (task, *decisions)]
    )
    return fresh_store


def test_a_step_is_known_from_the_day_it_is_taken(store: Store) -> None:
    take_step(store, PLAN, "task", 1, NextStep("done", "Ringet til alle"), "Lene", 0, NOVEMBER)
    assert steps(store, PLAN, date(2026, 10, 31)) == {}
    [step] = steps(store, PLAN, date(2026, 11, 1))["task", 1]
    assert (step.number, step.state, step.words, step.said_by) == (1, "done", "Ringet til alle", "Lene")


def test_steps_follow_each_other(store: Store) -> None:
    take_step(store, PLAN, "decision", 1, NextStep("under_way"), "Lene", 0, OCTOBER)
    take_step(store, PLAN, "decision", 1, NextStep("superseded", decision=2), "Lene", 1, NOVEMBER)
    found = steps(store, PLAN, date(2026, 12, 1))["decision", 1]
    told = [(step.number, step.state, step.decision) for step in found]
    assert told == [(1, "under_way", None), (2, "superseded", 2)]


@pytest.mark.parametrize(
    ("of", "step", "told"),
    [
        ("task", NextStep("done"), "Skriv i en sætning, hvad der er gjort, og tryk igen."),
        ("task", NextStep("done", "  "), "Skriv i en sætning, hvad der er gjort, og tryk igen."),
        ("task", NextStep("done", "Ringet til 010190-1234"), "CPR"),
        ("decision", NextStep("dropped"), "Skriv, hvorfor"),
        ("decision", NextStep("postponed", "Venter"), "Vælg en dag efter i dag"),
        ("decision", NextStep("postponed", "Venter", until=date(2026, 10, 1)), "Vælg en dag efter i dag"),
        ("decision", NextStep("superseded", "Ny"), "Vælg den beslutning"),
        ("decision", NextStep("superseded", "Ny", decision=3), "Nummer 3 findes ikke."),
        ("request", NextStep("granted", "Ja"), "Nummer 1 findes ikke."),
    ],
)
def test_a_step_that_lacks_something_is_refused_with_what_to_write(
    store: Store, of: Thing, step: NextStep, told: str
) -> None:
    with pytest.raises(NotSaved, match=told):
        take_step(store, PLAN, of, 1, step, "Lene", 0, OCTOBER)
    assert steps(store, PLAN, date(2027, 1, 1)) == {}


def test_who_has_not_seen_the_newest_step_is_told(store: Store) -> None:
    take_step(store, PLAN, "decision", 1, NextStep("under_way"), "Lene", 0, OCTOBER)
    with pytest.raises(Overtaken, match="En anden har i mellemtiden"):
        take_step(store, PLAN, "decision", 1, NextStep("done"), "Omar", 0, NOVEMBER)
    assert len(steps(store, PLAN, date(2027, 1, 1))["decision", 1]) == 1


def test_what_is_settled_stays_so(store: Store) -> None:
    take_step(store, PLAN, "task", 1, NextStep("done", "Ringet"), "Lene", 0, OCTOBER)
    with pytest.raises(NotSaved, match="allerede afsluttet"):
        take_step(store, PLAN, "task", 1, NextStep("dropped", "Alligevel ikke"), "Lene", 1, NOVEMBER)


def test_who_says_it_is_asked_for(store: Store) -> None:
    with pytest.raises(NotSaved, match="Skriv, hvem I er"):
        take_step(store, PLAN, "task", 1, NextStep("done", "Ringet"), " ", 0, OCTOBER)
