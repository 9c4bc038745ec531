"""What one version of a report says that another does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from outcomes.danish import alphabetical
from outcomes.indicator import Number
from outcomes.language import N_
from outcomes.report import WORDS, Observation, WordField

ChangedField = Literal["value", "out_of", "measured_on"] | WordField
FIELDS: tuple[ChangedField, ...] = ("value", "out_of", "measured_on", *WORDS)

WORD_NAMES: dict[WordField, str] = {
    "note": N_("bemærkning"),
    "next_step": N_("næste skridt"),
    "evidence": N_("dokumentation"),
}


class Change(NamedTuple):
    """One indicator (and part) that two versions speak differently of; ``before`` or ``after`` may say nothing."""

    indicator: str
    part: str
    before: Observation | None
    after: Observation | None

    @property
    def kind(self) -> Literal["added", "changed", "removed"]:
        if self.before is None:
            return "added"
        return "changed" if self.after else "removed"

    @property
    def fields(self) -> tuple[ChangedField, ...]:
        """What is not the same; everything that is said, when the other version says nothing."""
        return tuple(field for field in FIELDS if _said(self.before, field) != _said(self.after, field))

    @property
    def lost_words(self) -> tuple[WordField, ...]:
        """The words that were said and that nothing is said instead of."""
        return tuple(field for field in WORDS if field in self.fields and not getattr(self.after, field, None))

    @property
    def lost_kroner(self) -> Number:
        """How much spending is no longer told of, in kroner."""
        return self.before.number or 0 if self.before and not self.after and self.before.is_spending else 0


def changes(before: Sequence[Observation], after: Sequence[Observation]) -> list[Change]:
    """One change for each indicator and part that is added, changed or removed, in the order of their ids and names."""
    then, now = _by_place(before), _by_place(after)
    places = sorted(then.keys() | now.keys(), key=lambda place: (place[0], alphabetical(place[1])))
    found = (Change(*place, then.get(place), now.get(place)) for place in places)
    return [change for change in found if change.fields]


def losses(before: Sequence[Observation], after: Sequence[Observation]) -> list[Change]:
    """The changes that take out something that was said: a whole answer, or words beside it."""
    return [change for change in changes(before, after) if change.lost_words or change.after is None]


def _by_place(observations: Sequence[Observation]) -> dict[tuple[str, str], Observation]:
    return {(observation.indicator, observation.part): observation for observation in observations}


def _said(observation: Observation | None, field: ChangedField) -> tuple[bool, object]:
    """The value and whether it is done-or-not: to Python True and 1 are the same, to a reader not."""
    value = getattr(observation, field, None)
    return isinstance(value, bool), value
