"""What has changed, in sums and then line by line, the newest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from outcomes.grouped import grouped
from outcomes.language import _, ngettext
from outcomes.plan import Plan
from outcomes.review import OUTCOMES, Review
from outcomes.since import Difference, Happened, Since
from ui.app import address, session
from ui.app.session import View
from ui.decided import told as decided
from ui.kit import links, marks, markup, pieces, templates, words
from ui.kit.markup import Content
from ui.since import asked
from ui.target import delivered, told

_AT_MOST = 4


def section(view: View, activity: int | None = None) -> Markup:
    """»Siden sidst« on a page: since when, what it comes to, and each line; of an activity what concerns it alone."""
    first = asked.first_day(view)
    heading = pieces.heading(_("Siden {day}").format(day=words.day(first)), name="since")
    return markup.joined([heading, _choose(view, first), *session.drawn(view, _found, first, activity)])


def since_meeting(view: View, first: date) -> Markup:
    """The same between the numbers of two meetings."""
    return markup.joined(
        [pieces.heading(_("Siden mødet før"), name="since"), *session.drawn(view, _found, first, None)]
    )


def _found(view: View, first: date, activity: int | None) -> tuple[Markup]:
    found = asked.between(view, first)
    return (drawn(view.plan, found.of(activity) if activity else found),)


def drawn(plan: Plan, found: Since) -> Markup:
    """The sums, the first lines openly and the rest folded."""
    lines = [one for one in found.lines if one.kind != "moved"]
    if not found.lines:
        return pieces.paragraph(_("Intet er ændret."))
    every = [_line(plan, of_day) for of_day in _by_report(lines)]
    shown, rest = every[:_AT_MOST], every[_AT_MOST:]
    more = ngettext("Vis {n} mere", "Vis {n} mere", len(rest)).format(n=words.number(len(rest)))
    folded = pieces.folded(more, pieces.items(rest)) if rest else Markup()
    listed = pieces.folded_on_a_phone(_("Vis, hvad der er nyt"), pieces.items(shown) + folded) if shown else Markup()
    return pieces.paragraph(pieces.strong(sums(found))) + listed


def sums(found: Since) -> str:
    """»13 rapporter, 66 mål nået, 19 nye bagud.«"""
    counted = _counted(found.lines)
    return f"{counted}." if counted else _("Kun tal er ændret, og intet mærke.")


def _counted(lines: Sequence[Difference]) -> str:
    said: dict[Happened, Callable[[int], str]] = {
        "received": lambda n: ngettext("{n} rapport", "{n} rapporter", n),
        "corrected": lambda n: ngettext("{n} rettet rapport", "{n} rettede rapporter", n),
        "withdrawn": lambda n: ngettext("{n} trukket tilbage", "{n} trukket tilbage", n),
        "reached": lambda n: ngettext("{n} mål nået", "{n} mål nået", n),
        "behind": lambda n: ngettext("{n} ny bagud", "{n} nye bagud", n),
        "solved": lambda n: ngettext("{n} ikke længere bagud", "{n} ikke længere bagud", n),
        "turned": lambda n: ngettext("{n} med et andet mærke", "{n} med et andet mærke", n),
        "money": lambda n: ngettext("forbrug i {n} aktivitet", "forbrug i {n} aktiviteter", n),
        "decision": lambda n: ngettext("{n} nyt om beslutninger", "{n} nyt om beslutninger", n),
        "task": lambda n: ngettext("{n} nyt om opgaver", "{n} nyt om opgaver", n),
        "request": lambda n: ngettext("{n} nyt om ønsker", "{n} nyt om ønsker", n),
        "returned": lambda n: ngettext("{n} rapport sendt tilbage", "{n} rapporter sendt tilbage", n),
        "approved": lambda n: ngettext("{n} rapport godkendt", "{n} rapporter godkendt", n),
        "plan": lambda n: _("planen er ændret"),
        "asked": lambda n: ngettext("{n} nyt mål i planen", "{n} nye mål i planen", n),
        "not_asked": lambda n: ngettext("{n} mål er ude af planen", "{n} mål er ude af planen", n),
    }
    counts = Counter(line.kind for line in lines)
    told = (say(counts[kind]).format(n=words.number(counts[kind])) for kind, say in said.items() if counts[kind])
    return ", ".join(told)


def _by_report(lines: Sequence[Difference]) -> list[list[Difference]]:
    """What one report has changed stands under it; everything else alone."""
    under = grouped((one.came[-1].number if one.came else f"{place}", one) for place, one in enumerate(lines))
    return list(under.values())


def _line(plan: Plan, several: Sequence[Difference]) -> Markup:
    """A report with what is newly behind under it, and the rest of what it changed folded; anything else alone."""
    first = next((one for one in several if one.kind in ("received", "corrected", "withdrawn")), several[0])
    others = [one for one in several if one is not first]
    behind = [_said(plan, one) for one in others if one.kind == "behind"]
    rest = [one for one in others if one.kind != "behind"]
    folded = pieces.folded(_counted(rest), pieces.items(_said(plan, one) for one in rest)) if rest else Markup()
    open_ones = pieces.items(behind) if behind else Markup()
    return markup.line(_said(plan, first), " ", pieces.aside(words.day(first.day)), open_ones, folded)


def _said(plan: Plan, one: Difference) -> Markup:
    if one.decision:
        return decided.decision(one.decision)
    if one.task:
        return decided.task(one.task, one.day)
    if one.request:
        return decided.request(one.request, plan)
    if one.review:
        return _review(plan, one.review)
    if one.kind == "plan":
        return markup.line(_("Planen er ændret."))
    if one.kind == "money":
        return _money(plan, one)
    return _target(one) if one.before or one.after else _report(plan, one)


def _report(plan: Plan, one: Difference) -> Markup:
    [came] = one.came
    text = {
        "received": _("Rapport fra {activity} for {period}"),
        "corrected": _("Rettet rapport fra {activity} for {period}"),
        "withdrawn": _("Rapporten fra {activity} for {period} er trukket tilbage"),
    }[one.kind]
    activity = plan.activity(came.activity)
    named = markup.danish(activity.title) if activity else words.number(came.activity)
    way = links.link(came.number, "report", activity=came.activity, period=came.period)
    return markup.line(markup.put_in(text, activity=named, period=came.period.words), " (", way, ")")


def _review(plan: Plan, review: Review) -> Markup:
    activity = plan.activity(review.activity)
    named = markup.danish(activity.title) if activity else words.number(review.activity)
    way = links.link(named, "report", activity=review.activity, period=review.period)
    text = _("Rapporten fra {activity} for {period} er {outcome} af {by}")
    said = {"period": review.period.words, "outcome": _(OUTCOMES[review.outcome]), "by": review.said_by}
    told = markup.put_in(text, activity=way, **said)
    return markup.line(told, ": ", markup.danish(review.words)) if review.words else told


def _target(one: Difference) -> Markup:
    """The target by its name, its mark then and now, the number, and why."""
    target = one.after or one.before
    assert target
    if one.kind == "asked":
        return markup.line(told.link(target), _(": nyt mål i planen"))
    if one.kind == "not_asked":
        return markup.line(markup.danish(target.indicator.label), _(": er ikke i planen længere"))
    assert one.after
    then = markup.line(marks.mark(one.before.row.mark), " → ") if one.before else ""
    change = markup.line(then, marks.mark(one.after.row.mark))
    note = one.after.newest.note if one.after.newest and one.after.row.is_off_track else None
    said: list[Content] = [told.named(one.after, told.link(one.after)), change, delivered.in_words(one.after)]
    return markup.joined([*(each for each in said if each), *([markup.danish(note)] if note else [])], " · ")


def _money(plan: Plan, one: Difference) -> Markup:
    then, now = (words.kroner(amount or 0) for amount in one.kroner)
    activity = plan.activity(one.activity or 0)
    said = _("Brugt: {then} → {now}").format(then=then, now=now)
    return markup.line(said, links.to_activity(activity) if activity and not one.came else "", between=" ")


def _choose(view: View, first: date) -> Markup:
    """Another day to begin from: that of a meeting, or any."""
    ways = [
        address.here(_("mødet {day}").format(day=words.day(held)), since=str(day))
        for day, held in asked.days_of_meetings(view)
        if day != first
    ]
    form = templates.draw(
        "since/templates/choose.html",
        kept={name: value for name, value in st.query_params.to_dict().items() if name != "since"},
        label=_("Siden"),
        day=first,
        latest=view.as_of,
        show=_("Vis forskellen"),
    )
    return form + (pieces.note(markup.line(_("Eller siden"), markup.joined(ways, " · "), between=" ")) if ways else "")
