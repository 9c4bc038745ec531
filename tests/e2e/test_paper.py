"""On paper every page has all of its words and none of its controls, at every size and way of A4."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import DESKTOP
from tests.e2e.tour import ADDRESSES, load

WIDTHS = (703, 794, 879, 992, 1032, 1123, 1290, 1404)
"""In pixels: A4 upright and lying, with margins and without, whole and at 80 %."""

_SEEN = "(one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1"
_CUT = f"""() => {{
  const seen = {_SEEN}, cut = [], texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {{
    const text = texts.currentNode, cell = text.parentElement.closest('td, th'), range = document.createRange();
    if (!text.data.trim() || !seen(text.parentElement)) continue;
    range.selectNodeContents(text);
    const right = Math.min(innerWidth, cell?.getBoundingClientRect().right ?? innerWidth);
    if ([...range.getClientRects()].some((box) => box.right > right + 1 || box.left < -1)) cut.push(text.data.trim());
  }}
  return cut;
}}"""
"""Texts that leave the sheet, or run from their cell into the next."""
_CONTROLS = f"""() => {{
  const controls = 'button, select, input:not([type=hidden], .st-key-form *), a[href^="#"]';
  return [...document.querySelectorAll(controls)].filter({_SEEN}).map((one) => one.textContent || one.name);
}}"""
_FOOT = (
    "() => [...document.querySelectorAll('head style')].find((one) => one.textContent.includes('@bottom'))?.textContent"
)


def on_paper(page: Page, address: str) -> Iterator[tuple[int, Any]]:
    """What of a page is cut, at each of the widths."""
    load(page, address, "light")
    page.emulate_media(media="print")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        yield width, page.evaluate(_CUT)


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_is_cut_or_over_another_and_no_control_is_printed(demo: str, page: Page, address: str) -> None:
    page.set_viewport_size(DESKTOP)
    assert [(width, cut) for width, cut in on_paper(page, f"{demo}/{address}") if cut] == []
    assert page.evaluate(_CONTROLS) == []


def test_the_foot_of_each_sheet_has_the_day_and_an_address_that_leads_to_the_same_figures(
    demo: str, page: Page
) -> None:
    load(page, f"{demo}/activity?activity=12", "dark")
    foot = page.wait_for_function(_FOOT).json_value()
    assert f'"Opgjort 8. februar 2027 · {demo}/activity?activity=12&as_of=2027-02-08"' in foot
    assert 'content: "Side " counter(page) " af " counter(pages) ""' in foot


def test_paper_is_white_also_when_the_screen_is_dark(demo: str, page: Page) -> None:
    load(page, f"{demo}/rules", "dark")
    page.emulate_media(media="print")
    assert (
        page.get_by_test_id("stApp").evaluate("(one) => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"
    )
