"""The overview put together: first the answers, then Copenhagen's table with its picture and the fine print."""

from __future__ import annotations

from markupsafe import Markup

from outcomes.coverage import Expected, expected_reports, half_years_to_report
from outcomes.language import _
from outcomes.period import Period
from ui.app import session
from ui.app.session import View
from ui.kit import markup, words
from ui.overview import attained_table, empty, fine_print, first_answers, worst


def answers(seen: View, period: Period) -> tuple[Markup, ...]:
    """Are we delivering, where not, and what don't we know; or, while nothing is reported, how to begin."""
    plan, expected = seen.plan, _expected(seen, period)
    top = (first_answers.coverage(expected), first_answers.as_of_line(seen))
    missing = first_answers.missing_reports(expected, seen.as_of)
    if not session.reports(seen):
        first = half_years_to_report(plan, period, seen.as_of)[0]
        begin = empty.how_to_begin(first, session.offers_examples(seen))
        return (*top, empty.the_plan(plan), begin, empty.due_next(plan, seen.as_of), missing)
    rows = first_answers.rows_of(session.attainment(seen), period)
    due = [row for row in rows if row.state not in ("not_due", "no_target")]
    return (
        *top,
        missing,
        first_answers.corrected(plan, period, session.reports(seen)),
        first_answers.how_far(period, rows, due),
        first_answers.how_many_measured(plan, session.measured(seen)),
        markup.heading(_("Se her først")),
        worst.worst(plan, due, session.all_observations(seen)),
    )


def heading(period: Period) -> Markup:
    return markup.heading(_("Målopfyldelse, {period}").format(period=words.period(period)))


def table(seen: View, period: Period, by: str) -> tuple[Markup, ...]:
    """The table by activity or by area, the same as a picture, and what must be said in small print."""
    rows = first_answers.rows_of(session.attainment(seen), period)
    made_of = attained_table.seen(seen.plan, period, rows, _expected(seen, period), session.all_observations(seen))
    return (
        attained_table.by_area(made_of) if by == "area" else attained_table.by_activity(made_of),
        attained_table.as_chart(made_of, by) if session.reports(seen) else Markup(),
        fine_print.of(seen.plan),
    )


def _expected(seen: View, period: Period) -> list[Expected]:
    """The reports that are to have come, of each half-year of the period."""
    have = [(report.activity, report.period) for report in session.reports(seen)]
    halves = half_years_to_report(seen.plan, period, seen.as_of)
    return [one for half in halves for one in expected_reports(seen.plan, half, have)]
