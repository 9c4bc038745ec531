"""The named pieces that pages are made of: real headings, real tables, real links. Everything put in is escaped."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from markupsafe import Markup

from outcomes.language import _
from ui.kit import templates
from ui.kit.links import to_section
from ui.kit.markup import Content, joined, show

_macros = templates.macros("kit/templates/pieces.html")


def head(title: Content, above: Content = "", lead: Content = "") -> None:
    """The top of a page: what it is part of, what it is, and the one thing to know."""
    show(_macros.head(title, above, lead))


def heading(text: Content, note: Content = "", name: str = "") -> Markup:
    """A section's heading, and a quiet word about it; ``name`` is what links on the page call it."""
    return _macros.heading(text, note, name)


def subheading(text: Content, beside: Content = "") -> Markup:
    """A heading within a section, and a quiet word beside it."""
    return _macros.subheading(text, beside)


def paragraph(text: Content, kind: str = "", role: str = "") -> Markup:
    """A paragraph; ``kind`` is how it looks, ``role`` what it is to a screen reader."""
    return _macros.paragraph(text, kind, role)


def note(text: Content) -> Markup:
    """A quiet paragraph: how to read what comes, or what there is nothing of."""
    return paragraph(text, "note")


def aside(text: Content) -> Markup:
    """A quiet word in a line, or nothing."""
    return span(text, "aside") if text else Markup()


def span(text: Content, kind: str = "") -> Markup:
    """Words in a line that look their own way."""
    return _macros.span(text, kind)


def block(text: Content) -> Markup:
    """A line of its own within a list of facts."""
    return _macros.block(text)


def strong(text: Content, kind: str = "") -> Markup:
    """Words of weight."""
    return _macros.strong(text, kind)


def section(*pieces: Content, kind: str = "", name: str = "") -> Markup:
    """Pieces that belong together."""
    return _macros.section(joined(pieces), kind, name)


def absent(text: Content, more: Content = "") -> Markup:
    """What is owed and has not come, so that it is seen."""
    return _macros.absent(text, more)


def lines(texts: Iterable[Content]) -> Markup:
    """Texts under each other in one place."""
    return Markup("<br>").join(texts)


def items(texts: Iterable[Content], ordered: bool = False, kind: str = "") -> Markup:
    """A list."""
    return _macros.items(texts, ordered, kind)


def facts(said: Mapping[str, Content]) -> Markup:
    """Names and what they are; a name with nothing to it is left out."""
    return _macros.facts(said)


def folded(summary: Content, content: Content) -> Markup:
    """Behind a line that says what it is."""
    return _macros.folded(summary, content, "")


def folded_on_a_phone(summary: Content, content: Content) -> Markup:
    """Openly on a wide screen; on a narrow one behind a line that says what it is."""
    return _macros.folded(summary, content, "on-a-phone")


def contents(titles: Mapping[str, str]) -> Markup:
    """The way to each section of a long page, by the section's name."""
    links = items(to_section(title, name) for name, title in titles.items())
    return _macros.contents(_("På siden"), links)


def table(
    caption: str,
    headers: Sequence[str],
    rows: Iterable[Sequence[Content]],
    numeric: Collection[int] = (),
    kind: str = "plain",
) -> Markup:
    """A table whose first column names the row. ``numeric`` columns are aligned to the right.

    The caption is for those who can't see the heading above it. On a phone each row becomes a card,
    with the header in front of each value.
    """
    return _macros.table(caption, headers, rows, numeric, kind)


def doubt(text: Content) -> Markup:
    """What is uncertain in the plan, folded; nothing when nothing is."""
    return folded(_("Usikkert i planen"), text) if text else Markup()


def bar(reached: float, goal: float, kind: str = "", band: tuple[float, float] | None = None) -> Markup:
    """So much of so much as a bar against a line, or a band from one number to another; ``kind`` is its mark.

    Nothing when there is nothing to compare.
    """
    if goal <= 0 or reached < 0:
        return Markup()
    scale = 100 / (1.15 * max(reached, goal, *(band or ())))
    ends = (f"{band[0] * scale:.1f}", f"{(band[1] - band[0]) * scale:.1f}") if band else None
    return _macros.bar(kind, ends, f"{reached * scale:.1f}", f"{goal * scale:.1f}")


def not_there(label: str, asked: str) -> Markup:
    """That the address asks for what is not there."""
    said = _("Adressen beder om {label} »{asked}«, som ikke findes her.")
    return paragraph(said.format(label=label.lower(), asked=asked), "earlier", "note")


def not_offered(label: str, asked: str, instead: str) -> Markup:
    """That the address asks for what is not there, and what is shown instead."""
    said = _("Adressen beder om {label} »{asked}«, som ikke findes her. I ser {instead}.")
    return paragraph(said.format(label=label.lower(), asked=asked, instead=instead), "earlier", "note")
