"""The form an activity lead fills in: the plan's own rows for one half-year, as CSV or Excel."""

from __future__ import annotations

import io
from collections.abc import Iterable

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from loaders.danish_csv import inert, to_danish_csv
from loaders.header import HEADERS
from outcomes.indicator import Indicator
from outcomes.period import Period
from outcomes.plan import Activity

_WIDTHS = (10, 10, 12, 20, 52, 22, 34, 20, 10, 40, 40)
_FILLED_IN = ("part", "delivered", "out_of", "note", "evidence")


def template_rows(activity: Activity, period: Period, outstanding: Iterable[Indicator] = ()) -> list[list[str | int]]:
    """The rows to fill in: what the half-year is asked, milestones still outstanding, and spending."""
    asked = activity.asked_in(period)
    late = [indicator for indicator in outstanding if indicator not in asked]
    rows = []
    for indicator in [*asked, *late]:
        for part in indicator.parts or ("",):
            words = (_describe(indicator, period), indicator.unit or _answer(indicator))
            rows.append([indicator.id, part, *words, indicator.target.words])
    for line in activity.budget_in(period.year):
        rows.append(
            [
                line.id,
                "",
                f"Forbrug i halvåret: {line.post}",
                "kr.",
                f"budget {line.amount} kr. i {line.year}",
            ]
        )
    return [[activity.number, str(period), *row, "", "", "", ""] for row in rows]


def csv_template(activity: Activity, period: Period, outstanding: Iterable[Indicator] = ()) -> bytes:
    return to_danish_csv([*HEADERS.values()], template_rows(activity, period, outstanding))


def excel_template(activity: Activity, period: Period, outstanding: Iterable[Indicator] = ()) -> bytes:
    """The same rows as a workbook; the columns to fill in are tinted."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = f"Aktivitet {activity.number} {period}"
    sheet.append([*HEADERS.values()])
    for row in template_rows(activity, period, outstanding):
        sheet.append([inert(cell) if isinstance(cell, str) else cell for cell in row])
    for position, (field, width) in enumerate(zip(HEADERS, _WIDTHS, strict=True), start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width
        for cell in sheet[get_column_letter(position)]:
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if cell.row == 1:
                cell.font = Font(bold=True)
            elif field in _FILLED_IN:
                cell.fill = PatternFill("solid", fgColor="EAF1F8")
    sheet.freeze_panes = "A2"
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _describe(indicator: Indicator, period: Period) -> str:
    """The label, and what the person must know to answer it right."""
    due = indicator.dues[0]
    if indicator.open_parts:
        return f"{indicator.label} (én række pr. {indicator.open_parts}; skriv hvilken i Del)"
    if due.last_day < period.first_day and not indicator.repeats_each_year:
        return f"{indicator.label} (udestår fra {due.words})"
    if indicator.kind == "running_total":
        return f"{indicator.label} (året til nu, hver kun talt én gang)"
    if indicator.kind == "assessed" and period.half == 1:
        return f"{indicator.label} (kan vente til 2. halvår)"
    return indicator.label


def _answer(indicator: Indicator) -> str:
    return "ja, nej eller dato" if indicator.kind == "milestone" else "en af de fire vurderinger"
