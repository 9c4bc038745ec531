"""What entries say: a strict model for each kind, in its version. What is written in the log is read for ever.

A kind whose model changes gets a new version; the old one stays, since old entries do.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from outcomes.indicator import Form, Kind, Strict, Text, Verdict
from outcomes.report import Observation
from store.log.kind import Moment, Said
from store.log.meeting_said import MEETING_KINDS


class AskedTarget(Strict):
    """What a version of a plan asks of one indicator and part: all that the rules need to know.

    ``counts_from`` says that reports from before were asked something else, by the plan version ``asked_before``.
    """

    indicator: Text
    part: str
    open_parts: bool
    activity: int
    position: int
    due: Text
    due_ends: date
    expected: int
    kind: Kind
    form: Form
    low: float | None = None
    high: float | None = None
    tolerance: float | None = None
    baseline: float | None = None
    counts_from: Moment | None = None
    asked_before: int | None = None


class SaidBands(Strict):
    """Where attainment changes verdict, as fractions of the target."""

    satisfactory: float
    limited: float
    above: float
    assessed: dict[str, Verdict]
    done_late: Verdict = "limited"


class PlanSaid(Said):
    """A version of a plan: the document as it was read, and what it asks. It holds from ``effective_at`` on (UTC).

    ``targets`` stand here as they were asked then, whatever a later program would make of the document.
    """

    kind = "plan"

    plan: Text
    effective_at: Moment
    sha256: Text
    bands: SaidBands
    targets: tuple[AskedTarget, ...]
    document: Any


class ReportSaid(Said):
    """A version of an activity's half-year report.

    ``received_at`` is when it came, and ``known_at`` from when it counts (both UTC): a report that is brought in
    later than it came changes no day that has passed meanwhile. ``file`` is the SHA-256 of what was sent. Long
    reports have their observations in a file of Parquet, by its SHA-256 in ``observations_in``.
    """

    kind = "report"

    plan: Text
    activity: int
    period: Text
    version: int
    received_at: Moment
    known_at: Moment
    file: Text
    filename: str
    size: int
    remark: str | None = None
    program: str = ""
    observations: tuple[Observation, ...] = ()
    observations_in: str | None = None


class WithdrawalSaid(Said):
    """A version of a report that says that it no longer counts, and why."""

    kind = "withdrawal"

    plan: Text
    activity: int
    period: Text
    version: int
    received_at: Moment
    known_at: Moment
    reason: str
    program: str = ""


class MatchingSaid(Said):
    """How an activity's own headers and row names match the plan's: the pairs, as JSON."""

    kind = "matching"

    plan: Text
    activity: int
    content: str


class InventedSaid(Said):
    """Everything in this log is invented, to show how the pages look."""

    kind = "invented"


_KINDS: tuple[type[Said], ...] = (PlanSaid, ReportSaid, WithdrawalSaid, MatchingSaid, InventedSaid, *MEETING_KINDS)
KINDS = {(said.kind, said.version_of_kind): said for said in _KINDS}
"""Every kind of entry that this program knows, in each of its versions."""
