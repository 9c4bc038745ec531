"""An invented report, to show how the pages look in use."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from outcomes.report import Report
from outcomes.request import NewRequest


class ExampleReport(NamedTuple):
    """One invented report, the file it came in, and what is asked for in it. ``at`` is Copenhagen time."""

    report: Report
    content: bytes
    filename: str
    by: str
    at: datetime
    requests: tuple[NewRequest, ...] = ()
    answer: str | None = None
