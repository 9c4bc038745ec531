"""The observations of long reports, as a file of Parquet that their entries name."""

from __future__ import annotations

import io
import json

import pyarrow as pa
import pyarrow.parquet as pq

from outcomes.report import Report, Value

LONG = 1000
"""Observations in a report; one with more has them in a file of their own."""

_COLUMNS = pa.schema(
    {
        "activity": pa.int32(),
        "period": pa.string(),
        "indicator": pa.string(),
        "part": pa.string(),
        "value": pa.string(),
        "out_of": pa.float64(),
        "note": pa.string(),
        "next_step": pa.string(),
        "evidence": pa.string(),
        "measured_on": pa.date32(),
    }
)


def rows_of(report: Report) -> pa.Table:
    """The observations of a report as rows."""
    about = {"activity": report.activity, "period": str(report.period)}
    rows = [about | one.model_dump(exclude={"value"}) | {"value": _written(one.value)} for one in report.observations]
    return pa.Table.from_pylist(rows, schema=_COLUMNS)


def as_parquet(rows: pa.Table) -> bytes:
    """Observations, each with the activity and half-year of its report, as a file."""
    file = io.BytesIO()
    pq.write_table(rows.select(_COLUMNS.names).cast(_COLUMNS), file, compression="zstd")
    return file.getvalue()


def from_parquet(content: bytes) -> pa.Table:
    return pq.read_table(io.BytesIO(content))


def _written(value: Value) -> str:
    """A value as entries write it."""
    return json.dumps(value) if isinstance(value, bool | int | float) else str(value)
