"""Every difference between two days is told by a line, and every line by what was said or by the day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outcomes.decision import About, NewDecision
from outcomes.meeting import NextStep
from outcomes.period import Period
from outcomes.report import Slot
from outcomes.since import Answered, Happened, Since, since
from outcomes.target import targets
from store.failures import NotSaved
from store.meeting.decisions import decide, decisions
from store.meeting.steps import take_step
from store.meeting.tasks import tasks
from store.moment import day_of
from store.store import Store
from tests import make

PLAN = make.plan(
    make.indicator("A01-01", due="2026H1", low=10),
    make.indicator("A01-02", low=20),
    make.indicator("A02-01", due="2026H2", low=10),
)
BEGAN = datetime(2026, 1, 1)
START = date(2026, 6, 20)
HALVES = {"2026H1": date(2026, 6, 30), "2026H2": date(2026, 12, 31)}


@contextmanager
def record() -> Iterator[Store]:
    with TemporaryDirectory() as folder, closing(Store(Path(folder) / "monitor.duckdb")) as store:
        store.add_plan(PLAN, "sekretariatet", BEGAN)
        yield store


def answered(store: Store, day: date) -> Answered:
    plan, version = store.plan(PLAN.id, day), store.version_shown(PLAN.id, day)
    assert plan
    rows, answers = store.attainment(PLAN.id, day), store.observations(PLAN.id, day)
    said = decisions(store, PLAN.id, day), tasks(store, PLAN.id, day)
    return Answered(day, plan, version.plan_version, targets(plan, rows, answers), answers, *said)


def between(store: Store, first: date, last: date) -> Since:
    came = store.arrived(PLAN.id, first, last)
    planned = day_of(store.version_shown(PLAN.id, last).effective_at)
    return since(answered(store, first), answered(store, last), came, planned, day_of)


def deliver(store: Store, half: str, value: int, at: datetime, activity: int = 1, **more: int) -> None:
    id = {"2026H1": "A01-01", "2026H2": "A01-02"}[half] if activity == 1 else "A02-01"
    said = [(id, value), *((line.replace("_", "-"), kroner) for line, kroner in more.items())]
    report = make.report(PLAN, half, *said, activity=activity)
    store.submit(report, f"{value}{more}{at}".encode(), "a.csv", "Foreningen", at)


def kinds(found: Since) -> list[tuple[Happened, int | None]]:
    return [(line.kind, line.activity) for line in found.lines]


def test_a_year_is_told_in_the_words_of_what_happened() -> None:
    with record() as store:
        deliver(store, "2026H1", 3, datetime(2026, 8, 10, 12), A01_KR1=400)
        deliver(store, "2026H1", 12, datetime(2026, 9, 20, 12), A01_KR1=500)
        first = between(store, date(2026, 6, 29), date(2026, 8, 31))
        assert kinds(first) == [("received", 1), ("behind", 1), ("money", 1)]
        again = between(store, date(2026, 8, 31), date(2026, 10, 1))
        assert kinds(again) == [("corrected", 1), ("solved", 1), ("money", 1)]
        solved = again.lines[1]
        assert solved.before and solved.after and (solved.before.row.delivered, solved.after.row.delivered) == (3, 12)
        assert again.lines[2].kroner == (400, 500) and solved.came[0].number == "HR-2026H1-01-v2"


def test_what_falls_due_is_explained_by_the_day() -> None:
    with record() as store:
        found = between(store, date(2026, 12, 30), date(2027, 1, 5))
        assert {line.day for line in found.lines} == {date(2026, 12, 31)}
        assert kinds(found) == [("turned", 1), ("turned", 2)] and not any(line.came for line in found.lines)


def test_a_plan_that_is_changed_explains_what_it_asks_anew() -> None:
    with record() as store:
        changed = make.plan(
            make.indicator("A01-01", due="2026H1", low=2),
            make.indicator("A01-02", low=20),
            make.indicator("A02-01", due="2026H2", low=10),
            make.indicator("A02-02", due="2026H2", low=10),
        )
        deliver(store, "2026H1", 3, datetime(2026, 8, 10, 12))
        store.add_plan(changed, "sekretariatet", datetime(2026, 9, 10, 12))
        found = between(store, date(2026, 9, 1), date(2026, 9, 30))
        assert sorted(kinds(found), key=str) == sorted([("plan", None), ("solved", 1), ("asked", 2)], key=str)
        assert all(line.planned and line.day == date(2026, 9, 10) for line in found.lines)


def test_decisions_and_their_steps_are_told_each_once() -> None:
    with record() as store:
        about = About(activity=2)
        decide(store, PLAN, NewDecision("Flyt", "working_group", about=about), "Lene", datetime(2026, 10, 1, 12))
        take_step(store, PLAN.id, "decision", 1, NextStep("under_way"), "Lene", 0, datetime(2026, 10, 9, 12))
        assert kinds(between(store, date(2026, 9, 30), date(2026, 10, 5))) == [("decision", 2)]
        [step] = between(store, date(2026, 10, 5), date(2026, 10, 31)).lines
        assert step.step and step.step.state == "under_way"


moments = st.lists(
    st.tuples(
        st.integers(0, 200), st.sampled_from([*HALVES]), st.integers(0, 25), st.sampled_from([1, 2]), st.booleans()
    ),
    max_size=6,
)


@settings(max_examples=12)
@given(moments, st.integers(0, 210), st.integers(0, 60))
def test_no_difference_is_without_a_line_and_no_line_without_a_difference(
    said: list[tuple[int, str, int, int, bool]], first: int, more: int
) -> None:
    with record() as store:
        for days, either, value, activity, withdraws in sorted(said):
            at = datetime.combine(START + timedelta(days=days), datetime.min.time())
            half = "2026H2" if activity == 2 else either
            try:
                if withdraws:
                    store.withdraw(Slot(PLAN.id, activity, Period.parse(half)), "Klubben", "Forkert", at)
                else:
                    deliver(store, half, value, at, activity, **{f"A0{activity}_KR1": value * 10})
            except NotSaved:
                continue
        begin, end = START + timedelta(days=first), START + timedelta(days=first + more)
        found = between(store, begin, end)
        then, now = answered(store, begin), answered(store, end)
        differs = {
            after.row.indicator
            for before, after in zip(then.targets, now.targets, strict=True)
            if (before.row.mark, before.row.delivered, before.row.share)
            != (after.row.mark, after.row.delivered, after.row.share)
        }
        told = [line.after.row.indicator for line in found.lines if line.after]
        assert sorted(told) == sorted(differs)
        versions = [line.came[0].number for line in found.lines if line.kind in ("received", "corrected", "withdrawn")]
        assert sorted(versions) == sorted(one.number for one in store.arrived(PLAN.id, begin, end))
        for line in found.lines:
            ended = any(begin < day <= end for day in HALVES.values())
            assert begin < line.day <= end
            assert all(one.activity == line.activity for one in line.came)
            assert line.came or (ended and line.day in HALVES.values())


@pytest.mark.parametrize("day", [date(2026, 6, 20), date(2027, 2, 1)])
def test_nothing_has_changed_since_the_same_day(day: date) -> None:
    with record() as store:
        deliver(store, "2026H1", 3, datetime(2026, 8, 10, 12))
        assert between(store, day, day).lines == ()
