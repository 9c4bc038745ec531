"""The rules of attainment as drawn tables, with what is just below, at and just above every edge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from itertools import count
from typing import Any

import pytest

from outcomes.attainment import Attainment
from outcomes.indicator import COUNTED
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import NOT_APPLICABLE
from store.store import Store
from tests import make

NA = NOT_APPLICABLE
YES, NO, UNKNOWN = True, False, None
GREEN, YELLOW, RED = "satisfactory", "limited", "inadequate"


class Record:
    """One database for all the tables; every question asked of it gets a plan of its own."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._numbers = count(1)

    def plan(self, *indicators: dict[str, Any], **changes: Any) -> Plan:
        partnership = make.plan().partnership.model_dump() | {"id": f"proeve-{next(self._numbers)}"}
        plan = make.plan(*indicators, partnership=partnership, **changes)
        self.store.add_plan(plan, "sekretariatet", datetime(2026, 1, 1))
        return plan

    def send(self, plan: Plan, half: str, given: Any, at: datetime | None = None) -> None:
        """Send a value for A01-01, ``(value, out_of)`` for a share, or ``{part: value}``."""
        values = [_value(part, value) for part, value in (given if isinstance(given, dict) else {"": given}).items()]
        self.submit(plan, half, *values, at=at)

    def submit(self, plan: Plan, half: str, *values: Any, at: datetime | None = None) -> None:
        """Submit a report; unless told otherwise it comes on the half-year's first day."""
        received = at or datetime.combine(Period.parse(half).first_day, time(12))
        content = f"{plan.id} {half} {values}".encode()
        self.store.submit(make.report(plan, half, *values), content, "rapport.csv", "Foreningen", received)

    def rows(
        self, asked: dict[str, Any], reported: dict[str, Any], as_of: str, **changes: Any
    ) -> tuple[Attainment, ...]:
        plan = self.plan(asked, **changes)
        for half, given in reported.items():
            self.send(plan, half, given)
        return self.store.attainment(plan.id, date.fromisoformat(as_of))

    def row(
        self, asked: dict[str, Any], reported: dict[str, Any], as_of: str = "2027-01-31", **changes: Any
    ) -> Attainment:
        (row,) = self.rows(asked, reported, as_of, **changes)
        return row

    def table(
        self, cases: Mapping[Any, tuple[dict[str, Any], dict[str, Any]]], as_of: str = "2027-01-31"
    ) -> dict[Any, Attainment]:
        """The row of each case, what is asked and what is reported: each is an indicator of one plan."""
        ids = {case: f"A01-{number:02}" for number, case in enumerate(cases, 1)}
        plan = self.plan(*(asked | {"id": ids[case]} for case, (asked, _) in cases.items()))
        for half in ("2026H1", "2026H2"):
            given = [_value("", said[half], ids[case]) for case, (_, said) in cases.items() if half in said]
            if given:
                self.submit(plan, half, *given)
        return dict(zip(cases, self.store.attainment(plan.id, date.fromisoformat(as_of)), strict=True))


def _value(part: str, given: Any, id: str = "A01-01") -> tuple[Any, ...]:
    value, out_of = given if isinstance(given, tuple) else (given, None)
    return (id, value, {"part": part, "out_of": out_of, "note": "fordi" if value == NA else None})


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Record]:
    store = Store(tmp_path_factory.mktemp("record") / "monitor.duckdb")
    yield Record(store)
    store.close()


def judged(row: Attainment) -> tuple[Any, ...]:
    return row.share, row.met, row.verdict, row.above


def close(share: float | None) -> Any:
    return share if share is None else pytest.approx(share, abs=1e-9)


# DESIGN, section 5: the table of examples.

AT_LEAST_15 = make.indicator(kind="flow", form="at_least", low=15, due="2026")
RANGE_8_10 = make.indicator(kind="flow", form="range", low=8, high=10, due="2026H2")
LEVEL_4_5 = make.indicator(kind="level", form="range", low=4, high=5, due="2026H1")
ABOUT_2500 = make.indicator(kind="flow", form="about", low=2500, due="2026H2")
OVER_4 = make.indicator(kind="level", form="increase", due="2026H2", baseline={"value": 4, "year": 2025})
MILESTONE_H1 = make.indicator(kind="milestone", form="done", due="2026H1")


@pytest.mark.parametrize(
    ("asked", "reported", "as_of", "state", "share", "met", "verdict", "above"),
    [
        (AT_LEAST_15, {"2026H1": 7}, "2026-07-31", "not_due", 7 / 15, None, None, False),
        (AT_LEAST_15, {"2026H1": 7, "2026H2": 6}, "2027-01-31", "reported", 13 / 15, False, GREEN, False),
        (AT_LEAST_15, {"2026H1": 16}, "2027-01-31", "partial", 16 / 15, True, GREEN, False),
        (RANGE_8_10, {"2026H2": 12}, "2027-01-31", "reported", 1.2, True, GREEN, True),
        (LEVEL_4_5, {"2026H1": 0}, "2026-07-31", "reported", 0, False, RED, False),
        (ABOUT_2500, {"2026H2": 2300}, "2027-01-31", "reported", 0.92, True, GREEN, False),
        (OVER_4, {"2026H2": 4}, "2027-01-31", "reported", None, False, RED, False),
        (MILESTONE_H1, {}, "2026-07-31", "missing", None, None, None, False),
    ],
    ids=[
        "year-target-in-july",
        "year-target-13-of-15",
        "year-target-16-of-15-one-half-missing",
        "range-exceeded",
        "level-zero",
        "about-2300-of-2500",
        "increase-that-did-not-come",
        "milestone-nobody-spoke-of",
    ],
)
def test_the_examples_of_the_design(
    record: Record,
    asked: dict[str, Any],
    reported: dict[str, Any],
    as_of: str,
    state: str,
    share: float | None,
    met: bool | None,
    verdict: str | None,
    above: bool,
) -> None:
    row = record.row(asked, reported, as_of)
    assert (row.state, *judged(row)) == (state, close(share), met, verdict, above)


