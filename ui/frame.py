"""The frame around every page: look, navigation, and what must be said on all of them."""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import Path

import streamlit as st

from loaders.plan_folder import PlanFaults
from store.connection import RecordUnavailable
from ui import session

_HERE = Path(__file__).parent
_running: ContextVar[bool] = ContextVar("_running", default=False)

PAGES = {"theory": "Forandringsteori", "activity": "Aktiviteter", "report": "Indberet"}

_INVENTED = (
    '<p class="invented" role="note"><strong>Opdigtede eksempler.</strong> '
    "Ingen af rapporterne og tallene her er rigtige.</p>"
)


def run() -> None:
    """Draw the frame, and in it the page that the address names."""
    st.set_page_config(page_title="Tryghedsplan", page_icon=str(_HERE.parent / "static/icon.svg"), layout="wide")
    home = st.Page("pages/overview.py", title="Overblik", url_path="home", default=True)
    also_home = st.Page("pages/overview.py", title="Overblik", url_path="overview", visibility="hidden")
    others = [st.Page(f"pages/{name}.py", title=title, url_path=name) for name, title in PAGES.items()]
    page = st.navigation([home, also_home, *others], position="top")
    st.html(_HERE / "theme.css")
    if not _record_is_open():
        return
    token = _running.set(True)
    try:
        page.run()
    finally:
        _running.reset(token)


def guard() -> None:
    """First statement of every page: without the frame, run the frame instead and stop.

    Streamlit serves ``pages/*.py`` directly until some session has run the navigation.
    """
    if not _running.get():
        run()
        st.stop()


def _record_is_open() -> bool:
    try:
        opened = session.store()
    except (RecordUnavailable, PlanFaults) as reason:
        st.error(str(reason))
        return False
    if opened.is_invented():
        st.html(_INVENTED)
    if "as_of" in st.query_params:
        st.html(session.day_in_words())
    for lost in session.lost_reports():
        st.error(
            f"En modtaget rapport mangler i databasen: aktivitet {lost.activity}, {lost.period}. Kontakt sekretariatet."
        )
    return True
