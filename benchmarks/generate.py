"""Invented partnerships of any size, the same for the same seed, in a real database of the project."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from outcomes.period import Period
from outcomes.plan import Plan
from store.store import Store
from tests import make

FIRST_YEAR = 2026
MIX: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("flow", "at_least", {"low": 15, "decimals": 1}),
    ("flow", "range", {"low": 8, "high": 10}),
    ("flow", "about", {"low": 40}),
    ("flow", "at_most", {"high": 12}),
    ("flow", "none", {}),
    ("running_total", "at_least", {"low": 100}),
    ("running_total", "range", {"low": 100, "high": 130}),
    ("level", "range", {"low": 4, "high": 5}),
    ("level", "increase", {"baseline": {"value": 4, "year": 2025}}),
    ("level", "decrease", {"high": 9, "baseline": {"value": 12, "year": 2025}}),
    ("share", "all", {}),
    ("share", "at_least", {"low": 0.6}),
    ("milestone", "done", {}),
    ("assessed", "assessed", {}),
)
"""Kinds and forms in turn, with small numbers that invented values land around."""

_QUESTION = pa.schema(
    [
        pa.field("activity", pa.int32()),
        pa.field("indicator", pa.string()),
        pa.field("part", pa.string()),
        pa.field("period", pa.string()),
        pa.field("ends", pa.date32()),
        pa.field("kind", pa.string()),
        pa.field("scale", pa.float64()),
        pa.field("decimals", pa.int32()),
    ]
)
_SQL = Path(__file__).with_name("generate.sql")


class Size(NamedTuple):
    """How much to invent. Plans are numbered from ``first``, so that one of many can be made alone.

    Each indicator has one value in each half-year of the plan, or twice as many in half the years.
    ``renewed`` indicators have an answer for each year, as a real plan asks (``2026-2029``; for those
    with parts, which are due in one year, an answer for each part). Otherwise each indicator has one
    answer, due in the last year and reported on in every half-year until then.
    """

    plans: int = 3
    years: int = 2
    activities: int = 3
    indicators: int = 30
    half_years: int = 4
    seed: int = 1
    first: int = 1
    renewed: bool = True

    @property
    def ids(self) -> list[str]:
        return [f"opdigtet-{number:04}/{FIRST_YEAR}" for number in range(self.first, self.first + self.plans)]


def build(database: Path, size: Size) -> None:
    """Create ``database`` and fill it: plans, and their reports; some are missing, some corrected."""
    plan = invented_plan(size)
    store = Store(database)
    store.add_plan(plan, by="opdigtet", at=datetime(FIRST_YEAR, 1, 1))
    store.mark_as_invented()
    store.close()
    with duckdb.connect(database) as connection:
        connection.register("question", pa.Table.from_pylist([*_questions(plan, size)], _QUESTION))
        connection.register("copy_of", pa.table({"plan": pa.array(size.ids[1:], pa.string())}))
        connection.execute("set variable seed = $1::integer", [size.seed])
        connection.execute(_SQL.read_text(encoding="utf-8"))


def invented_plan(size: Size) -> Plan:
    """The first plan of that size; the others differ only in their ids and reports."""
    made = [_indicator(number, size) for number in range(size.indicators)]
    partnership = make.plan().partnership.model_dump() | {"id": size.ids[0].split("/")[0]}
    return make.plan(*made, year=FIRST_YEAR, partnership=partnership)


def _indicator(number: int, size: Size) -> dict[str, Any]:
    kind, form, details = MIX[number % len(MIX)]
    last_year = FIRST_YEAR + size.years - 1
    place, activity = divmod(number, size.activities)
    return make.indicator(
        f"A{activity + 1:02}-{place:02}",
        form=form,
        kind=kind,
        unit="unge",
        **details,
        **(_renewed(number, size) if size.renewed else {"due": str(last_year)}),
    )


def _renewed(number: int, size: Size) -> dict[str, Any]:
    """Asked anew each year; or one in ten in parts, half of them parts that the reports name."""
    year = FIRST_YEAR + number // 10 % size.years
    if number % 10 == 4:
        return {"due": str(year), "open_parts": "årgang"}
    if number % 10 == 9:
        return {"due": str(year), "parts": _parts(size)}
    return {"due": f"{FIRST_YEAR}-{FIRST_YEAR + size.years - 1}" if size.years > 1 else str(FIRST_YEAR)}


def _parts(size: Size) -> tuple[str, ...]:
    return tuple(f"Hold {number}" for number in range(1, size.years + 1))


def _questions(plan: Plan, size: Size) -> Iterator[dict[str, Any]]:
    """What the reports of each half-year answer."""
    halves = [half for year in range(size.years) for half in Period(FIRST_YEAR + year).half_years]
    for indicator in plan.indicators:
        target = indicator.target
        scale = target.low or target.high or (indicator.baseline.value if indicator.baseline else 10)
        for half in halves[: size.half_years]:
            if size.renewed and not indicator.asked_in(half):
                continue
            for part in _parts(size) if indicator.parts or indicator.open_parts else ("",):
                yield {
                    "activity": indicator.activity,
                    "indicator": indicator.id,
                    "part": indicator.part_in(half, part),
                    "period": str(half),
                    "ends": half.last_day,
                    "kind": indicator.kind,
                    "scale": float(scale),
                    "decimals": indicator.decimals,
                }
