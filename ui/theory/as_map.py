"""The theory of change as a map: boxes that are links, and lines between them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from outcomes.chain import COLUMNS, Arrow, Chain
from outcomes.language import _
from ui.kit import links, markup, scripts, style, templates
from ui.kit.templates import Values
from ui.theory import boxes
from ui.theory.evidence import Evidence
from ui.theory.layout import WIDTHS, Band, Layout, Place, curve, lay_out

_COLUMNS = " ".join(f"minmax(0,{width:g}fr)" for width in WIDTHS)
_LIT = "--path:var(--accent);--weight:2.5px;--strength:1"
_FADED = (
    "--ink:var(--faded);--quiet:var(--faded);--reached:var(--faded);--behind:var(--faded);--short:var(--faded);"
    "--missing:var(--faded);--card:transparent;--edge:transparent;--strength:.12"
)


def draw(evidence: Evidence) -> Markup:
    """The whole chain. To point at a box lights its path both ways; to choose it opens it."""
    layout, names = lay_out(evidence.chain), names_of(evidence.chain)
    return templates.draw(
        "theory/templates/map.html",
        title=_("Hele kæden"),
        how=_(
            "Peg på en boks, eller gå til den med Tab, så ser I vejen til formålet. "
            "Vælg den for at se, hvad der ligger bag."
        ),
        skip=_("Spring over kortet"),
        key=boxes.key(),
        columns=_COLUMNS,
        lights=_lights(evidence, names),
        kinds=[boxes.kind(column) for column in COLUMNS],
        areas=[_area(evidence, band, names) for band in layout.bands],
        purposes=[_box(evidence, place, names) for place in layout.purposes],
        script=scripts.call("theory/map.js", lines(evidence.chain, layout, names)),
    )


def names_of(chain: Chain) -> dict[str, str]:
    """A class of its own for the box of each step, by the step's id."""
    return {step.id: f"n{number}" for number, step in enumerate(chain.steps)}


def lines(chain: Chain, layout: Layout, names: Mapping[str, str]) -> Markup:
    """Every arrow of the chain as a line in one picture that is stretched over all tracks."""
    places = {place.step.id: place for place in layout.places}
    return templates.draw(
        "theory/templates/lines.html",
        width=f"{sum(WIDTHS):g}",
        height=layout.tracks,
        lines=[_line(chain, arrow, places, names) for arrow in chain.arrows],
    )


def _area(evidence: Evidence, band: Band, names: Mapping[str, str]) -> Values:
    heading = boxes.area_heading(evidence.plan, band.area)
    return {"band": band, "heading": heading, "boxes": [_box(evidence, place, names) for place in band.places]}


def _box(evidence: Evidence, place: Place, names: Mapping[str, str]) -> Values:
    """A step: where it stands, by its own class and those of the boxes that light it, and what it says."""
    step, chain = place.step, evidence.chain
    return {
        "column": step.column,
        "name": names[step.id],
        "lit_by": _lit_by({step.id} | chain.before(step) | chain.after(step), names),
        "place": place,
        "address": links.address("theory", node=step.id),
        "is_led_to": bool(chain.into(step)),
        "is_chosen": step == evidence.chosen,
        "kind": boxes.kind(step.column),
        "label": markup.danish(step.label),
        "activities": boxes.how_many(chain.activities_of(step)) if step.column == "effort" else "",
        "standing": evidence.standing(step),
    }


def _line(chain: Chain, arrow: Arrow, places: Mapping[str, Place], names: Mapping[str, str]) -> Values:
    """An arrow; a far one is from an activity in another area."""
    lit_by = {arrow.origin.id, arrow.to.id} | chain.before(arrow.origin) | chain.after(arrow.to)
    return {
        "arrow": boxes.name(arrow),
        "lit_by": _lit_by(lit_by, names),
        "is_stated": arrow.stated,
        "is_far": arrow.origin.column == "activity" and arrow.origin.area != arrow.to.area,
        "curve": curve(arrow, places),
    }


def _lit_by(ids: Iterable[str], names: Mapping[str, str]) -> str:
    """The classes that say by which boxes this is lit."""
    return " ".join(sorted(f"by-{names[id]}" for id in ids))


def _lights(evidence: Evidence, names: Mapping[str, str]) -> Markup:
    """For each box the rules that light its path and fade the rest.

    A box that is reached by keyboard goes before one that the mouse happens to rest on, and either
    before the one that is opened.
    """
    when = [(f".chain:has(.{name}:focus-visible)", name) for name in names.values()]
    when += [(f".chain:not(:has(.node:focus-visible)):has(.{name}:hover)", name) for name in names.values()]
    if evidence.chosen:
        when.append((".chain:not(:has(.node:is(:hover,:focus-visible)))", names[evidence.chosen.id]))
    lit = ",".join(f"{chain} .by-{name}" for chain, name in when)
    faded = ",".join(f"{chain} :is(.node,.line):not(.by-{name})" for chain, name in when)
    return style.rules(f"{lit}{{{_LIT}}}{faded}{{{_FADED}}}")
