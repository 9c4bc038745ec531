"""No page breaks WCAG 2.1 A or AA in a way that axe can see: either theme, four widths, both languages."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.e2e.conftest import Tour
from tests.e2e.tour import Broken, Language, load, put_on
from ui.app.frame import PAGES

_COLOURS = """() => [...document.body.querySelectorAll('*')]
  .filter((one) => one.closest('svg') || one.offsetHeight)
  .map((one) => {
    const { color, backgroundColor, fill, stroke, borderTopColor, opacity } = getComputedStyle(one);
    const ink = fill.replace(/url\\(.*\\)/, "a pattern");
    return [one.tagName, color, backgroundColor, ink, stroke, borderTopColor, opacity].join();
  })"""
"""Of all that can be seen; what asks for a page's late part has no height, and goes at the run of another theme.
A pattern has a name of its own each time that it is drawn."""


def test_axe_finds_nothing(tour: Tour) -> None:
    assert broken(tour, "da") == {}


def test_axe_finds_nothing_in_english(tour: Tour) -> None:
    assert broken(tour, "en") == {}


def test_the_dark_put_on_in_a_visit_is_the_dark_of_a_page_that_is_opened_in_it(demo: str, page: Page) -> None:
    load(page, f"{demo}/economy", "dark")  # it has tables, bars, fields and a chart
    opened_in_it = page.evaluate(_COLOURS)
    load(page, f"{demo}/economy", "light")
    assert page.evaluate(_COLOURS) != opened_in_it
    put_on(page, "dark")
    assert page.evaluate(_COLOURS) == opened_in_it


def test_each_page_is_called_by_its_own_name(tour: Tour) -> None:
    seen = tour("da")
    titles = [seen[page.address].title for page in PAGES]
    assert len(set(titles)) == len(titles) and all(" · Tryghedsplan" in title for title in titles)


def broken(tour: Tour, language: Language) -> dict[str, tuple[Broken, ...]]:
    """What breaks a rule on any of the pages."""
    return {address: sight.breaks for address, sight in tour(language).items() if sight.breaks}
