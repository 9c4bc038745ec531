"""No page breaks WCAG 2.1 A or AA in a way that axe can see, in either theme, wide or narrow."""

from __future__ import annotations

from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

PAGES = ("overview", "theory?node=PF-E1", "activity?activity=3", "report?activity=3", "report?activity=3&way=form")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]}


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(demo: str, browser: Browser, scheme: Literal["light", "dark"], width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    for path in PAGES:
        page.goto(f"{demo}/{path}")
        page.get_by_role("heading", level=1).wait_for()
        page.wait_for_load_state("networkidle")
        found = Axe().run(page, options=RULES).response
        assert found["passes"], "axe has looked at the page"
        assert [(path, one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    context.close()
