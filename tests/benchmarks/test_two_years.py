"""The second year of the benchmarks is the first one again: the same reports, judged the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.two_years import with_two_years
from store.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    made = Store(with_two_years(tmp_path_factory.mktemp("two-years") / "two-years.duckdb"))
    yield made
    made.close()


def test_the_second_year_is_judged_as_the_first(store: Store) -> None:
    later, earlier = store.plans()
    assert (later, earlier) == ("tingbjerg-husum/2027", "tingbjerg-husum/2026")
    judged = [
        [(row.indicator, row.share, row.state, row.verdict) for row in store.attainment(plan, day)]
        for plan, day in ((later, store.latest_day(later)), (earlier, store.latest_day(earlier)))
    ]
    assert len(judged[0]) > 200 and judged[0] == judged[1]


def test_each_year_has_its_own_reports(store: Store) -> None:
    years = [{one.period.year for one in store.reports(plan, store.latest_day(plan))} for plan in store.plans()]
    assert years == [{2027}, {2026}]
