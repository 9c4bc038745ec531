"""What is looked at first: what is open, and whole activities before single targets."""

from __future__ import annotations

from datetime import date
from typing import Any

from outcomes.coverage import expected_reports
from outcomes.look_first import long_overdue, many_behind, off_track
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.target import Target, targets
from tests import make
from tests.oracle import Submitted, attainment
from tests.store.test_attainment_oracle import MOMENTS

AFTER = date(2027, 2, 8)


def asked(id: str, due: str, label: str = "Kurser", **more: Any) -> dict[str, Any]:
    return make.indicator(id, due=due, label=label, low=10, **more)


def judged(plan: Plan, *said: tuple[str, str, Any]) -> tuple[Target, ...]:
    """The targets when each half-year says this of activity 1: (half-year, indicator, value)."""
    halves = {half for half, _id, _value in said}
    reports = [make.report(plan, half, *((id, value) for of, id, value in said if of == half)) for half in halves]
    return targets(plan, attainment(plan, [Submitted(report, MOMENTS[0], 1) for report in reports], AFTER))


def order(plan: Plan, *said: tuple[str, str, Any]) -> list[tuple[str, bool]]:
    found = judged(plan, *said)
    return [(one.target.row.indicator, one.kept_by is not None) for one in off_track(found, found)]


def test_the_worst_is_first_and_what_was_kept_later_is_last() -> None:
    plan = make.plan(
        asked("A01-01", "2026H1"),
        asked("A01-02", "2026H2"),
        asked("A01-03", "2026H1", "Møder"),
        asked("A01-04", "2026H1", "Ture"),
    )
    said = (("2026H1", "A01-01", 0), ("2026H2", "A01-02", 10), ("2026H1", "A01-03", 6), ("2026H1", "A01-04", 3))
    assert order(plan, *said) == [("A01-04", False), ("A01-03", False), ("A01-01", True)]


def test_a_promise_that_was_broken_again_is_open() -> None:
    plan = make.plan(asked("A01-01", "2026H1"), asked("A01-02", "2026H2"))
    assert order(plan, ("2026H1", "A01-01", 0), ("2026H2", "A01-02", 2)) == [("A01-01", False), ("A01-02", False)]


def test_what_was_kept_before_does_not_make_up_for_what_came_after() -> None:
    plan = make.plan(asked("A01-01", "2026H1"), asked("A01-02", "2026H2"))
    assert order(plan, ("2026H1", "A01-01", 10), ("2026H2", "A01-02", 2)) == [("A01-02", False)]


def test_another_promise_does_not_keep_this_one() -> None:
    plan = make.plan(asked("A01-01", "2026H1"), asked("A01-02", "2026H2", "Møder"))
    assert order(plan, ("2026H1", "A01-01", 0), ("2026H2", "A01-02", 10)) == [("A01-01", False)]


def test_what_is_far_above_comes_after_what_is_behind() -> None:
    plan = make.plan(asked("A01-01", "2026H1"), asked("A01-02", "2026H1", "Møder"))
    assert order(plan, ("2026H1", "A01-01", 40), ("2026H1", "A01-02", 6)) == [("A01-02", False), ("A01-01", False)]


def test_five_behind_in_one_activity_is_a_matter_of_its_own() -> None:
    five = [asked(f"A01-{number:02}", "2026H1", f"Kursus {number}") for number in range(1, 6)]
    for behind, matters in ((4, 0), (5, 1)):
        said = [("2026H1", one["id"], 2 if number < behind else 10) for number, one in enumerate(five)]
        found = judged(make.plan(*five), *said)
        assert len(many_behind(off_track(found, found))) == matters


def test_a_report_is_long_overdue_when_another_half_year_has_gone() -> None:
    plan = make.plan(asked("A01-01", "2026"), asked("A02-01", "2026"))
    expected = expected_reports(plan, Period.parse("2026H1"), [(2, Period.parse("2026H1"))])
    assert [long_overdue(expected, day) for day in (date(2026, 12, 30), date(2026, 12, 31))] == [[], [expected[0]]]
