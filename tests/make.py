"""Small plans and reports for the tests, made of as little as possible."""

from __future__ import annotations

import csv
import io
import shutil
from datetime import datetime
from pathlib import Path
from typing import Any

from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Observation, Report
from store.decide import Cursor, plan_said
from store.log.entry import Entry
from store.log.log import Writing
from store.sql import ask_on
from store.store import Store

_PLAN: dict[str, Any] = {
    "title": "Prøveplan",
    "year": 2026,
    "purpose": "At prøve reglerne.",
    "source": [1],
    "partnership": {
        "id": "proeve",
        "name": "Prøvepartnerskabet",
        "parties": ["Kommunen"],
        "agreement": "Prøveaftalen",
        "agreement_from": 2026,
        "agreement_to": 2026,
        "source": [1],
    },
    "bands": {
        "satisfactory": 0.85,
        "limited": 0.5,
        "above": 1.15,
        "tolerance": 0.1,
        "assessed": {
            "opfyldt": "satisfactory",
            "overvejende opfyldt": "satisfactory",
            "delvist opfyldt": "limited",
            "ikke opfyldt": "inadequate",
        },
        "assumption": "Sat af os.",
    },
    "deadlines": {"first_half": "08-15", "second_half": "01-31", "assumption": "Sat af os."},
    "areas": [{"id": "PF", "name": "Positive fællesskaber"}],
    "theory": {
        "nodes": [
            {"id": "PF-E1", "type": "effort", "area": "PF", "label": "Indsatsen", "source": [1]},
            {"id": "PF-R1", "type": "result", "area": "PF", "label": "Resultatet", "source": [1]},
            {"id": "PF-V1", "type": "effect", "area": "PF", "label": "Virkningen", "source": [1]},
            {"id": "F1", "type": "purpose", "label": "Formålet", "source": [1]},
        ],
        "links": [
            {"origin": "PF-E1", "to": "PF-R1", "stated": True},
            {"origin": "PF-R1", "to": "PF-V1", "stated": True},
            {"origin": "PF-V1", "to": "F1", "stated": True},
        ],
    },
}


def indicator(id: str = "A01-01", *, form: str = "at_least", **changes: Any) -> dict[str, Any]:
    """An indicator as data: counted people in 2026 unless ``changes`` say otherwise."""
    bounds: dict[str, float] = {name: changes.pop(name) for name in ("low", "high", "tolerance") if name in changes}
    if form == "at_least" and not bounds:
        bounds = {"low": 15}
    made = {
        "id": id,
        "label": f"Indikator {id}",
        "unit": "unge",
        "kind": "flow",
        "due": "2026",
        "target": {"form": form, "words": "planens ord", **bounds},
        "column": "delivery",
        "source": [1],
    }
    return made | changes


def measure(id: str = "M00-01", *, node: str = "PF-R1", **changes: Any) -> dict[str, Any]:
    """A measure as data: an index of the result that should rise from 3.1, unless ``changes`` say otherwise."""
    index = {"form": "increase", "kind": "level", "unit": "point", "decimals": 1}
    stood = {"label": f"Måling {id}", "baseline": {"value": 3.1, "year": 2024}}
    made = indicator(id, **{**index, **stood, **changes})
    del made["column"], made["source"]
    return made | {"node": node, "source_name": "Naboundersøgelsen", "frequency": "hvert år"}


def activity(number: int, indicators: list[dict[str, Any]], **changes: Any) -> dict[str, Any]:
    made = {
        "number": number,
        "name": f"Aktivitet nr. {number}",
        "lead": ["Foreningen"],
        "areas": ["PF"],
        "source": [1],
        "serves": [{"effort": "PF-E1", "why": "det siger navnet"}],
        "grants": [{"year": 2026, "amount": 1000, "source": [1]}],
        "budget": [{"id": f"A{number:02}-KR1", "year": 2026, "post": "Løn", "amount": 1000, "source": [1]}],
        "indicators": indicators,
    }
    return made | changes


def plan(*indicators: dict[str, Any], **changes: Any) -> Plan:
    """A plan whose activities hold these indicators, by the number in their ids."""
    numbers = sorted({int(one["id"][1:3]) for one in indicators}) or [1]
    activities = [activity(number, [one for one in indicators if int(one["id"][1:3]) == number]) for number in numbers]
    return Plan.model_validate(_PLAN | {"activities": activities} | changes, strict=False)


def report(plan: Plan, period: str, *values: Any, activity: int = 1) -> Report:
    """A report of ``(indicator, value)`` or ``(indicator, value, {more fields})``."""
    observations = tuple(
        Observation(indicator=id, value=value, **(more[0] if more else {})) for id, value, *more in values
    )
    return Report(plan=plan.id, activity=activity, period=Period.parse(period), observations=observations)


def filled_in(form: bytes, **cells: str) -> bytes:
    """A form in CSV with these cells in its first row, as it is saved."""
    rows = list(csv.DictReader(io.StringIO(form.decode("utf-8-sig"), newline=""), delimiter=";"))
    rows[0] |= cells
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, [*rows[0]], delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode()


def deliveries(store: Store) -> list[Entry]:
    """What the log says of reports: their versions and withdrawals, in the order that they came."""
    return [one for batch in store.log.since(0) for one in batch if one.kind in ("report", "withdrawal")]


def asked_anew(store: Store, plan: Plan, at: datetime) -> None:
    """A version of a plan that asks something else, as the log of an older program has it: see decision 0015."""

    def work(cursor: Cursor, writing: Writing) -> None:
        said = plan_said(cursor, plan, "af et ældre program", at)
        [newest] = ask_on(cursor, "ask/latest_plan_version", {"plan": plan.id})
        before = Plan.model_validate_json(newest["document"]).asked_by_id
        otherwise = {one.id for one in plan.asked if one.id in before and one.asks_otherwise_than(before[one.id])}
        anew = {"counts_from": at, "asked_before": newest["plan_version"]}
        targets = tuple(one.model_copy(update=anew if one.indicator in otherwise else {}) for one in said.targets)
        writing.append(said.model_copy(update={"targets": targets}).told(), "sekretariatet", at)

    store.write(work)


def copied(database: Path, copy: Path) -> Path:
    """A copy of a closed record: the database, and the log beside it."""
    shutil.copy(database.with_suffix(".sqlite"), copy.with_suffix(".sqlite"))
    return Path(shutil.copy(database, copy))