def test_a_year_with_one_report_says_that_one_of_two_is_missing(record: Record) -> None:
    row = record.row(AT_LEAST_15, {"2026H1": 16})
    assert (row.reported, row.expected, row.delivered) == (1, 2, 16)


# Every form of target, for every kind that is counted. A share has the same numbers, in thousandths.

EDGES: dict[str, tuple[dict[str, Any], list[tuple[float, float | None, bool | None, str | None, bool]]]] = {
    "at_least-100": (
        {"form": "at_least", "low": 100},
        [
            (0, 0, NO, RED, False),
            (49.99, 0.4999, NO, RED, False),
            (50, 0.5, NO, YELLOW, False),
            (50.01, 0.5001, NO, YELLOW, False),
            (84.99, 0.8499, NO, YELLOW, False),
            (85, 0.85, NO, GREEN, False),
            (99.99, 0.9999, NO, GREEN, False),
            (100, 1, YES, GREEN, False),
            (115, 1.15, YES, GREEN, False),
            (115.01, 1.1501, YES, GREEN, True),
        ],
    ),
    "about-100": (
        {"form": "about", "low": 100},
        [
            (0, 0, NO, RED, False),
            (49.99, 0.4999, NO, RED, False),
            (50, 0.5, NO, YELLOW, False),
            (84.99, 0.8499, NO, YELLOW, False),
            (85, 0.85, NO, GREEN, False),
            (89.99, 0.8999, NO, GREEN, False),
            (90, 0.9, YES, GREEN, False),
            (110.01, 1.1001, YES, GREEN, False),
            (115, 1.15, YES, GREEN, False),
            (115.01, 1.1501, YES, GREEN, True),
        ],
    ),
    "about-100-within-30-percent": (
        {"form": "about", "low": 100, "tolerance": 0.3},
        [(69.99, 0.6999, NO, YELLOW, False), (70, 0.7, YES, GREEN, False)],
    ),
    "about-100-within-5-percent": (
        {"form": "about", "low": 100, "tolerance": 0.05},
        [(94.99, 0.9499, NO, GREEN, False), (95, 0.95, YES, GREEN, False)],
    ),
    "range-80-100": (
        {"form": "range", "low": 80, "high": 100},
        [
            (0, 0, NO, RED, False),
            (39.99, 39.99 / 80, NO, RED, False),
            (40, 0.5, NO, YELLOW, False),
            (67.99, 67.99 / 80, NO, YELLOW, False),
            (68, 0.85, NO, GREEN, False),
            (79.99, 79.99 / 80, NO, GREEN, False),
            (80, 1, YES, GREEN, False),
            (100, 1, YES, GREEN, False),
            (100.01, 1.0001, YES, GREEN, False),
            (115, 1.15, YES, GREEN, False),
            (115.01, 1.1501, YES, GREEN, True),
        ],
    ),
    "at_most-85": (
        {"form": "at_most", "high": 85},
        [
            (0, 1, YES, GREEN, False),
            (85, 1, YES, GREEN, False),
            (85.01, 85 / 85.01, NO, GREEN, False),
            (100, 0.85, NO, GREEN, False),
            (100.01, 85 / 100.01, NO, YELLOW, False),
            (170, 0.5, NO, YELLOW, False),
            (170.01, 85 / 170.01, NO, RED, False),
        ],
    ),
    "increase-from-100-to-200": (
        {"form": "increase", "low": 200, "baseline": {"value": 100, "year": 2025}},
        [
            (99, -0.01, NO, RED, False),
            (100, 0, NO, RED, False),
            (149.99, 0.4999, NO, RED, False),
            (150, 0.5, NO, YELLOW, False),
            (184.99, 0.8499, NO, YELLOW, False),
            (185, 0.85, NO, GREEN, False),
            (199.99, 0.9999, NO, GREEN, False),
            (200, 1, YES, GREEN, False),
            (215, 1.15, YES, GREEN, False),
            (215.01, 1.1501, YES, GREEN, True),
        ],
    ),
    "decrease-from-200-to-100": (
        {"form": "decrease", "high": 100, "baseline": {"value": 200, "year": 2025}},
        [
            (201, -0.01, NO, RED, False),
            (200, 0, NO, RED, False),
            (150.01, 0.4999, NO, RED, False),
            (150, 0.5, NO, YELLOW, False),
            (115.01, 0.8499, NO, YELLOW, False),
            (115, 0.85, NO, GREEN, False),
            (100.01, 0.9999, NO, GREEN, False),
            (100, 1, YES, GREEN, False),
            (85, 1.15, YES, GREEN, False),
            (84.99, 1.1501, YES, GREEN, True),
        ],
    ),
    "increase-over-100": (
        {"form": "increase", "baseline": {"value": 100, "year": 2025}},
        [(99.99, None, NO, RED, False), (100, None, NO, RED, False), (100.01, None, YES, GREEN, False)],
    ),
    "decrease-under-100": (
        {"form": "decrease", "baseline": {"value": 100, "year": 2025}},
        [(100.01, None, NO, RED, False), (100, None, NO, RED, False), (99.99, None, YES, GREEN, False)],
    ),
    "increase-to-100-from-nobody-knows": (
        {"form": "increase", "low": 100},
        [(99.99, None, NO, RED, False), (100, None, YES, GREEN, False)],
    ),
    "decrease-to-100-from-nobody-knows": (
        {"form": "decrease", "high": 100},
        [(100.01, None, NO, RED, False), (100, None, YES, GREEN, False)],
    ),
    "increase-from-nobody-knows": (
        {"form": "increase"},
        [(0, None, UNKNOWN, None, False), (100, None, UNKNOWN, None, False)],
    ),
    "decrease-from-nobody-knows": (
        {"form": "decrease"},
        [(0, None, UNKNOWN, None, False), (100, None, UNKNOWN, None, False)],
    ),
    "at_least-0": ({"form": "at_least", "low": 0}, [(0, None, YES, GREEN, False), (7, None, YES, GREEN, False)]),
    "about-0": ({"form": "about", "low": 0}, [(0, None, YES, GREEN, False), (7, None, YES, GREEN, False)]),
    "range-0-100": (
        {"form": "range", "low": 0, "high": 100},
        [(0, 1, YES, GREEN, False), (100, 1, YES, GREEN, False)],
    ),
    "at_most-0": ({"form": "at_most", "high": 0}, [(0, 1, YES, GREEN, False), (1, 0, NO, RED, False)]),
    "increase-from-100-to-100": (
        {"form": "increase", "low": 100, "baseline": {"value": 100, "year": 2025}},
        [(99.99, None, NO, RED, False), (100, None, YES, GREEN, False)],
    ),
    "decrease-from-100-to-100": (
        {"form": "decrease", "high": 100, "baseline": {"value": 100, "year": 2025}},
        [(100.01, None, NO, RED, False), (100, None, YES, GREEN, False)],
    ),
    "no-target": ({"form": "none"}, [(0, None, UNKNOWN, None, False), (115.01, None, UNKNOWN, None, False)]),
}


