"""What one version of a report says that another does not."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple, get_args

from outcomes.report import Observation

ChangedField = Literal["value", "out_of", "measured_on", "note", "next_step", "evidence"]
FIELDS: tuple[ChangedField, ...] = get_args(ChangedField)


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


def changes(before: Sequence[Observation], after: Sequence[Observation]) -> list[Change]:
    """One change for each indicator and part that is added, changed or removed, in the order of their ids."""
    then, now = _by_place(before), _by_place(after)
    found = (Change(*place, then.get(place), now.get(place)) for place in sorted(then.keys() | now.keys()))
    return [change for change in found if change.fields]


def _by_place(observations: Sequence[Observation]) -> dict[tuple[str, str], Observation]:
    return {(observation.indicator, observation.part): observation for observation in observations}


def _said(observation: Observation | None, field: ChangedField) -> tuple[bool, object]:
    """The value and whether it is done-or-not: to Python True and 1 are the same, to a reader not."""
    value = getattr(observation, field, None)
    return isinstance(value, bool), value
