"""A round of reports: how far each activity has come with its report of a half-year, and who was reminded when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Literal, NamedTuple

from outcomes.coverage import Expected
from outcomes.language import N_, _
from outcomes.period import Period
from outcomes.plan import Activity

Progress = Literal["not_started", "draft", "delivered", "returned", "approved"]
PROGRESS: dict[Progress, str] = {
    "not_started": N_("ikke begyndt"),
    "draft": N_("kladde"),
    "delivered": N_("afleveret"),
    "returned": N_("sendt tilbage"),
    "approved": N_("godkendt"),
}


class Reminder(NamedTuple):
    """An activity was reminded of a report that was missing; from ``known_at`` (UTC) on."""

    activity: int
    period: Period
    words: str
    known_at: datetime
    said_by: str


class InRound(NamedTuple):
    """What one activity owes in the round: how far it has come, and how often it was reminded.

    ``touched`` is when a draft was saved last, or the report first came (UTC).
    """

    expected: Expected
    progress: Progress
    touched: datetime | None
    reminders: tuple[Reminder, ...]


def in_round(
    expected: Iterable[Expected],
    came: Mapping[tuple[int, Period], datetime],
    drafts: Mapping[int, datetime],
    reminders: Iterable[Reminder],
    reviewed: Mapping[int, Progress],
) -> list[InRound]:
    """One per report that is expected: first what is missing, in the plan's order.

    ``came`` says when each report first came, ``drafts`` when an activity has saved its draft last, ``reviewed`` what
    was said last of a report that counts.
    """
    reminded = list(reminders)

    def one(report: Expected) -> InRound:
        number = report.activity.number
        own = tuple(each for each in reminded if (each.activity, each.period) == (number, report.period))
        if report.received:
            return InRound(report, reviewed.get(number, "delivered"), came.get((number, report.period)), own)
        return InRound(report, "draft" if number in drafts else "not_started", drafts.get(number), own)

    return sorted(map(one, expected), key=lambda found: found.expected.received)


def reminder_subject(activity: Activity, period: Period) -> str:
    return _("Halvårsrapport for {period}: {activity}").format(period=period.words, activity=activity.title)


def reminder_text(expected: Expected, day: str, address: str, as_of: date) -> str:
    """What is written to whoever owes a report; ``day`` is its deadline as it is written, ``address`` its form."""
    late = expected.days_late(as_of) > 0
    about = {"activity": expected.activity.title, "period": expected.period.words, "day": day, "address": address}
    text = (
        _(
            "Kære alle\n\nVi mangler stadig halvårsrapporten fra {activity} for {period}. Fristen var {day}.\n\n"
            "I kan udfylde den her:\n{address}\n\nEr der noget, vi kan hjælpe med, så skriv til os.\n\nVenlig hilsen\n"
        )
        if late
        else _(
            "Kære alle\n\nVi minder om halvårsrapporten fra {activity} for {period}. Fristen er {day}.\n\n"
            "I kan udfylde den her:\n{address}\n\nEr der noget, vi kan hjælpe med, så skriv til os.\n\nVenlig hilsen\n"
        )
    )
    return text.format(**about)
