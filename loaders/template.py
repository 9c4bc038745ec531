"""The form an activity lead fills in outside the dashboard: the plan's own rows, as CSV or Excel."""

from __future__ import annotations

import io
from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from loaders.danish_csv import inert, to_danish_csv
from loaders.header import HEADERS, HeaderField
from outcomes.form import FormRow
from outcomes.period import Period
from outcomes.plan import Activity

_WIDTHS = (10, 10, 12, 20, 52, 22, 34, 20, 10, 40, 30, 30, 20)
_FILLED_IN: tuple[HeaderField, ...] = ("part", "delivered", "out_of", "note", "evidence", "next_step")


def csv_template(activity: Activity, period: Period, rows: Sequence[FormRow]) -> bytes:
    return to_danish_csv([*HEADERS.values()], (_line(activity, period, row) for row in rows))


def excel_template(activity: Activity, period: Period, rows: Sequence[FormRow]) -> bytes:
    """The same rows as a workbook; the columns to fill in are tinted."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = f"Aktivitet {activity.number} {period}"
    sheet.append([*HEADERS.values()])
    for row in rows:
        line = _line(activity, period, row)
        sheet.append([inert(cell) if isinstance(cell, str) else cell for cell in line])
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


def _line(activity: Activity, period: Period, row: FormRow) -> list[str | int]:
    said: dict[HeaderField, str | int] = {
        "activity": activity.number,
        "period": str(period),
        "indicator": row.id,
        "part": row.part,
        "description": row.description,
        "unit": row.unit,
        "target": row.target,
        "last_reported": row.last_reported,
    }
    return [said.get(field, "") for field in HEADERS]
