"""Whatever happens to a filled-in report on its way, it says the same, or it is told of where it does not."""

from __future__ import annotations

from random import Random

import pytest

import loaders.workbook
from tests.loaders.filled import filled_in, written
from tests.loaders.pollution import BAD, case, in_this_process, outcome
from tests.loaders.pollution_of_files import KINDS
from tests.loaders.pollution_of_rows import Polluted

_OF_EACH = 12


@pytest.fixture(autouse=True)
def in_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loaders.workbook, "_ask_child", in_this_process)


@pytest.mark.parametrize("kind", range(len(KINDS)), ids=[*KINDS])
def test_nothing_is_wrong_or_lost_without_a_word(kind: int) -> None:
    for number in range(kind, _OF_EACH * len(KINDS), len(KINDS)):
        _, filled, polluted = case(number)
        assert outcome(filled, polluted) not in BAD, f"case {number}"


def test_a_clean_report_is_read_as_it_is() -> None:
    for seed in range(20):
        filled = filled_in(Random(seed))
        assert outcome(filled, Polluted(written(filled.lines).encode(), set())) == "right"


def test_a_value_that_is_read_otherwise_is_seen() -> None:
    filled = filled_in(Random(1))
    place, (value, out_of) = next(iter(filled.said.items()))
    filled.said[place] = (not value, out_of)
    assert outcome(filled, Polluted(written(filled.lines).encode(), set())) == "wrong"
    del filled.said[place]
    assert outcome(filled, Polluted(written(filled.lines[:-1]).encode(), set())) != "right"
