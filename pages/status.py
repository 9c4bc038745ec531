from ui.app import frame

frame.guard()

from functools import partial

import streamlit as st

from outcomes.language import _
from outcomes.selection import selected
from ui.app import session
from ui.kit import markup
from ui.status import files, matrix, selecting

seen = session.view()
every, observations = session.attainment(seen), session.all_observations(seen)
offered = selecting.choices(seen.plan)
st.html(matrix.LOOK)
markup.head(
    _("Måltal"),
    seen.plan.title,
    _("Hvert mål i planen, hvad der er indberettet i hvert halvår, og hvor langt det er nået."),
)
if not observations:
    markup.show(selecting.nothing_yet())
wanted = selecting.ask(offered)
rows = selected(seen.plan, every, wanted)
markup.show(selecting.in_words(offered, wanted, len(rows), len(every)), "" if rows else selecting.nothing_fits())
files.offer(seen, wanted, rows, observations)
st.html(matrix.only(every, rows))
halves = selecting.half_years(seen.plan, seen.as_of)
whole = partial(matrix.pieces, seen, every, observations, halves)
markup.show(
    selecting.how_to_read(seen.plan, every, halves)
)  # says the address, so it is not part of what never changes
markup.show(*session.drawn(seen, f"status {len(halves)}", whole))