def scaled(target: dict[str, Any], kind: str) -> dict[str, Any]:
    """The target for this kind: a share is asked for in thousandths of all."""
    if kind != "share":
        return target
    fractions: dict[str, Any] = {name: target[name] / 1000 for name in ("low", "high") if name in target}
    if "baseline" in target:
        fractions["baseline"] = target["baseline"] | {"value": target["baseline"]["value"] / 1000}
    return target | fractions


@pytest.mark.parametrize(("target", "edges"), EDGES.values(), ids=EDGES)
def test_the_edges_of_a_form_are_the_same_for_whatever_is_counted(
    record: Record,
    target: dict[str, Any],
    edges: list[tuple[float, float | None, bool | None, str | None, bool]],
) -> None:
    asked = {kind: make.indicator(kind=kind, due="2026H1", **scaled(target, kind)) for kind in COUNTED}
    rows = record.table(
        {(kind, edge[0]): (asked[kind], {"2026H1": of(kind, edge[0])}) for kind in COUNTED for edge in edges}
    )
    assert {case: judged(row) for case, row in rows.items()} == {
        (kind, amount): (close(share), *verdict) for kind in COUNTED for amount, share, *verdict in edges
    }


def of(kind: str, amount: float) -> Any:
    """The amount as it is reported: a share in thousandths."""
    return (amount, 1000) if kind == "share" else amount


def test_all_is_met_by_everyone_and_by_nobody_less(record: Record) -> None:
    drawn: dict[tuple[int, int], tuple[float | None, bool | None, str | None]] = {
        (0, 1000): (0, NO, RED),
        (499, 1000): (0.499, NO, RED),
        (500, 1000): (0.5, NO, YELLOW),
        (849, 1000): (0.849, NO, YELLOW),
        (850, 1000): (0.85, NO, YELLOW),
        (999, 1000): (0.999, NO, YELLOW),
        (1000, 1000): (1, YES, GREEN),
        (1, 3): (1 / 3, NO, RED),
        (0, 0): (None, UNKNOWN, None),
    }
    asked = make.indicator(kind="share", form="all", due="2026H1")
    rows = record.table({said: (asked, {"2026H1": said}) for said in drawn})
    assert {(row.numerator, row.denominator): judged(row) for row in rows.values()} == {
        said: (close(share), met, verdict, False) for said, (share, met, verdict) in drawn.items()
    }


def test_a_share_of_nobody_is_neither_reached_nor_missed(record: Record) -> None:
    asked = {name: make.indicator(kind="share", due="2026H1", **scaled(EDGES[name][0], "share")) for name in EDGES}
    rows = record.table({name: (asked[name], {"2026H1": (0, 0)}) for name in EDGES})
    told = {name: (row.denominator, *judged(row)) for name, row in rows.items()}
    assert told == dict.fromkeys(EDGES, (0, None, None, None, False))


@pytest.mark.parametrize(
    ("target", "met"),
    [
        ({"form": "at_least", "low": 0.8}, YES),
        ({"form": "range", "low": 0.8, "high": 0.9}, YES),
        ({"form": "increase", "low": 0.8}, YES),
        ({"form": "at_least", "low": 0.81}, NO),
    ],
)
def test_tenths_add_up_as_on_paper(record: Record, target: dict[str, Any], met: bool) -> None:
    asked = make.indicator(kind="flow", decimals=1, **target)
    assert record.row(asked, {"2026H1": 0.1, "2026H2": 0.7}).met is met


