"""Half-years and years: when something is reported and when a target falls due."""

from __future__ import annotations

import re
from datetime import date

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from outcomes.language import N_, _

_PERIOD = re.compile(r"(20\d\d)(?:H([12]))?")
_WORDS = {1: N_("1. halvår {year}"), 2: N_("2. halvår {year}"), None: N_("hele {year}")}
_SPAN = re.compile(r"(20\d\d)(H[12])?-(20\d\d)(?(2)\2)")


@dataclass(frozen=True, order=True, config=ConfigDict(strict=True, extra="forbid"))
class Period:
    """A half-year such as ``2026H1``, or a whole year such as ``2026`` (``half`` is None)."""

    year: int
    half: int | None = None

    @classmethod
    def parse(cls, text: str) -> Period:
        """Read ``2026H1`` or ``2026``. Raises ValueError for anything else."""
        match = _PERIOD.fullmatch(text)
        if match is None:
            message = _("»{text}« er ikke et halvår (2026H1, 2026H2) eller et år (2026)")
            raise ValueError(message.format(text=text))
        return cls(int(match[1]), int(match[2]) if match[2] else None)

    def __str__(self) -> str:
        return f"{self.year}H{self.half}" if self.half else str(self.year)

    @property
    def first_day(self) -> date:
        return date(self.year, 7 if self.half == 2 else 1, 1)

    @property
    def last_day(self) -> date:
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    @property
    def half_years(self) -> tuple[Period, ...]:
        """The half-years in which a value for this period is reported."""
        return (self,) if self.half else (Period(self.year, 1), Period(self.year, 2))

    @property
    def following(self) -> Period:
        """The half-year after this one, or after this year."""
        return Period(self.year, 2) if self.half == 1 else Period(self.year + 1, 1)

    def covers(self, other: Period) -> bool:
        """Whether the other is this period, or one of the half-years of this year."""
        return self.year == other.year and self.half in (None, other.half)

    @property
    def words(self) -> str:
        """The period as the plan writes it, in the visitor's language: ``1. halvår 2026`` or ``hele 2026``."""
        return _(_WORDS[self.half]).format(year=self.year)


def parse_due(text: str) -> tuple[Period, ...]:
    """Read when a target falls due.

    ``2026H1`` and ``2026`` are one period; ``2026-2028`` means each of those years anew, and ``2026H2-2028H2``
    the same half of each.
    Raises ValueError for anything else.
    """
    span = _SPAN.fullmatch(text)
    if span is None:
        return (Period.parse(text),)
    first, last = int(span[1]), int(span[3])
    if first >= last:
        raise ValueError(_("»{text}« begynder ikke før det slutter").format(text=text))
    return tuple(Period.parse(f"{year}{span[2] or ''}") for year in range(first, last + 1))
