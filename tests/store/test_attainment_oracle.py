"""Generated plans and reports: the SQL says of all of them what the oracle says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import product
from random import Random
from typing import Any, NamedTuple, get_args

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from outcomes.attainment import Attainment, State
from outcomes.indicator import COUNTED, Assessment, Indicator, Kind, Verdict
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import NOT_APPLICABLE, Report
from store.log.entry import Attachment
from store.log.log import Writing
from store.log.said import ReportSaid
from store.store import Store
from tests import make
from tests.oracle import Submitted, attainment

# Indicators are judged one by one, and a failure tells the story of one: nothing needs to be shrunk.
REPEATABLE = settings(max_examples=20, derandomize=True, phases=[Phase.generate])
KINDS: tuple[Kind, ...] = get_args(Kind)
NUMERIC = ("at_least", "at_most", "about", "range", "increase", "decrease", "none")
FORMS: dict[Kind, tuple[str, ...]] = {
    "flow": NUMERIC,
    "running_total": NUMERIC,
    "level": NUMERIC,
    "share": (*NUMERIC, "all"),
    "milestone": ("done", "none"),
    "assessed": ("assessed", "none"),
}
MOMENTS = [
    datetime(2026, 6, 30, 12),
    datetime(2026, 7, 31, 21, 59, 59),  # the last second of July in Copenhagen
    datetime(2026, 7, 31, 22),  # the first of August in Copenhagen
    datetime(2027, 1, 31, 22, 59, 59),
    datetime(2027, 1, 31, 23),
]
DAYS = [
    date(2026, 6, 29),
    date(2026, 6, 30),
    date(2026, 7, 31),
    date(2026, 12, 30),
    date(2026, 12, 31),
    *[date(2027, 1, 31)] * 5,
    date(2027, 12, 31),
]


class Case(NamedTuple):
    plan: Plan
    submitted: list[Submitted]
    as_of: date


def cases(kind: Kind) -> st.SearchStrategy[Case]:
    """Plans with every form of target this kind can have, twice, their reports, and the day of the question.

    Of what is counted, some are measures of results.
    """
    return st.randoms(use_true_random=True).map(lambda random: _case(random, kind))


def _case(random: Random, kind: Kind) -> Case:
    forms = (FORMS[kind] * 8)[:16]
    activities = random.choice([1, 2])
    ids = [
        f"M00-{number:02}" if kind in COUNTED and number % 5 == 3 else f"A{1 + number % activities:02}-{20 - number:02}"
        for number in range(16)
    ]
    year = random.choice(["2026", "2026-2027"])
    bands = make.plan().bands.model_dump()
    strict = bands | {"satisfactory": 0.95, "limited": 0.6, "above": 1.05, "tolerance": 0.02}
    asked = [_indicator(random, id, kind, form, year) for id, form in zip(ids, forms, strict=True)]
    indicators, measures = ([one for one in asked if one["id"][0] == letter] for letter in "AM")
    plan = make.plan(*indicators, measures=measures, bands=random.choice([bands, strict]))
    submitted = [
        Submitted(_report(random, plan, activity.number, half), random.choice(MOMENTS), version)
        for activity in plan.reporting
        for half in plan.half_years
        for version in range(1, random.choice([1, 2, 2, 3]))
    ]
    return Case(plan, submitted, random.choice(DAYS))


def _indicator(random: Random, id: str, kind: Kind, form: str, year: str) -> dict[str, Any]:
    due = random.choice(["2026", "2026H1", "2026H2", year])
    divided: list[dict[str, Any]] = [{}, {"parts": ("Husum", "Tingbjerg")}, {"open_parts": "årgang"}]
    parts = {} if due == "2026-2027" else random.choice(divided)
    asked = {"kind": kind, "due": due, **_target(random, kind, form), **parts}
    return make.measure(id, **{"baseline": None, **asked}) if id[0] == "M" else make.indicator(id, **asked)


def _target(random: Random, kind: Kind, form: str) -> dict[str, Any]:
    """The form, its numbers and a baseline, where the form has them."""
    small, large = sorted(random.randrange(21) / 20 if kind == "share" else _count(random) for _ in range(2))
    start = {"baseline": {"value": large if form == "decrease" else small, "year": 2025}}
    numbers: dict[str, dict[str, Any]] = {
        "at_least": {"low": large},
        "at_most": {"high": small},
        "about": {"low": large, "tolerance": random.choice([None, 0.05, 0.25])},
        "range": {"low": small, "high": large if small < large else large + 1},
        "increase": random.choice([{"low": large} | start, {"low": large}, start, {}]),
        "decrease": random.choice([{"high": small} | start, {"high": small}, start, {}]),
    }
    return {"form": form, **numbers.get(form, {})}


def _count(random: Random) -> float:
    return random.choice([0, random.randrange(13), random.randrange(121) / 10])


def _report(random: Random, plan: Plan, number: int, half: Period) -> Report:
    """A report with some of the values it is asked for; milestones may come early or late."""
    given = [
        (indicator.id, value, {"part": part, **more})
        for indicator in plan.asked
        if indicator.activity == number and (indicator.asked_in(half) or indicator.kind == "milestone")
        for part in _parts(indicator, half)
        for value, more in [_value(random, indicator.kind)]
        if random.random() < 0.75
    ]
    return make.report(plan, str(half), *given, activity=number)


def _parts(indicator: Indicator, half: Period) -> tuple[str, ...]:
    return ("2018", "2019") if indicator.open_parts else indicator.parts or (indicator.part_in(half, ""),)


def _value(random: Random, kind: Kind) -> tuple[Any, dict[str, Any]]:
    """A value that a report may give for this kind, and what else must be said with it."""
    if random.random() < 0.25:
        return NOT_APPLICABLE, {"note": "fordi"}
    if kind == "share":
        n = random.randrange(5)
        return n, {"out_of": n + random.randrange(5)}
    if kind == "milestone":
        some_day = date(2026, 1, 1) + timedelta(days=random.randrange(500))
        return random.choice([True, False, some_day, date(2026, 6, 30), date(2026, 7, 1)]), {}
    return random.choice(get_args(Assessment)) if kind == "assessed" else _count(random), {}


def ask_the_record(store: Store, case: Case) -> tuple[Attainment, ...]:
    """What the SQL says; the case gets a plan of its own among those of the other cases."""
    id = f"proeve-{len(store.plans())}"
    plan = case.plan.model_copy(update={"partnership": case.plan.partnership.model_copy(update={"id": id})})
    store.add_plan(plan, "sekretariatet", datetime(2026, 1, 1))
    store.write(lambda cursor, writing: append_all(writing, plan.id, case.submitted))
    return store.attainment(plan.id, case.as_of)


def append_all(writing: Writing, plan: str, submitted: list[Submitted]) -> None:
    """The reports as ``submit`` says them, but all at once and without receipts: the rules read the rows alone."""
    for report, at, version in submitted:
        file = Attachment.of(b"")
        said = ReportSaid(
            plan=plan,
            activity=report.activity,
            period=str(report.period),
            version=version,
            received_at=at,
            known_at=at,
            file=file.sha256,
            filename="a.csv",
            size=0,
            observations=report.observations,
        )
        writing.append(said.told(file), "", at)


def told(row: Attainment, near: bool = False) -> dict[str, Any]:
    """The row with true told from 1; where ``near``, numbers equal those that differ by next to nothing."""
    return {name: _told(value, near) for name, value in row._asdict().items()}


def _told(value: Any, near: bool) -> Any:
    if isinstance(value, bool):
        return str(value)
    return pytest.approx(value, abs=1e-9) if near and isinstance(value, int | float) else value


def story(case: Case, row: Attainment) -> str:
    """All that a person needs to judge the row by hand."""
    reported = [
        f"{report.period} version {version}, {received_at:%Y-%m-%d %H:%M:%S} UTC: {seen.value} of {seen.out_of}"
        for report, received_at, version in case.submitted
        for seen in report.observations
        if (seen.indicator, seen.part) == (row.indicator, row.part)
    ]
    asked = case.plan.indicator(row.indicator)
    return "\n".join([f"as of {case.as_of}", repr(asked), repr(case.plan.bands), *reported])


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(tmp_path_factory.mktemp("record") / "monitor.duckdb")
    yield store
    store.close()


@pytest.mark.parametrize("kind", KINDS)
def test_the_sql_says_what_the_oracle_says(store: Store, kind: Kind) -> None:
    @REPEATABLE
    @given(cases(kind))
    def agree(case: Case) -> None:
        expected = attainment(case.plan, case.submitted, case.as_of)
        for row, by_hand in zip(ask_the_record(store, case), expected, strict=True):
            assert told(row) == told(by_hand, near=True), story(case, by_hand)

    agree()


def generated(kind: Kind) -> list[Attainment]:
    rows: list[Attainment] = []

    @REPEATABLE
    @given(cases(kind))
    def collect(case: Case) -> None:
        rows.extend(attainment(case.plan, case.submitted, case.as_of))

    collect()
    return rows


@pytest.mark.parametrize("kind", KINDS)
def test_the_generated_cases_reach_every_form_in_every_state(kind: Kind) -> None:
    reached = {(row.form, row.state) for row in generated(kind)}
    states = set(get_args(State)) - {"no_target"}
    assert reached == set(product(set(FORMS[kind]) - {"none"}, states)) | {("none", "no_target")}


@pytest.mark.parametrize("kind", KINDS)
def test_the_generated_cases_reach_every_verdict_and_part(kind: Kind) -> None:
    rows = generated(kind)
    assert {row.verdict for row in rows} == {None, *get_args(Verdict)}
    assert {row.part for row in rows} == {"", "Husum", "Tingbjerg", "2018", "2019", "2026", "2027"}
    assert {row.above for row in rows} == ({False, True} if kind in COUNTED else {False})
    assert {row.late for row in rows} == ({False, True} if kind == "milestone" else {False})


@pytest.mark.parametrize("kind", KINDS)
def test_the_generated_cases_reach_partial_years_that_can_and_that_cannot_be_judged(kind: Kind) -> None:
    partial = [row for row in generated(kind) if row.state == "partial"]
    assert {row.met for row in partial} == ({True, False, None} if kind in ("flow", "running_total") else {None})
    assert {True, False} == {row.share is None for row in partial} or kind not in COUNTED
