"""The form knows what was said before, and asks again for what is outstanding."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from outcomes.form import FormRow
from outcomes.form_so_far import rows_so_far
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import NOT_APPLICABLE
from store.store import Store
from tests import make

H1, H2 = Period(2026, 1), Period(2026, 2)
AUGUST, DECEMBER = datetime(2026, 8, 10), date(2026, 12, 31)
MILESTONE: dict[str, Any] = {"kind": "milestone", "form": "done", "unit": None, "due": "2026H1"}


def rows_after(store: Store, plan: Plan, *values: Any) -> list[FormRow]:
    """The rows of the second half-year when the first one's report has said this."""
    store.add_plan(plan, "prøven", datetime(2026, 1, 1))
    if values:
        store.submit(make.report(plan, "2026H1", *values), b"fil", "fil.csv", "Klubben", AUGUST)
    attained, reported = store.attainment(plan.id, DECEMBER, 1), store.observations(plan.id, DECEMBER, 1)
    return rows_so_far(plan.activities[0], H2, attained, reported)


@pytest.mark.parametrize(
    ("changes", "value", "words"),
    [
        ({}, ("A01-01", 1234), "1.234 (1. halvår 2026)"),
        ({"decimals": 1}, ("A01-01", 12.5), "12,5 (1. halvår 2026)"),
        ({}, ("A01-01", NOT_APPLICABLE), "ikke relevant (1. halvår 2026)"),
        ({"kind": "share", "form": "all"}, ("A01-01", 1058, {"out_of": 1061}), "1.058 af 1.061 (1. halvår 2026)"),
        ({"kind": "milestone", "form": "done", "unit": None}, ("A01-01", False), "nej (1. halvår 2026)"),
        ({"kind": "milestone", "form": "done", "unit": None}, ("A01-01", True), "ja (1. halvår 2026)"),
        (
            {"kind": "milestone", "form": "done", "unit": None},
            ("A01-01", date(2026, 3, 11)),
            "gjort 11.03.2026 (1. halvår 2026)",
        ),
        ({"kind": "assessed", "form": "assessed", "unit": None}, ("A01-01", "opfyldt"), "opfyldt (1. halvår 2026)"),
    ],
)
def test_what_was_reported_last_stands_beside_the_row(
    fresh_store: Store, changes: dict[str, Any], value: Any, words: str
) -> None:
    assert rows_after(fresh_store, make.plan(make.indicator(**changes)), value)[0].last_reported == words


def test_what_was_spent_last_stands_beside_the_budget_line(fresh_store: Store) -> None:
    row = rows_after(fresh_store, make.plan(make.indicator()), ("A01-KR1", 11500))[-1]
    assert (row.id, row.last_reported) == ("A01-KR1", "11.500 (1. halvår 2026)")


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ((), True),
        ((("A01-02", False),), True),
        ((("A01-02", date(2026, 3, 1)),), False),
        ((("A01-02", True),), False),
        ((("A01-02", NOT_APPLICABLE, {"note": "Haven er lukket"}),), False),
    ],
    ids=["nothing said", "not done", "done on a day", "done", "not relevant"],
)
def test_a_milestone_is_asked_again_until_it_is_done(fresh_store: Store, said: tuple[Any, ...], asked: bool) -> None:
    plan = make.plan(make.indicator(due="2026H2"), make.indicator("A01-02", **MILESTONE))
    rows = rows_after(fresh_store, plan, *said)
    assert [row.id for row in rows] == ["A01-01", *["A01-02"] * asked, "A01-KR1"]
    assert [row.description for row in rows[1:-1]] == ["Indikator A01-02 (udestår fra 1. halvår 2026)"] * asked
