"""What a person has done to a meeting's agenda: its order, what is hidden and why, what is added, what was noted."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from outcomes import free_text
from outcomes.held import Held
from outcomes.language import _
from outcomes.topics import Topic


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


class Agenda(NamedTuple):
    """A meeting's agenda: its items in order, and those that are hidden, each with the reason."""

    items: tuple[Topic, ...]
    hidden: tuple[tuple[Topic, str], ...]

    def item(self, key: str) -> Topic | None:
        return next((one for one in self.items if one.key == key), None)


def agenda(by_rules: Iterable[Topic], returned: Iterable[Topic], changes: AgendaChanges) -> Agenda:
    """What comes back from the meeting before, what the rules say, and what is added; as it was ordered and hidden."""
    added = (Topic(one.key, None, one.words, "", one.activity, (), one.recurring) for one in changes.added)
    every = {one.key: one for one in (*returned, *by_rules, *added)}
    places = {key: place for place, key in enumerate(changes.order)}
    natural = {key: place for place, key in enumerate(every)}
    # What nobody had seen when it was ordered stands where the rules put it: after what comes before it there.
    order = sorted(every, key=lambda key: (_place(key, places, [*every]), natural[key]))
    items = tuple(every[key] for key in order if key not in changes.hidden)
    return Agenda(items, tuple((every[key], changes.hidden[key]) for key in order if key in changes.hidden))


def _place(key: str, places: Mapping[str, int], natural: Sequence[str]) -> float:
    if key in places:
        return places[key]
    before = [places[one] for one in natural[: natural.index(key)] if one in places]
    return max(before, default=-1) + 0.5


def returned(held: Iterable[Held], open_keys: Collection[str], day: str) -> list[Topic]:
    """What comes back by itself from the meeting of a ``day``: not reached, recurring, or with a task still open."""
    found = []
    for one in held:
        not_reached = _("Blev ikke nået på mødet {day}.") if not one.reached else ""
        with_task = _("Har en åben opgave fra mødet {day}.") if one.key in open_keys else ""
        each_time = _("Er på hvert møde.") if one.recurring else ""
        if why := not_reached or with_task or each_time:
            found.append(Topic(one.key, None, one.words, why.format(day=day), one.activity, (), one.recurring))
    return found
