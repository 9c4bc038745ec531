"""The overview put together: first the answers, then Copenhagen's table with its picture and the fine print."""

from __future__ import annotations

from markupsafe import Markup

from outcomes.coverage import Expected, expected_reports, half_years_to_report
from outcomes.language import _
from outcomes.look_first import off_track, to_decide
from outcomes.period import Period
from outcomes.plan import Plan
from ui.app import address, session
from ui.app.session import View
from ui.decided import told
from ui.decided.asked import decided
from ui.decided.reminded import reminded
from ui.kit import pieces
from ui.overview import attained, empty, fine_print, first_answers, worst


def choose_time(plan: Plan, first: Period) -> Period:
    """The year or half-year that the address asks for (``?period=2026``), or that the visitor picks."""
    times = {time for half in plan.half_years for time in (half, Period(half.year))}
    names = {str(time): time.words.capitalize() for time in sorted(times, key=str)}
    return Period.parse(address.choose("period", _("Halvår eller år"), names, str(first)))


def choose_grouping() -> str:
    """Whether the table is by ``activity`` or ``area`` (``?by=area``)."""
    names = {"activity": _("aktivitet"), "area": _("indsatsområde")}
    return address.choose("by", _("Vis pr."), names, in_a_row=True)


def answers(view: View, period: Period) -> tuple[Markup, ...]:
    """Are we delivering, where not, and what don't we know; or, while nothing is reported, how to begin."""
    plan, expected = view.plan, _expected(view, period)
    top = (first_answers.coverage(expected), first_answers.as_of_line(view))
    missing = first_answers.missing_reports(expected, view.as_of, reminded(view))
    if not session.reports(view):
        first = half_years_to_report(plan, period, view.as_of)[0]
        begin = empty.how_to_begin(first, session.offers_examples(view))
        return (*top, empty.the_plan(plan), begin, empty.due_next(plan, view.as_of), missing)
    targets = first_answers.due_in(period, session.deliveries(view))
    due = [target for target in targets if target.row.is_due]
    matters = to_decide(due, expected, session.answers(view), period.year, view.as_of)
    return (
        *top,
        missing,
        first_answers.way_to_report(expected),
        told.overdue(decided(view), view.as_of),
        told.waiting(decided(view).requests, plan),
        first_answers.late(plan, period, session.reports(view)),
        first_answers.corrected(plan, period, session.reports(view)),
        first_answers.how_far(period, targets),
        first_answers.without_remark(due, period),
        first_answers.how_many_measured(plan, session.measures(view)),
        pieces.heading(_("Se her først")),
        worst.to_decide(matters, view.as_of),
        worst.worst(off_track(due)),
    )


def heading(period: Period) -> Markup:
    return pieces.heading(_("Målopfyldelse, {period}").format(period=period.words))


def table(view: View, period: Period, by: str) -> tuple[Markup, ...]:
    """The table by activity or by area, the same as a picture, and what must be said in small print."""
    targets = first_answers.due_in(period, session.deliveries(view))
    reached = attained.Attained(view.plan, period, targets, _expected(view, period))
    return (
        attained.by_area(reached) if by == "area" else attained.by_activity(reached),
        attained.as_chart(reached, by) if session.reports(view) else Markup(),
        fine_print.of(view.plan),
    )


def _expected(view: View, period: Period) -> list[Expected]:
    """The reports that are to have come, of each half-year of the period."""
    have = [(report.activity, report.period) for report in session.reports(view.of_every_report)]
    halves = half_years_to_report(view.plan, period, view.as_of)
    return [report for half in halves for report in expected_reports(view.plan, half, have)]
