"""The frame around every page: look, language, navigation, and what must be said on all of them."""

from __future__ import annotations

from contextvars import ContextVar
from typing import NamedTuple

import streamlit as st
from markupsafe import Markup

import settings
from outcomes.language import N_, _
from outcomes.stop import Stop
from store.failures import RecordUnavailable
from ui.app import address, builtin_texts, downloads, session, translations, vantage
from ui.kit import links, markup, pieces, style
from ui.kit.markup import Content

_running: ContextVar[bool] = ContextVar("_running", default=False)


class Page(NamedTuple):
    """A page: its file in ``pages/`` and its address, its name, and what to ask it for to see it at its fullest."""

    path: str
    title: str
    example: str = ""
    is_in_the_menu: bool = True

    @property
    def address(self) -> str:
        return f"{self.path}?{self.example}" if self.example else self.path


PAGES = (
    Page("overview", N_("Overblik"), is_in_the_menu=False),  # in the menu it is »home«
    Page("theory", N_("Forandringsteori")),
    Page("status", N_("Måltal")),
    Page("activity", N_("Aktiviteter"), "activity=3"),
    Page("indicator", N_("Mål"), "indicator=A03-06", is_in_the_menu=False),
    Page("economy", N_("Økonomi")),
    Page("calendar", N_("Kalender")),
    Page("round", N_("Rapporter")),
    Page("meetings", N_("Møder")),
    Page("decisions", N_("Beslutninger")),
    Page("report", N_("Indberet"), "activity=3"),
    Page("rules", N_("Sådan regner vi")),
    Page("accessibility", N_("Tilgængelighed"), is_in_the_menu=False),
)
"""Every page there is."""

PATHS = ("", "home", *(page.path for page in PAGES))
"""The addresses that a page is found at."""


def run() -> None:
    """Draw the frame, and in it the page that the address names."""
    address.keep()
    translations.choose()
    home = st.Page("pages/overview.py", title=_("Overblik"), url_path="home", default=True)
    others = [
        st.Page(
            f"pages/{page.path}.py",
            title=_(page.title),
            url_path=page.path,
            visibility="visible" if page.is_in_the_menu else "hidden",
        )
        for page in PAGES
    ]
    page = st.navigation([home, *others], position="top")
    st.set_page_config(
        page_title=f"{page.title} · Tryghedsplan",  # so that tabs and bookmarks can be told apart
        page_icon=str(settings.ICON),
        layout="wide",
    )
    style.use("app/theme.css", "app/print.css")
    builtin_texts.translate()
    downloads.hold_presses()
    if not _record_is_open():
        return
    token = _running.set(True)
    try:
        page.run()
        vantage.show()
    except RecordUnavailable as reason:
        st.error(str(reason))
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
    except Stop as reason:
        st.error(str(reason))
        return False
    if opened.is_invented():
        markup.show(_invented())
    for said in vantage.asked():
        markup.show(said)
    if opened.made_anew:
        markup.show(pieces.paragraph(opened.made_anew, "earlier", "note"))
    for plan, why in opened.kept_out().items():
        markup.show(pieces.paragraph(why.said_of(plan), "earlier", "note"))
    if opened.trouble:
        st.error(opened.trouble)
    return True


def _invented() -> Markup:
    said: list[Content] = [_("Her kan I kun øve jer.")]
    if session.record() == "examples":
        back = {"examples": None, "as_of": None, "plan_version": None}
        said.append(links.link(_("Gå til de rigtige sider"), "overview", **back))
    title = pieces.strong(_("Opdigtede eksempler."))
    return pieces.paragraph(markup.line(title, *said, between=" "), "invented", "note")
