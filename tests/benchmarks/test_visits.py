"""The benchmark of visits goes to every page."""

from __future__ import annotations

from benchmarks.visits import CONTENT
from ui.app.frame import PAGES


def test_every_page_is_visited() -> None:
    assert [*CONTENT] == [page.path for page in PAGES]
