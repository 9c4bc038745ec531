"""A plan that asked something else, as older programs let it: reports are read by what was asked when they came.

Such a version is in the logs of today, and is read for ever; a new one that asks something else is refused.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from outcomes.attainment import Attainment
from outcomes.plan import Plan
from outcomes.target import Target, targets
from store.store import Store
from tests import make

JANUARY, SUMMER, AUTUMN = datetime(2026, 1, 1), datetime(2026, 7, 10), datetime(2026, 9, 1)
AFTER = date(2027, 1, 31)
MEETINGS: dict[str, Any] = {"label": "Møder", "due": "2026", "form": "at_least", "unit": "møder", "low": 6}
THEN = make.plan(make.indicator(kind="level", **MEETINGS | {"low": 1}), make.indicator("A01-02"))
NOW = make.plan(make.indicator(kind="flow", **MEETINGS), make.indicator("A01-02"))


def changed(store: Store, *plans: Plan) -> None:
    """The plans come one after the other: in January, in September, and a month later each."""
    known = len(store.plan_versions(NOW.id))
    for number, plan in [*enumerate(plans)][known:]:
        add = make.asked_anew if number == 1 else later
        add(store, plan, datetime(2026, 8 + number, 1) if number else JANUARY)


def later(store: Store, plan: Plan, at: datetime) -> None:
    store.add_plan(plan, "sekretariatet", at)


def send(store: Store, half: str, value: Any, at: datetime) -> None:
    report = make.report(NOW, half, ("A01-01", value), ("A01-02", 8))
    store.submit(report, f"{half} {value}".encode(), "rapport.csv", "Foreningen", at)


def rows(store: Store, as_of: date = AFTER) -> tuple[Attainment, ...]:
    return store.attainment(NOW.id, as_of)


def first(store: Store, as_of: date = AFTER) -> Target:
    before = {row.asked_by: store.plan(NOW.id, as_of, row.asked_by) for row in rows(store, as_of) if row.asked_by}
    return targets(NOW, rows(store, as_of), store.observations(NOW.id, as_of), before)[0]  # type: ignore[arg-type]


def test_what_came_before_is_judged_as_it_was_asked(fresh_store: Store) -> None:
    changed(fresh_store, THEN)
    for half, value in (("2026H1", 2), ("2026H2", 1)):
        send(fresh_store, half, value, SUMMER)
    told = rows(fresh_store)
    changed(fresh_store, THEN, NOW)
    assert [row._replace(asked_by=None) for row in rows(fresh_store)] == [*told]
    assert (first(fresh_store).row.asked_by, first(fresh_store).indicator.kind) == (1, "level")


def test_what_comes_after_is_counted_by_what_is_asked_now_and_nothing_from_before_with_it(fresh_store: Store) -> None:
    changed(fresh_store, THEN)
    send(fresh_store, "2026H1", 1, SUMMER)
    changed(fresh_store, THEN, NOW)
    send(fresh_store, "2026H2", 4, datetime(2027, 1, 10))
    target = first(fresh_store)
    assert (target.row.kind, target.row.delivered, target.row.reported, target.row.asked_by) == ("flow", 4, 1, None)
    assert [answer.observation.value for answer in target.answers] == [4]
    left_out = {*fresh_store.in_force(NOW.id, AFTER, 1)} - {*fresh_store.observations(NOW.id, AFTER, 1)}
    assert [(answer.observation.indicator, answer.observation.value) for answer in left_out] == [("A01-01", 1)]


def test_a_correction_after_the_change_answers_what_is_asked_now(fresh_store: Store) -> None:
    changed(fresh_store, THEN)
    send(fresh_store, "2026H1", 1, SUMMER)
    changed(fresh_store, THEN, NOW)
    send(fresh_store, "2026H1", 5, AUTUMN)
    assert (first(fresh_store).row.delivered, first(fresh_store).row.asked_by) == (5, None)


def test_a_day_before_the_change_is_as_it_was(fresh_store: Store) -> None:
    changed(fresh_store, THEN)
    send(fresh_store, "2026H1", 2, SUMMER)
    quoted = rows(fresh_store, date(2026, 7, 31))
    changed(fresh_store, THEN, NOW)
    send(fresh_store, "2026H2", 4, datetime(2027, 1, 10))
    assert rows(fresh_store, date(2026, 7, 31)) == quoted


def test_what_has_not_changed_is_left_as_it_is(fresh_store: Store) -> None:
    changed(fresh_store, THEN)
    send(fresh_store, "2026H1", 2, SUMMER)
    other = rows(fresh_store)[1]
    changed(fresh_store, THEN, NOW)
    assert (rows(fresh_store)[1], other.delivered) == (other, 8)


@pytest.mark.parametrize("change", [{"low": 9}, {"label": "Flere møder"}, {"due": "2026H1"}])
def test_another_number_or_another_word_is_no_other_question(fresh_store: Store, change: dict[str, Any]) -> None:
    changed(fresh_store, NOW)
    send(fresh_store, "2026H1", 4, SUMMER)
    changed(fresh_store, NOW, make.plan(make.indicator(kind="flow", **MEETINGS | change), make.indicator("A01-02")))
    assert (rows(fresh_store)[0].delivered, rows(fresh_store)[0].asked_by) == (4, None)


@pytest.mark.parametrize("change", [{"kind": "running_total"}, {"unit": "kurser"}])
def test_another_kind_or_another_thing_counted_is_another_question(fresh_store: Store, change: dict[str, Any]) -> None:
    changed(fresh_store, NOW)
    send(fresh_store, "2026H1", 4, SUMMER)
    changed(
        fresh_store, NOW, make.plan(make.indicator(**{"kind": "flow"} | MEETINGS | change), make.indicator("A01-02"))
    )
    assert rows(fresh_store)[0].asked_by == 1


def test_it_is_remembered_through_later_versions_and_when_the_record_is_opened_again(tmp_path: Path) -> None:
    store = Store(tmp_path / "monitor.duckdb")
    changed(store, THEN)
    send(store, "2026H1", 2, SUMMER)
    changed(store, THEN, NOW, NOW.model_copy(update={"title": "En plan med et andet navn"}))
    store.close()
    again = Store(tmp_path / "monitor.duckdb")
    assert (rows(again)[0].asked_by, rows(again)[0].delivered) == (1, 2)
    again.close()
