"""»Siden sidst« on the pages: since the last meeting, or since the day that the address asks for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from outcomes.meeting import NewMeeting
from store.meeting.meetings import call_meeting
from store.store import Store
from tests import make
from tests.pages.visits import plain, seen, using

PLAN = make.plan(
    make.indicator("A01-01", due="2026H1", low=10, label="Kurser"),
    make.indicator("A02-01", due="2026H1", low=10, label="Ture"),
)
DAY = "2026-10-20"


@pytest.fixture(scope="module", autouse=True)
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A record with a report before a meeting and two after it, of which one corrects."""
    file = tmp_path_factory.mktemp("since") / "monitor.duckdb"
    store = Store(file)
    store.add_plan(PLAN, "prøven", datetime(2026, 1, 1))
    moments = [datetime(2026, 8, 1, 12), datetime(2026, 10, 5, 12), datetime(2026, 10, 9, 12)]
    said = [("A01-01", 3, {"note": "Regn"}), ("A01-01", 12, {}), ("A02-01", 4, {"note": "Storm <b>her</b>"})]
    for at, (id, value, more) in zip(moments, said, strict=True):
        report = make.report(PLAN, "2026H1", (id, value, more), activity=int(id[1:3]))
        store.submit(report, f"{at}".encode(), "fil.csv", "prøven", at)
    first = NewMeeting(date(2026, 10, 1), date(2026, 9, 30), "working_group", "Kulturhuset")
    second = first._replace(day=date(2026, 10, 15), numbers_of=date(2026, 10, 14))
    call_meeting(store, PLAN.id, first, "Lene", at=datetime(2026, 9, 1, 12))
    call_meeting(store, PLAN.id, second, "Lene", at=datetime(2026, 10, 2, 12))
    store.close()
    with using(file) as made:
        yield made


def since(page: str = "overview", **asked: str) -> str:
    """What a page says under the heading."""
    said = plain(seen(page, **{"as_of": DAY} | asked))
    return said.partition("Siden ")[2].partition("Målopfyldelse, ")[0]


def test_it_begins_with_the_numbers_of_the_last_meeting() -> None:
    assert since().startswith("14. oktober 2026") and "Intet er ændret." in since()


def test_the_address_asks_since_when() -> None:
    said = since(since="2026-09-30")
    assert said.startswith("30. september 2026")
    assert "1 rapport, 1 rettet rapport, 1 ny bagud, 1 ikke længere bagud." in said
    assert "Rapport fra 2 Aktivitet nr. 2 for 1. halvår 2026 ( HR-2026H1-02-v1 ) 9. oktober 2026" in said
    assert "Ture 1. halvår 2026 · ikke indberettet → mangelfuld · 4 af 10 unge · Storm <b>her</b>" in said
    assert "Kurser 1. halvår 2026 · mangelfuld → nået · 12 unge, målet er 10" in said


@pytest.mark.parametrize("day", ["2026-10-20", "2027-01-01", "vrøvl", "9999-99-99"])
def test_a_day_that_cannot_be_used_is_as_none(day: str) -> None:
    assert since(since=day).startswith("14. oktober 2026")


def test_an_activity_tells_what_concerns_it_alone() -> None:
    said = since("activity", activity="2", since="2026-09-30")
    assert "Ture" in said.partition("Leverancer")[0] and "Kurser" not in said.partition("Leverancer")[0]


def test_a_meeting_tells_what_has_changed_since_the_one_before() -> None:
    said = since("meetings", meeting="2")
    assert said.startswith("mødet før 1 rapport, 1 rettet rapport, 1 ny bagud, 1 ikke længere bagud.")
    assert "mødet før" not in since("meetings", meeting="1")


def test_the_day_picker_knows_the_meetings() -> None:
    said = seen("economy", as_of=DAY)
    assert "as_of=2026-09-30&amp;" in said or 'as_of=2026-09-30"' in said
    assert "Ved mødet 1. oktober 2026 · Ved mødet 15. oktober 2026" in plain(said)
