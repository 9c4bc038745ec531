"""The pieces of the overview: who has reported, how far we are, and what is said of one target."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

import streamlit as st
from markupsafe import Markup

from outcomes.attainment import Attainment, RollUp
from outcomes.coverage import Expected
from outcomes.language import _, ngettext
from outcomes.measured import measured_nodes, outcome_nodes
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Observation
from store.moment import today
from store.stored import StoredReport
from ui.app.session import View
from ui.kit import marks, markup, words

WORST_FIRST = ("inadequate", "limited", "above")
_NAMED = 3
_ASIDE = markup.Fragment('<span class="aside">{}</span>')
_NEXT = markup.Fragment("<strong>{}</strong> {}")
_EVIDENCE = markup.Fragment("{} {}")
_NAMED_TARGET = markup.Fragment('{}{} <span class="aside">{}</span>')


def coverage(expected: Sequence[Expected]) -> Markup:
    """»12 af 14 rapporter for 1. halvår 2026 er modtaget.«, a sentence for each half-year."""
    said = " ".join(_received(half) for half in _by_half_year(expected))
    return Markup('<p class="lead">{}</p>').format(said)


def _received(half: Sequence[Expected]) -> str:
    text = ngettext(
        "{n} af {total} rapport for {period} er modtaget.",
        "{n} af {total} rapporter for {period} er modtaget.",
        len(half),
    )
    received = sum(one.received for one in half)
    return text.format(n=words.number(received), total=words.number(len(half)), period=words.period(half[0].period))


def missing_reports(expected: Sequence[Expected], as_of: date) -> Markup:
    """Who has not reported, and once for each half-year when it is due or how late it is."""
    return Markup().join(_missing(half, as_of) for half in _by_half_year(expected))


def _missing(half: Sequence[Expected], as_of: date) -> Markup:
    missing = [one for one in half if not one.received]
    if not missing:
        return Markup()
    period = half[0].period
    if period.last_day <= as_of:
        count = ngettext("{n} mangler for {period}.", "{n} mangler for {period}.", len(missing))
    else:
        count = ngettext(
            "{n} rapport skal afleveres for {period}.", "{n} rapporter skal afleveres for {period}.", len(missing)
        )
    said = count.format(n=words.number(len(missing)), period=words.period(period))
    who = [
        Markup("{}: {}").format(
            markup.link(one.activity.title, "report", activity=one.activity.number, period=period),
            words.listed(one.activity.lead),
        )
        for one in missing
    ]
    listed = markup.items(who) if len(who) <= _NAMED else markup.folded(_("Se, hvem der mangler"), markup.items(who))
    return Markup('<div class="absent"><p>{} {}</p>{}</div>').format(said, deadline(half[0], as_of), listed)


def corrected(plan: Plan, period: Period, received: Iterable[StoredReport]) -> Markup:
    """The reports that have been sent again, each with the way to what was changed; nothing when there are none."""
    again = [one for one in received if one.version > 1 and period.covers(one.period)]
    if not again:
        return Markup()
    said = ngettext("{n} rapport er rettet:", "{n} rapporter er rettet:", len(again)).format(n=words.number(len(again)))
    links = Markup("; ").join(_sent_again(plan, one) for one in again)
    return Markup('<p class="note">{} {}</p>').format(said, links)


def _sent_again(plan: Plan, one: StoredReport) -> Markup:
    activity = plan.activity(one.activity)
    name = markup.danish(activity.title) if activity else words.number(one.activity)
    text = Markup("{}, {}").format(name, words.period(one.period))
    return markup.link(text, "report", activity=one.activity, period=one.period)


def deadline(one: Expected, as_of: date) -> str:
    """When the report was or is due, and how many days that is from the day that is looked at."""
    late, day = one.days_late(as_of), words.day(one.deadline)
    if late == 0:
        return _("Fristen er i dag.")
    text = (
        ngettext("Fristen var {day}, for {n} dag siden.", "Fristen var {day}, for {n} dage siden.", late)
        if late > 0
        else ngettext("Fristen er {day}, om {n} dag.", "Fristen er {day}, om {n} dage.", -late)
    )
    return text.format(day=day, n=words.number(abs(late)))


def _by_half_year(expected: Sequence[Expected]) -> list[list[Expected]]:
    periods = dict.fromkeys(one.period for one in expected)
    return [[one for one in expected if one.period == period] for period in periods]


def as_of_line(seen: View) -> Markup:
    """The day that is looked at, unless the frame has said it already."""
    if "as_of" in st.query_params:
        return Markup()
    text = _("Som det ser ud i dag, {day}.") if seen.as_of == today() else _("Som det ser ud {day}.")
    other = Markup('<a href="#day">{}</a>').format(_("Se en anden dag"))
    return Markup('<p class="note">{} {}</p>').format(text.format(day=words.day(seen.as_of)), other)


def counted(title: str, rolled: RollUp) -> Markup:
    """The marks of what is due as one bar, and how much of it is reported."""
    if not rolled.due:
        return Markup("<h3>{}</h3><p>{}</p>").format(title, _("Intet er forfaldet endnu."))
    said = (
        _("{n} af {total} er indberettet, {partly} af dem kun delvist")
        if rolled.partly
        else _("{n} af {total} er indberettet")
    )
    n, total, partly = (words.number(count) for count in (rolled.answered, rolled.due, rolled.partly))
    answered = said.format(n=n, total=total, partly=partly)
    return Markup('<h3>{} <span class="aside">{}</span></h3>{}').format(title, answered, marks.bar(rolled.marks))


def rows_of(rows: Iterable[Attainment], period: Period) -> list[Attainment]:
    """What falls due in the period."""
    return [row for row in rows if period.covers(row.due)]


def how_far(period: Period, rows: Sequence[Attainment], due: Sequence[Attainment]) -> Markup:
    """Counts by verdict and state, deliveries and assessed goals apart; and what is not among them."""
    waiting = sum(row.state == "not_due" for row in rows)
    followed = sum(row.state == "no_target" for row in rows)
    text = _(
        "Optalt, aldrig et gennemsnit. Et mål er forfaldet, når dets halvår eller år er gået, også når det er nået. "
        "Her er ikke talt med: {waiting} ikke forfaldne og {followed} uden mål."
    )
    told = text.format(waiting=words.number(waiting), followed=words.number(followed))
    if period.half:
        told += " " + _("Mål for hele året står under hele {year}.").format(year=period.year)
    return Markup().join(
        [
            markup.heading(_("Hvor langt er vi i {period}?").format(period=words.period(period)), told),
            counted(_("Forfaldne leverancer og tal"), RollUp.of(row for row in due if row.kind != "assessed")),
            counted(_("Forfaldne målsætninger, vurderet med ord"), RollUp.of(r for r in due if r.kind == "assessed")),
        ]
    )


def how_many_measured(plan: Plan, measured: Iterable[Attainment]) -> Markup:
    """How many results and effects have a value of their own, which no delivery can stand in for."""
    count, total = len(measured_nodes(plan, measured)), len(outcome_nodes(plan))
    text = _(
        "Resultater og virkninger, der måles: {n} af {total}. "
        "Leverancer viser, hvad vi har gjort, ikke hvad det førte til."
    )
    said = text.format(n=words.number(count), total=words.number(total))
    return Markup('<p class="note">{} {}</p>').format(said, markup.link(_("Se forandringsteorien"), "theory"))


def explanation(row: Attainment, said: Observation | None) -> Markup:
    """Why, and what is done about it; for what is off track also that nobody has said so."""
    parts = []
    if said and said.note:
        parts.append(markup.danish(said.note))
    elif row.mark in WORST_FIRST:
        parts.append(_aside(_("Forklaring mangler")))
    if said and said.next_step:
        parts.append(_NEXT(_("Næste:"), markup.danish(said.next_step)))
    if said and said.evidence:
        parts.append(_aside(_EVIDENCE(_("Dokumentation:"), markup.danish(said.evidence))))
    return Markup("<br>").join(parts)


def named(label: markup.Content, row: Attainment) -> Markup:
    """The label, the part where there is one, and when it is due."""
    part = f", {row.part}" if row.part and row.part != str(row.due) else ""
    return _NAMED_TARGET(markup.danish(label), part, words.period(row.due))


def status(row: Attainment) -> Markup:
    """The mark, and what is missing or late about it."""
    return marks.mark(row.mark) + _aside(words.missing_half_years(row)) + late(row)


def late(row: Attainment) -> Markup:
    return _aside(_("gjort for sent") if row.late else "")


def _aside(text: markup.Content) -> Markup:
    return _ASIDE(text) if text else Markup()
