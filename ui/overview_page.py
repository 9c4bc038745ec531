"""The overview put together: first the answers, then Copenhagen's table with its picture and the fine print."""

from __future__ import annotations

from markupsafe import Markup

from outcomes.coverage import Expected, expected_reports, half_years_to_report
from outcomes.language import _
from outcomes.period import Period
from ui import fine_print, html, overview, overview_empty, overview_table, session, words, worst
from ui.session import View


def answers(seen: View, period: Period) -> tuple[Markup, ...]:
    """Are we delivering, where not, and what don't we know; or, while nothing is reported, how to begin."""
    plan, expected = seen.plan, _expected(seen, period)
    top = (overview.coverage(expected), overview.as_of_line(seen))
    missing = overview.missing_reports(expected, seen.as_of)
    if not session.reports(seen):
        first = half_years_to_report(plan, period, seen.as_of)[0]
        begin = overview_empty.how_to_begin(first, session.offers_examples(seen))
        return (*top, overview_empty.the_plan(plan), begin, overview_empty.due_next(plan, seen.as_of), missing)
    rows = overview.rows_of(session.attainment(seen), period)
    due = [row for row in rows if row.state not in ("not_due", "no_target")]
    return (
        *top,
        missing,
        overview.corrected(plan, period, session.reports(seen)),
        overview.how_far(period, rows, due),
        overview.how_many_measured(plan, session.measured(seen)),
        html.heading(_("Se her først")),
        worst.worst(plan, due, session.all_observations(seen)),
    )


def heading(period: Period) -> Markup:
    return html.heading(_("Målopfyldelse, {period}").format(period=words.period(period)))


def table(seen: View, period: Period, by: str) -> tuple[Markup, ...]:
    """The table by activity or by area, the same as a picture, and what must be said in small print."""
    rows = overview.rows_of(session.attainment(seen), period)
    made_of = overview_table.seen(seen.plan, period, rows, _expected(seen, period), session.all_observations(seen))
    return (
        overview_table.by_area(made_of) if by == "area" else overview_table.by_activity(made_of),
        overview_table.as_chart(made_of, by) if session.reports(seen) else Markup(),
        fine_print.of(seen.plan),
    )


def _expected(seen: View, period: Period) -> list[Expected]:
    """The reports that are to have come, of each half-year of the period."""
    have = [(report.activity, report.period) for report in session.reports(seen)]
    halves = half_years_to_report(seen.plan, period, seen.as_of)
    return [one for half in halves for one in expected_reports(seen.plan, half, have)]
