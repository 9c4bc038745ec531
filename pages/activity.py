from ui.app import frame

frame.guard()

from outcomes.language import _
from outcomes.spending import spent
from ui.activity import about, money, targets
from ui.activity.left_out import left_out
from ui.activity.plan_text import plan_text
from ui.app import session
from ui.decided import told
from ui.decided.asked import decided
from ui.decided.reminded import reminded
from ui.kit import markup, pieces
from ui.since import told as since

view = session.view()
plan = view.plan
chosen = session.choose_activity(plan.activities)
asked = session.targets_of(view, chosen)
received = [report for report in session.reports(view.of_every_report) if report.activity == chosen.number]

pieces.head(markup.danish(chosen.title), plan.title, markup.danish(chosen.purpose or ""))
markup.show(
    about.facts(plan, chosen),
    about.due_next(plan, chosen, received, view.as_of, reminded(view)),
    told.concerning(decided(view).about(activity=chosen.number), view.as_of),
    about.how_far(plan, asked),
    since.section(view, chosen.number),
    targets.targets(plan, chosen, asked),
    pieces.heading(_("Penge")),
    money.money(chosen, spent([chosen], session.answers(view), view.as_of)),
    pieces.heading(_("Rapporter")),
    about.reports(plan, chosen, received),
    left_out(plan, session.left_out(view, chosen.number), session.earlier_plans(view)),
    plan_text(chosen),
    pieces.heading(_("Godt at vide")) + pieces.items([markup.danish(chosen.note)]) if chosen.note else "",
)
