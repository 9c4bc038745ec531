"""What a browser gets before anything is drawn: Streamlit's empty page, in our language and ready for what comes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import streamlit
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from outcomes.language import N_
from ui.app import connection
from ui.app.translations import known, translations
from ui.kit import scripts, templates

_STATIC = Path(streamlit.__file__).parent / "static"
_WITHOUT_SCRIPTS = N_(
    "Siderne kan kun vises med JavaScript. Slå det til i browseren, eller bed sekretariatet om tallene."
)
_FIRST_NEEDED = ("Html", "purify.es")
"""Streamlit's scripts that draw a page's first words. It asks for them only when the words have come."""

_TYPEFACE = "ibm-plex-sans-latin-400-normal.woff2"
"""Ours in the place of Streamlit's, which no page is written with."""


def routes(paths: Iterable[str]) -> list[Route]:
    """The empty page at the address of each of the pages."""
    return [Route(f"/{path}", _page) for path in paths]


async def _page(request: Request) -> Response:
    language = known(request.query_params.get("lang"))
    return HTMLResponse(empty_page(language), headers={"Cache-Control": "no-cache"})


@cache
def empty_page(language: str) -> str:
    """Streamlit's page with its language, name and icon, and what the browser may begin to fetch."""
    page = (_STATIC / "index.html").read_text(encoding="utf-8")
    ours = templates.macros("app/templates/shell.html")
    early = [found.name for name in _FIRST_NEEDED for found in (_STATIC / "static/js").glob(f"{name}.*.js")]
    put_in = {
        '<html lang="en">': ours.opening(language),
        "<title>Streamlit</title>": ours.title(
            [scripts.call("app/server_is_here.js"), scripts.call("app/late_place.js"), connection.script()]
        ),
        'href="./favicon.png"': 'href="./app/static/icon.svg"',
        '<link[^>]*as="font"[^>]*>': ours.typeface(_TYPEFACE),
        "</head>": ours.early(early),
        "<noscript>.*</noscript>": ours.without_scripts(translations(language).gettext(_WITHOUT_SCRIPTS)),
    }
    for theirs, instead in put_in.items():
        page = re.sub(theirs, instead.replace("\\", r"\\"), page, flags=re.DOTALL)
    return page
