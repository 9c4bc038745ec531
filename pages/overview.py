from ui import frame

frame.guard()

from functools import partial

from outcomes.coverage import current_half_year
from outcomes.period import Period
from ui import html, overview_page, session

seen = session.view()
html.head(seen.plan.title, seen.plan.partnership.name)
period = session.choose_time(seen.plan, Period(current_half_year(seen.plan, seen.as_of).year))
answers = session.drawn(seen, f"overview {period}", partial(overview_page.answers, seen, period))
html.show(*answers, overview_page.heading(period))
by = session.choose_grouping()
html.show(*session.drawn(seen, f"overview {period} {by}", partial(overview_page.table, seen, period, by)))
