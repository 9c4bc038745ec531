"""An open page as it is printed: what is cut, and which controls are there."""

from __future__ import annotations

from typing import NamedTuple

from playwright.sync_api import Page

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


class Paper(NamedTuple):
    """What of a page is cut on which width, and the controls that are printed."""

    cut: tuple[tuple[int, str], ...]
    controls: tuple[str, ...]


def on_paper(page: Page) -> Paper:
    """The open page at every width of paper; afterwards it is on the screen again, as wide as paper was last."""
    page.emulate_media(media="print")
    cut = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        cut += [(width, text) for text in page.evaluate(_CUT)]
    controls = page.evaluate(_CONTROLS)
    page.emulate_media(media="null")
    return Paper(tuple(cut), tuple(controls))
