from ui import frame

frame.guard()

from outcomes.attainment import RollUp
from outcomes.coverage import current_half_year, expected_reports
from ui import charts, html, overview, session

seen = session.view()
plan, received = seen.plan, session.reports(seen)
period = current_half_year(plan, seen.as_of)
rows = [row for row in session.attainment(seen) if row.due.startswith(str(period.year))]
expected = expected_reports(plan, period, ((report.activity, report.period) for report in received))

html.head(plan.title, plan.partnership.name, overview.coverage_in_words(expected, seen.as_of))
html.show(overview.as_of_line(seen))

if received:
    due = [row for row in rows if row.state not in ("not_due", "no_target")]
    deliveries = RollUp.of(row for row in due if row.kind != "assessed")
    goals = RollUp.of(row for row in due if row.kind == "assessed")
    html.show(
        html.heading(f"Hvor langt er vi i {period.year}?", "Optalt, aldrig et gennemsnit. Hvert mål tæller én gang."),
        overview.counted("Forfaldne leverancer og tal", deliveries),
        overview.counted(
            "Forfaldne målsætninger, vurderet med ord", RollUp.of(row for row in due if row.kind == "assessed")
        ),
        overview.not_measured(plan),
    )
    html.show(html.heading("Se her først"), overview.worst(plan, due, session.all_observations(seen)))
else:
    html.show(overview.how_to_begin(period))

html.show(html.heading("Rapporter, der mangler"), overview.missing_reports(expected, seen.as_of))
html.show(html.heading(f"Efter aktivitet, hele {period.year}"), overview.by_activity(plan, rows, expected))
if received:
    charts.marks_by_activity(plan, rows)
html.show(html.heading(f"Efter indsatsområde, hele {period.year}", overview.AREA_NOTE), overview.by_area(plan, rows))
html.show(overview.fine_print(plan))
