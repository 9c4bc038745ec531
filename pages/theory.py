from ui import frame

frame.guard()

import streamlit as st

from ui import html, session, theory

seen = session.view()
plan = seen.plan
html.head(
    "Forandringsteori",
    plan.title,
    "Det, vi gør, skal føre til resultater på kort sigt og virkninger på lang sigt. Under hver indsats ser du, "
    "hvad der er leveret. Resultater og virkninger har ingen målinger endnu.",
)
if not session.reports(seen):
    html.show(theory.nothing_yet())
html.show(theory.key())
for area in plan.areas:
    html.show(theory.band(plan, area, session.attainment(seen)))
html.show(theory.purpose(plan))
chosen = next((node for node in plan.theory.nodes if node.id == st.query_params.get("node")), None)
if chosen is not None:
    html.show(theory.details(plan, chosen, session.attainment(seen)))
html.show(theory.gaps(plan))
