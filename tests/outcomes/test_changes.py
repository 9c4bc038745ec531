"""What changed between two versions of a report, by drawn tables."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.changes import FIELDS, Change, changes, losses
from outcomes.report import Observation


def said(value: Any, indicator: str = "A01-01", **more: Any) -> Observation:
    return Observation(indicator=indicator, value=value, **more)


@pytest.mark.parametrize(
    ("before", "after", "fields"),
    [
        pytest.param(said(5), said(5), (), id="the same"),
        pytest.param(said(5), said(5.0), (), id="the same number"),
        pytest.param(said(5), said(6), ("value",), id="number"),
        pytest.param(said(0), said(0.5), ("value",), id="number from zero"),
        pytest.param(said(False), said(True), ("value",), id="done"),
        pytest.param(said(True), said(date(2026, 5, 1)), ("value",), id="done, now with its day"),
        pytest.param(said(True), said(1), ("value",), id="done is not the number one"),
        pytest.param(said(False), said(0), ("value",), id="not done is not the number zero"),
        pytest.param(said("delvist opfyldt"), said("opfyldt"), ("value",), id="assessment"),
        pytest.param(said(5), said("ikke relevant", note="Lukket"), ("value", "note"), id="not applicable"),
        pytest.param(said(5, out_of=9), said(5, out_of=8), ("out_of",), id="out of"),
        pytest.param(said(5), said(5, measured_on=date(2026, 5, 1)), ("measured_on",), id="the day it is from"),
        pytest.param(said(5), said(5, note="Regn"), ("note",), id="a new note"),
        pytest.param(said(5, note="Regn"), said(5), ("note",), id="no note any more"),
        pytest.param(said(5, next_step="Maj"), said(5, next_step="Juni"), ("next_step",), id="next step"),
        pytest.param(said(5, evidence="Foto"), said(5, evidence="Liste"), ("evidence",), id="evidence"),
        pytest.param(said(5, out_of=6, note="a"), said(4, out_of=5, note="b"), ("value", "out_of", "note"), id="more"),
        pytest.param(None, said(5, note="Regn"), ("value", "note"), id="added"),
        pytest.param(said(0), None, ("value",), id="removed"),
    ],
)
def test_a_change_names_the_fields_that_differ(
    before: Observation | None, after: Observation | None, fields: tuple[str, ...]
) -> None:
    found = changes([before] if before else [], [after] if after else [])
    assert [change.fields for change in found] == ([fields] if fields else [])


def test_a_change_is_added_changed_or_removed() -> None:
    before = [said(5, "A01-01"), said(7, "A01-02"), said(9, "A01-03")]
    after = [said(9, "A01-03"), said(8, "A01-02"), said(100, "A01-KR1")]
    assert [(change.indicator, change.kind) for change in changes(before, after)] == [
        ("A01-01", "removed"),
        ("A01-02", "changed"),
        ("A01-KR1", "added"),
    ]


def test_parts_are_told_apart() -> None:
    before = [said(5, part="Husum"), said(6, part="Tingbjerg")]
    after = [said(6, part="Tingbjerg"), said(7, part="Husum")]
    assert changes(before, after) == [Change("A01-01", "Husum", before[0], after[1])]


_VALUES = st.one_of(st.integers(0, 3), st.booleans(), st.sampled_from(["opfyldt", date(2026, 5, 1)]))
_OBSERVATIONS = st.lists(
    st.builds(
        Observation,
        indicator=st.sampled_from(["A01-01", "A01-02"]),
        part=st.sampled_from(["", "Husum"]),
        value=_VALUES,
        note=st.sampled_from([None, "Regn"]),
    ),
    unique_by=lambda one: (one.indicator, one.part),
)


def as_set(observations: list[Observation]) -> set[str]:
    return {repr(one) for one in observations}


@given(_OBSERVATIONS)
def test_nothing_changes_from_a_version_to_itself(same: list[Observation]) -> None:
    assert changes(same, list(reversed(same))) == []


@given(_OBSERVATIONS, _OBSERVATIONS)
def test_the_changes_made_to_the_one_version_give_the_other(
    before: list[Observation], after: list[Observation]
) -> None:
    found = changes(before, after)
    gone, come = [c.before for c in found if c.before], [c.after for c in found if c.after]
    assert as_set(before) - as_set(gone) | as_set(come) == as_set(after)
    assert all(change.fields and set(change.fields) <= set(FIELDS) for change in found)
    assert [(back.before, back.after) for back in changes(after, before)] == [(c.after, c.before) for c in found]


@pytest.mark.parametrize(
    ("before", "after", "lost", "kroner"),
    [
        pytest.param(said(5), said(6), (), 0, id="another number"),
        pytest.param(said(5, note="Regn"), said(5, note="Sol"), (), 0, id="other words"),
        pytest.param(said(5, note="Regn"), said(5), ("note",), 0, id="no words any more"),
        pytest.param(said(5, note="Regn", evidence="Foto"), None, ("note", "evidence"), 0, id="the whole answer"),
        pytest.param(said(900, "A01-KR1"), None, (), 900, id="what was spent"),
        pytest.param(said(900, "A01-KR1"), said(0, "A01-KR1"), (), 0, id="nothing was spent after all"),
    ],
)
def test_what_disappears_is_answers_and_words(
    before: Observation, after: Observation | None, lost: tuple[str, ...], kroner: int
) -> None:
    found = losses([before], [after] if after else [])
    assert [(one.lost_words, one.lost_kroner) for one in found] == ([(lost, kroner)] if lost or kroner else [])
