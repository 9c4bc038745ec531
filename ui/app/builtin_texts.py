"""The words that Streamlit puts on a page by itself, and the language the page says it is in."""

from __future__ import annotations

from outcomes.language import language
from ui.kit import markup, scripts


def translate() -> None:
    """Have the browser say them in the visitor's language, whenever they turn up."""
    markup.show(scripts.call("app/builtin_texts.js", language()), runs_scripts=True)
