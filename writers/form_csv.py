"""The form an activity lead fills in outside the dashboard: its lines, filled in with what counts, and as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from loaders.report.header import HEADERS, HeaderField
from outcomes.form import FormRow, with_note
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Activity
from outcomes.report import WORDS, Value
from outcomes.typed import typed
from writers.danish_csv import to_danish_csv


def csv_template(activity: Activity, period: Period, rows: Sequence[FormRow]) -> bytes:
    fields = form_fields(rows)
    lines = (filled_in_line(activity, period, row) for row in rows)
    return to_danish_csv([HEADERS[field] for field in fields], ([line[field] for field in fields] for line in lines))


def form_fields(rows: Iterable[FormRow]) -> list[HeaderField]:
    """The columns of the form, in order; only measures are asked which day they are from."""
    is_dated = any(row.measured_by for row in rows)
    return [field for field in HEADERS if field != "measured_on" or is_dated]


def form_line(activity: Activity, period: Period, row: FormRow) -> dict[HeaderField, str | int]:
    """One row of the form, a cell for each field; blank where the person writes."""
    said: dict[HeaderField, str | int] = {
        "activity": activity.number,
        "period": str(period),
        "indicator": row.id,
        "part": row.part,
        "description": _described(row),
        "unit": row.unit,
        "target": row.target,
        "last_reported": row.last_reported,
    }
    return {field: said.get(field, "") for field in HEADERS}


def filled_in_line(activity: Activity, period: Period, row: FormRow) -> dict[HeaderField, str | int | float]:
    """The row with what the report that counts says of it, written so that it is read again as the same."""
    line: dict[HeaderField, str | int | float] = {**form_line(activity, period, row)}
    if observation := row.answer_so_far:
        line["delivered"] = _as_written(observation.value)
        line["out_of"] = "" if observation.out_of is None else observation.out_of
        line["measured_on"] = typed(observation.measured_on) if observation.measured_on else ""
        for field in WORDS:
            line[field] = getattr(observation, field) or ""
    return line


def _as_written(value: Value) -> str | int | float:
    if isinstance(value, bool):
        return "ja" if value else "nej"
    return typed(value) if isinstance(value, date) else value


def _described(row: FormRow) -> str:
    said = with_note(row.description, row.file_note)
    if not row.measured_by:
        return said
    return _("{description}. Kilde: {source}").format(description=said, source=row.measured_by)
