"""An invented report, to show how the pages look in use."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from outcomes.report import Report


class ExampleReport(NamedTuple):
    """One invented report, and the file it came in. ``at`` is Copenhagen time."""

    report: Report
    content: bytes
    filename: str
    by: str
    at: datetime
