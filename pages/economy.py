from ui.app import frame

frame.guard()

from functools import partial

import streamlit as st

from outcomes.language import _
from ui.app import session
from ui.economy import chart, files, grants, page, spending
from ui.kit import markup

seen = session.view()
plan = seen.plan
top = st.container()  # filled in when the choices are known
year, area = grants.ask(plan)
chosen = page.money(seen, year, area)
with top:
    about = grants.lead(chosen.grants, (chosen.main_year,)), spending.in_words(chosen.budget, chosen.main_year)
    markup.head(_("Økonomi"), plan.title, " ".join(about))
markup.show(*session.drawn(seen, f"economy {year} {area}", partial(page.pieces, seen, chosen)))
files.offer(plan, chosen)
chart.show(chosen.budget, chosen.main_year)
