"""The pieces of one target's page: how its verdict came about, and everything behind it."""

from __future__ import annotations

from markupsafe import Markup

from outcomes.attainment import Attainment
from ui import html
from ui.html import Content


def link_to(row: Attainment, text: Content) -> Markup:
    """The way to the page of one target (and part)."""
    return html.link(text, "indicator", indicator=row.indicator, part=row.part)
