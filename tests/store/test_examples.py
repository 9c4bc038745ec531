"""Examples are put in once, in their order, and a filling that was cut short is finished."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from loaders.examples import read_examples, read_said
from outcomes.example_report import ExampleReport
from outcomes.meeting import DECISION_STATES
from outcomes.plan import Plan
from store.examples import fill_with_examples
from store.meeting.decisions import decisions
from store.meeting.meetings import meetings
from store.meeting.tasks import tasks
from store.store import Store
from tests import make

FOLDER = Path(__file__).parent.parent.parent / "data/examples/tingbjerg-husum/2026"


@pytest.fixture(scope="module")
def examples(real_plan: Plan) -> list[ExampleReport]:
    return read_examples(FOLDER, real_plan)


def test_a_filling_that_was_cut_short_is_finished(
    fresh_store: Store, real_plan: Plan, examples: list[ExampleReport]
) -> None:
    fresh_store.add_plan(real_plan, by="prøven")
    fill_with_examples(fresh_store, real_plan, examples[:10])
    fill_with_examples(fresh_store, real_plan, examples)
    assert fresh_store.is_invented()
    assert len(make.deliveries(fresh_store)) == len(examples)


def test_filling_again_adds_nothing(fresh_store: Store, real_plan: Plan, examples: list[ExampleReport]) -> None:
    said = read_said(FOLDER)
    fresh_store.add_plan(real_plan, by="prøven")
    fill_with_examples(fresh_store, real_plan, examples, said[:9])
    fill_with_examples(fresh_store, real_plan, examples, said)
    before = fresh_store.revision()
    fill_with_examples(fresh_store, real_plan, examples, said)
    assert fresh_store.revision() == before


def test_the_story_has_three_meetings_and_decisions_in_every_state(
    fresh_store: Store, real_plan: Plan, examples: list[ExampleReport]
) -> None:
    fresh_store.add_plan(real_plan, by="prøven", at=datetime(2026, 1, 1))
    fill_with_examples(fresh_store, real_plan, examples, read_said(FOLDER))
    day = fresh_store.latest_day(real_plan.id)
    assert [one.day >= day for one in meetings(fresh_store, real_plan.id, day)] == [False, False, True]
    assert {one.state for one in decisions(fresh_store, real_plan.id, day)} == {*DECISION_STATES}
    owed = tasks(fresh_store, real_plan.id, day)
    assert {one.state for one in owed} == {"open", "done"} and any(one.is_overdue(day) for one in owed)


def test_everything_that_is_said_says_that_it_is_invented() -> None:
    assert [one for one in read_said(FOLDER) if not one.by.endswith("(eksempel)")] == []
