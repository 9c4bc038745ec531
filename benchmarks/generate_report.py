"""An invented half-year report of any length, as a file: one activity with many indicators in open parts."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from benchmarks.generate import FIRST_YEAR, MIX
from loaders.report.header import HEADERS, HeaderField
from outcomes.indicator import Indicator
from outcomes.plan import Plan
from outcomes.report import NOT_APPLICABLE
from tests import make
from writers.danish_csv import Field, to_danish_csv

_INDICATORS = 99
_FIELDS: tuple[HeaderField, ...] = (
    *("activity", "period", "indicator", "part", "description", "unit", "target"),
    *("delivered", "out_of", "note", "evidence"),
)
_WORDS = ("opfyldt", "overvejende opfyldt", "delvist opfyldt", "ikke opfyldt")
_NOTES = ("Der var færre på holdet end sidste år.", '"For koldt", sagde de; vi prøver igen.')
_DONE = ("ja", "nej", "12.05.2026", "2026-03-03")


def plan_of_report() -> Plan:
    """The plan that the report answers: all kinds and forms, each indicator in parts that the report names."""
    return make.plan(
        *(
            make.indicator(
                f"A01-{number:02}",
                kind=kind,
                form=form,
                due=f"{FIRST_YEAR}H1",
                unit="unge",
                open_parts="årgang",
                **details,
            )
            for number in range(_INDICATORS)
            for kind, form, details in [MIX[number % len(MIX)]]
        )
    )


def report_file(plan: Plan, rows: int, seed: int = 1) -> bytes:
    """A CSV as the template has it, with that many rows and nothing wrong in it."""
    header = [HEADERS[field] for field in _FIELDS]
    return to_danish_csv(header, _rows(plan, rows, Random(seed)))


def _rows(plan: Plan, rows: int, luck: Random) -> Iterator[list[Field]]:
    asked = list(plan.indicators)
    for number in range(rows):
        part, place = divmod(number, len(asked))
        indicator = asked[place]
        delivered, out_of = _delivered(indicator, luck)
        note = luck.choice(_NOTES) if delivered == NOT_APPLICABLE or luck.random() < 0.1 else None
        words = (indicator.label, indicator.unit, indicator.target.words)
        yield [1, f"{FIRST_YEAR}H1", indicator.id, f"Årgang {part}", *words, delivered, out_of, note, None]


def _delivered(indicator: Indicator, luck: Random) -> tuple[Field, int | None]:
    if luck.random() < 0.02:
        return NOT_APPLICABLE, None
    if indicator.kind == "milestone":
        return luck.choice(_DONE), None
    if indicator.kind == "assessed":
        return luck.choice(_WORDS), None
    if indicator.kind == "share":
        out_of = luck.randint(20, 50)
        return luck.randint(0, out_of), out_of
    return round(luck.uniform(0, 130), indicator.decimals), None
