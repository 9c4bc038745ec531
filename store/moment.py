"""Days in Copenhagen and moments in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def now() -> datetime:
    """The moment in UTC, without a zone, as the record keeps it."""
    return datetime.now(UTC).replace(tzinfo=None)


def today() -> date:
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day it was in Copenhagen at a moment given in UTC."""
    return in_copenhagen(moment).date()


def in_copenhagen(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC).astimezone(COPENHAGEN)


def end_of(day: date) -> datetime:
    """The last moment of a day in Copenhagen, in UTC without a zone."""
    midnight = datetime.combine(day + timedelta(days=1), time(), COPENHAGEN)
    return midnight.astimezone(UTC).replace(tzinfo=None) - timedelta(microseconds=1)


def parse_moment(text: str) -> datetime:
    """Read an ISO time; without a zone it is Copenhagen time. Returns UTC. Raises ValueError."""
    return to_utc(datetime.fromisoformat(text))


def to_utc(moment: datetime) -> datetime:
    """A moment in UTC without a zone; one without a zone is Copenhagen time."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=COPENHAGEN)
    return moment.astimezone(UTC).replace(tzinfo=None)
