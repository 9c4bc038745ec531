"""The pieces of an activity's page: who and for whom, how far, what is due next, and its reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from markupsafe import Markup, escape

from outcomes.coverage import Expected, deadline
from outcomes.language import _, ngettext
from outcomes.period import Period
from outcomes.plan import Activity, Plan
from outcomes.target import Target
from store.ask.stored import StoredReport
from ui.app import session
from ui.decided import reminded
from ui.decided.reminded import Reminded
from ui.kit import deadlines, links, markup, pieces, words
from ui.kit.markup import Content
from ui.target import told


def facts(plan: Plan, activity: Activity) -> Markup:
    """Who, for whom, where it belongs and for how much."""
    grant = activity.grant_in(plan.year)
    given = "" if grant is None else words.kroner(grant)
    areas = words.listed(plan.area_names(activity))
    said: dict[str, Content] = {
        _("Ansvarlig"): words.listed(activity.lead),
        _("Partnere"): markup.danish(words.listed(activity.partners)),
        _("Målgruppe"): markup.danish("; ".join(activity.target_groups)),
        _("Indsatsområde"): markup.danish(areas),
        _("Bevilling {year}").format(year=plan.year): given,
    }
    return pieces.facts(said)


def due_next(
    plan: Plan, activity: Activity, received: Iterable[StoredReport], as_of: date, reminders: Reminded
) -> Markup:
    """The reports that are missing, and the one that comes next with what it will ask."""
    have = {report.period for report in received}
    asked = [Expected(activity, period, deadline(plan, period), period in have) for period in activity.half_years]
    if not asked:
        return pieces.note(_("Planen beder ikke aktiviteten om rapporter."))
    owed = [report for report in asked if not report.received]
    missing = [_missing(report, as_of, reminders) for report in owed if report.period.last_day <= as_of]
    coming = next((_coming(report, as_of) for report in owed if report.period.last_day > as_of), Markup())
    if not missing:
        said = _("Der mangler ingen rapport.") if coming else _("Alle rapporter er modtaget.")
        missing = [pieces.note(said)]
    return markup.joined([*missing, coming])


def _missing(report: Expected, as_of: date, reminders: Reminded) -> Markup:
    said = _("Rapporten for {period} mangler.").format(period=report.period.words)
    when, link = deadlines.in_words(report, as_of), _report(report.activity, report.period, _("Indberet"))
    told = pieces.aside(reminded.in_words(reminders.get((report.activity.number, report.period), ())))
    return pieces.absent(markup.line(said, when, link, told, between=" "))


def _coming(report: Expected, as_of: date) -> Markup:
    asked = report.activity.asked_in(report.period)
    said = _("Næste rapport: {period}.").format(period=report.period.words)
    count = ngettext("Se det mål, der bliver spurgt om", "Se de {n} mål, der bliver spurgt om", len(asked))
    listed = pieces.items(markup.danish(indicator.label) for indicator in asked)
    when = pieces.paragraph(f"{said} {deadlines.in_words(report, as_of)}")
    return when + pieces.folded(count.format(n=words.number(len(asked))), listed)


def _report(activity: Activity, period: Period, text: str) -> Markup:
    return links.link(text, "report", activity=activity.number, period=period)


def how_far(plan: Plan, targets: Iterable[Target]) -> Markup:
    """The marks of what is due in the plan's year: what is counted, and the goals assessed in words."""
    year = Period(plan.year)
    due = (target for target in targets if target.row.is_due and year.covers(target.row.due))
    titles = (_("Leverancer og talmål, {period}"), _("Vurderet med ord, egen vurdering, {period}"))
    return markup.joined(
        told.counted(title.format(period=year.words), told.rolled_up(of_kind))
        for title, of_kind in zip(titles, told.apart(due), strict=True)
    )


def reports(plan: Plan, activity: Activity, received: Sequence[StoredReport]) -> Markup:
    """The reports that count, each with the way to all its versions."""
    if not activity.half_years:
        return pieces.paragraph(_("Planen beder ikke aktiviteten om rapporter."))
    if not received:
        return pieces.paragraph(_("Der er ikke modtaget nogen rapport endnu."))
    body = [
        [
            report.number,
            _report(activity, report.period, report.period.words),
            str(report.version),
            _received(plan, report),
            report.reported_by,
            report.filename or "",
            words.number(report.observations),
        ]
        for report in received
    ]
    headers = (_("Kvittering"), _("Halvår"), _("Version"), _("Modtaget"), _("Af"), _("Fil"), _("Svar"))
    note = _("Vælg et halvår for at se alle versioner, hvad der er ændret, og filerne, som de blev sendt.")
    table = pieces.table(_("Modtagne rapporter"), headers, body, numeric=(2, 6))
    return pieces.note(note) + table


def _received(plan: Plan, report: StoredReport) -> Markup:
    """When it came, and how many days after the deadline its first version did, which no correction hides."""
    late = session.days_late(plan, report)
    said = escape(words.came(report.received_at, report.known_at))
    if late <= 0:
        return said
    if report.version == 1:
        text = ngettext("{n} dag efter fristen", "{n} dage efter fristen", late)
    else:
        text = ngettext("først afleveret {n} dag efter fristen", "først afleveret {n} dage efter fristen", late)
    text = text.format(n=words.number(late))
    return markup.line(said, pieces.aside(text), between=" ")
