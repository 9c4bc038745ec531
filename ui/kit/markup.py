"""What is put on a page: text that is escaped, and HTML that is made of pieces and templates alone."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st
from markupsafe import Markup, escape

from outcomes.language import _, language
from ui.kit import templates

Content = str | Markup
_macros = templates.macros("kit/templates/pieces.html")


def show(*pieces: Content, runs_scripts: bool = False) -> None:
    """Put the pieces on the page, under each other; only what is ours may run scripts."""
    st.html(joined(pieces, "\n"), unsafe_allow_javascript=runs_scripts)


def joined(pieces: Iterable[Content], between: str = "") -> Markup:
    """Pieces after each other, each of them escaped unless it is HTML already."""
    return Markup(escape(between)).join(escape(piece) for piece in pieces)


def line(*pieces: Content, between: str = "") -> Markup:
    """Pieces in one line."""
    return joined(pieces, between)


def put_in(text: str, **pieces: Content) -> Markup:
    """A sentence with pieces in the places that it names: »Gå til {places}«."""
    return escape(text).format(**pieces)


def danish(text: Content) -> Markup:
    """The plan's own words or a person's, marked as Danish on an English page."""
    return escape(text) if language() == "da" or not text else _macros.danish(text)


def ours(text: str) -> Markup:
    """What we have written into a plan ourselves: translated where a translation is known, else marked as Danish."""
    translated = _(text)
    return danish(text) if translated == text else escape(translated)
