"""The plan's calendar as a file that other calendars take in and subscribe to (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event

from outcomes.calendar import KINDS
from outcomes.language import _
from outcomes.occurrences import Occurrence
from outcomes.plan import Plan

_MANY_DAYS = timedelta(days=31)


def to_calendar(plan: Plan, several: Iterable[Occurrence], since: datetime, address: str) -> bytes:
    """Each occurrence on its days, all day; what has a month or more stands on the last of them.

    The same plan is the same bytes: the id of an event is made of the plan's and its own, and it is stamped with when
    the version of the plan came (``since``, UTC), since that is when it was last changed.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{plan.partnership.name}//{plan.title}//DA")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", plan.title)
    for one in several:
        calendar.add_component(_event(plan, one, since, address))
    made: bytes = calendar.to_ical()
    return made


def _event(plan: Plan, one: Occurrence, since: datetime, address: str) -> Event:
    event = Event()
    first = one.first_day if one.last_day - one.first_day < _MANY_DAYS else one.last_day
    event.add("uid", f"{one.key}@{plan.id}".replace("/", "."))
    event.add("dtstamp", since.replace(tzinfo=UTC))
    event.add("dtstart", first)
    event.add("dtend", one.last_day + timedelta(days=1))
    event.add("summary", one.words)
    titles = [activity.title for number in one.activities if (activity := plan.activity(number))]
    event.add("description", "\n".join([_(KINDS[one.kind]), *titles]))
    event.add("transp", "TRANSPARENT")
    if address:
        event.add("url", address)
    return event
