"""A plan that changes what has been reported on is refused with nothing stored, and no answer of any day changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.attainment import Attainment
from outcomes.plan import Plan
from outcomes.report import Slot
from store.failures import PlanRefused
from store.record import Trouble
from store.store import Store
from tests import make
from tests.outcomes.test_plan_change import DRAWN, agreed, asks

JANUARY, SUMMER, AUTUMN = datetime(2026, 1, 1), datetime(2026, 7, 10), datetime(2026, 9, 1)
BEFORE, AFTER = date(2026, 7, 31), date(2027, 1, 31)
DAYS = (date(2026, 6, 30), BEFORE, date(2026, 9, 1), AFTER)
COUNTED = [row for row in DRAWN if row[0].get("kind") is None]


def plan(one: dict[str, Any], **more: Any) -> Plan:
    return make.plan(make.indicator(**one), make.indicator("A01-02"), **more)


def reported(store: Store, before: dict[str, Any], part: str = "") -> None:
    """The plan as it was in January, and what it got in July."""
    store.add_plan(plan(before), "sekretariatet", JANUARY)
    said = make.report(plan(before), "2026H1", ("A01-01", 4, {"part": part}), ("A01-02", 8))
    store.submit(said, b"fil", "fil.csv", "Klubben", SUMMER)


def answers(store: Store) -> list[object]:
    id = plan({}).id
    return [(store.attainment(id, day), store.observations(id, day), store.plan(id, day)) for day in DAYS]


def refused(store: Store, new: Plan, replace: bool = False) -> list[str]:
    """The codes of what a plan is refused for, of which nothing is stored; none when it is taken in."""
    before, revision = answers(store), store.revision()
    try:
        store.add_plan(new, "sekretariatet", AUTUMN, replace)
    except PlanRefused as refusal:
        assert (answers(store), store.revision()) == (before, revision)
        return [change.code for change in refusal.changes]
    return []


def first(store: Store, day: date = AFTER) -> Attainment:
    return store.attainment(plan({}).id, day)[0]


@pytest.fixture(scope="module")
def many() -> Iterator[Store]:
    """A record for many plans, a year each."""
    with record() as store:
        yield store


@pytest.mark.parametrize("year", range(3000, 3000 + len(COUNTED)))
def test_another_question_is_refused_once_it_is_reported_on_and_not_before(many: Store, year: int) -> None:
    before, part, after, fields = COUNTED[year - 3000]
    then, now = plan(before, year=year), plan(after, year=year)
    many.add_plan(then, "sekretariatet", JANUARY)
    assert many.refusal_of(now) is None
    said = make.report(then, "2026H1", ("A01-01", 4, {"part": part}))
    many.submit(said, b"fil", "fil.csv", "Klubben", SUMMER)
    refusal = many.refusal_of(now)
    assert asks([*refusal.changes] if refusal else []) == ([fields] if fields else [])


def test_what_nobody_has_reported_on_asks_from_the_beginning_what_it_asks_now(fresh_store: Store) -> None:
    fresh_store.add_plan(plan({"kind": "level"}), "sekretariatet", JANUARY)
    fresh_store.add_plan(plan({}), "sekretariatet", AUTUMN)
    said = make.report(plan({}), "2026H1", ("A01-01", 4))
    fresh_store.submit(said, b"fil", "fil.csv", "Klubben", datetime(2026, 7, 10))
    assert (first(fresh_store).kind, first(fresh_store).delivered, first(fresh_store).asked_by) == ("flow", 4, None)


def test_what_is_refused_is_told_all_at_once_with_the_receipts(fresh_store: Store) -> None:
    reported(fresh_store, {})
    with pytest.raises(PlanRefused) as refusal:
        fresh_store.add_plan(make.plan(make.indicator("A01-01", kind="level")), "sekretariatet")
    assert [change.receipts for change in refusal.value.changes] == [("HR-2026H1-01-v1",)] * 2
    assert [line[:6] for line in str(refusal.value).splitlines()] == ["A01-01", "A01-02"]
    assert refusal.value.holds == plan({})


def test_a_report_that_does_not_count_any_more_has_been_reported_all_the_same(fresh_store: Store) -> None:
    reported(fresh_store, {})
    fresh_store.withdraw(Slot(plan({}).id, 1, make.report(plan({}), "2026H1").period), "Klubben", "Forkert")
    assert refused(fresh_store, plan({"kind": "level"})) == ["changed"]


def test_the_newest_version_that_spoke_of_it_is_named(fresh_store: Store) -> None:
    reported(fresh_store, {})
    fresh_store.submit(make.report(plan({}), "2026H1", ("A01-02", 9)), b"2", "2.csv", "Klubben", AUTUMN)
    refusal = fresh_store.refusal_of(plan({"kind": "level", "unit": "hold"}))
    assert refusal and refusal.changes[0].receipts == ("HR-2026H1-01-v1",)
    refusal = fresh_store.refusal_of(make.plan(make.indicator("A01-01")))
    assert refusal and refusal.changes[0].receipts == ("HR-2026H1-01-v2",)


def test_one_that_is_taken_out_takes_its_answers_with_it_when_that_is_meant(fresh_store: Store) -> None:
    reported(fresh_store, {})
    without = make.plan(make.indicator("A01-02"))
    quoted = fresh_store.attainment(without.id, BEFORE)
    assert refused(fresh_store, without) == ["taken-out"]
    assert refused(fresh_store, without, replace=True) == []
    assert [row.indicator for row in fresh_store.attainment(without.id, AFTER)] == ["A01-02"]
    assert fresh_store.attainment(without.id, BEFORE) == quoted


def test_what_is_asked_otherwise_is_not_let_through_by_meaning_that_answers_disappear(fresh_store: Store) -> None:
    reported(fresh_store, {})
    assert refused(fresh_store, make.plan(make.indicator("A01-01", unit="hold")), replace=True) == ["changed"]


def test_what_comes_back_after_it_was_taken_out_must_ask_the_same(fresh_store: Store) -> None:
    reported(fresh_store, {})
    fresh_store.add_plan(make.plan(make.indicator("A01-02")), "sekretariatet", datetime(2026, 8, 1), replace=True)
    assert refused(fresh_store, plan({"kind": "level"})) == ["changed"]
    assert refused(fresh_store, plan({})) == []
    assert first(fresh_store).delivered == 4


def test_what_is_agreed_counts_beside_what_comes_after(fresh_store: Store) -> None:
    reported(fresh_store, {"kind": "level"})
    quoted = fresh_store.attainment(plan({}).id, BEFORE)
    now = plan({}, changes=[agreed({"kind": "level"}, {"kind": "flow"})])
    assert refused(fresh_store, now) == []
    assert (first(fresh_store).kind, first(fresh_store).delivered, first(fresh_store).asked_by) == ("flow", 4, None)
    fresh_store.submit(make.report(now, "2026H2", ("A01-01", 3)), b"2", "2.csv", "Klubben", datetime(2027, 1, 5))
    assert (first(fresh_store).delivered, first(fresh_store).reported) == (7, 2)
    assert fresh_store.attainment(now.id, BEFORE) == quoted


def test_what_is_agreed_of_a_change_that_an_older_program_let_through_counts_from_the_beginning(
    fresh_store: Store,
) -> None:
    reported(fresh_store, {"kind": "level"})
    make.asked_anew(fresh_store, plan({}), datetime(2026, 8, 1))
    assert first(fresh_store).asked_by == 1
    assert refused(fresh_store, plan({"kind": "level"})) == ["changed"]
    assert refused(fresh_store, plan({"kind": "level"}, changes=[agreed({"kind": "flow"}, {"kind": "level"})])) == []
    assert (first(fresh_store).kind, first(fresh_store).delivered, first(fresh_store).asked_by) == ("level", 4, None)


def test_it_is_decided_on_what_the_log_says_by_then(tmp_path: Path) -> None:
    with closing(Store(tmp_path / "a.duckdb")) as here:
        here.add_plan(plan({}), "sekretariatet", JANUARY)
        with closing(Store(None, home=here.log.home)) as elsewhere:
            said = make.report(plan({}), "2026H1", ("A01-01", 4))
            elsewhere.submit(said, b"fil", "fil.csv", "Klubben", SUMMER)
            here._trouble, here._asked_again_at = Trouble(OSError("away"), "ABC123"), float("inf")
            assert here.last_received(plan({}).id) is None
            with pytest.raises(PlanRefused):
                here.add_plan(plan({"kind": "level"}), "sekretariatet")


def test_an_invented_record_is_held_to_the_same(fresh_store: Store) -> None:
    fresh_store.mark_as_invented()
    reported(fresh_store, {})
    refusal = fresh_store.refusal_of(plan({"kind": "level"}))
    assert refusal and refusal.changes[0].receipts == ("ØVELSE-2026H1-01-v1",)


kinds = st.sampled_from(["flow", "running_total", "level"])
units = st.sampled_from(["unge", "hold"])
parts = st.sampled_from([{}, {"parts": ["Husum", "Tingbjerg"]}, {"parts": ["Husum"]}, {"open_parts": "skole"}])
ids = st.sampled_from(["A01-01", "A01-03"])
asked = st.builds(
    lambda kind, unit, parts, number, low: (
        {"kind": kind, "unit": unit, "id": number, "low": low, "label": "Møder"} | parts
    ),
    *(kinds, units, parts, ids, st.integers(1, 9)),
)


@contextmanager
def record() -> Iterator[Store]:
    with TemporaryDirectory() as folder, closing(Store(Path(folder) / "monitor.duckdb")) as store:
        yield store


@settings(max_examples=12)
@given(asked, asked, st.sets(st.sampled_from(["", "Husum", "Tingbjerg"])), st.booleans())
def test_what_is_refused_changes_no_answer_of_any_day_and_what_is_not_changes_no_answer(
    before: dict[str, Any], after: dict[str, Any], answered: set[str], replace: bool
) -> None:
    with record() as store:
        store.add_plan(plan(before), "sekretariatet", JANUARY)
        said = ((before["id"], 4, {"part": part}) for part in sorted(answered & _parts(before)))
        store.submit(make.report(plan(before), "2026H1", *said), b"fil", "fil.csv", "Klubben", SUMMER)
        delivered = _delivered(store)
        if not refused(store, plan(after), replace):
            now = _delivered(store)
            kept = {place: value for place, value in now.items() if value is not None}
            assert kept.items() <= delivered.items()
            assert replace or kept == {place: value for place, value in delivered.items() if value is not None}


def _parts(one: dict[str, Any]) -> set[str]:
    return {"Husum", "Tingbjerg"} if "open_parts" in one else set(one.get("parts", [""]))


def _delivered(store: Store) -> dict[tuple[str, str, str], object]:
    rows = store.attainment(plan({}).id, AFTER)
    return {(row.indicator, row.part, row.kind): row.delivered for row in rows}
