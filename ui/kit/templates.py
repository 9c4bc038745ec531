"""HTML from Jinja2 templates: everything put in is escaped, and a name that is not given is an error.

Templates lie in ``ui/kit/templates`` and in each page's own folder. They are given words that are translated already.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Protocol, cast

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

_UI = Path(__file__).parent.parent
_ENVIRONMENT = Environment(
    loader=FileSystemLoader(_UI), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
)


Values = dict[str, object]
"""What a template is given, by the names that it has there."""


class Macros(Protocol):
    """The macros of a template, by their names."""

    def __getattr__(self, name: str) -> Callable[..., Markup]: ...


def draw(template: str, **values: object) -> Markup:
    """A template by its place under ``ui``, such as ``theory/map.html``, with the values put in."""
    return Markup(_template(template).render(values))


@cache
def macros(template: str) -> Macros:
    """The macros of a template, to be called as functions."""
    return cast(Macros, _template(template).module)


@cache
def _template(name: str) -> Template:
    return _ENVIRONMENT.get_template(name)
