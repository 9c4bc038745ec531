from ui.app import frame

frame.guard()

import streamlit as st

from outcomes.language import _
from ui.app import saying, session
from ui.calendar import page, ticking
from ui.kit import markup, pieces, style

view = session.view()
style.use("calendar/calendar.css")
top = st.container()  # filled in when the choice is known
activity = page.choose(view.plan)
with top:
    pieces.head(_("Kalender"), view.plan.title, *session.drawn(view, page.lead, activity))
    saying.tell()
markup.show(*session.drawn(view, page.sections, activity))
ticking.ask(view, page.stands(view, activity))
ticking.offer(view)
