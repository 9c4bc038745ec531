from ui.app import frame

frame.guard()

from outcomes.coverage import current_half_year
from outcomes.period import Period
from ui.app import session
from ui.kit import markup, pieces
from ui.overview import page, paper
from ui.since import told as since

view = session.view()
pieces.head(view.plan.title, view.plan.partnership.name)
period = page.choose_time(view.plan, Period(current_half_year(view.plan, view.as_of).year))
markup.show(*session.drawn(view, page.answers, period))
if session.reports(view):
    paper.offer(view)
    markup.show(since.section(view))
markup.show(page.heading(period))
by = page.choose_grouping()
markup.show(*session.drawn(view, page.table, period, by))