@pytest.mark.parametrize(
    ("target", "met"),
    [
        ({"form": "at_most", "high": 0.3}, YES),
        ({"form": "decrease", "high": 0.3}, YES),
        ({"form": "increase", "baseline": {"value": 0.3, "year": 2025}}, NO),
        ({"form": "at_most", "high": 0.29}, NO),
    ],
)
def test_tenths_do_not_creep_over_a_limit(record: Record, target: dict[str, Any], met: bool) -> None:
    asked = make.indicator(kind="flow", decimals=1, **target)
    assert record.row(asked, {"2026H1": 0.1, "2026H2": 0.2}).met is met


@pytest.mark.parametrize(
    ("bands", "amount", "verdict", "above"),
    [
        ({"satisfactory": 0.29, "limited": 0.1}, 29, GREEN, False),
        ({"satisfactory": 0.57, "limited": 0.1}, 57, GREEN, False),
        ({"satisfactory": 0.58, "limited": 0.1}, 57, YELLOW, False),
        ({"limited": 0.07}, 7, YELLOW, False),
        ({"limited": 0.07}, 6, RED, False),
        ({"above": 1.13}, 113, GREEN, False),
        ({"above": 1.13}, 114, GREEN, True),
    ],
)
def test_the_bands_are_the_plans_own(
    record: Record, bands: dict[str, float], amount: int, verdict: str, above: bool
) -> None:
    asked = make.indicator(form="at_least", low=100, due="2026H1")
    row = record.row(asked, {"2026H1": amount}, bands=make.plan().bands.model_dump() | bands)
    assert (row.verdict, row.above) == (verdict, above)


# The kinds: what a year's value is.


@pytest.mark.parametrize(
    ("kind", "h1", "h2", "delivered", "numerator", "denominator"),
    [
        pytest.param("flow", 7, 6, 13, None, None, id="a-flow-is-added-up"),
        pytest.param("running_total", 7, 12, 12, None, None, id="a-running-total-is-its-latest"),
        pytest.param("running_total", 7, 6, 6, None, None, id="a-running-total-that-falls-is-still-its-latest"),
        pytest.param("level", 7, 6, 6, None, None, id="a-level-is-never-added-up"),
        pytest.param("share", (1, 10), (29, 30), 30, 30, 40, id="a-share-adds-up-both-its-numbers"),
        pytest.param("flow", 7, NA, 7, None, None, id="a-flow-leaves-out-what-was-not-relevant"),
        pytest.param("share", (1, 10), NA, 1, 1, 10, id="a-share-leaves-out-what-was-not-relevant"),
        pytest.param("flow", 0, 0, 0, None, None, id="nothing-twice-is-nothing"),
    ],
)
def test_what_a_year_delivers(
    record: Record, kind: str, h1: Any, h2: Any, delivered: int, numerator: int | None, denominator: int | None
) -> None:
    row = record.row(make.indicator(kind=kind, form="at_least", low=1), {"2026H1": h1, "2026H2": h2})
    assert (row.state, row.delivered) == ("reported", delivered)
    assert (row.numerator, row.denominator) == (numerator, denominator)


def test_a_share_is_of_both_half_years_together_not_a_mean_of_them(record: Record) -> None:
    asked = make.indicator(kind="share", form="at_least", low=0.5)
    row = record.row(asked, {"2026H1": (1, 10), "2026H2": (29, 30)})
    assert row.share == close((30 / 40) / 0.5)


@pytest.mark.parametrize(
    ("word", "met", "verdict"),
    [
        ("opfyldt", YES, GREEN),
        ("overvejende opfyldt", NO, GREEN),
        ("delvist opfyldt", NO, YELLOW),
        ("ikke opfyldt", NO, RED),
    ],
)
def test_a_goal_is_judged_by_the_word_it_is_given(record: Record, word: str, met: bool, verdict: str) -> None:
    row = record.row(make.indicator(kind="assessed", form="assessed"), {"2026H1": "ikke opfyldt", "2026H2": word})
    assert (row.state, row.delivered, *judged(row)) == ("reported", word, None, met, verdict, False)


def test_the_words_count_as_the_plan_says(record: Record) -> None:
    bands = make.plan().bands.model_dump()
    bands["assessed"] = bands["assessed"] | {"overvejende opfyldt": "limited"}
    asked = make.indicator(kind="assessed", form="assessed", due="2026H1")
    row = record.row(asked, {"2026H1": "overvejende opfyldt"}, bands=bands)
    assert (row.met, row.verdict) == (NO, YELLOW)


# The first half, the second half, and what is answered: delivered, met, verdict, late.
MILESTONES: dict[str, tuple[Any, ...]] = {
    "on-a-day-in-time": (date(2026, 3, 1), None, date(2026, 3, 1), YES, GREEN, False),
    "on-the-last-day": (date(2026, 6, 30), None, date(2026, 6, 30), YES, GREEN, False),
    "on-the-day-after": (date(2026, 7, 1), None, date(2026, 7, 1), NO, YELLOW, True),
    "some-day-in-the-half-year": (True, None, True, YES, GREEN, False),
    "not-done": (False, None, False, NO, RED, False),
    "first-told-of-in-the-next-half-year": (None, True, True, NO, YELLOW, True),
    "done-late-told-late": (None, date(2026, 8, 1), date(2026, 8, 1), NO, YELLOW, True),
    "done-in-time-told-late": (None, date(2026, 6, 1), date(2026, 6, 1), YES, GREEN, False),
    "not-done-and-then-late": (False, date(2026, 8, 1), date(2026, 8, 1), NO, YELLOW, True),
    "not-done-and-then-done-some-day": (False, True, True, NO, YELLOW, True),
    "done-stays-done": (True, NA, True, YES, GREEN, False),
    "told-twice-done-the-first-time": (True, True, True, YES, GREEN, False),
    "two-days-told-done-on-the-first": (date(2026, 3, 1), date(2026, 8, 1), date(2026, 3, 1), YES, GREEN, False),
    "told-late-that-it-is-not-done": (None, False, False, NO, RED, False),
}


