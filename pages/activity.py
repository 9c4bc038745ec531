from ui import frame

frame.guard()

from outcomes.language import _
from outcomes.spending import spent
from ui import activity, activity_money, activity_targets, html, session

seen = session.view()
plan = seen.plan
chosen = session.choose_activity(plan, plan.activities)
rows = session.attainment_of(seen, chosen)
observations = session.observations(seen, chosen.number)
received = [report for report in session.reports(seen) if report.activity == chosen.number]

html.head(html.danish(chosen.title), plan.title, html.danish(chosen.purpose or ""))
html.show(
    activity.facts(plan, chosen),
    activity.due_next(plan, chosen, received, seen.as_of),
    activity.how_far(plan, rows),
    activity_targets.targets(plan, chosen, rows, observations),
    html.heading(_("Penge")),
    activity_money.money(chosen, spent([chosen], observations, seen.as_of)),
    html.heading(_("Rapporter")),
    activity.reports(plan, chosen, received),
    html.heading(_("Godt at vide")) + html.items([html.danish(chosen.note)]) if chosen.note else "",
)
