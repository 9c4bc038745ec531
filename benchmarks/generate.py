"""Invented partnerships of any size, the same for the same seed, in a real log of the project."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from outcomes.period import Period
from outcomes.plan import Plan
from store.homes.choose import home_beside
from store.homes.home import Home
from store.homes.sqlite import MemoryHome
from store.log.entry import Attachment, Told, sha256_of
from store.log.log import Log
from store.log.said import PlanSaid, ReportSaid
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
_A_BATCH = 500  # entries in a transaction
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
    """Invent a log, and make ``database`` of it."""
    home = home_beside(database)
    write_log(home, size)
    with closing(Store(database, home=home)) as store:
        if store.trouble:
            raise AssertionError(store.trouble)


def write_log(home: Home, size: Size) -> None:
    """Fill a log with plans, and their reports; some are missing, some corrected. All were said when they came."""
    plan, log = invented_plan(size), Log(home)
    said = chain(_plans(plan, size), _reports(plan, size))
    while batch := tuple(islice(said, _A_BATCH)):
        with log.writing() as writing:
            for told, at in batch:
                writing.append(told, by="opdigtet", at=at)


def _plans(plan: Plan, size: Size) -> Iterator[tuple[Told, datetime]]:
    """What the store itself says of the first plan, then of each that is a copy of it, and that all is invented."""
    at = datetime(FIRST_YEAR, 1, 1)
    with closing(Store(None, home=MemoryHome())) as store:
        store.add_plan(plan, by="opdigtet", at=at)
        store.mark_as_invented()
        said, invented = (Told(one.kind, one.version, one.body) for batch in store.log.since(0) for one in batch)
    document, sha256 = plan.model_dump_json(), PlanSaid.model_validate_json(said.body).sha256
    original = plan.partnership.id
    for copy in (id.split("/")[0] for id in size.ids):
        copied = sha256_of(document.replace(original, copy).encode())
        yield said._replace(body=said.body.replace(original, copy).replace(sha256, copied)), at
    yield invented, at


def _reports(plan: Plan, size: Size) -> Iterator[tuple[Told, datetime]]:
    with duckdb.connect() as connection:
        connection.register("question", pa.Table.from_pylist([*_questions(plan, size)], _QUESTION))
        connection.register("plan_asked", pa.table({"plan": pa.array(size.ids, pa.string())}))
        connection.execute("set variable seed = $1::integer", [size.seed])
        connection.execute(_SQL.read_text(encoding="utf-8"))
        while rows := connection.fetchmany(_A_BATCH):
            for received_at, content, body in rows:
                file = Attachment.of(content.encode())
                yield Told(ReportSaid.kind, ReportSaid.version_of_kind, body, (file,)), received_at


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
