"""The picture of one target has its numbers in words, and draws them on one scale."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import pytest
from markupsafe import Markup

from outcomes.target import targets
from store.store import Store
from tests import make
from ui.target import standing

BASELINE = {"value": 4, "year": 2025, "approximate": True}


def drawn(store: Store, first: Any, second: Any, **asked: Any) -> Markup:
    plan = make.plan(make.indicator(**asked))
    store.add_plan(plan, by="prøven", at=datetime(2026, 1, 1))
    for period, value in (("2026H1", first), ("2026H2", second)):
        if value is not None:
            said, more = (value[0], {"out_of": value[1]}) if isinstance(value, tuple) else (value, {})
            store.submit(make.report(plan, period, ("A01-01", said, more)), b"f", "f", "prøven", datetime(2026, 1, 2))
    as_of = date(2027, 1, 31)
    [target] = targets(plan, store.attainment(plan.id, as_of), store.observations(plan.id, as_of))
    return standing.picture(target)


@pytest.mark.parametrize(
    ("asked", "first", "second", "said"),
    [
        ({"low": 15}, 7, 6, "1. halvår 2026: 7. 2. halvår 2026: 6. I alt: 13. Mål: mindst 15."),
        ({"low": 15}, 7, None, "I alt: 7. Mål: mindst 15."),
        ({"low": 15}, None, None, "Mål: mindst 15."),
        ({"form": "about", "low": 500}, None, 450, "I alt: 450. Mål: ca. 500."),
        ({"kind": "level", "form": "range", "low": 4, "high": 5}, 3, 4, "1. halvår 2026: 3. Nu: 4. Mål: 4-5."),
        ({"kind": "level", "form": "at_most", "high": 5}, None, 6, "Nu: 6. Mål: højst 5."),
        (
            {"kind": "level", "form": "increase", "baseline": BASELINE},
            4,
            6,
            "Udgangspunkt 2025: ca. 4. 1. halvår 2026: 4. Nu: 6. Mål: mere end 4.",
        ),
        (
            {"form": "decrease", "baseline": BASELINE, "high": 2},
            1,
            2,
            "Udgangspunkt 2025: ca. 4. 1. halvår 2026: 1. 2. halvår 2026: 2. I alt: 3. Mål: ned på 2.",
        ),
        (
            {"kind": "share", "form": "all"},
            (1, 2),
            (4, 4),
            "1. halvår 2026: 50 %. 2. halvår 2026: 100 %. I alt: 83,3 %. Mål: alle.",
        ),
        ({"form": "none"}, 7, None, "I alt: 7."),
        ({"low": 15}, "ikke relevant", 6, "I alt: 6. Mål: mindst 15."),
    ],
)
def test_the_picture_says_what_it_shows(fresh_store: Store, asked: Any, first: Any, second: Any, said: str) -> None:
    picture = drawn(fresh_store, first, second, **asked).replace("\N{NO-BREAK SPACE}", " ")
    assert f'role="img" aria-label="{said}"' in picture


def test_the_longest_is_within_the_picture_and_the_rest_in_proportion(fresh_store: Store) -> None:
    picture = drawn(fresh_store, 10, 20, low=15)
    first, second, whole = (float(width) for width in re.findall(r'reached" style="width:([\d.]+)%', picture))
    assert whole < 100 and second == pytest.approx(2 * first, abs=0.1) and whole == pytest.approx(3 * first, abs=0.2)
    assert float(re.findall(r"left:([\d.]+)%", picture)[0]) == pytest.approx(1.5 * first, abs=0.1)


@pytest.mark.parametrize("asked", [{"kind": "milestone", "form": "done"}, {"kind": "assessed", "form": "assessed"}])
def test_what_has_no_number_has_no_picture(fresh_store: Store, asked: dict[str, str]) -> None:
    assert drawn(fresh_store, None, None, unit=None, **asked) == ""


def test_nothing_but_zeros_is_no_picture(fresh_store: Store) -> None:
    assert drawn(fresh_store, 0, None, form="none") == ""
