"""The second year of the benchmarks is the first one again: the same reports, judged the same."""

from __future__ import annotations

from pathlib import Path

from benchmarks.two_years import with_two_years
from store.store import Store


def test_the_second_year_is_judged_as_the_first(tmp_path: Path) -> None:
    store = Store(with_two_years(tmp_path / "two-years.duckdb"))
    later, earlier = store.plans()
    assert (later, earlier) == ("tingbjerg-husum/2027", "tingbjerg-husum/2026")
    judged = [
        [(row.indicator, row.share, row.state, row.verdict) for row in store.attainment(plan, day)]
        for plan, day in ((later, store.latest_day(later)), (earlier, store.latest_day(earlier)))
    ]
    assert len(judged[0]) > 200 and judged[0] == judged[1]


def test_each_year_has_its_own_reports(tmp_path: Path) -> None:
    store = Store(with_two_years(tmp_path / "two-years.duckdb"))
    years = [{one.period.year for one in store.reports(plan, store.latest_day(plan))} for plan in store.plans()]
    assert years == [{2027}, {2026}]
