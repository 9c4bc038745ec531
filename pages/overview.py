from ui.app import frame

frame.guard()

from functools import partial

from outcomes.coverage import current_half_year
from outcomes.period import Period
from ui.app import session
from ui.kit import markup
from ui.overview import page

seen = session.view()
markup.head(seen.plan.title, seen.plan.partnership.name)
period = session.choose_time(seen.plan, Period(current_half_year(seen.plan, seen.as_of).year))
answers = session.drawn(seen, f"overview {period}", partial(page.answers, seen, period))
markup.show(*answers, page.heading(period))
by = session.choose_grouping()
markup.show(*session.drawn(seen, f"overview {period} {by}", partial(page.table, seen, period, by)))
