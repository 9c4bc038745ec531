"""What paper has and a screen has not: the day and the address at the foot of every sheet."""

from __future__ import annotations

from datetime import date

from outcomes.language import _
from ui.kit import markup, scripts, words


def foot(day: date) -> None:
    """Have the browser print it on every sheet of the page, with the sheet's number."""
    said, sheet = _("Opgjort {day}").format(day=words.day(day)), _("Side {page} af {pages}")
    markup.show(scripts.call("app/paper.js", day.isoformat(), said, sheet), runs_scripts=True)
