"""The calendar put together: what is overdue, the next three months, what comes later, and what is past."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from markupsafe import Markup

from outcomes.grouped import grouped
from outcomes.language import _, ngettext
from outcomes.occurrences import Known, Occurrence, Standing, answered, occurrences, of_activity, standing
from outcomes.plan import Plan
from store.meeting.ticks import ticks
from store.moment import day_of
from ui.app import address, session
from ui.app.session import View
from ui.calendar import rows
from ui.kit import markup, pieces, words

_NEXT = timedelta(days=92)
_YEAR = timedelta(days=366)


class Stands(NamedTuple):
    """The plan's occurrences, by how they stand on a day; of one activity, or of all."""

    plan: Plan
    as_of: date
    known: Known
    by: dict[Standing, list[Occurrence]]

    def those(self, *standings: Standing) -> list[Occurrence]:
        """What stands in one of these ways, in the order of its last days."""
        found = (one for standing in standings for one in self.by.get(standing, ()))
        return sorted((one for one in found if one.kind != "ongoing"), key=lambda one: one.last_day)

    @property
    def ongoing(self) -> list[Occurrence]:
        """What goes on all the time, on the day."""
        every = (one for several in self.by.values() for one in several)
        return [one for one in every if one.kind == "ongoing" and one.first_day <= self.as_of <= one.last_day]


def choose(plan: Plan) -> int | None:
    """The activity that the address asks for, or the visitor chooses; None for all."""
    titles = {str(activity.number): activity.title for activity in plan.activities}
    number = address.choose_or_all("activity", _("Aktivitet"), titles)
    return int(number) if number else None


def stands(view: View, activity: int | None) -> Stands:
    """What is known of each occurrence on the day that is looked at."""
    plan, began = view.plan, session.store().plan_versions(view.plan.id)[0].effective_at
    known = Known(
        received=frozenset((report.activity, report.period) for report in session.reports(view.of_every_report)),
        answered=answered(plan, session.answers(view)),
        ticked=frozenset(one.event for one in ticks(session.store(), plan.id, view.as_of)),
        since=day_of(began),
    )
    every = of_activity(occurrences(plan, date.min, date.max), activity)
    by = grouped((standing(plan, one, known, view.as_of), one) for one in every)
    return Stands(plan, view.as_of, known, by)


def lead(view: View, activity: int | None) -> tuple[Markup, ...]:
    """How much is overdue, and what comes next."""
    shown = stands(view, activity)
    late = len(_late(shown))
    said = ngettext("{n} ting er over tiden.", "{n} ting er over tiden.", late) if late else _("Intet er over tiden.")
    coming = [one for one in shown.those("coming") if not one.example]
    following = rows.what_comes_next(coming[0], view.as_of) if coming else _("Der er ikke mere i kalenderen.")
    return (markup.line(said.format(n=words.number(late)), following, between=" "),)


def sections(view: View, activity: int | None) -> tuple[Markup, ...]:
    """Everything under the choice."""
    shown = stands(view, activity)
    coming, past = shown.those("coming"), shown.those("done", "passed")
    soon = [one for one in coming if one.last_day <= view.as_of + _NEXT]
    return (
        _overdue(shown),
        pieces.heading(_("De næste tre måneder")),
        markup.joined(_month(shown, month, several) for month, several in _by_month(soon).items())
        or pieces.paragraph(_("Der sker ikke noget i de næste tre måneder.")),
        _awaited(shown),
        _folded(shown, _("Senere"), [one for one in coming if one not in soon]),
        _ongoing(shown),
        _ticked(view),
        _folded(shown, _("Gjort eller forbi"), [one for one in reversed(past) if one.last_day > view.as_of - _YEAR]),
    )


def _ticked(view: View) -> Markup:
    """What was ticked off in the last year, by whom and with what sentence."""
    said = [one for one in ticks(session.store(), view.plan.id, view.as_of) if one.day > view.as_of - _YEAR]
    if not said:
        return Markup()
    names = {one.key: one.words for one in occurrences(view.plan, date.min, date.max)}
    told = _("{what}, {day}: {words} (krydset af {when} af {by})")
    listed = (
        told.format(
            what=names.get(one.event, one.event),
            day=words.day(one.day),
            words=one.words,
            when=words.day(day_of(one.known_at)),
            by=one.said_by,
        )
        for one in reversed(said)
    )
    return pieces.heading(_("Krydset af")) + pieces.items(map(markup.danish, listed))


def _late(shown: Stands) -> list[list[Occurrence]]:
    """What is overdue, reports first; what comes again and again stands together, but for each round of reports."""
    late = grouped((one.key if one.reports else one.entry, one) for one in shown.those("overdue"))
    return sorted(late.values(), key=lambda several: several[-1].reports is None)


def _overdue(shown: Stands) -> Markup:
    late = _late(shown)
    if not late:
        return Markup()
    heading = pieces.heading(_("Over tiden"), _("Ingen rapport eller afkrydsning siger, at det er gjort."))
    return heading + pieces.section(rows.overdue(shown.plan, late, shown.known, shown.as_of), kind="absent")


def _awaited(shown: Stands) -> Markup:
    """What is past, and what a report will tell of that has time yet."""
    waiting = shown.those("awaited")
    if not waiting:
        return Markup()
    said = ngettext(
        "{n} ting er forbi, og om det er gjort, står i en rapport, der ikke er kommet",
        "{n} ting er forbi, og om de er gjort, står i rapporter, der ikke er kommet",
        len(waiting),
    )
    table = rows.table(shown.plan, said, waiting, shown.known, shown.as_of)
    return pieces.folded(said.format(n=words.number(len(waiting))), table)


def _month(shown: Stands, month: date, several: Sequence[Occurrence]) -> Markup:
    name = words.month(month)
    return pieces.subheading(name) + rows.table(shown.plan, name, several, shown.known, shown.as_of)


def _folded(shown: Stands, title: str, several: Iterable[Occurrence]) -> Markup:
    months = _by_month(several)
    if not months:
        return Markup()
    return pieces.heading(title) + markup.joined(
        pieces.folded(
            markup.line(words.month(month), pieces.aside(words.number(len(here))), between=" · "),
            rows.table(shown.plan, words.month(month), here, shown.known, shown.as_of),
        )
        for month, here in months.items()
    )


def _ongoing(shown: Stands) -> Markup:
    if not shown.ongoing:
        return Markup()
    title = _("Hele tiden")
    return pieces.heading(title) + rows.without_days(shown.plan, title, shown.ongoing)


def _by_month(several: Iterable[Occurrence]) -> dict[date, list[Occurrence]]:
    return grouped((one.last_day.replace(day=1), one) for one in several)
