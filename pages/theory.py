from ui.app import frame

frame.guard()

from functools import partial

import streamlit as st

from outcomes.language import _
from ui.app import session
from ui.kit import markup
from ui.theory import evidence, page

seen = session.view()
asked = st.query_params.get("node")
markup.head(_("Forandringsteori"), seen.plan.title, _("Vejen fra det, vi gør, til det, vi vil opnå."))
markup.show(evidence.contents())
if not session.reports(seen):
    markup.show(evidence.nothing_yet())
above, chain, below = session.drawn(seen, f"theory {asked}", partial(page.pieces, seen, asked))
if above:
    markup.show(above)
st.html(chain, unsafe_allow_javascript=True)
markup.show(below)
