"""What a browser gets before anything is drawn: Streamlit's empty page, in our language and ready for what comes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import streamlit
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from outcomes.language import N_
from ui.app.translations import known, translations

_STATIC = Path(streamlit.__file__).parent / "static"
_WITHOUT_SCRIPTS = N_(
    "Siderne kan kun vises med JavaScript. Slå det til i browseren, eller bed sekretariatet om tallene."
)
_FIRST_NEEDED = ("Html", "purify.es")
"""The scripts that draw a page's first words. Streamlit asks for them only when the words have come."""

_TYPEFACE = '<link rel="preload" href="./app/static/fonts/ibm-plex-sans-latin-400-normal.woff2" as="font" crossorigin>'
"""Ours in the place of Streamlit's, which no page is written with."""

_SERVER_IS_HERE = """
window.__streamlit = {
  BACKEND_BASE_URL: new URL(".", location.href).href,
  HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false },
};
"""
"""Where the server is. Left to look for it, the browser first asks in vain under the page's own address."""


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
    scripts = [found for name in _FIRST_NEEDED for found in (_STATIC / "static/js").glob(f"{name}.*.js")]
    early = [f'<link rel="modulepreload" crossorigin href="./static/js/{script.name}">' for script in scripts]
    without = Markup("<noscript><p>{}</p></noscript>").format(translations(language).gettext(_WITHOUT_SCRIPTS))
    page = page.replace('<html lang="en">', f'<html lang="{language}">')
    page = page.replace("<title>Streamlit</title>", f"<title>Tryghedsplan</title><script>{_SERVER_IS_HERE}</script>")
    page = page.replace('href="./favicon.png"', 'href="./app/static/icon.svg"')
    page = re.sub('<link[^>]*as="font"[^>]*>', _TYPEFACE, page)
    page = page.replace("</head>", f"{''.join(early)}</head>")
    return re.sub("<noscript>.*</noscript>", lambda _: without, page, flags=re.DOTALL)
