"""What is asked for decides which targets are shown, and nothing else does."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from outcomes.selection import Wanted, selected
from outcomes.target import targets
from store.store import Store
from tests import make

AREAS = [{"id": "PF", "name": "Fællesskaber"}, {"id": "UB", "name": "Uddannelse"}]
PLAN = make.plan(
    areas=AREAS,
    activities=[
        make.activity(
            1,
            [
                make.indicator("A01-01", low=10, due="2026H1", label="Unge i fritidsjob"),
                make.indicator("A01-02", low=10, due="2026H1", label="Kurser for unge", unit="kurser"),
                make.indicator("A01-03", low=10, due="2026H1", kind="level"),
            ],
            lead=["Øst", "Vest"],
        ),
        make.activity(
            2,
            [
                make.indicator("A02-01", low=10, due="2026", parts=["Husum Skole", "Korsager Skole"]),
                make.indicator("A02-02", form="none", due="2026H1"),
            ],
            lead=["Nord"],
            areas=["UB"],
            secondary_areas=["PF"],
            serves=[],
        ),
        make.activity(3, [make.indicator("A03-01", low=1, due="2026H1")], lead=["Nord"], areas=["UB"], serves=[]),
    ],
)
ALL = ["A01-01", "A01-02", "A01-03", "A02-01 Husum Skole", "A02-01 Korsager Skole", "A02-02", "A03-01"]


def found(store: Store, wanted: Wanted) -> list[str]:
    store.add_plan(PLAN, by="prøven", at=datetime(2026, 1, 1))
    said = make.report(PLAN, "2026H1", ("A01-01", 9), ("A01-02", 20))
    store.submit(said, b"fil", "fil.csv", "Øst", datetime(2026, 7, 5))
    chosen = selected(targets(PLAN, store.attainment(PLAN.id, date(2026, 7, 31))), wanted)
    return [f"{target.indicator.id} {target.row.part}".strip() for target in chosen]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(), ALL),
        (Wanted(area="PF"), ALL[:-1]),
        (Wanted(area="UB"), ALL[3:]),
        (Wanted(lead="Vest"), ALL[:3]),
        (Wanted(lead="Nord"), ALL[3:]),
        (Wanted(activity="2"), ALL[3:6]),
        (Wanted(state="missing"), ["A01-03", "A03-01"]),
        (Wanted(state="not_due"), ALL[3:5]),
        (Wanted(verdict="satisfactory"), ["A01-01", "A01-02"]),
        (Wanted(verdict="above"), ["A01-02"]),
        (Wanted(verdict="none"), ALL[2:]),
        (Wanted(verdict="limited"), []),
        (Wanted(kind="level"), ["A01-03"]),
        (Wanted(due="2026H1"), ["A01-01", "A01-02", "A01-03", "A02-02", "A03-01"]),
        (Wanted(due="2026"), ALL),
        (Wanted(due="2026H2"), []),
        (Wanted(met="yes"), ["A01-02"]),
        (Wanted(met="no"), ["A01-01"]),
        (Wanted(text="FRITIDSJOB unge"), ["A01-01"]),
        (Wanted(text="korsager"), ["A02-01 Korsager Skole"]),
        (Wanted(text="a03-01"), ["A03-01"]),
        (Wanted(text="kurser"), ["A01-02"]),
        (Wanted(text="findes ikke"), []),
        (Wanted(area="PF", lead="Nord", state="no_target"), ["A02-02"]),
        (Wanted(area="XX"), []),
    ],
)
def test_a_target_is_shown_when_it_fits_all_that_is_asked(
    fresh_store: Store, wanted: Wanted, expected: list[str]
) -> None:
    assert found(fresh_store, wanted) == expected
