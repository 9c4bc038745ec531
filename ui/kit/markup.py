"""Pieces of screen as HTML: real headings, real tables, real links. Everything put in is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextvars import ContextVar
from types import MappingProxyType
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup, escape

from outcomes.attainment import Attainment
from outcomes.language import _, language

Content = str | Markup
FOLLOWED = ("lang", "plan", "plan_version", "as_of", "examples")
"""What a visitor looks through, kept in the address from page to page."""

_followed: ContextVar[Mapping[str, object]] = ContextVar("_followed", default=MappingProxyType({}))


def follow(address: Mapping[str, object]) -> None:
    """From here on, in this thread, links lead to pages that are looked at through the same."""
    _followed.set({name: address[name] for name in FOLLOWED if name in address})


class Fragment:
    """A piece of HTML with ``{}`` where something is put in, escaped: as ``Markup.format``, in a third of the time."""

    def __init__(self, template: str) -> None:
        self._first, *self._rest = template.split("{}")

    def __call__(self, *values: object) -> Markup:
        parts = [self._first]
        for value, text in zip(values, self._rest, strict=True):
            parts += (escape(value), text)
        return Markup("".join(parts))


_LINK = Fragment('<a href="{}" target="_self">{}</a>')
_TABLE = Fragment(
    '<div class="scroll"><table role="table" class="{}"><caption class="unseen">{}</caption>'
    '<thead role="rowgroup"><tr role="row">{}</tr></thead><tbody role="rowgroup">{}</tbody></table></div>'
)
_HEADER = Fragment('<th scope="col"{}>{}</th>')
_ROW = Fragment('<tr role="row"><th scope="row" role="rowheader">{}</th>{}</tr>')
_CELL = Fragment('<td role="cell" data-label="{}"{}>{}</td>')
_DANISH = Fragment('<span lang="da">{}</span>')
_BULLET = Fragment(
    '<span class="bullet {}" aria-hidden="true"><span class="track"></span>{}'
    '<span class="reached" style="width:{}%"></span><span class="goal" style="left:{}%"></span></span>'
)
_BAND = Fragment('<span class="band" style="left:{}%;width:{}%"></span>')


def show(*pieces: Content) -> None:
    st.html(Markup("\n").join(escape(piece) for piece in pieces))


def head(title: str, above: str = "", lead: Content = "") -> None:
    """The top of a page: what it is part of, what it is, and the one thing to know."""
    show(
        Markup('<header class="head"><p class="above">{}</p><h1>{}</h1>{}</header>').format(
            above, title, Markup('<p class="lead">{}</p>').format(lead) if lead else ""
        )
    )


def not_offered(label: str, asked: str, instead: str) -> Markup:
    """That the address asks for what is not there, and what is shown instead."""
    said = _("Adressen beder om {label} »{asked}«, som ikke findes her. Du ser {instead}.")
    told = said.format(label=label.lower(), asked=asked, instead=instead)
    return Markup('<p class="earlier" role="note">{}</p>').format(told)


def heading(text: str, note: Content = "", name: str = "") -> Markup:
    """A section's heading, and a quiet word about it; ``name`` is what links on the page call it."""
    told = Markup('<p class="note">{}</p>').format(note) if note else ""
    return Markup("<h2{}>{}</h2>{}").format(Markup(' id="{}"').format(name) if name else "", text, told)


def contents(titles: Mapping[str, str]) -> Markup:
    """The way to each section of a long page, by the section's name."""
    links = (Markup('<a href="#{}">{}</a>').format(name, title) for name, title in titles.items())
    return Markup('<nav class="contents" aria-label="{}">{}</nav>').format(_("På siden"), items(links))


def link(text: Content, page: str, **parameters: object) -> Markup:
    """A link to one of the pages."""
    return _LINK(address(page, **parameters), text)


