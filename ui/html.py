"""Pieces of screen as HTML: real headings, real tables, real links. Everything put in is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlencode

import streamlit as st
from markupsafe import Markup, escape

from outcomes.attainment import Attainment

Content = str | Markup
FOLLOWED = ("lang", "plan", "plan_version", "as_of", "examples")
"""What a visitor looks through, kept in the address from page to page."""


def show(*pieces: Content) -> None:
    st.html(Markup("\n").join(escape(piece) for piece in pieces))


def head(title: str, above: str = "", lead: Content = "") -> None:
    """The top of a page: what it is part of, what it is, and the one thing to know."""
    show(
        Markup('<header class="head"><p class="above">{}</p><h1>{}</h1>{}</header>').format(
            above, title, Markup('<p class="lead">{}</p>').format(lead) if lead else ""
        )
    )


def heading(text: str, note: Content = "") -> Markup:
    """A section's heading, and a quiet word about it."""
    return Markup("<h2>{}</h2>{}").format(text, Markup('<p class="note">{}</p>').format(note) if note else "")


def link(text: Content, page: str, **parameters: object) -> Markup:
    """A link to one of the pages."""
    return Markup('<a href="{}" target="_self">{}</a>').format(address(page, **parameters), text)


def address(page: str, **parameters: object) -> str:
    """Where a page is, relative, so that it holds wherever the dashboard is served.

    The language, plan, day and record that the visitor looks at follow along, unless a parameter says otherwise.
    """
    followed = {name: st.query_params.get(name) for name in FOLLOWED}
    query = urlencode({name: value for name, value in (followed | parameters).items() if value is not None})
    return f"{page}?{query}" if query else page


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
    head_cells = Markup().join(
        Markup('<th scope="col"{}>{}</th>').format(_numeric(i in numeric), text) for i, text in enumerate(headers)
    )
    body = Markup().join(_row(headers, row, numeric) for row in rows)
    return Markup(
        '<div class="scroll"><table role="table" class="{}"><caption class="unseen">{}</caption>'
        '<thead role="rowgroup"><tr role="row">{}</tr></thead><tbody role="rowgroup">{}</tbody></table></div>'
    ).format(kind, caption, head_cells, body)


def _row(headers: Sequence[str], row: Sequence[Content], numeric: Sequence[int]) -> Markup:
    first = Markup('<th scope="row" role="rowheader">{}</th>').format(row[0])
    cell = Markup('<td role="cell" data-label="{}"{}>{}</td>')
    rest = (cell.format(headers[i], _numeric(i in numeric), row[i]) for i in range(1, len(row)))
    return Markup('<tr role="row">{}{}</tr>').format(first, Markup().join(rest))


def _numeric(yes: bool) -> Markup:
    return Markup(' class="numeric"') if yes else Markup()


def items(texts: Iterable[Content], ordered: bool = False) -> Markup:
    tag = Markup("ol" if ordered else "ul")
    return Markup("<{0}>{1}</{0}>").format(tag, Markup().join(Markup("<li>{}</li>").format(text) for text in texts))


def folded(summary: Content, content: Content) -> Markup:
    return Markup("<details><summary>{}</summary>{}</details>").format(summary, content)


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
    band = Markup('<span class="band" style="left:{:.1f}%;width:{:.1f}%"></span>')
    return Markup(
        '<span class="bullet {}" aria-hidden="true"><span class="track"></span>{}'
        '<span class="reached" style="width:{:.1f}%"></span><span class="goal" style="left:{:.1f}%"></span></span>'
    ).format(
        row.mark,
        band.format(low * scale, (high - low) * scale) if row.form == "range" and low is not None and high else "",
        reached * scale,
        goal * scale,
    )
