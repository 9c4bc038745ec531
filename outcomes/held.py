"""What stood on the agenda of a meeting that is closed."""

from __future__ import annotations

from typing import NamedTuple


class Held(NamedTuple):
    """An item as it stood on the agenda of a meeting that is closed, and whether the meeting reached it."""

    key: str
    words: str
    why: str = ""
    activity: int | None = None
    recurring: bool = False
    reached: bool = True
