from ui import frame

frame.guard()

from functools import partial

import streamlit as st

from outcomes.language import _
from ui import economy, economy_chart, economy_files, economy_page, html, session, spending

seen = session.view()
plan = seen.plan
top = st.container()  # filled in when the choices are known
year, area = economy.ask(plan)
chosen = economy_page.money(seen, year, area)
with top:
    about = economy.lead(chosen.grants, (chosen.main_year,)), spending.in_words(chosen.budget, chosen.main_year)
    html.head(_("Økonomi"), plan.title, " ".join(about))
html.show(*session.drawn(seen, f"economy {year} {area}", partial(economy_page.pieces, seen, chosen)))
economy_files.offer(plan, chosen)
economy_chart.show(chosen.budget, chosen.main_year)
