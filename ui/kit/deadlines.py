"""When a report was or is due, in words."""

from __future__ import annotations

from datetime import date

from outcomes.coverage import Expected
from outcomes.language import _, ngettext
from ui.kit import words


def in_words(expected: Expected, as_of: date) -> str:
    """When the report was or is due, and how many days that is from the day that is looked at."""
    late, day = expected.days_late(as_of), words.day(expected.deadline)
    if late == 0:
        return _("Fristen er i dag.")
    text = (
        ngettext("Fristen var {day}, for {n} dag siden.", "Fristen var {day}, for {n} dage siden.", late)
        if late > 0
        else ngettext("Fristen er {day}, om {n} dag.", "Fristen er {day}, om {n} dage.", -late)
    )
    return text.format(day=day, n=words.number(abs(late)))
