from ui import frame

frame.guard()

from functools import partial

import streamlit as st

from outcomes.language import _
from outcomes.selection import selected
from ui import html, matrix, session, status, status_files

seen = session.view()
every, observations = session.attainment(seen), session.all_observations(seen)
offered = status.choices(seen.plan)
st.html(matrix.LOOK)
html.head(
    _("Måltal"),
    seen.plan.title,
    _("Hvert mål i planen, hvad der er indberettet i hvert halvår, og hvor langt det er nået."),
)
if not observations:
    html.show(status.nothing_yet())
wanted = status.ask(offered)
rows = selected(seen.plan, every, wanted)
html.show(status.in_words(offered, wanted, len(rows), len(every)), "" if rows else status.nothing_fits())
status_files.offer(seen, wanted, rows, observations)
st.html(matrix.only(every, rows))
halves = status.half_years(seen.plan, seen.as_of)
whole = partial(matrix.pieces, seen, every, observations, halves)
html.show(status.how_to_read(seen.plan, every, halves))  # says the address, so it is not part of what never changes
html.show(*session.drawn(seen, f"status {len(halves)}", whole))
