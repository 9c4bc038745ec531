"""One thing that can be counted, ticked off or assessed, and what the plan asks of it."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, FiniteFloat, StringConstraints, field_validator, model_validator

from outcomes.language import N_, _
from outcomes.period import Period, parse_due

Number = int | FiniteFloat
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Lines = Annotated[tuple[int, ...], Field(min_length=1)]
Kind = Literal["flow", "running_total", "level", "share", "milestone", "assessed"]
Form = Literal["at_least", "at_most", "about", "range", "all", "increase", "decrease", "done", "assessed", "none"]
Verdict = Literal["satisfactory", "limited", "inadequate"]
Assessment = Literal["opfyldt", "overvejende opfyldt", "delvist opfyldt", "ikke opfyldt"]

ASSESSMENTS: tuple[Assessment, ...] = (
    N_("opfyldt"),
    N_("overvejende opfyldt"),
    N_("delvist opfyldt"),
    N_("ikke opfyldt"),
)
"""The four words, the best first."""
COUNTED: tuple[Kind, ...] = ("flow", "running_total", "level", "share")
_FORMS_OF: dict[str, set[str]] = {
    "share": {"all", "at_least", "at_most", "about", "range", "increase", "decrease", "none"},
    "milestone": {"done", "none"},
    "assessed": {"assessed", "none"},
}
_NUMERIC_FORMS = {"at_least", "at_most", "about", "range", "increase", "decrease", "none"}
_BOUNDS: dict[str, tuple[str, str]] = {
    # form: (must have, may have)
    "at_least": ("low", "low"),
    "at_most": ("high", "high"),
    "about": ("low", "low"),
    "range": ("low high", "low high"),
    "increase": ("", "low"),
    "decrease": ("", "high"),
}


def activity_of(id: str) -> int:
    """The number of the activity that an indicator or a budget line belongs to; 0 for a measure."""
    return int(id[1:3])


class Strict(BaseModel):
    """Frozen, no unknown fields, no silent conversion of types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class PlannedTarget(Strict):
    """What the plan asks for: a form, its numbers, and the plan's own words.

    ``low`` and ``high`` are in the indicator's unit; for a share (other than ``all``) they are
    fractions from 0 to 1. ``about`` keeps its number in ``low``; ``increase`` and ``decrease`` may
    name a final value in ``low`` or ``high`` and otherwise ask only for a move from the baseline.
    """

    form: Form
    low: Number | None = None
    high: Number | None = None
    tolerance: Annotated[float, Field(gt=0, lt=1)] | None = None
    words: Text

    @model_validator(mode="after")
    def _numbers_fit_the_form(self) -> Self:
        required, allowed = (names.split() for names in _BOUNDS.get(self.form, ("", "")))
        for name in ("low", "high"):
            given = getattr(self, name) is not None
            if name in required and not given:
                raise ValueError(_("»{form}« skal have {name}").format(form=self.form, name=name))
            if given and name not in allowed:
                raise ValueError(_("»{form}« må ikke have {name}").format(form=self.form, name=name))
        if self.form == "range" and self.low >= self.high:  # type: ignore[operator]
            raise ValueError(_("low skal være mindre end high"))
        if self.tolerance is not None and self.form != "about":
            raise ValueError(_("kun »about« har tolerance"))
        return self


class Baseline(Strict):
    """Where things stood before: a value in the indicator's unit, and the year it is from."""

    value: Number
    year: int
    approximate: bool = False


class Indicator(Strict):
    """One thing that can be counted, ticked off or assessed.

    ``due`` is ``2026H1``, ``2026``, or ``2026-2028`` (``2026H2-2028H2``) for something asked anew each year.
    ``parts`` are judged on their own; ``open_parts`` names what a part is (``årgang``) when
    only those who report know which there are. ``overlaps`` lists indicators that may count the
    same people, so the numbers must never be added. ``unit`` is in the plural; ``unit_of_one`` is
    what the plan says that one of them is called. ``kept_by`` is the indicator of a later half-year that
    makes up for this one where it fell short.
    """

    id: Annotated[str, StringConstraints(pattern=r"^A\d\d-\d\d$")]
    label: Text
    unit: Text | None = None
    unit_of_one: Text | None = None
    kind: Kind
    due: str
    target: PlannedTarget
    column: Literal["delivery", "goal", "text"]
    parts: tuple[Text, ...] = ()
    open_parts: Text | None = None
    decimals: Annotated[int, Field(ge=0, le=2)] = 0
    baseline: Baseline | None = None
    same_as: tuple[str, ...] = ()
    overlaps: tuple[str, ...] = ()
    kept_by: Text | None = None
    doubt: Text | None = None
    source: Lines

    @field_validator("due")
    @classmethod
    def _due_can_be_read(cls, due: str) -> str:
        parse_due(due)
        return due

    @model_validator(mode="after")
    def _fields_fit_together(self) -> Self:
        if self.target.form not in _FORMS_OF.get(self.kind, _NUMERIC_FORMS):
            message = _("»{kind}« kan ikke have målet »{form}«")
            raise ValueError(message.format(kind=self.kind, form=self.target.form))
        if self.kind in COUNTED and self.unit is None:
            raise ValueError(_("det, der tælles, skal have en enhed (unit)"))
        if self.parts and self.open_parts:
            raise ValueError(_("brug enten parts eller open_parts"))
        if self.repeats_each_year and (self.parts or self.open_parts):
            raise ValueError(_("en indikator, der gentages hvert år, kan ikke også have dele"))
        return self

    @property
    def activity(self) -> int:
        return activity_of(self.id)

    @cached_property
    def dues(self) -> tuple[Period, ...]:
        return parse_due(self.due)

    @property
    def year(self) -> int:
        """The first year in which the target falls due."""
        return self.dues[0].year

    @property
    def repeats_each_year(self) -> bool:
        return len(self.dues) > 1

    def named(self, part: str) -> str:
        """The label, and the part where there is one."""
        return f"{self.label}, {part}" if part else self.label

    def part_in(self, period: Period, part: str) -> str:
        """The part an observation belongs to: the year, for what is asked anew each year."""
        return str(period.year) if self.repeats_each_year else part

    def asks_otherwise_than(self, before: Indicator) -> bool:
        """Whether an answer to the one is none to the other: another kind, or something else is counted."""
        return (self.kind, self.unit) != (before.kind, before.unit)

    def asked_in(self, period: Period) -> bool:
        """Whether a report for this half-year has a row for the indicator."""
        return any(period in due.half_years for due in self.dues)

    def may_be_reported_in(self, period: Period) -> bool:
        """A milestone may be done early or late; anything else belongs to its own half-years."""
        return (self.kind == "milestone" and not self.repeats_each_year) or self.asked_in(period)
