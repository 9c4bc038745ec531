"""What happens as rows of a table: when, what, and who owes it; and where the plan says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup

from outcomes.calendar import KINDS, OWNERS
from outcomes.language import _, ngettext
from outcomes.occurrences import Known, Occurrence, missing
from outcomes.plan import Plan
from ui.kit import links, markup, pieces, words
from ui.kit.markup import Content

_NAMED = 3


def table(plan: Plan, caption: str, several: Iterable[Occurrence], known: Known, as_of: date) -> Markup:
    """What happens, in the order that it is given in."""
    body = [[_what(one), _when(one, as_of), _who(plan, one, missing(one, known))] for one in several]
    return pieces.table(caption, (_("Hvad"), _("Hvornår"), _("Hvem")), body, kind="calendar")


def without_days(plan: Plan, caption: str, several: Iterable[Occurrence]) -> Markup:
    """What goes on all the time."""
    body = [[_what(one), _who(plan, one, one.activities)] for one in several]
    return pieces.table(caption, (_("Hvad"), _("Hvem")), body, kind="calendar")


def overdue(plan: Plan, late: Iterable[Sequence[Occurrence]], known: Known, as_of: date) -> Markup:
    """What is overdue and who owes it; what comes again stands once, with how often it is."""
    body = [
        [_what(last), _was_due(several, as_of), _who(plan, last, missing(last, known))]
        for several in late
        if (last := several[-1])
    ]
    return pieces.table(_("Over tiden"), (_("Hvad"), _("Skulle være gjort"), _("Hvem mangler")), body, kind="calendar")


def what_comes_next(one: Occurrence, as_of: date) -> Markup:
    """»Det næste: Tingbjerg Challenge, 29. august 2026 (om 3 dage).«"""
    said = _("Det næste: {what}, {when} ({days}).")
    return markup.put_in(said, what=_words(one), when=day_of(one), days=_days_to(one, as_of))


def day_of(one: Occurrence) -> str:
    """The day it is on, or the last of its days."""
    day = words.day(one.last_day)
    is_on_the_day = one.first_day == one.last_day and one.kind != "report"
    return day if is_on_the_day else _("senest {day}").format(day=day)


def _words(one: Occurrence) -> Content:
    """The plan's own words; what follows from its deadlines and grants is said in the visitor's language."""
    return one.words if one.kind in ("report", "ending") else markup.danish(one.words)


def _what(one: Occurrence) -> Markup:
    name = _words(one)
    named = links.link(name, "indicator", indicator=one.asked[0].indicator) if one.asked else name
    example = _("planen nævner det kun som et eksempel") if one.example else ""
    facts = [_(KINDS[one.kind]), example, words.plan_lines(one.source), markup.ours(one.ours) if one.ours else ""]
    beside = pieces.aside(markup.joined((fact for fact in facts if fact), " · "))
    return markup.line(named, beside, pieces.doubt(markup.danish(one.doubt)) if one.doubt else "")


def _when(one: Occurrence, as_of: date) -> Markup:
    return markup.line(day_of(one), pieces.aside(_days_to(one, as_of)))


def _days_to(one: Occurrence, as_of: date) -> str:
    days = (one.last_day - as_of).days
    if days == 0:
        return _("i dag")
    said = (
        ngettext("om {n} dag", "om {n} dage", days) if days > 0 else ngettext("{n} dag siden", "{n} dage siden", -days)
    )
    return said.format(n=words.number(abs(days)))


def _was_due(several: Sequence[Occurrence], as_of: date) -> Markup:
    last, often = several[-1], len(several)
    times = ngettext("{n} gang", "{n} gange", often).format(n=words.number(often)) if often > 1 else ""
    beside = ", ".join(filter(None, (times, _days_to(last, as_of))))
    return markup.line(words.day(last.last_day), pieces.aside(beside))


def _who(plan: Plan, one: Occurrence, numbers: Sequence[int]) -> Content:
    if one.owner:
        return _(OWNERS[one.owner])
    named = [_named(plan, one, number) for number in numbers]
    if len(named) <= _NAMED:
        return pieces.lines(named)
    count = ngettext("{n} aktivitet", "{n} aktiviteter", len(named)).format(n=words.number(len(named)))
    return pieces.folded(count, pieces.items(named))


def _named(plan: Plan, one: Occurrence, number: int) -> Content:
    """An activity, as the way to its page, or to the report that it owes."""
    activity = plan.activity(number)
    if activity is None:
        return ""
    if one.reports:
        way = links.link(markup.danish(activity.title), "report", activity=number, period=one.reports)
    else:
        way = links.to_activity(activity)
    return markup.line(way, pieces.aside(words.listed(activity.lead)))
