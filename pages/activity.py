from ui import frame

frame.guard()

import streamlit as st

from ui import activity, html, session

seen = session.view()
plan = seen.plan
chosen = session.choose_activity(plan, plan.activities)
html.head(chosen.title, plan.title, chosen.purpose or "")
html.show(activity.facts(plan, chosen))

rows = [row for row in session.attainment(seen) if row.activity == chosen.number]
observations = session.observations(seen, chosen.number)
reports = [report for report in session.reports(seen) if report.activity == chosen.number]

html.show(activity.next_report(plan, chosen, reports, seen.as_of))
for years, title in activity.by_year(plan, chosen):
    with st.expander(title) if title else st.container():
        html.show(*activity.deliveries(chosen, rows, observations, years))
html.show(html.heading("Penge"), activity.money(plan, chosen, observations))
html.show(html.heading("Rapporter"), activity.reports(reports))
if chosen.note:
    html.show(html.heading("Godt at vide"), html.items([chosen.note]))
