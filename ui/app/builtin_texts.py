"""The words that Streamlit puts on a page by itself, and the language the page says it is in."""

from __future__ import annotations

import json
from pathlib import Path

import streamlit as st
from markupsafe import Markup

from outcomes.language import language

_SCRIPT = Path(__file__).with_name("builtin_texts.js").read_text(encoding="utf-8")


def translate() -> None:
    """Have the browser say them in the visitor's language, whenever they turn up."""
    call = f"({_SCRIPT})({json.dumps(language())})"
    st.html(Markup("<script>{}</script>").format(Markup(call)), unsafe_allow_javascript=True)
