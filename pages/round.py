from ui.app import frame

frame.guard()

import streamlit as st

from outcomes.language import _
from ui.app import saying, session
from ui.kit import markup, pieces
from ui.round import page

view = session.view()
top = st.container()  # filled in when the half-year is known
period = page.choose_period(view)
found = page.standing(view, period)
with top:
    pieces.head(_("Rapporter"), view.plan.title, page.lead(view, found, period))
    saying.tell()
markup.show(page.table(view, found))
page.ask_to_remind(view, found)
