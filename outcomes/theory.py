"""A plan's theory of change as data: its boxes and arrows."""

from __future__ import annotations

from typing import Literal

from outcomes.indicator import Lines, Strict, Text

NodeType = Literal["effort", "result", "effect", "purpose"]


class Node(Strict):
    """One box of the theory of change."""

    id: Text
    type: NodeType
    area: Text | None = None
    label: Text
    source: Lines


class Link(Strict):
    """An arrow between two boxes; ``stated`` when the source says so, otherwise a reading."""

    origin: Text
    to: Text
    stated: bool
    doubt: Text | None = None


class Theory(Strict):
    """The theory of change: boxes and arrows from efforts to the purpose."""

    nodes: tuple[Node, ...]
    links: tuple[Link, ...]
