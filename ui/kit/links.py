"""Links between the pages: what a visitor looks through follows along."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from types import MappingProxyType
from urllib.parse import urlencode

from markupsafe import Markup

from outcomes.plan import Activity
from ui.kit import templates
from ui.kit.markup import Content, danish

FOLLOWED = ("lang", "plan", "plan_version", "as_of", "examples", "counted")
"""What a visitor looks through, kept in the address from page to page."""

_macros = templates.macros("kit/templates/pieces.html")
_followed: ContextVar[Mapping[str, object]] = ContextVar("_followed", default=MappingProxyType({}))


def follow(address: Mapping[str, object]) -> None:
    """From here on, in this thread, links lead to pages that are looked at through the same."""
    _followed.set({name: address[name] for name in FOLLOWED if name in address})


def address(page: str, **parameters: object) -> str:
    """Where a page is, relative, so that it holds wherever the dashboard is served.

    The language, plan, day and record that the visitor looks at follow along, unless a parameter says otherwise.
    """
    return _with_query(page, {**_followed.get(), **parameters})


def link(text: Content, page: str, **parameters: object) -> Markup:
    """A link to one of the pages."""
    return to(text, address(page, **parameters))


def to_activity(activity: Activity) -> Markup:
    """An activity by its number and name, as the way to its page."""
    return link(danish(activity.title), "activity", activity=activity.number)


def to(text: Content, address: str) -> Markup:
    """A link to an address, in the same window."""
    return _macros.link(text, address)


def to_section(text: Content, name: str) -> Markup:
    """A link to a section of the same page."""
    return _macros.to_section(text, name)


def changed(query: Mapping[str, object]) -> str:
    """The address of the same page with this query; None takes a parameter out."""
    return _with_query("", query) or "?"


def _with_query(page: str, query: Mapping[str, object]) -> str:
    asked = urlencode({name: value for name, value in query.items() if value is not None})
    return f"{page}?{asked}" if asked else page
