"""Requests, as they are asked for; they are made as a report is delivered, and answered by steps and decisions."""

from __future__ import annotations

from datetime import date

from outcomes.period import Period
from outcomes.request import Request
from store.meeting.known import known
from store.meeting.steps import steps
from store.store import Store


def requests(store: Store, plan: str, as_of: date) -> tuple[Request, ...]:
    """Those that are known at the end of a day, the first first."""
    taken = steps(store, plan, as_of)
    own = {field for field in Request._fields if field not in ("kind", "period", "steps")}
    return tuple(
        Request(
            **{field: row[field] for field in own},
            kind=row["request_kind"],
            period=Period.parse(row["period"]),
            steps=taken.get(("request", row["number"]), ()),
        )
        for row in known(store, "request", "requests", plan, as_of)
    )
