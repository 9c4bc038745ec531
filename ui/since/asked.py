"""Which two days are held against each other, and what is different between them."""

from __future__ import annotations

from datetime import date, timedelta

from outcomes.since import Answered, Since, since
from store.meeting.meetings import meetings
from store.meeting.reviews import reviews
from store.moment import day_of
from ui.app import address, session
from ui.app.session import View
from ui.decided.asked import decided

_A_QUARTER = timedelta(days=92)


def first_day(view: View) -> date:
    """The day that the address asks for (``?since=2026-10-01``); else that of the last meeting's numbers, or a quarter.

    A day that can't be used, or that is not before the one that is looked at, is as none.
    """
    asked = address.asked_day("since")
    if asked and asked < view.as_of:
        return asked
    held = [numbers_of for numbers_of, _day in days_of_meetings(view)]
    return held[-1] if held else view.as_of - _A_QUARTER


def days_of_meetings(view: View) -> list[tuple[date, date]]:
    """The days of the meetings' numbers that are before the day that is looked at, and those of the meetings."""
    every = meetings(session.store(), view.plan.id, view.as_of)
    return sorted((one.numbers_of, one.day) for one in every if not one.cancelled and one.numbers_of < view.as_of)


def between(view: View, first: date) -> Since:
    """What is different at the end of the day that is looked at from the end of the first."""
    came = session.store().arrived(view.plan.id, first, view.as_of)
    planned = day_of(session.version_shown(view).effective_at)
    return since(_answered(session.on_day(view, first)), _answered(view), came, planned, day_of)


def _answered(view: View) -> Answered:
    known = decided(view)
    return Answered(
        day=view.as_of,
        plan=view.plan,
        plan_version=session.version_shown(view).plan_version,
        targets=session.every_target(view),
        answers=session.answers(view),
        decisions=known.decisions,
        tasks=known.tasks,
        requests=known.requests,
        reviews=reviews(session.store(), view.plan.id, view.as_of),
    )
