"""What a plan's text says of an activity besides what is promised."""

from __future__ import annotations

from typing import Literal

from pydantic import field_validator

from outcomes.indicator import Lines, Strict, Text
from outcomes.language import _
from outcomes.period import Period

Subject = Literal["communication", "anchoring", "known_before", "criteria", "responsibility"]
"""What an activity's text in the plan is about, besides what is promised."""


class PlanText(Strict):
    """What the plan's text says of one matter, in words of our own."""

    about: Subject
    text: Text
    source: Lines


class Evaluation(Strict):
    """That the plan has the activity evaluated: in which half-year, of what, and by whom where it says so."""

    when: str
    text: Text
    by: Text | None = None
    source: Lines

    @field_validator("when")
    @classmethod
    def _is_a_half_year(cls, when: str) -> str:
        if Period.parse(when).half is None:
            raise ValueError(_("{period} er ikke et halvår").format(period=when))
        return when
