from ui import frame

frame.guard()

from outcomes.coverage import current_half_year, expected_reports, half_years_to_report
from outcomes.language import _
from outcomes.period import Period
from ui import html, overview, overview_empty, overview_table, session, words, worst

seen = session.view()
plan, received = seen.plan, session.reports(seen)
html.head(plan.title, plan.partnership.name)
period = session.choose_time(plan, Period(current_half_year(plan, seen.as_of).year))
rows = [row for row in session.attainment(seen) if period.covers(Period.parse(row.due))]
have = [(report.activity, report.period) for report in received]
halves = half_years_to_report(plan, period, seen.as_of)
expected = [one for half in halves for one in expected_reports(plan, half, have)]

pieces = [overview.coverage(expected), overview.as_of_line(seen)]
if received:
    due = [row for row in rows if row.state not in ("not_due", "no_target")]
    pieces += [
        overview.missing_reports(expected, seen.as_of),
        overview.how_far(period, rows, due),
        overview.how_many_measured(plan, session.measured(seen)),
        html.heading(_("Se her først")),
        worst.worst(plan, due, session.all_observations(seen)),
    ]
else:
    pieces += [
        overview_empty.the_plan(plan),
        overview_empty.how_to_begin(halves[0], session.offers_examples(seen)),
        overview_empty.due_next(plan, seen.as_of),
        overview.missing_reports(expected, seen.as_of),
    ]
html.show(*pieces, html.heading(_("Målopfyldelse, {period}").format(period=words.period(period))))
by = session.choose_grouping()
table = overview_table.seen(plan, period, rows, expected, session.all_observations(seen))
html.show(
    overview_table.by_area(table) if by == "area" else overview_table.by_activity(table),
    overview_table.as_chart(table, by) if received else "",
    overview_table.fine_print(plan),
)
