"""The pieces of the overview: who has reported, how far we are, and what is said of one target."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup

from outcomes.coverage import Expected
from outcomes.language import _, ngettext
from outcomes.measured import measured_nodes, outcome_nodes
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.target import Target
from store.ask.stored import StoredReport
from store.moment import today
from ui.app import address, session
from ui.app.session import View
from ui.decided import reminded
from ui.decided.reminded import Reminded
from ui.kit import deadlines, links, markup, pieces, words
from ui.kit.markup import Content
from ui.target import told

_NAMED = 3


def coverage(expected: Sequence[Expected]) -> Markup:
    """»12 af 14 rapporter for 1. halvår 2026 er modtaget.«, a sentence for each half-year."""
    return pieces.paragraph(" ".join(_received(half) for half in _by_half_year(expected)), "lead")


def _received(half: Sequence[Expected]) -> str:
    text = ngettext(
        "{n} af {total} rapport for {period} er modtaget.",
        "{n} af {total} rapporter for {period} er modtaget.",
        len(half),
    )
    received = sum(report.received for report in half)
    return text.format(n=words.number(received), total=words.number(len(half)), period=half[0].period.words)


def missing_reports(expected: Sequence[Expected], as_of: date, reminders: Reminded) -> Markup:
    """Who has not reported and was reminded, and once for each half-year when it is due or how late it is."""
    return markup.joined(_missing(half, as_of, reminders) for half in _by_half_year(expected))


def _missing(half: Sequence[Expected], as_of: date, reminders: Reminded) -> Markup:
    missing = [report for report in half if not report.received]
    if not missing:
        return Markup()
    period = half[0].period
    if half[0].deadline < as_of:
        count = ngettext("{n} rapport mangler for {period}.", "{n} rapporter mangler for {period}.", len(missing))
    else:
        count = ngettext(
            "{n} rapport skal afleveres for {period}.", "{n} rapporter skal afleveres for {period}.", len(missing)
        )
    said = count.format(n=words.number(len(missing)), period=period.words)
    who = [
        markup.line(
            markup.line(_to_report(report.activity.title, report), words.listed(report.activity.lead), between=": "),
            pieces.aside(reminded.in_words(reminders.get((report.activity.number, report.period), ()))),
            between=" ",
        )
        for report in missing
    ]
    listed = pieces.items(who) if len(who) <= _NAMED else pieces.folded(_("Se, hvem der mangler"), pieces.items(who))
    return pieces.absent(f"{said} {deadlines.in_words(half[0], as_of)}", listed)


def way_to_report(expected: Iterable[Expected]) -> Markup:
    """The way for those who are still to deliver, which others' reports don't take away."""
    if all(report.received for report in expected):
        return Markup()
    way = pieces.strong(links.link(_("Indberet"), "report"))
    return pieces.paragraph(markup.line(_("Har I ikke afleveret endnu?"), way, between=" "), "on-screen")


def _to_report(text: Content, report: Expected) -> Markup:
    return links.link(text, "report", activity=report.activity.number, period=report.period)


def corrected(plan: Plan, period: Period, received: Iterable[StoredReport]) -> Markup:
    """The reports that have been sent again, each with the way to what was changed; nothing when there are none."""
    again = [report for report in received if report.version > 1 and period.covers(report.period)]
    if not again:
        return Markup()
    said = ngettext("{n} rapport er rettet:", "{n} rapporter er rettet:", len(again)).format(n=words.number(len(again)))
    return pieces.note(markup.line(said, " ", markup.joined((_to_version(plan, report) for report in again), "; ")))


def late(plan: Plan, period: Period, received: Iterable[StoredReport]) -> Markup:
    """The reports that came after their deadline, and by how much; nothing when there are none."""
    days = {report: session.days_late(plan, report) for report in received if period.covers(report.period)}
    after = [(report, late) for report, late in days.items() if late > 0]
    if not after:
        return Markup()
    said = ngettext("{n} rapport kom efter fristen:", "{n} rapporter kom efter fristen:", len(after))
    named = (markup.line(_to_version(plan, report), _by_days(late), between=" ") for report, late in after)
    return pieces.note(markup.line(said.format(n=words.number(len(after))), " ", markup.joined(named, "; ")))


def _by_days(days: int) -> str:
    return ngettext("({n} dag)", "({n} dage)", days).format(n=words.number(days))


def _to_version(plan: Plan, report: StoredReport) -> Markup:
    activity = plan.activity(report.activity)
    name = markup.danish(activity.title) if activity else words.number(report.activity)
    text = markup.line(name, report.period.words, between=", ")
    return links.link(text, "report", activity=report.activity, period=report.period)


def _by_half_year(expected: Sequence[Expected]) -> list[list[Expected]]:
    periods = dict.fromkeys(report.period for report in expected)
    return [[report for report in expected if report.period == period] for period in periods]


def as_of_line(view: View) -> Markup:
    """The day that is looked at, unless the frame has said it already."""
    if address.asked("as_of"):
        return Markup()
    text = _("Som det ser ud i dag, {day}.") if view.as_of == today() else _("Som det ser ud {day}.")
    other = links.to_section(_("Vælg en anden dato"), "day")
    return pieces.note(markup.line(text.format(day=words.day(view.as_of)), other, between=" "))


def due_in(period: Period, targets: Iterable[Target]) -> list[Target]:
    """Those that the period is the time of."""
    return [target for target in targets if period.covers(target.row.due)]


def how_far(period: Period, targets: Sequence[Target]) -> Markup:
    """Counts by verdict and state, deliveries and assessed goals apart; and what is not among them."""
    waiting = sum(target.row.state == "not_due" for target in targets)
    followed = sum(target.row.state == "no_target" for target in targets)
    text = _(
        "Vi tæller de mål, der skulle være nået, fordi deres halvår eller år er gået; vi regner ikke gennemsnit. "
        "Ikke talt med: {waiting}, der vurderes senere, og {followed}, der følges uden mål."
    )
    note = text.format(waiting=words.number(waiting), followed=words.number(followed))
    if period.half:
        note += " " + _("Mål for hele året står under hele {year}.").format(year=period.year)
    due = [target for target in targets if target.row.is_due]
    deliveries, goals = map(told.rolled_up, told.apart(due))
    return markup.line(
        pieces.heading(
            _("Hvor langt er vi i {period}?").format(period=period.words if period.half else period.year), note
        ),
        told.counted(_("Leverancer og talmål"), deliveries),
        told.counted(_("Vurderet med ord, egen vurdering"), goals),
    )


def how_many_measured(plan: Plan, measures: Iterable[Target]) -> Markup:
    """How many results and effects have a value of their own, which no delivery can stand in for."""
    count, total = len(measured_nodes(plan, (target.row for target in measures))), len(outcome_nodes(plan))
    text = (
        _("{n} af planens {total} resultater og virkninger bliver målt.")
        if count
        else _("Ingen af planens {total} resultater og virkninger bliver målt.")
    )
    text += " " + _("Leverancer viser, hvad vi har gjort, ikke hvad det førte til.")
    said = text.format(n=words.number(count), total=words.number(total))
    return pieces.note(markup.line(said, links.link(_("Se forandringsteorien"), "theory"), between=" "))


def without_remark(due: Iterable[Target], period: Period) -> Markup:
    """How many targets nobody has said anything of though they want a word, and the way to them."""
    count = sum(target.lacks_a_word for target in due)
    if not count:
        return Markup()
    said = ngettext(
        "{n} mål mangler en bemærkning eller er ikke indberettet.",
        "{n} mål mangler en bemærkning eller er ikke indberettet.",
        count,
    )
    way = links.link(_("Se dem"), "status", remark="missing", due=period)
    return pieces.note(markup.line(said.format(n=words.number(count)), way, between=" "))
