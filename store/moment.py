"""Days in Copenhagen and moments in UTC."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import settings
from outcomes.language import _
from outcomes.stop import Stop

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


class ClockUnreadable(Stop):
    """What ``MONITOR_CLOCK`` says is no moment."""


def now() -> datetime:
    """The moment in UTC, without a zone, as the record keeps it; the one that ``MONITOR_CLOCK`` says, where it does.

    Raises ClockUnreadable.
    """
    if not settings.clock():
        return datetime.now(UTC).replace(tzinfo=None)
    try:
        return parse_moment(settings.clock())
    except (ValueError, OverflowError) as error:
        message = _("MONITOR_CLOCK er »{clock}«, som ikke er et tidspunkt. Skriv det som 2027-02-08T10:00.")
        raise ClockUnreadable(message.format(clock=settings.clock())) from error


def today() -> date:
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The day it was in Copenhagen at a moment given in UTC."""
    return in_copenhagen(moment).date()


def in_copenhagen(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC).astimezone(COPENHAGEN)


def end_of(day: date) -> datetime:
    """The last moment of a day in Copenhagen, in UTC without a zone; of a day that the calendar has a day after."""
    midnight = datetime.combine(day + timedelta(days=1), time(), COPENHAGEN)
    return midnight.astimezone(UTC).replace(tzinfo=None) - timedelta(microseconds=1)


def start_of_day(moment: datetime) -> datetime:
    """The first moment of the day it is in Copenhagen, both in UTC without a zone."""
    return end_of(day_of(moment) - timedelta(days=1)) + timedelta(microseconds=1)


def parse_moment(text: str) -> datetime:
    """Read an ISO time; without a zone it is Copenhagen time. Returns UTC. Raises ValueError."""
    return to_utc(datetime.fromisoformat(text))


def to_utc(moment: datetime) -> datetime:
    """A moment in UTC without a zone; one without a zone is Copenhagen time."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=COPENHAGEN)
    return moment.astimezone(UTC).replace(tzinfo=None)
