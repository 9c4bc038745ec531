"""The frame around every page: look, language, navigation, and what must be said on all of them."""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from loaders.plan_folder import PlanFaults
from outcomes.language import N_, _
from store.connection import NotSaved, RecordUnavailable
from ui.app import builtin_texts, session, translations, vantage
from ui.kit import markup

_HERE = Path(__file__).parent
_running: ContextVar[bool] = ContextVar("_running", default=False)

PAGES = {
    "theory": N_("Forandringsteori"),
    "status": N_("Måltal"),
    "activity": N_("Aktiviteter"),
    "economy": N_("Økonomi"),
    "report": N_("Indberet"),
    "rules": N_("Sådan regner vi"),
}
UNLISTED = {"indicator": N_("Mål"), "accessibility": N_("Tilgængelighed")}
"""Pages that other pages lead to."""

PATHS = ("", "home", "overview", *PAGES, *UNLISTED)
"""The addresses that a page is found at."""


def run() -> None:
    """Draw the frame, and in it the page that the address names."""
    session.keep_address()
    translations.choose()
    home = st.Page("pages/overview.py", title=_("Overblik"), url_path="home", default=True)
    also_home = st.Page("pages/overview.py", title=_("Overblik"), url_path="overview", visibility="hidden")
    others = [st.Page(f"pages/{name}.py", title=_(title), url_path=name) for name, title in PAGES.items()]
    others += [
        st.Page(f"pages/{name}.py", title=_(title), url_path=name, visibility="hidden")
        for name, title in UNLISTED.items()
    ]
    page = st.navigation([home, also_home, *others], position="top")
    st.set_page_config(
        page_title=f"{page.title} · Tryghedsplan",  # so that tabs and bookmarks can be told apart
        page_icon=str(_HERE.parent.parent / "static/icon.svg"),
        layout="wide",
    )
    st.html(_HERE / "theme.css")
    builtin_texts.translate()
    if not _record_is_open():
        return
    token = _running.set(True)
    try:
        page.run()
        vantage.show()
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
    except (RecordUnavailable, NotSaved, PlanFaults) as reason:
        st.error(str(reason))
        return False
    if opened.is_invented():
        st.html(_invented())
    for said in vantage.asked():
        st.html(said)
    for lost in session.lost_reports():
        lost_one = _("En modtaget rapport mangler i databasen: aktivitet {activity}, {period}. Kontakt sekretariatet.")
        st.error(lost_one.format(activity=lost.activity, period=lost.period))
    return True


def _invented() -> Markup:
    said = [_("Ingen af rapporterne og tallene her er rigtige.")]
    if session.record() == "examples":
        said.append(_("Det, der bliver afleveret her, kommer aldrig med i de rigtige tal."))
        back = {"examples": None, "as_of": None, "plan_version": None}
        said.append(markup.link(_("Gå til de rigtige sider"), "overview", **back))
    return Markup('<p class="invented" role="note"><strong>{}</strong> {}</p>').format(
        _("Opdigtede eksempler."), Markup(" ").join(said)
    )
