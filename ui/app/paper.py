"""What paper has and a screen has not: the day and the address at the foot of every sheet."""

from __future__ import annotations

from datetime import date

from outcomes.language import _
from ui.kit import markup, scripts, words


def foot(day: date, address: str) -> None:
    """Have the browser print it on every sheet of the page, with the sheet's number."""
    said = _("Opgjort {day}").format(day=words.day(day))
    markup.show(scripts.call("app/paper.js", f"{said} · {address}", _("Side {page} af {pages}")), runs_scripts=True)
