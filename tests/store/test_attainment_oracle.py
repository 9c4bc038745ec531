"""Generated plans and reports: the SQL and the oracle say the same of all of them."""

from __future__ import annotations

from itertools import product
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any, NamedTuple, get_args

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from outcomes.attainment import Attainment, State
from outcomes.period import Period
from outcomes.plan import Assessment, Indicator, Kind, Plan, Verdict
from outcomes.report import NOT_APPLICABLE, Report
from store.store import Store
from tests import make
from tests.oracle import Submitted, attainment

# Indicators are judged one by one, so a failure names the one that differs: nothing needs to be shrunk.
REPEATABLE = settings(max_examples=40, derandomize=True, deadline=None, phases=[Phase.generate])
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
    datetime(2026, 12, 31, 12),
    datetime(2027, 1, 31, 22, 59, 59),
    datetime(2027, 1, 31, 23),
    datetime(2028, 1, 10, 12),
]
DAYS = [
    date(2027, 1, 31),
    date(2026, 7, 31),
    date(2028, 1, 31),
    date(2026, 6, 29),
    date(2026, 6, 30),
    date(2026, 12, 30),
    date(2026, 12, 31),
    date(2027, 12, 31),
]


class Case(NamedTuple):
    plan: Plan
    submitted: list[Submitted]
    as_of: date


counts = st.integers(0, 12) | st.integers(0, 120).map(lambda tenths: tenths / 10)
fractions = st.integers(0, 20).map(lambda twentieths: twentieths / 20)


@st.composite
def indicators(draw: st.DrawFn, id: str, kind: Kind, form: str) -> dict[str, Any]:
    due = draw(st.sampled_from(["2026", "2026H1", "2026H2", "2026-2027"]))
    divided: list[dict[str, Any]] = [{}, {"parts": ("Husum", "Tingbjerg")}, {"open_parts": "årgang"}]
    parts = {} if due == "2026-2027" else draw(st.sampled_from(divided))
    return make.indicator(id, kind=kind, due=due, **draw(targets(kind, form)), **parts)


@st.composite
def targets(draw: st.DrawFn, kind: Kind, form: str) -> dict[str, Any]:
    """The form, its numbers and a baseline, where the form has them."""
    lower, upper = sorted([draw(fractions if kind == "share" else counts) for _ in range(2)])
    start = {"baseline": {"value": upper if form == "decrease" else lower, "year": 2025}}
    numbers: dict[str, dict[str, Any]] = {
        "at_least": {"low": upper},
        "at_most": {"high": upper},
        "about": {"low": upper, "tolerance": draw(st.sampled_from([None, 0.05, 0.25]))},
        "range": {"low": lower, "high": upper if upper > lower else lower + 1},
        "increase": draw(st.sampled_from([{"low": upper} | start, {"low": upper}, start, {}])),
        "decrease": draw(st.sampled_from([{"high": lower} | start, {"high": lower}, start, {}])),
    }
    return {"form": form, **numbers.get(form, {})}


@st.composite
def values(draw: st.DrawFn, kind: Kind) -> tuple[Any, dict[str, Any]]:
    """A value that a report may give for this kind, and what else must be said with it."""
    if draw(st.integers(0, 3)) == 3:
        return NOT_APPLICABLE, {"note": "fordi"}
    if kind == "share":
        n, others = draw(st.integers(0, 12)), draw(st.integers(0, 12))
        return n, {"out_of": n + others}
    days = st.dates(date(2026, 1, 1), date(2027, 12, 31)) | st.sampled_from([date(2026, 6, 30), date(2026, 7, 1)])
    given: dict[str, st.SearchStrategy[Any]] = {
        "milestone": st.booleans() | days,
        "assessed": st.sampled_from(get_args(Assessment)),
    }
    return draw(given.get(kind, counts)), {}


@st.composite
def reports(draw: st.DrawFn, plan: Plan, number: int, half: Period) -> Report:
    """A report with some of the values it is asked for; milestones may come early or late."""
    asked = [
        (indicator, part)
        for indicator in plan.indicators
        if indicator.activity == number and (indicator.asked_in(half) or indicator.kind == "milestone")
        for part in parts_of(indicator, half)
    ]
    given = []
    for indicator, part in asked:
        if draw(st.integers(0, 3)) < 3:
            value, more = draw(values(indicator.kind))
            given.append((indicator.id, value, {"part": part, **more}))
    return make.report(plan, str(half), *given, activity=number)


