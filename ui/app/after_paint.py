"""What is heavy for a browser waits until the rest of the page can be read."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from outcomes.language import later
from ui.kit import scripts

_look = st.components.v2.component("painted", js=scripts.text("app/after_paint.js"))


def draw(what: str, show: Callable[[], None]) -> None:
    """Show it once the browser has painted a table; at once when the visit has come so far before."""
    _draw(f"painted-{what}", later(show))


@st.fragment
def _draw(key: str, show: Callable[[], None]) -> None:
    if not st.session_state.get(key):
        st.session_state[key] = bool(_look(key=f"look-{key}", on_painted_change=lambda: None).painted)
    if st.session_state[key]:
        show()
