"""The theory of change as a map: boxes that are links, and lines between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from markupsafe import Markup

from outcomes.chain import COLUMNS, Arrow, Chain
from outcomes.language import _
from ui.kit import links, markup, scripts
from ui.theory import evidence
from ui.theory.evidence import KINDS, Theory
from ui.theory.layout import WIDTHS, Band, Cell, Layout, curve, lay_out

_STYLE = Path(__file__).with_name("theory.css").read_text(encoding="utf-8")
_COLUMNS = "grid-template-columns:" + " ".join(f"minmax(0,{width:g}fr)" for width in WIDTHS)
_LIT = "--path:var(--accent);--weight:2.5px;--strength:1"
_FADED = (
    "--ink:var(--faded);--quiet:var(--faded);--reached:var(--faded);--behind:var(--faded);--short:var(--faded);"
    "--missing:var(--faded);--card:transparent;--edge:transparent;--strength:.12"
)


def draw(seen: Theory) -> Markup:
    """The whole chain. To point at a box lights its path both ways; to choose it opens it."""
    layout = lay_out(seen.chain)
    names = {step.id: f"n{place}" for place, step in enumerate(seen.chain.steps)}
    bands = (_band(seen, band, names) for band in layout.bands)
    return Markup(
        '<section class="map" aria-labelledby="map"><h2 id="map">{}</h2><p class="note pointing">{} '
        '<a class="skip" href="#list">{}</a></p>{}<div class="chain" style="{}"><style>{}{}</style>{}'
        '<div class="lines" aria-hidden="true"></div>{}{}</div>{}</section>'
    ).format(
        _("Hele kæden"),
        _("Peg på en boks, eller gå til den med Tab: dens vej lyser. Vælg den for at se, hvad der ligger bag."),
        _("Spring over kortet"),
        evidence.key(),
        _COLUMNS,
        Markup(_STYLE),
        _lights(seen, names),
        _headings(),
        Markup().join(bands),
        Markup().join(_box(seen, cell, names) for cell in layout.purposes),
        scripts.call("theory/map.js", lines(seen.chain, layout, names)),
    )


def _headings() -> Markup:
    heading = Markup('<p style="grid-column:{}">{}</p>')
    return Markup('<div class="columns">{}</div>').format(
        Markup().join(heading.format(2 * place + 1, _(KINDS[column])) for place, column in enumerate(COLUMNS))
    )


def _band(seen: Theory, band: Band, names: Mapping[str, str]) -> Markup:
    boxes = Markup().join(_box(seen, cell, names) for cell in band.cells)
    return Markup(
        '<div class="ground" style="grid-row:{0}/{1}"></div><div class="area" style="grid-row:{0}">{2}</div>{3}'
    ).format(band.top + 2, band.bottom + 2, evidence.area_heading(seen.plan, band.area), boxes)


def _box(seen: Theory, cell: Cell, names: Mapping[str, str]) -> Markup:
    step = cell.step
    lit_by = {step.id} | seen.chain.before(step) | seen.chain.after(step)
    under = (
        Markup('<span class="how">{}</span> ').format(evidence.how_many(seen.chain.activities_of(step)))
        if step.column == "effort"
        else ""
    )
    return Markup(
        '<a class="node {}{}{} {} {}" href="{}"{} style="grid-area:{}/{}/{}/{}"><span class="text">'
        '<span class="unseen">{}: </span><span class="name">{}</span><span class="unseen">. </span>'
        '{}<span class="how">{}</span></span></a>'
    ).format(
        step.column,
        " led-to" if seen.chain.into(step) else "",
        " chosen" if step == seen.chosen else "",
        names[step.id],
        _lit_by(lit_by, names),
        links.address("theory", node=step.id),
        Markup(' aria-current="true"') if step == seen.chosen else "",
        cell.top + 2,
        2 * cell.first + 1,
        cell.bottom + 2,
        2 * cell.last + 2,
        _(KINDS[step.column]),
        markup.danish(step.label),
        under,
        evidence.standing(seen, step),
    )


def lines(chain: Chain, layout: Layout, names: Mapping[str, str]) -> Markup:
    """Every arrow of the chain as a line in one picture that is stretched over all tracks."""
    cells = {cell.step.id: cell for cell in layout.cells}
    paths = Markup().join(_line(chain, arrow, cells, names) for arrow in chain.arrows)
    return Markup('<svg preserveAspectRatio="none" viewBox="0 0 {:g} {}">{}</svg>').format(
        sum(WIDTHS), layout.tracks, paths
    )


def _line(chain: Chain, arrow: Arrow, cells: Mapping[str, Cell], names: Mapping[str, str]) -> Markup:
    lit_by = {arrow.origin.id, arrow.to.id} | chain.before(arrow.origin) | chain.after(arrow.to)
    return Markup('<path class="line {}{} {}" data-arrow="{} {}" d="{}"/>').format(
        "stated" if arrow.stated else "read",
        " far" if arrow.origin.column == "activity" and arrow.origin.area != arrow.to.area else "",
        _lit_by(lit_by, names),
        arrow.origin.id,
        arrow.to.id,
        curve(arrow, cells),
    )


def _lit_by(ids: Iterable[str], names: Mapping[str, str]) -> str:
    """The classes that say by which boxes this is lit."""
    return " ".join(sorted(f"by-{names[id]}" for id in ids))


def _lights(seen: Theory, names: Mapping[str, str]) -> Markup:
    """For each box the rules that light its path and fade the rest.

    A box that is reached by keyboard goes before one that the mouse happens to rest on, and either
    before the one that is opened.
    """
    when = [(f".chain:has(.{name}:focus-visible)", name) for name in names.values()]
    when += [(f".chain:not(:has(.node:focus-visible)):has(.{name}:hover)", name) for name in names.values()]
    if seen.chosen:
        when.append((".chain:not(:has(.node:is(:hover,:focus-visible)))", names[seen.chosen.id]))
    lit = ",".join(f"{chain} .by-{name}" for chain, name in when)
    faded = ",".join(f"{chain} :is(.node,.line):not(.by-{name})" for chain, name in when)
    return Markup(f"{lit}{{{_LIT}}}{faded}{{{_FADED}}}")