def test_a_milestone_is_met_when_it_is_done_in_its_period(record: Record) -> None:
    halves = {case: {"2026H1": h1, "2026H2": h2} for case, (h1, h2, *_) in MILESTONES.items()}
    said = {case: {half: value for half, value in both.items() if value is not None} for case, both in halves.items()}
    rows = record.table({case: (MILESTONE_H1, said[case]) for case in MILESTONES})
    assert {(row.state, row.reported, row.expected, row.share) for row in rows.values()} == {("reported", 1, 1, None)}
    told = {case: [row.delivered, row.met, row.verdict, row.late] for case, row in rows.items()}
    assert told == {case: answered for case, (_, _, *answered) in MILESTONES.items()}


@pytest.mark.parametrize("verdict", [GREEN, YELLOW, RED])
def test_a_milestone_done_late_counts_as_the_plan_says(record: Record, verdict: str) -> None:
    bands = make.plan().bands.model_dump() | {"done_late": verdict}
    row = record.row(MILESTONE_H1, {"2026H2": date(2026, 8, 1)}, bands=bands)
    assert (row.met, row.verdict, row.late) == (NO, verdict, True)


def test_a_milestone_may_be_done_before_its_period(record: Record) -> None:
    asked = make.indicator(kind="milestone", form="done", due="2026H2")
    row = record.row(asked, {"2026H1": date(2026, 5, 1)})
    assert (row.state, row.delivered, row.met, row.late) == ("reported", date(2026, 5, 1), True, False)


@pytest.mark.parametrize("given", [False, NA])
def test_a_milestone_asked_of_the_autumn_is_not_answered_by_the_spring(record: Record, given: Any) -> None:
    row = record.row(make.indicator(kind="milestone", form="done", due="2026H2"), {"2026H1": given})
    assert (row.state, row.met, row.verdict) == ("partial", None, None)


# The states: every kind and form in every state it can be in.

FORMS = [
    EDGES[name][0]
    for name in (
        "at_least-100",
        "at_most-85",
        "about-100",
        "range-80-100",
        "increase-from-100-to-200",
        "decrease-from-200-to-100",
    )
]
VALUES: dict[str, Any] = {
    "flow": 120,
    "running_total": 120,
    "level": 120,
    "share": (120, 1000),
    "milestone": True,
    "assessed": "opfyldt",
}
JUDGED = [
    *((kind, target) for kind in COUNTED for target in FORMS),
    ("share", {"form": "all"}),
    ("milestone", {"form": "done"}),
    ("assessed", {"form": "assessed"}),
]
EVERY_TARGET = {(kind, target["form"]): make.indicator(kind=kind, **scaled(target, kind)) for kind, target in JUDGED}


def every_target(record: Record, *halves: Any, as_of: str = "2027-01-31") -> dict[Any, Attainment]:
    """The row of every target when the half-years say this; ``VALUES`` is the value of its kind."""
    said = [*zip(("2026H1", "2026H2"), halves, strict=False)]
    return record.table(
        {
            (kind, form): (asked, {half: given[kind] if given is VALUES else given for half, given in said})
            for (kind, form), asked in EVERY_TARGET.items()
        },
        as_of,
    )


def test_nothing_is_judged_before_the_period_has_ended(record: Record) -> None:
    rows = every_target(record, VALUES, VALUES, as_of="2026-12-30")
    told = {case: (row.state, row.met, row.verdict, row.above) for case, row in rows.items()}
    assert told == dict.fromkeys(EVERY_TARGET, ("not_due", None, None, False))
    assert {(row.delivered is None, row.reported) for row in rows.values()} == {(False, 2)}


def test_a_target_is_due_on_the_last_day_of_its_period(record: Record) -> None:
    rows = every_target(record, VALUES, VALUES, as_of="2026-12-31")
    told = {case: (row.state, row.reported, row.expected) for case, row in rows.items()}
    assert told == dict.fromkeys(EVERY_TARGET, ("reported", 2, 2))
    assert [case for case, row in rows.items() if row.met is None or row.verdict is None] == []


def test_what_nobody_reported_is_missing_and_not_zero(record: Record) -> None:
    rows = every_target(record)
    told = {case: (row.state, row.delivered, row.numerator, row.denominator) for case, row in rows.items()}
    assert told == dict.fromkeys(EVERY_TARGET, ("missing", None, None, None))
    assert {(row.reported, *judged(row)) for row in rows.values()} == {(0, None, None, None, False)}


def test_what_is_not_relevant_all_year_is_not_judged(record: Record) -> None:
    rows = every_target(record, NA, NA)
    told = {case: (row.state, row.delivered, row.reported) for case, row in rows.items()}
    assert told == dict.fromkeys(EVERY_TARGET, ("not_applicable", None, 2))
    assert {judged(row) for row in rows.values()} == {(None, None, None, False)}


def test_half_a_year_not_relevant_and_half_unknown_is_partial(record: Record) -> None:
    rows = every_target(record, NA)
    told = {case: (row.state, row.delivered, *judged(row)) for case, row in rows.items()}
    assert told == dict.fromkeys(EVERY_TARGET, ("partial", None, None, None, None, False))


