from ui.app import frame

frame.guard()

import streamlit as st

from outcomes.language import _
from ui.app import session
from ui.decided import told
from ui.decided.asked import decided
from ui.economy import chart, files, page
from ui.kit import markup, pieces, style

view = session.view()
style.use("economy/economy.css")
top = st.container()  # filled in when the choices are known
year, area = page.choose(view.plan)
chosen = page.money(view, year, area)
with top:
    pieces.head(_("Økonomi"), view.plan.title, page.lead(chosen))
money = [one for one in decided(view).requests if one.kroner]
markup.show(told.waiting(money, view.plan), *session.drawn(view, page.sections, year, area))
files.offer(view, chosen)
chart.show(chosen.budget, chosen.main_year)
