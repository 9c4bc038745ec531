from ui import frame

frame.guard()

import streamlit as st

from outcomes.economy import funded, in_area, over_years, years
from outcomes.language import _
from outcomes.spending import spent, years_begun
from outcomes.unit_cost import unit_cost
from ui import economy, economy_files, endings, html, session, spending, unit_costs

seen = session.view()
plan = seen.plan
top = st.container()  # filled in when the choices are known
year, area = economy.ask(plan)
among = (year,) if year else years(plan)
begun = [one for one in among if one in years_begun(plan, seen.as_of)]

grants, activities = funded(plan, area), in_area(plan, area)
budget = [one for one in spent(plan, activities, session.all_observations(seen), seen.as_of) if one.line.year in among]
attainment = session.attainment(seen)
costs = [unit_cost(activity, one, budget, attainment) for one in begun for activity in activities]

with top:
    shown = year or plan.year
    html.head(_("Økonomi"), plan.title, f"{economy.lead(grants, (shown,))} {spending.in_words(budget, shown)}")
html.show(
    html.heading(_("Bevillinger"), economy.about_grants(plan, area)),
    economy.grants(grants, among),
    html.heading(_("Brugt og tilbage"), spending.about()),
    spending.tables(budget),
    html.heading(_("Udgift pr. enhed"), unit_costs.about()),
    unit_costs.table(costs),
    html.heading(_("Når bevillingerne slutter"), endings.about(plan)),
    endings.table(plan, over_years(plan, grants), years(plan)),
    endings.how_it_ends(grants),
    html.heading(_("Hent tabellerne")),
)
economy_files.offer(
    economy_files.name(plan, year, area),
    economy_files.grants(plan, grants, among),
    economy_files.spent(budget),
    economy_files.unit_costs(costs),
)