@pytest.mark.parametrize("as_of", ["2026-12-30", "2027-01-31"])
def test_what_has_no_target_is_followed_and_never_judged(record: Record, as_of: str) -> None:
    said = {(kind, word): given for kind, value in VALUES.items() for word, given in given_of(value).items()}
    asked = {kind: make.indicator(kind=kind, form="none") for kind in VALUES}
    rows = record.table({(kind, word): (asked[kind], given) for (kind, word), given in said.items()}, as_of)
    told = {case: (row.state, *judged(row), row.late) for case, row in rows.items()}
    assert told == dict.fromkeys(said, ("no_target", None, None, None, False, False))
    delivered = {case: (row.delivered is not None, row.reported) for case, row in rows.items()}
    assert delivered == {case: (case[1] == "value", len(given)) for case, given in said.items()}


def given_of(value: Any) -> dict[str, dict[str, Any]]:
    return {"nothing": {}, "value": {"2026H1": value}, "not relevant": {"2026H1": NA}}


def test_a_milestone_without_target_is_never_late(record: Record) -> None:
    asked = make.indicator(kind="milestone", form="none", due="2026H1")
    row = record.row(asked, {"2026H2": date(2026, 9, 1)})
    assert (row.state, row.delivered, row.late) == ("no_target", date(2026, 9, 1), False)


@pytest.mark.parametrize(
    ("kind", "state"),
    [
        ("flow", "reported"),
        ("share", "reported"),
        ("running_total", "not_applicable"),
        ("level", "not_applicable"),
        ("assessed", "not_applicable"),
        ("milestone", "reported"),
    ],
)
def test_what_stops_being_relevant_has_no_latest_but_keeps_its_sum(record: Record, kind: str, state: str) -> None:
    form = {"milestone": "done", "assessed": "assessed"}.get(kind, "at_least")
    row = record.row(make.indicator(kind=kind, form=form), {"2026H1": VALUES[kind], "2026H2": NA})
    assert (row.state, row.verdict is not None) == (state, state == "reported")


@pytest.mark.parametrize("form", ["done", "none"])
def test_a_milestone_that_was_not_done_and_then_not_relevant_is_not_judged(record: Record, form: str) -> None:
    row = record.row(make.indicator(kind="milestone", form=form), {"2026H1": False, "2026H2": NA})
    assert (row.state, row.met) == ("not_applicable" if form == "done" else "no_target", None)


def test_what_becomes_relevant_is_judged(record: Record) -> None:
    forms = {"milestone": "done", "assessed": "assessed"}
    bounds: dict[str, dict[str, Any]] = {"share": {"low": 0.12}}
    asked = {
        kind: make.indicator(kind=kind, form=forms.get(kind, "at_least"), **bounds.get(kind, {})) for kind in VALUES
    }
    rows = record.table({kind: (asked[kind], {"2026H1": NA, "2026H2": value}) for kind, value in VALUES.items()})
    told = {kind: (row.state, row.met, row.verdict) for kind, row in rows.items()}
    assert told == dict.fromkeys(VALUES, ("reported", True, GREEN))


# Partial: what half a year can prove.


def test_a_sum_so_far_proves_that_enough_is_done_but_not_that_a_limit_is_kept(record: Record) -> None:
    drawn = {
        ("at_least-100", 100): (YES, GREEN),
        ("at_least-100", 84.99): (NO, YELLOW),
        ("at_least-100", 0): (NO, RED),
        ("about-100", 90): (YES, GREEN),
        ("about-100", 49.99): (NO, RED),
        ("range-80-100", 80): (YES, GREEN),
        ("range-80-100", 40): (NO, YELLOW),
        ("increase-from-100-to-200", 200): (YES, GREEN),
        ("increase-from-100-to-200", 150): (NO, YELLOW),
        ("increase-over-100", 100): (NO, RED),
        ("increase-over-100", 101): (YES, GREEN),
        ("at_most-85", 85): (UNKNOWN, None),
        ("at_most-85", 85.01): (NO, GREEN),
        ("at_most-85", 170.01): (NO, RED),
        ("decrease-from-200-to-100", 100): (UNKNOWN, None),
        ("decrease-from-200-to-100", 150): (NO, YELLOW),
        ("decrease-under-100", 99): (UNKNOWN, None),
        ("decrease-under-100", 100): (NO, RED),
        ("increase-from-nobody-knows", 100): (UNKNOWN, None),
        ("decrease-from-nobody-knows", 100): (UNKNOWN, None),
    }
    for kind, half in (("flow", "2026H1"), ("flow", "2026H2"), ("running_total", "2026H1")):
        asked = {name: make.indicator(kind=kind, **EDGES[name][0]) for name, _ in drawn}
        rows = record.table({(name, amount): (asked[name], {half: amount}) for name, amount in drawn})
        told = {case: (row.state, row.reported, row.met, row.verdict) for case, row in rows.items()}
        assert told == {case: ("partial", 1, *judgement) for case, judgement in drawn.items()}, (kind, half)


def test_a_level_share_or_goal_without_its_end_has_no_verdict(record: Record) -> None:
    for (kind, form), row in every_target(record, VALUES).items():
        if kind in ("level", "share", "assessed"):
            assert (row.state, row.met, row.verdict, row.above) == ("partial", None, None, False), (kind, form)
            assert row.delivered is not None, (kind, form)
        else:
            assert row.state == ("reported" if kind == "milestone" else "partial"), (kind, form)


