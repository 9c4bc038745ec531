"""A walk through every page, once in each language; small tests read what was seen on the way."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal, NamedTuple

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, Request, ViewportSize, expect

from tests.e2e.paper import Paper, on_paper
from ui.accessibility.page import WIDTHS
from ui.app.frame import PAGES

ADDRESSES = (*(page.address for page in PAGES), "theory?node=PF-E1", "report?activity=3&way=form")
_QUICKLY: dict[str, Any] = {"resultTypes": ["violations"], "preload": False, "selectors": False}
"""Of what passes, one place for each rule tells that axe has looked; none of the rules reads a style sheet."""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], **_QUICKLY}
OF_COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], **_QUICKLY}
"""The rules among them that another theme can break."""

Language = Literal["da", "en"]
Scheme = Literal["light", "dark"]
Broken = tuple[Scheme, int, str, str]
"""In which theme, on which width, which rule, and where."""
LOOKED_AT: dict[Language, tuple[tuple[Scheme, tuple[int, ...], dict[str, Any]], ...]] = {
    "da": (("light", WIDTHS, RULES), ("dark", WIDTHS[::-1], OF_COLOURS)),
    "en": (("light", WIDTHS[:1], RULES),),
}
"""The themes and widths of a page, one after another; English differs only in words."""

_IS_WIDER_THAN_THE_WINDOW = """() => ["html", "[data-testid=stMain]"].some((one) => {
  const box = document.querySelector(one);
  return box.scrollWidth > box.clientWidth + 1;
})"""
_HAS_FOLLOWED = """() => {
  const ground = (one) => getComputedStyle(one).backgroundColor;
  const app = ground(document.querySelector('[data-testid=stApp]'));
  const charts = [...document.querySelectorAll('.js-plotly-plot .main-svg:first-child')];
  const moving = document.getAnimations().some((one) => one instanceof CSSTransition);
  return !moving && charts.every((one) => ground(one) === app);
}"""
"""Whether charts have the theme of the page, and no colour is on its way to another."""
_HAS_ITS_MENU = """() => {
  const is_folded = document.querySelector('[data-testid=stExpandSidebarButton]') !== null;
  return is_folded === innerWidth < 768;
}"""
"""Whether the navigation is folded, as it is in a narrow window."""
_SAID = """() => {
    const said = [document.body.innerText];
    for (const one of document.querySelectorAll('[aria-label], [title], [placeholder]'))
        for (const name of ['aria-label', 'title', 'placeholder']) said.push(one.getAttribute(name) ?? '');
    return said.join('\\n');
}"""


class Sight(NamedTuple):
    """One page: its title and language, what it says and notes, what was fetched, its paper, and what breaks a rule."""

    title: str
    language: str
    said: str
    notes: tuple[str, ...]
    ways_past_the_menu: int
    fetched: tuple[str, ...]
    paper: Paper | None
    breaks: tuple[Broken, ...]


def tour_of(page: Page, server: str, language: Language) -> dict[str, Sight]:
    """Every page, loaded once, put on paper, made narrower as a window is, and put into the dark."""
    fetched: list[str] = []
    sights = {}

    def note(request: Request) -> None:
        fetched.append(request.url)

    page.on("request", note)
    for address in ADDRESSES:
        fetched.clear()
        page.set_viewport_size({"width": WIDTHS[0], "height": 900})
        load(page, f"{server}/{address}{'&' if '?' in address else '?'}lang={language}", "light")
        page.evaluate(AXE_SCRIPT)
        sights[address] = Sight(
            page.title(),
            page.locator("html").get_attribute("lang") or "",
            page.evaluate(_SAID),
            tuple(page.get_by_role("note").all_inner_texts()),
            page.get_by_role("link", name="Gå til indholdet").count(),
            tuple(fetched),
            on_paper(page) if language == "da" else None,
            tuple(_all_that_breaks(page, language)),
        )
    page.remove_listener("request", note)
    return sights


def load(page: Page, address: str, scheme: Scheme) -> None:
    """Open a page in a theme, and wait until all of it is there."""
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    page.locator("footer.foot").wait_for()
    page.wait_for_load_state("networkidle")
    if "/economy" in address:
        page.locator(".js-plotly-plot .main-svg").first.wait_for()  # drawn last, in a run of its own


def put_on(page: Page, scheme: Scheme) -> None:
    """The open page in another theme, as when evening comes."""
    page.emulate_media(color_scheme=scheme)
    expect(page.get_by_test_id("stApp")).to_have_css("color-scheme", scheme)
    page.wait_for_function(_HAS_FOLLOWED)


def _all_that_breaks(page: Page, language: Language) -> Iterator[Broken]:
    for scheme, widths, rules in LOOKED_AT[language]:
        put_on(page, scheme)
        for width in widths:
            yield from ((scheme, width, *broken) for broken in _breaks(page, width, rules))


def _breaks(page: Page, width: int, rules: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """What axe finds, a page that failed to draw, and one that must be scrolled sideways to be read."""
    if page.viewport_size != (window := ViewportSize(width=width, height=900)):
        page.set_viewport_size(window)
        page.wait_for_function(_HAS_ITS_MENU)
    response = page.evaluate("rules => axe.run(rules)", rules)
    assert response["passes"], "axe has looked at the page"
    if page.get_by_test_id("stException").count():
        yield "exception", ""
    if page.evaluate(_IS_WIDER_THAN_THE_WINDOW):
        yield "reflow", ""
    for broken in response["violations"]:
        for node in broken["nodes"]:
            yield broken["id"], node["html"]
