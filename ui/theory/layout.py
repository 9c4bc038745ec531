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


class Cell(NamedTuple):
    """The place of one box, from column to column and from track to track."""

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
    cells: list[Cell]


class Layout(NamedTuple):
    """The whole map: bands under each other, and at the end of them all the purpose."""

    bands: list[Band]
    purposes: list[Cell]
    tracks: int

    @property
    def cells(self) -> list[Cell]:
        return [*(cell for band in self.bands for cell in band.cells), *self.purposes]


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
    cells = [
        cell for index, column in enumerate(_TRACKS) for cell in _stacked(columns[column], index, first, first + height)
    ]
    if area and area.cross_cutting:
        cells = [_beam(cell, columns, chain) for cell in cells]
    return Band(area, top, first + height, cells)


def _stacked(steps: Sequence[Step], column: int, top: int, bottom: int) -> Iterator[Cell]:
    """Boxes that share the height between them."""
    height = bottom - top
    for place, step in enumerate(steps):
        start, end = (top + round(height * part / len(steps)) for part in (place, place + 1))
        yield Cell(step, column, column, start, end)


def _beam(cell: Cell, columns: Mapping[Column, Sequence[Step]], chain: Chain) -> Cell:
    """A box that cuts across reaches on to what it leads to, over the columns where its area has nothing."""
    reached = min((COLUMNS.index(arrow.to.column) for arrow in chain.out_of(cell.step)), default=cell.first + 1)
    between = range(cell.first + 1, min(reached, _LAST_IN_BAND + 1))
    return cell._replace(last=between[-1]) if between and not any(columns[COLUMNS[one]] for one in between) else cell


def curve(arrow: Arrow, cells: Mapping[str, Cell]) -> str:
    """The line of an arrow as an SVG path: across in shares of the width, down in tracks."""
    origin, to = cells[arrow.origin.id], cells[arrow.to.id]
    start, left, right = origin.middle, origin.right, to.left
    end = min(max(start, to.top + 0.5), to.bottom - 0.5) if to.step.column == "purpose" else to.middle
    bend = (left + right) / 2
    return f"M{left:g} {start:g}C{bend:g} {start:g} {bend:g} {end:g} {right:g} {end:g}"