def address(page: str, **parameters: object) -> str:
    """Where a page is, relative, so that it holds wherever the dashboard is served.

    The language, plan, day and record that the visitor looks at follow along, unless a parameter says otherwise.
    """
    asked = {**_followed.get(), **parameters}
    query = urlencode({name: value for name, value in asked.items() if value is not None})
    return f"{page}?{query}" if query else page


def here(text: Content, **changed: str | None) -> Markup:
    """A link to this page with parts of its address changed, or taken out."""
    return _LINK(this_page(**changed), text)


def this_page(**changed: str | None) -> str:
    """The address of this page with parts of it changed, or taken out."""
    kept = {name: value for name, value in (st.query_params.to_dict() | changed).items() if value is not None}
    return f"?{urlencode(kept)}"


def danish(text: Content) -> Markup:
    """The plan's own words or a person's, marked as Danish on an English page."""
    return escape(text) if language() == "da" or not text else _DANISH(text)


def ours(text: str) -> Markup:
    """What we have written into a plan ourselves: translated where a translation is known, else marked as Danish."""
    said = _(text)
    return danish(text) if said == text else escape(said)


def table(
    caption: str,
    headers: Sequence[str],
    rows: Iterable[Sequence[Content]],
    numeric: Sequence[int] = (),
    kind: str = "plain",
) -> Markup:
    """A table whose first column names the row. ``numeric`` columns are aligned to the right.

    The caption is for those who can't see the heading above it. On a phone each row becomes a card,
    with the header in front of each value.
    """
    names = Markup().join(_HEADER(_numeric(i in numeric), text) for i, text in enumerate(headers))
    body = Markup().join(_row(headers, row, numeric) for row in rows)
    return _TABLE(kind, caption, names, body)


def _row(headers: Sequence[str], row: Sequence[Content], numeric: Sequence[int]) -> Markup:
    first, *others = row
    cells = (_CELL(headers[i], _numeric(i in numeric), text) for i, text in enumerate(others, start=1))
    return _ROW(first, Markup().join(cells))


def _numeric(yes: bool) -> Markup:
    return Markup(' class="numeric"') if yes else Markup()


def items(texts: Iterable[Content], ordered: bool = False) -> Markup:
    tag = Markup("ol" if ordered else "ul")
    return Markup("<{0}>{1}</{0}>").format(tag, Markup().join(Markup("<li>{}</li>").format(text) for text in texts))


def folded(summary: Content, content: Content) -> Markup:
    return Markup("<details><summary>{}</summary>{}</details>").format(summary, content)


def folded_on_a_phone(summary: Content, content: Content) -> Markup:
    """Openly on a wide screen; on a narrow one behind a line that says what it is."""
    return Markup('<details class="on-a-phone"><summary>{}</summary>{}</details>').format(summary, content)


def bullet(row: Attainment) -> Markup:
    """Delivered as a bar against the target as a line (or a band); nothing when there is nothing to compare."""
    low, high = (float(bound) if bound is not None else None for bound in (row.low, row.high))
    if not isinstance(row.delivered, int | float) or isinstance(row.delivered, bool):
        return Markup()
    reached, goal = float(row.delivered), low if low is not None else high
    if row.kind == "share" and row.denominator:
        reached, goal = reached / row.denominator, 1.0 if row.form == "all" else goal
    if not goal:
        return Markup()
    scale = 100 / (1.15 * max(reached, high or goal, goal))
    band = Markup()
    if row.form == "range" and low is not None and high is not None:
        band = _BAND(f"{low * scale:.1f}", f"{(high - low) * scale:.1f}")
    return _BULLET(row.mark, band, f"{reached * scale:.1f}", f"{goal * scale:.1f}")


def bar(reached: float, goal: float) -> Markup:
    """So much of so much as a bar against a line, of which nothing is judged."""
    if goal <= 0 or reached < 0:
        return Markup()
    scale = 100 / (1.15 * max(reached, goal))
    return _BULLET("", "", f"{reached * scale:.1f}", f"{goal * scale:.1f}")
