"""The overview before anybody has reported: what the plan is, what is due next, and how it will look."""

from __future__ import annotations

from datetime import date

from markupsafe import Markup

from outcomes.coverage import deadline, expected_reports
from outcomes.language import _, ngettext
from outcomes.period import Period
from outcomes.plan import Plan
from ui.kit import deadlines, links, markup, pieces, words


def the_plan(plan: Plan) -> Markup:
    """What the plan is for and how much it holds."""
    text = _("Planen har {activities} aktiviteter og {targets} mål.")
    count = text.format(activities=words.number(len(plan.activities)), targets=words.number(len([*plan.indicators])))
    return pieces.paragraph(markup.danish(plan.purpose)) + pieces.paragraph(count)


def due_next(plan: Plan, as_of: date) -> Markup:
    """The half-year whose deadline comes next, and what each activity will be asked."""
    coming = (expected_reports(plan, half, []) for half in plan.half_years if deadline(plan, half) >= as_of)
    expected = next((reports for reports in coming if reports), [])
    if not expected:
        return Markup()
    asked = [
        markup.line(
            links.link(
                markup.danish(report.activity.title), "report", activity=report.activity.number, period=report.period
            ),
            _targets(len(report.activity.asked_in(report.period))),
            between=": ",
        )
        for report in expected
    ]
    text = ngettext(
        "Rapporten for {period} fra {n} aktivitet. {deadline}",
        "Rapporterne for {period} fra {n} aktiviteter. {deadline}",
        len(expected),
    )
    said = text.format(
        period=expected[0].period.words,
        n=words.number(len(expected)),
        deadline=deadlines.in_words(expected[0], as_of),
    )
    return pieces.heading(_("Det næste, der skal afleveres"), said) + pieces.folded(
        _("Se, hvad hver aktivitet bliver spurgt om"), pieces.items(asked)
    )


def _targets(count: int) -> str:
    return ngettext("{n} mål", "{n} mål", count).format(n=words.number(count))


def how_to_begin(period: Period, offers_examples: bool) -> Markup:
    """What to do while the record is empty, and the way to see the pages with something on them."""
    steps = pieces.items(
        [
            markup.line(
                _("Find jeres aktivitet, og hent skemaet for {period}.").format(period=period.words),
                links.link(_("Indberet"), "report", period=period),
                between=" ",
            ),
            _("Udfyld kolonnen Leveret i Excel, og aflever filen samme sted."),
            _("Så viser siden her, hvad der er nået, og hvad der mangler."),
        ],
        ordered=True,
    )
    return pieces.section(
        pieces.heading(_("Sådan kommer I i gang")), steps, _examples() if offers_examples else "", kind="begin"
    )


def _examples() -> Markup:
    link = links.link(_("Se siderne med opdigtede eksempler"), "overview", examples=1, as_of=None, plan_version=None)
    asked = _("Vil I se, hvordan det kommer til at se ud? Eksemplerne bliver aldrig blandet med jeres tal.")
    return pieces.paragraph(markup.line(asked, pieces.strong(link, "examples"), between=" "))
