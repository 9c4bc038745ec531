from ui.app import frame

frame.guard()

import streamlit as st

from outcomes.language import _
from ui.app import session
from ui.economy import chart, files, grants, page, spending
from ui.kit import markup, pieces

view = session.view()
plan = view.plan
top = st.container()  # filled in when the choices are known
year, area = grants.ask(plan)
chosen = page.money(view, year, area)
with top:
    about = grants.lead(chosen.grants, (chosen.main_year,)), spending.in_words(chosen.budget, chosen.main_year)
    pieces.head(_("Økonomi"), plan.title, " ".join(about))
markup.show(*session.drawn(view, page.sections, year, area))
files.offer(plan, chosen)
chart.show(chosen.budget, chosen.main_year)
