"""Ticks: what of the calendar was held or checked, said by somebody in a sentence."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple


class Tick(NamedTuple):
    """An occurrence, by its key and last day, that somebody has said is done, from ``known_at`` (UTC) on."""

    event: str
    day: date
    words: str
    known_at: datetime
    said_by: str
