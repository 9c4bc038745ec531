"""Where each box of the map stands: fixed columns, a band for each area, and tracks of equal height.

All tracks of the grid are equally high, whatever the text needs. So a place counted in tracks is the
place on the screen, and the lines can be drawn without measuring anything.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from outcomes.chain import COLUMNS, Arrow, Chain, Column, Step
from outcomes.plan import Area

WIDTHS = (19.0, 9.0, 22.0, 4.0, 18.5, 4.0, 18.5, 3.5, 11.5)
"""The shares of the width: a column of boxes, a gap for lines, a column, and so on."""
_EDGES = (0.0, *accumulate(WIDTHS))
_HEADING = 1
_TRACKS: dict[Column, int] = {"activity": 2, "effort": 3, "result": 3, "effect": 3}
_LAST_IN_BAND = COLUMNS.index("effect")


class Place(NamedTuple):
    """Where one box stands, from column to column and from track to track."""

    step: Step
    first: int
    last: int
    top: int
    bottom: int

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2

    @property
    def left(self) -> float:
        return _EDGES[2 * self.first]

    @property
    def right(self) -> float:
        return _EDGES[2 * self.last + 1]


class Band(NamedTuple):
    """One area, or what belongs to none: its heading in the top track, and its boxes."""

    area: Area | None
    top: int
    bottom: int
    places: list[Place]


class Layout(NamedTuple):
    """The whole map: bands under each other, and at the end of them all the purpose."""

    bands: list[Band]
    purposes: list[Place]
    tracks: int

    @property
    def places(self) -> list[Place]:
        return [*(place for band in self.bands for place in band.places), *self.purposes]


def lay_out(chain: Chain) -> Layout:
    """A band for each area, and last one for what belongs to none."""
    in_bands = [step for step in chain.steps if step.column != "purpose"]
    areas: list[Area | None] = [*chain.areas]
    if any(step.area is None for step in in_bands):
        areas.append(None)
    bands: list[Band] = []
    for area in areas:
        mine = [step for step in in_bands if step.area == (area.id if area else None)]
        bands.append(_band(area, mine, chain, bands[-1].bottom if bands else 0))
    tracks = bands[-1].bottom if bands else 0
    purposes = [step for step in chain.steps if step.column == "purpose"]
    return Layout(bands, [*_stacked(purposes, COLUMNS.index("purpose"), 0, tracks)], tracks)


def _band(area: Area | None, steps: Sequence[Step], chain: Chain, top: int) -> Band:
    columns = {column: [step for step in steps if step.column == column] for column in _TRACKS}
    height = max(len(columns[column]) * tracks for column, tracks in _TRACKS.items())
    first = top + _HEADING
    bottom = first + height
    places = [
        place for number, column in enumerate(_TRACKS) for place in _stacked(columns[column], number, first, bottom)
    ]
    if area and area.cross_cutting:
        places = [_beam(place, columns, chain) for place in places]
    return Band(area, top, bottom, places)


def _stacked(steps: Sequence[Step], column: int, top: int, bottom: int) -> Iterator[Place]:
    """Boxes that share the height between them."""
    height = bottom - top
    for number, step in enumerate(steps):
        start, end = (top + round(height * part / len(steps)) for part in (number, number + 1))
        yield Place(step, column, column, start, end)


def _beam(place: Place, columns: Mapping[Column, Sequence[Step]], chain: Chain) -> Place:
    """A box that cuts across reaches on to what it leads to, or as far as the areas that it supports."""
    ends = [COLUMNS.index(arrow.to.column) for arrow in chain.out_of(place.step)]
    supporting = _LAST_IN_BAND + 1 if chain.supported_by(place.step) else place.first + 1
    reached = min(ends, default=supporting)
    between = range(place.first + 1, min(reached, _LAST_IN_BAND + 1))
    return place._replace(last=between[-1]) if between and not any(columns[COLUMNS[one]] for one in between) else place


def curve(arrow: Arrow, places: Mapping[str, Place]) -> str:
    """The line of an arrow as an SVG path: across in shares of the width, down in tracks."""
    origin, to = places[arrow.origin.id], places[arrow.to.id]
    start, left, right = origin.middle, origin.right, to.left
    end = min(max(start, to.top + 0.5), to.bottom - 0.5) if to.step.column == "purpose" else to.middle
    bend = (left + right) / 2
    return f"M{left:g} {start:g}C{bend:g} {start:g} {bend:g} {end:g} {right:g} {end:g}"
