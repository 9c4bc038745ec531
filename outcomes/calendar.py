"""What a plan says happens when, beside what its targets, deadlines and grants say already."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Annotated, Literal, NamedTuple, Self

from pydantic import Field, StringConstraints, field_validator, model_validator

from outcomes.indicator import Strict, Text
from outcomes.language import N_, _
from outcomes.period import Period, parse_due

EventKind = Literal[
    "report", "meeting", "evaluation", "talk", "event", "check", "orientation", "revision", "ending", "ongoing"
]
Owner = Literal["working_group", "steering_group", "finance", "secretariat"]
Frequency = Literal["month", "quarter", "half_year"]

KINDS: dict[EventKind, str] = {
    "report": N_("frist for rapporter"),
    "meeting": N_("møde"),
    "evaluation": N_("evaluering"),
    "talk": N_("sparrings- og udviklingsmøde"),
    "event": N_("begivenhed"),
    "check": N_("skal være gjort"),
    "orientation": N_("orientering"),
    "revision": N_("ændring af planen"),
    "ending": N_("udløber"),
    "ongoing": N_("hele tiden"),
}
OWNERS: dict[Owner, str] = {
    "working_group": N_("Arbejdsgruppen"),
    "steering_group": N_("Styregruppen"),
    "finance": N_("Økonomiforvaltningen"),
    "secretariat": N_("Sekretariatet"),
}
_MONTHS: dict[Frequency, int] = {"month": 1, "quarter": 3, "half_year": 6}
_MONTH = re.compile(r"20\d\d-(0[1-9]|1[0-2])")


class Span(NamedTuple):
    """Some days in a row, from the first to the last of them, and what they are called: ``2026Q1``."""

    name: str
    first_day: date
    last_day: date


def spans(when: str, every: Frequency | None = None) -> tuple[Span, ...]:
    """The days that are meant by ``2026-08-29``, ``2026-12``, ``2026H1``, ``2026`` or ``2026-2028`` (each year anew).

    With ``every`` they are cut into months, quarters or half-years. Raises ValueError for anything else.
    """
    if every:
        return tuple(piece for whole in spans(when) for piece in _cut(whole, every))
    if _MONTH.fullmatch(when):
        return (_from(date.fromisoformat(f"{when}-01"), 1),)
    if when.count("-") == 2:
        try:
            day = date.fromisoformat(when)
        except ValueError:
            raise ValueError(_("»{text}« er ikke en dag").format(text=when)) from None
        return (Span(when, day, day),)
    return tuple(_of(period) for period in parse_due(when))


def _is_half_a_year_or_more(whole: Span) -> bool:
    return (whole.last_day - whole.first_day).days > 31


def _of(period: Period) -> Span:
    return Span(str(period), period.first_day, period.last_day)


def _cut(whole: Span, every: Frequency) -> list[Span]:
    first, pieces = whole.first_day, []
    while first <= whole.last_day:
        pieces.append(_from(first, _MONTHS[every]))
        first = pieces[-1].last_day + timedelta(days=1)
    return pieces


def _from(first: date, months: int) -> Span:
    """So many months from the first day of one of them."""
    ended = first.month - 1 + months
    following = date(first.year + ended // 12, ended % 12 + 1, 1)
    names = {1: f"{first:%Y-%m}", 3: f"{first.year}Q{ended // 3}", 6: f"{first.year}H{ended // 6}"}
    return Span(names[months], first, following - timedelta(days=1))


class CalendarEntry(Strict):
    """Something that happens, once or again and again, and who owes it.

    It is owed by those who report the ``indicators`` that ask for it, or else by an ``activity`` or an ``owner``.
    ``when`` is as for ``spans``; without it the indicators' own. ``ours`` says why the time is set by us, where the
    plan names none; an ``example`` is mentioned by the plan as something that could be.
    """

    key: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+$")]
    kind: Literal["meeting", "evaluation", "talk", "event", "check", "orientation", "revision", "ongoing"]
    words: Text | None = None
    indicators: tuple[Text, ...] = ()
    activity: int | None = None
    owner: Owner | None = None
    when: str | None = None
    every: Frequency | None = None
    source: tuple[int, ...] = ()
    ours: Text | None = None
    example: bool = False
    doubt: Text | None = None

    @field_validator("when")
    @classmethod
    def _when_can_be_read(cls, when: str | None) -> str | None:
        if when is not None:
            spans(when)
        return when

    @model_validator(mode="after")
    def _fields_fit_together(self) -> Self:
        if sum((bool(self.indicators), self.activity is not None, self.owner is not None)) != 1:
            raise ValueError(_("skriv enten indicators, activity eller owner"))
        if self.when is None and (self.every or not self.indicators):
            raise ValueError(_("when mangler"))
        if self.when and self.every and not all(_is_half_a_year_or_more(one) for one in spans(self.when)):
            raise ValueError(_("every deler halvår og år op, og ikke dage og måneder"))
        if not self.words and len(self.indicators) != 1:
            raise ValueError(_("words mangler"))
        if not (self.source or self.indicators or self.ours):
            raise ValueError(_("skriv source, eller i ours, hvorfor I selv har sat det"))
        return self

    @property
    def spans(self) -> tuple[Span, ...]:
        """The days that are written here, none when they are the indicators' own."""
        return spans(self.when, self.every) if self.when else ()


class Calendar(Strict):
    """What ``calendar.toml`` holds."""

    entry: tuple[CalendarEntry, ...] = Field(default=())
