"""Who reviews reports: data of the plan."""

from __future__ import annotations

from outcomes.indicator import Strict, Text
from outcomes.meeting import Body


class Reviewing(Strict):
    """Who approves reports, and who takes note of them after that, where there are two levels; ``ours`` says why so."""

    approves: Body
    notes: Body | None = None
    ours: Text