def parts_of(indicator: Indicator, half: Period) -> Iterable[str]:
    return ("2018", "2019") if indicator.open_parts else indicator.parts or (indicator.part_in(half, ""),)


@st.composite
def cases(draw: st.DrawFn, kind: Kind) -> Case:
    """A plan with every form of target this kind can have, what was reported, and the day of the question."""
    asked = [
        draw(indicators(f"A{1 + number % 2:02}-{9 - number:02}", kind, form)) for number, form in enumerate((FORMS[kind] * 4)[:8])
    ]
    bands = make.plan().bands.model_dump()
    strict = bands | {"satisfactory": 0.95, "limited": 0.6, "above": 1.05, "tolerance": 0.02}
    plan = make.plan(*asked, bands=draw(st.sampled_from([bands, strict])))
    submitted = [
        Submitted(draw(reports(plan, activity.number, half)), draw(st.sampled_from(MOMENTS)), version)
        for activity in plan.activities
        for half in plan.half_years
        for version in range(1, draw(st.sampled_from([2, 1, 2, 3])))
    ]
    return Case(plan, submitted, draw(st.sampled_from(DAYS)))


def ask_the_record(store: Store, case: Case) -> list[Attainment]:
    """What the SQL says; the case gets a plan of its own among those of the other cases."""
    id = f"proeve-{len(store.plans())}"
    plan = case.plan.model_copy(update={"partnership": case.plan.partnership.model_copy(update={"id": id})})
    store.add_plan(plan, "sekretariatet", datetime(2026, 1, 1))
    for report, received_at, version in case.submitted:
        content = f"{report.activity} {report.period} {version}".encode()
        own = report.model_copy(update={"plan": plan.id})
        store.submit(own, content, "rapport.csv", "Foreningen", received_at)
    return store.attainment(plan.id, case.as_of)


def story(case: Case, row: Attainment) -> str:
    """All that a person needs to judge the row by hand."""
    told = [
        f"{report.period} v{version} {received_at:%Y-%m-%d %H:%M}: {seen.value} af {seen.out_of}"
        for report, received_at, version in case.submitted
        for seen in report.observations
        if (seen.indicator, seen.part) == (row.indicator, row.part or "")
    ]
    return "\n".join([f"as of {case.as_of}", repr(case.plan.indicator(row.indicator)), repr(case.plan.bands), *told])


def told(row: Attainment, near: bool = False) -> dict[str, Any]:
    """The row with true told from 1, and numbers from nearly the same numbers only where ``near``."""
    return {name: _told(value, near) for name, value in row._asdict().items()}


def _told(value: Any, near: bool) -> Any:
    if isinstance(value, bool):
        return str(value)
    return pytest.approx(value, abs=1e-9) if near and isinstance(value, int | float) else value


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(tmp_path_factory.mktemp("record") / "monitor.duckdb")
    yield store
    store.close()


@pytest.mark.parametrize("kind", get_args(Kind))
def test_the_sql_says_what_the_oracle_says(store: Store, kind: Kind) -> None:
    @REPEATABLE
    @given(cases(kind))
    def same(case: Case) -> None:
        expected = attainment(case.plan, case.submitted, case.as_of)
        for row, by_hand in zip(ask_the_record(store, case), expected, strict=True):
            assert told(row) == told(by_hand, near=True), story(case, by_hand)

    same()


@pytest.mark.parametrize("kind", get_args(Kind))
def test_the_generated_cases_reach_every_form_in_every_state(kind: Kind) -> None:
    seen: list[Attainment] = []

    @REPEATABLE
    @given(cases(kind))
    def collect(case: Case) -> None:
        seen.extend(attainment(case.plan, case.submitted, case.as_of))

    collect()
    for f in FORMS[kind]: print(f, Counter((r.form, r.state, r.verdict, r.above, r.late) for r in seen if r.form==f))
    judged = set(product(FORMS[kind], get_args(State))) - set(product(FORMS[kind], ["no_target"])) - set(product(["none"], get_args(State)))
    assert {(row.form, row.state) for row in seen} == judged | {("none", "no_target")}
