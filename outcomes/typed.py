"""How a number or a day is typed in a sheet."""

from __future__ import annotations

from datetime import date


def typed(value: float | date, digits: int = 15) -> str:
    """As a Dane types it in a sheet, in whatever language: 1234,5 or 03.11.2026. Excel reckons with 15 digits."""
    return f"{value:%d.%m.%Y}" if isinstance(value, date) else f"{value:.{digits}g}".replace(".", ",")
