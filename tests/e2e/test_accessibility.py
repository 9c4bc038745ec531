"""No page breaks WCAG 2.1 A or AA in a way that axe can see: either theme, four widths, both languages."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import Tour
from tests.e2e.tour import Broken, Scheme, Sight
from ui.app.frame import PAGES


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(tour: Tour, scheme: Scheme) -> None:
    assert broken(tour("da", scheme)) == {}


def test_axe_finds_nothing_in_english(tour: Tour) -> None:
    assert broken(tour("en", "light")) == {}


def test_each_page_is_called_by_its_own_name(tour: Tour) -> None:
    seen = tour("da", "light")
    titles = [seen[page.address].title for page in PAGES]
    assert len(set(titles)) == len(titles) and all(" · Tryghedsplan" in title for title in titles)


def broken(seen: dict[str, Sight]) -> dict[str, tuple[Broken, ...]]:
    """What breaks a rule on any of the pages."""
    return {address: sight.breaks for address, sight in seen.items() if sight.breaks}
