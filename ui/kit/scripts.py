"""JavaScript: files of our own under ``ui``, and values that are given to them and never read as code or as tags."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from markupsafe import Markup

from ui.kit import templates

_UI = Path(__file__).parent.parent


def call(file: str, *arguments: object) -> Markup:
    """A function in a file, such as ``theory/map.js``, called with the arguments; ``show`` it as one that runs scripts.

    No »<« stands in their JSON: a tag would end the script, and Streamlit takes out a script that seems to hold one.
    """
    values = ",".join(json.dumps(argument) for argument in arguments).replace("<", "\\u003c")
    return templates.macros("kit/templates/pieces.html").script(Markup(text(file)), Markup(values))


@cache
def text(file: str) -> str:
    """A script by its place under ``ui``, as it stands."""
    return (_UI / file).read_text(encoding="utf-8")
