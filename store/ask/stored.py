"""Rows of the record as models: reports, observations, attainment, receipts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time
from typing import Any, NamedTuple

from outcomes.attainment import Attainment
from outcomes.indicator import Number
from outcomes.period import Period
from outcomes.report import NOT_APPLICABLE, Observation, Receipt, Slot
from outcomes.since import Arrived
from store.moment import day_of


class PlanVersion(NamedTuple):
    """A version of a plan: its number in the record, and when (UTC) it came into force."""

    plan_version: int
    effective_at: datetime


class StoredReport(NamedTuple):
    """A report that counts at the moment; ``program`` is the version that took it.

    ``received_at`` is when it came, and ``known_at`` from when it counts: later, when it was brought in later (UTC).
    ``practised`` says that it lies in a record where everything is invented.
    """

    plan: str
    activity: int
    period: Period
    version: int
    reported_by: str
    received_at: datetime
    known_at: datetime
    filename: str | None
    sha256: str | None
    withdrawn: bool
    reason: str | None
    program: str | None
    observations: int
    practised: bool

    @property
    def number(self) -> str:
        return self.slot.receipt(self.version, self.practised)

    @property
    def slot(self) -> Slot:
        return Slot(self.plan, self.activity, self.period)


def arrived(report: StoredReport) -> Arrived:
    """A version as something that came."""
    about = report.activity, report.period, report.version, report.number, report.reported_by
    return Arrived(*about, day_of(report.known_at), report.withdrawn, report.version > 1)


def first_received(report: StoredReport, versions: Iterable[StoredReport]) -> datetime:
    """When the report first came: of its versions since it was last withdrawn, if it was, the first."""
    until = [one for one in versions if one.version <= report.version]
    withdrawn = max((one.version for one in until if one.withdrawn), default=0)
    return min((one.received_at for one in until if one.version > withdrawn), default=report.received_at)


class VersionOfTarget(NamedTuple):
    """What one version of a report says of one indicator and part; None when it is silent."""

    report: StoredReport
    said: Observation | None


class Draft(NamedTuple):
    """What stood in the form when it was last saved; ``saved_at`` is UTC, ``content`` JSON."""

    saved_by: str
    saved_at: datetime
    content: str


def stored_report(row: dict[str, Any]) -> StoredReport:
    values = {field: row[field] for field in StoredReport._fields}
    return StoredReport(**values | {"period": Period.parse(row["period"])})


def version_of_target(row: dict[str, Any]) -> VersionOfTarget:
    return VersionOfTarget(stored_report(row), observation_row(row) if row["indicator"] else None)


def receipt(stored: StoredReport, already_received: bool) -> Receipt:
    about = stored.number, stored.version, stored.observations, stored.received_at, stored.sha256
    return Receipt(*about, already_received)


def attainment_row(row: dict[str, Any]) -> Attainment:
    numbers = ("numerator", "denominator", "low", "high")
    values = {field: row[field] for field in Attainment._fields} | {n: tidy(row[n]) for n in numbers}
    if row["kind"] == "milestone":
        values["delivered"] = (row["done_on"] or row["done"]) if row["reported"] else None
    elif row["kind"] == "assessed":
        values["delivered"] = row["assessment"]
    else:
        values["delivered"] = tidy(row["delivered"])
    return Attainment(**values | {"due": Period.parse(row["due"])})


def observation_row(row: dict[str, Any]) -> Observation:
    if row["not_applicable"]:
        value: bool | Number | date | str = NOT_APPLICABLE
    elif row["done"] is not None:
        day: datetime | None = row["done_by"]
        value = day.date() if day and day.time() == time.min else row["done"]
    else:
        value = row["assessment"] or tidy(row["value"]) or 0
    values = {field: row[field] for field in Observation.model_fields}
    return Observation(**values | {"value": value, "out_of": tidy(row["out_of"])})


def tidy(number: float | None) -> Number | None:
    """Whole numbers without a decimal point, as people write them."""
    return int(number) if number is not None and number == int(number) else number
