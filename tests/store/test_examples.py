"""Examples are put in once, in their order, and a filling that was cut short is finished."""

from __future__ import annotations

from pathlib import Path

import pytest

from loaders.examples import read_examples
from outcomes.example_report import ExampleReport
from outcomes.plan import Plan
from store.examples import fill_with_examples
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
    fresh_store.add_plan(real_plan, by="prøven")
    fill_with_examples(fresh_store, real_plan, examples)
    before = fresh_store.revision()
    fill_with_examples(fresh_store, real_plan, examples)
    assert fresh_store.revision() == before
