from ui import frame

frame.guard()

from functools import partial

import streamlit as st

from outcomes.language import _
from ui import html, session, theory, theory_page

seen = session.view()
asked = st.query_params.get("node")
html.head(_("Forandringsteori"), seen.plan.title, _("Vejen fra det, vi gør, til det, vi vil opnå."))
html.show(theory.contents())
if not session.reports(seen):
    html.show(theory.nothing_yet())
above, chain, below = session.drawn(seen, f"theory {asked}", partial(theory_page.pieces, seen, asked))
if above:
    html.show(above)
st.html(chain, unsafe_allow_javascript=True)
html.show(below)
