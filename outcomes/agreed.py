"""That what was reported before a plan was changed reads as answers to what is asked now, as somebody has decided."""

from __future__ import annotations

from datetime import date
from typing import Literal, Self

from pydantic import model_validator

from outcomes.indicator import Strict, Text
from outcomes.language import _

Field = Literal["kind", "unit", "parts", "open_parts", "due", "year"]
Value = str | int | tuple[str, ...]


class AgreedChange(Strict):
    """What of an indicator (or a budget line) was otherwise, how it is now, why, and who decided that it reads so.

    ``was`` and ``now`` hold the fields as they stand in the plan's files; '' and [] for what is not there.
    """

    indicator: Text
    was: dict[Field, Value]
    now: dict[Field, Value]
    why: Text
    decided_by: Text
    decided_on: date

    @model_validator(mode="after")
    def _says_both_of_each_field(self) -> Self:
        if not self.was or self.was.keys() != self.now.keys():
            raise ValueError(_("was og now skal nævne det samme"))
        return self


class Agreed(Strict):
    """What ``changes.toml`` holds."""

    change: tuple[AgreedChange, ...] = ()