def test_a_level_or_running_total_with_its_end_is_judged_though_the_spring_is_missing(record: Record) -> None:
    drawn = {
        ("at_least-100", 100): (YES, GREEN),
        ("at_least-100", 50): (NO, YELLOW),
        ("range-80-100", 67.99): (NO, YELLOW),
        ("at_most-85", 85): (YES, GREEN),
        ("at_most-85", 170.01): (NO, RED),
        ("decrease-under-100", 99.99): (YES, GREEN),
    }
    expected = {
        (kind, *case): ("reported", 1, *judgement)
        for kind in ("level", "running_total")
        for case, judgement in drawn.items()
    }
    rows = record.table(
        {
            (kind, name, amount): (
                make.indicator(kind=kind, **scaled(EDGES[name][0], kind)),
                {"2026H2": of(kind, amount)},
            )
            for kind, name, amount in expected
        }
    )
    assert {case: (row.state, row.reported, row.met, row.verdict) for case, row in rows.items()} == expected


@pytest.mark.parametrize("half", ["2026H1", "2026H2"])
@pytest.mark.parametrize("name", ["at_least-100", "at_most-85", "increase-from-100-to-200", "all"])
def test_a_share_with_a_half_year_missing_has_no_verdict(record: Record, name: str, half: str) -> None:
    target = {"form": "all"} if name == "all" else scaled(EDGES[name][0], "share")
    row = record.row(make.indicator(kind="share", **target), {half: (1000, 1000)})
    assert (row.state, row.reported, row.met, row.verdict) == ("partial", 1, None, None)


@pytest.mark.parametrize("word", ["opfyldt", "ikke opfyldt"])
def test_a_years_goal_assessed_only_in_december_is_complete(record: Record, word: str) -> None:
    row = record.row(make.indicator(kind="assessed", form="assessed"), {"2026H2": word})
    assert (row.state, row.reported, row.expected, row.met) == ("reported", 1, 2, word == "opfyldt")


def test_a_years_milestone_not_done_in_june_may_still_be(record: Record) -> None:
    row = record.row(make.indicator(kind="milestone", form="done"), {"2026H1": False})
    assert (row.state, row.delivered, row.met, row.verdict) == ("partial", False, None, None)


def test_blank_zero_not_relevant_not_due_and_no_target_are_five_things(record: Record) -> None:
    due_h1, later = make.indicator(due="2026H1"), make.indicator(due="2026H2")
    follow = make.indicator(due="2026H1", form="none")
    asked: list[tuple[dict[str, Any], dict[str, Any]]] = [
        (due_h1, {}),
        (due_h1, {"2026H1": 0}),
        (due_h1, {"2026H1": NA}),
        (later, {}),
        (follow, {}),
    ]
    rows = [record.row(indicator, reported, "2026-07-31") for indicator, reported in asked]
    assert [row.state for row in rows] == ["missing", "reported", "not_applicable", "not_due", "no_target"]
    assert [row.delivered for row in rows] == [None, 0, None, None, None]


# Parts.


def test_each_part_is_judged_on_its_own(record: Record) -> None:
    asked = make.indicator(due="2026H1", low=10, parts=("Husum", "Korsager", "Tingbjerg"))
    rows = record.rows(asked, {"2026H1": {"Korsager": 10, "Husum": 4}}, "2026-07-31")
    assert [(row.part, row.state, row.delivered, row.verdict) for row in rows] == [
        ("Husum", "reported", 4, RED),
        ("Korsager", "reported", 10, GREEN),
        ("Tingbjerg", "missing", None, None),
    ]


def test_open_parts_are_those_that_are_reported(record: Record) -> None:
    asked = make.indicator(kind="flow", low=10, open_parts="årgang")
    rows = record.rows(asked, {"2026H1": {"2019": 10, "2018": 3}, "2026H2": {"2018": 4, "2020": 9}}, "2027-01-31")
    assert [(row.part, row.state, row.delivered, row.met) for row in rows] == [
        ("2018", "reported", 7, NO),
        ("2019", "partial", 10, YES),
        ("2020", "partial", 9, NO),
    ]


@pytest.mark.parametrize(("as_of", "state"), [("2026-12-30", "not_due"), ("2026-12-31", "missing")])
def test_open_parts_that_nobody_reported_are_one_row(record: Record, as_of: str, state: str) -> None:
    row = record.row(make.indicator(open_parts="årgang"), {}, as_of)
    assert (row.part, row.state) == ("", state)


def test_what_is_asked_each_year_has_a_row_for_each_year(record: Record) -> None:
    asked = make.indicator(kind="flow", low=10, due="2026-2028")
    reported = {"2026H1": {"2026": 6}, "2026H2": {"2026": 4}, "2027H1": {"2027": 9}}
    rows = record.rows(asked, reported, "2027-12-31")
    assert [(row.part, str(row.due), row.state, row.delivered, row.met) for row in rows] == [
        ("2026", "2026", "reported", 10, YES),
        ("2027", "2027", "partial", 9, NO),
        ("2028", "2028", "not_due", None, None),
    ]


# Moments: what was known when.


def test_a_correction_counts_from_the_day_it_came(record: Record) -> None:
    plan = record.plan(make.indicator(due="2026H1"))
    record.send(plan, "2026H1", 7, datetime(2026, 8, 10, 12))
    record.send(plan, "2026H1", 15, datetime(2026, 9, 20, 12))
    days = [date(2026, 8, 9), date(2026, 8, 10), date(2026, 9, 19), date(2026, 9, 20)]
    answers = [record.store.attainment(plan.id, day)[0] for day in days]
    assert [(row.state, row.delivered) for row in answers] == [
        ("missing", None),
        ("reported", 7),
        ("reported", 7),
        ("reported", 15),
    ]


