from ui.app import frame

frame.guard()

from outcomes.language import _
from outcomes.spending import spent
from ui.activity import about, money, targets
from ui.app import session
from ui.kit import markup

seen = session.view()
plan = seen.plan
chosen = session.choose_activity(plan, plan.activities)
rows = session.attainment_of(seen, chosen)
observations = session.observations(seen, chosen.number)
received = [report for report in session.reports(seen) if report.activity == chosen.number]

markup.head(markup.danish(chosen.title), plan.title, markup.danish(chosen.purpose or ""))
markup.show(
    about.facts(plan, chosen),
    about.due_next(plan, chosen, received, seen.as_of),
    about.how_far(plan, rows),
    targets.targets(plan, chosen, rows, observations),
    markup.heading(_("Penge")),
    money.money(chosen, spent([chosen], observations, seen.as_of)),
    markup.heading(_("Rapporter")),
    about.reports(plan, chosen, received),
    markup.heading(_("Godt at vide")) + markup.items([markup.danish(chosen.note)]) if chosen.note else "",
)
