"""What is looked at first: the activities that need a decision, and of single targets what is open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from outcomes.coverage import Expected, expected_reports
from outcomes.look_first import Matter, off_track, to_decide
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Answer, Observation
from outcomes.target import Target, targets
from tests import make
from tests.oracle import Submitted, attainment
from tests.store.test_attainment_oracle import MOMENTS

AFTER = date(2027, 2, 8)
FIRST, SECOND = Period.parse("2026H1"), Period.parse("2026H2")


def asked(id: str, due: str, label: str = "Kurser", **more: Any) -> dict[str, Any]:
    return make.indicator(id, due=due, label=label, low=10, **more)


def judged(plan: Plan, *said: tuple[str, str, Any]) -> tuple[Target, ...]:
    """The targets when each half-year says this of activity 1: (half-year, indicator, value)."""
    halves = {half for half, _id, _value in said}
    reports = [make.report(plan, half, *((id, value) for of, id, value in said if of == half)) for half in halves]
    rows = attainment(plan, [Submitted(report, MOMENTS[0], 1) for report in reports], AFTER)
    return targets(plan, rows, (Answer(report.period, one) for report in reports for one in report.observations))


def order(plan: Plan, *said: tuple[str, str, Any]) -> list[tuple[str, bool]]:
    return [(one.row.indicator, one.is_kept_later) for one in off_track(judged(plan, *said))]


def decided(
    due: Sequence[Target] = (), expected: Sequence[Expected] = (), spent: Sequence[Answer] = (), as_of: date = AFTER
) -> list[Matter]:
    return to_decide(due, expected, spent, 2026, as_of)


def spending(half: Period, kroner: int, activity: int = 1) -> Answer:
    return Answer(half, Observation(indicator=f"A{activity:02}-KR1", value=kroner))


def test_the_worst_is_first_and_what_was_kept_later_is_last() -> None:
    plan = make.plan(
        asked("A01-01", "2026H1", kept_by="A01-02"),
        asked("A01-02", "2026H2"),
        asked("A01-03", "2026H1", "Møder"),
        asked("A01-04", "2026H1", "Ture"),
    )
    said = (("2026H1", "A01-01", 0), ("2026H2", "A01-02", 10), ("2026H1", "A01-03", 6), ("2026H1", "A01-04", 3))
    assert order(plan, *said) == [("A01-04", False), ("A01-03", False), ("A01-01", True)]


@pytest.mark.parametrize(
    ("first", "second", "kept", "again"),
    [(0, 10, True, False), (0, 2, False, True), (10, 2, False, False), (10, 10, False, False), (0, 9, False, False)],
    ids=["kept later", "broken again", "kept before", "kept both times", "nearly kept later"],
)
def test_a_promise_is_kept_later_by_what_is_met_and_broken_again_by_what_is_behind(
    first: int, second: int, kept: bool, again: bool
) -> None:
    plan = make.plan(asked("A01-01", "2026H1", kept_by="A01-02"), asked("A01-02", "2026H2"))
    target, _later = judged(plan, ("2026H1", "A01-01", first), ("2026H2", "A01-02", second))
    assert (target.is_kept_later, target.is_behind_again) == (kept, again)


def test_the_same_words_do_not_keep_a_promise_unless_the_plan_says_so() -> None:
    plan = make.plan(asked("A01-01", "2026H1"), asked("A01-02", "2026H2"))
    assert order(plan, ("2026H1", "A01-01", 0), ("2026H2", "A01-02", 10)) == [("A01-01", False)]


def test_each_part_is_kept_by_its_own() -> None:
    parts: dict[str, Any] = {"parts": ["Nord", "Syd"]}
    plan = make.plan(asked("A01-01", "2026H1", kept_by="A01-02", **parts), asked("A01-02", "2026H2", **parts))
    reports = [
        make.report(plan, half, ("A01-01" if half == "2026H1" else "A01-02", n, {"part": "Nord"}))
        for half, n in (("2026H1", 1), ("2026H2", 12))
    ]
    rows = attainment(plan, [Submitted(report, MOMENTS[0], 1) for report in reports], AFTER)
    assert [(one.part, one.is_kept_later) for one in targets(plan, rows) if one.later] == [
        ("Nord", True),
        ("Syd", False),
    ]


def test_what_is_far_above_comes_after_what_is_behind() -> None:
    plan = make.plan(asked("A01-01", "2026H1"), asked("A01-02", "2026H1", "Møder"))
    assert order(plan, ("2026H1", "A01-01", 40), ("2026H1", "A01-02", 6)) == [("A01-02", False), ("A01-01", False)]


def test_five_behind_in_one_activity_is_a_matter_of_its_own() -> None:
    five = [asked(f"A01-{number:02}", "2026H1", f"Kursus {number}") for number in range(1, 6)]
    for behind in (4, 5):
        said = [("2026H1", one["id"], 2 if number < behind else 10) for number, one in enumerate(five)]
        [matter] = decided(judged(make.plan(*five), *said))
        assert (len(matter.unexplained), len(matter.behind)) == (behind, behind if behind == 5 else 0)


def test_what_is_explained_or_kept_later_needs_no_decision() -> None:
    plan = make.plan(asked("A01-01", "2026H1", kept_by="A01-02"), asked("A01-02", "2026H2"))
    report = make.report(plan, "2026H1", ("A01-01", 2, {"note": "Vi begyndte sent."}))
    rows = attainment(plan, [Submitted(report, MOMENTS[0], 1)], AFTER)
    explained = targets(plan, rows, [Answer(FIRST, report.observations[0])])
    assert decided(explained) == []
    assert decided(judged(plan, ("2026H1", "A01-01", 2), ("2026H2", "A01-02", 11))) == []
    assert len(decided(judged(plan, ("2026H1", "A01-01", 2)))) == 1


def test_what_is_behind_in_both_half_years_is_named_by_the_later() -> None:
    plan = make.plan(asked("A01-01", "2026H1", kept_by="A01-02"), asked("A01-02", "2026H2"))
    [matter] = decided(judged(plan, ("2026H1", "A01-01", 2), ("2026H2", "A01-02", 3)))
    assert [one.row.indicator for one in matter.again] == ["A01-02"]


def test_a_report_needs_a_decision_when_it_is_more_than_thirty_days_over() -> None:
    plan = make.plan(asked("A01-01", "2026"), asked("A02-01", "2026"))
    expected = expected_reports(plan, FIRST, [(2, FIRST)])
    for day, count in ((date(2026, 9, 14), 0), (date(2026, 9, 15), 1)):
        assert sum(len(one.over) for one in decided(expected=expected, as_of=day)) == count


@pytest.mark.parametrize(
    ("first", "second", "as_of", "unspent"),
    [
        (100, 399, AFTER, True),
        (100, 400, AFTER, False),
        (100, 399, date(2026, 12, 30), False),
        (100, None, AFTER, False),
    ],
    ids=["under half", "half", "the year is not over", "a half-year is not told"],
)
def test_a_grant_is_unspent_when_the_year_is_over_and_less_than_half_of_it_is_used(
    first: int, second: int | None, as_of: date, unspent: bool
) -> None:
    plan = make.plan(asked("A01-01", "2026"))
    said = [spending(FIRST, first), *([] if second is None else [spending(SECOND, second)])]
    matters = decided(judged(plan), expected_reports(plan, SECOND, [(1, SECOND)]), said, as_of)
    assert [one.unspent is not None for one in matters] == ([True] if unspent else [])


def test_the_activity_with_most_reasons_is_first() -> None:
    plan = make.plan(asked("A01-01", "2026"), asked("A02-01", "2026"))
    expected = expected_reports(plan, FIRST, [])
    said = [spending(half, 10, activity=2) for half in (FIRST, SECOND)]
    assert [one.activity.number for one in decided(expected=expected, spent=said)] == [2, 1]