def test_a_correction_that_leaves_a_value_out_takes_it_back(record: Record) -> None:
    plan = record.plan(make.indicator(), make.indicator("A01-02", low=10))
    record.submit(plan, "2026H1", ("A01-01", 7), ("A01-02", 8))
    record.submit(plan, "2026H1", ("A01-02", 9))
    rows = record.store.attainment(plan.id, date(2027, 1, 31))
    assert [(row.state, row.delivered) for row in rows] == [("missing", None), ("partial", 9)]


@pytest.mark.parametrize(
    ("received", "state"),
    [(datetime(2026, 8, 15, 21, 59, 59, 999999), "reported"), (datetime(2026, 8, 15, 22, 0), "missing")],
    ids=["just-before-midnight-in-copenhagen", "at-midnight-in-copenhagen"],
)
def test_a_day_ends_at_midnight_in_copenhagen(record: Record, received: datetime, state: str) -> None:
    plan = record.plan(make.indicator(due="2026H1"))
    record.send(plan, "2026H1", 7, received)
    assert record.store.attainment(plan.id, date(2026, 8, 15))[0].state == state


@pytest.mark.parametrize(
    ("due", "last_day"), [("2026H1", date(2026, 6, 30)), ("2026H2", date(2026, 12, 31)), ("2026", date(2026, 12, 31))]
)
def test_a_period_ends_with_its_last_day(record: Record, due: str, last_day: date) -> None:
    plan = record.plan(make.indicator(due=due))
    day_before = last_day.replace(day=last_day.day - 1)
    states = [record.store.attainment(plan.id, day)[0].state for day in (day_before, last_day)]
    assert states == ["not_due", "missing"]


def test_a_new_version_of_the_plan_changes_a_target_from_its_time_on(record: Record) -> None:
    plan = record.plan(make.indicator(due="2026H1", low=15))
    record.send(plan, "2026H1", 10)
    easier = plan.model_dump() | {"activities": make.plan(make.indicator(due="2026H1", low=10)).activities}
    record.store.add_plan(Plan.model_validate(easier), "styregruppen", datetime(2026, 9, 1, 12))
    answers = [record.store.attainment(plan.id, date(2026, *day))[0] for day in ((8, 31), (9, 1))]
    assert [(row.low, row.met) for row in answers] == [(15, False), (10, True)]


def test_a_new_version_of_the_plan_changes_the_bands_from_its_time_on(record: Record) -> None:
    plan = record.plan(make.indicator(due="2026H1", low=10))
    record.send(plan, "2026H1", 8)
    bands = plan.bands.model_copy(update={"satisfactory": 0.8})
    record.store.add_plan(plan.model_copy(update={"bands": bands}), "styregruppen", datetime(2026, 9, 1, 12))
    answers = [record.store.attainment(plan.id, date(2026, *day))[0] for day in ((8, 31), (9, 1))]
    assert [row.verdict for row in answers] == [YELLOW, GREEN]


def test_an_indicator_that_leaves_the_plan_is_still_there_as_of_before(record: Record) -> None:
    plan = record.plan(make.indicator(), make.indicator("A01-02"))
    shorter = plan.model_dump() | {"activities": make.plan(make.indicator()).activities}
    record.store.add_plan(Plan.model_validate(shorter), "styregruppen", datetime(2026, 9, 1, 12))
    answers = [record.store.attainment(plan.id, date(2026, *day)) for day in ((8, 31), (9, 1))]
    assert [[row.indicator for row in rows] for rows in answers] == [["A01-01", "A01-02"], ["A01-01"]]


def test_the_first_version_of_the_plan_answers_for_all_earlier_moments(record: Record) -> None:
    plan = record.plan(make.indicator(due="2025H1", low=15))
    harder = plan.model_dump() | {"activities": make.plan(make.indicator(due="2025H1", low=20)).activities}
    record.store.add_plan(Plan.model_validate(harder), "styregruppen", datetime(2026, 9, 1, 12))
    record.send(plan, "2025H1", 15)
    assert [row.low for row in record.store.attainment(plan.id, date(2025, 7, 1))] == [15]


def test_two_plans_in_one_database_do_not_mix(record: Record) -> None:
    one, other = record.plan(make.indicator(due="2026H1")), record.plan(make.indicator(due="2026H1", low=20))
    record.send(one, "2026H1", 15)
    record.send(other, "2026H1", 4)
    rows = [record.store.attainment(plan.id, date(2026, 7, 31)) for plan in (one, other)]
    assert [[(row.low, row.delivered) for row in mine] for mine in rows] == [[(15, 15)], [(20, 4)]]


def test_one_activity_can_be_asked_for_alone(record: Record) -> None:
    plan = record.plan(make.indicator("A01-01"), make.indicator("A02-01"), make.indicator("A02-02"))
    rows = record.store.attainment(plan.id, date(2026, 7, 31), activity=2)
    assert [row.indicator for row in rows] == ["A02-01", "A02-02"]


def test_the_rows_come_in_the_plans_own_order(record: Record) -> None:
    plan = record.plan(make.indicator("A02-01"), make.indicator("A01-09"), make.indicator("A01-02"))
    rows = record.store.attainment(plan.id, date(2026, 7, 31))
    assert [row.indicator for row in rows] == ["A01-09", "A01-02", "A02-01"]


def test_an_unknown_plan_has_no_rows(record: Record) -> None:
    assert record.store.attainment("ukendt/2026", date(2026, 7, 31)) == ()


def test_money_spent_is_no_indicator(record: Record) -> None:
    plan = record.plan(make.indicator(due="2026H1"))
    record.submit(plan, "2026H1", ("A01-KR1", 900))
    (row,) = record.store.attainment(plan.id, date(2027, 1, 31))
    assert (row.indicator, row.state) == ("A01-01", "missing")
