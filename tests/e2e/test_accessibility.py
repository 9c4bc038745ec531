"""No page breaks WCAG 2.1 A or AA in a way that axe can see: either theme, four widths, both languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from ui.accessibility.page import WIDTHS
from ui.app.frame import PAGES

ADDRESSES = (*(page.address for page in PAGES), "theory?node=PF-E1", "report?activity=3&way=form")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}
"""Of what passes, one place for each rule is enough to tell that axe has looked; all of them take most of its time."""

_IS_WIDER_THAN_THE_WINDOW = """() => ["html", "[data-testid=stMain]"].some((one) => {
  const box = document.querySelector(one);
  return box.scrollWidth > box.clientWidth + 1;
})"""

Scheme = Literal["light", "dark"]
Found = tuple[str, int, str, str]
"""On which page and width, which rule, and where."""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(demo: str, browser: Browser, scheme: Scheme) -> None:
    assert found(browser, demo, scheme, WIDTHS) == []


def test_axe_finds_nothing_in_english(demo: str, browser: Browser) -> None:
    assert found(browser, demo, "light", WIDTHS[:1], "lang=en") == []


def test_each_page_is_called_by_its_own_name(demo: str, page: Page) -> None:
    titles = []
    for listed in PAGES:
        page.goto(f"{demo}/{listed.path}")
        expect(page.locator("footer.foot")).to_be_visible()
        titles.append(page.title())
    assert len(set(titles)) == len(titles) and all(" · Tryghedsplan" in title for title in titles)


def found(
    browser: Browser, address: str, scheme: Scheme, widths: tuple[int, ...], also: str = "lang=da"
) -> list[Found]:
    """What breaks a rule on any of the pages. A page is loaded once and made narrower, as a window is."""
    context = browser.new_context(viewport={"width": widths[0], "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.set_default_timeout(60_000)
    breaks: list[Found] = []
    for path in ADDRESSES:
        page.set_viewport_size({"width": widths[0], "height": 900})
        page.goto(f"{address}/{path}{'&' if '?' in path else '?'}{also}")
        page.locator("footer.foot").wait_for()
        page.wait_for_load_state("networkidle")
        breaks += [(path, width, *one) for width in widths for one in _breaks(page, width)]
    context.close()
    return breaks


def _breaks(page: Page, width: int) -> Iterator[tuple[str, str]]:
    """What axe finds, a page that failed to draw, and one that must be scrolled sideways to be read."""
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_timeout(300)  # the navigation folds when the window has been narrow for a moment
    response: dict[str, Any] = Axe().run(page, options=RULES).response
    assert response["passes"], "axe has looked at the page"
    if page.get_by_test_id("stException").count():
        yield "exception", ""
    if page.evaluate(_IS_WIDER_THAN_THE_WINDOW):
        yield "reflow", ""
    for broken in response["violations"]:
        for node in broken["nodes"]:
            yield broken["id"], node["html"]
