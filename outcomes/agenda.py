"""What a person has done to a meeting's agenda: its order, what is hidden and why, what is added, what was noted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from outcomes import free_text
from outcomes.language import _


class Added(NamedTuple):
    """An item that somebody has put on the agenda; one that is ``recurring`` is there at every meeting from then on."""

    key: str
    words: str
    activity: int | None = None
    recurring: bool = False


class AgendaChanges(NamedTuple):
    """All that has been done to what the rules have put on the agenda, in a version; 0 while nothing has."""

    version: int = 0
    order: tuple[str, ...] = ()
    hidden: Mapping[str, str] = MappingProxyType({})
    added: tuple[Added, ...] = ()

    def hide(self, key: str, why: str) -> AgendaChanges:
        return self._replace(hidden={**self.hidden, key: why.strip()})

    def show(self, key: str) -> AgendaChanges:
        return self._replace(hidden={one: why for one, why in self.hidden.items() if one != key})

    def add(self, meeting: int, words: str, activity: int | None = None, recurring: bool = False) -> AgendaChanges:
        key = f"own/{meeting}/{len(self.added) + 1}"
        return self._replace(added=(*self.added, Added(key, words.strip(), activity, recurring)))

    def move(self, key: str, by: int, among: Sequence[str]) -> AgendaChanges:
        """With an item so many places further down among those that are shown."""
        order = [one for one in among if one != key]
        order.insert(max(0, among.index(key) + by), key)
        return self._replace(order=tuple(order))

    @property
    def fault(self) -> str:
        """Why the changes can't be kept, and what to write instead; '' when they can."""
        no_reason = _("Skriv, hvorfor punktet er skjult, og tryk igen.")
        hidden = (free_text.fault_of(why, no_reason) for why in self.hidden.values())
        added = (free_text.fault_of(one.words, _("Skriv, hvad punktet er, og tryk igen.")) for one in self.added)
        return next(filter(None, (*hidden, *added)), "")


class Noted(NamedTuple):
    """What is noted of an item of a meeting's agenda, in a version, and whether the meeting has reached it."""

    version: int
    reached: bool
    words: str | None
    said_by: str
