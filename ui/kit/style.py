"""Styles: a page's own file, and rules that only the page at hand can know."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from ui.kit import templates

_UI = Path(__file__).parent.parent


def use(*files: str) -> None:
    """Have the page look as these files say, each by its place under ``ui``, such as ``status/matrix.css``."""
    for file in files:
        st.html(_UI / file)


def hiding(selectors: Sequence[str]) -> Markup:
    """A style that takes what is selected off the page."""
    return rules(f"{', '.join(selectors)}{{ display: none; }}" if selectors else "")


def rules(css: str) -> Markup:
    """A style of our own making; nothing that anybody has written may be in it."""
    return templates.macros("kit/templates/pieces.html").style(Markup(css))
