"""Who was reminded of a report, and when, in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from outcomes.grouped import grouped
from outcomes.language import _
from outcomes.period import Period
from outcomes.round import Reminder
from store.meeting.reminders import reminders
from store.moment import day_of
from ui.app import session
from ui.app.session import View
from ui.kit import words

Reminded = dict[tuple[int, Period], list[Reminder]]


def reminded(view: View) -> Reminded:
    """The reminders that are known on the day that is looked at, by activity and half-year."""
    every = reminders(session.store(), view.plan.id, view.as_of)
    return grouped(((one.activity, one.period), one) for one in every)


def in_words(several: Sequence[Reminder]) -> str:
    """»rykket 1. september 2026 og 15. november 2026 af sekretariatet«; nothing where nobody was."""
    if not several:
        return ""
    days = words.listed([words.day(day_of(one.known_at)) for one in several])
    by = words.listed(_once(one.said_by for one in several))
    return _("rykket {days} af {by}").format(days=days, by=by)


def _once(names: Iterable[str]) -> list[str]:
    return [*dict.fromkeys(names)]
