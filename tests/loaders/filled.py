"""Forms that somebody has filled in, an answer in every row, and what they say."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from random import Random
from typing import NamedTuple

from loaders.plan_folder import read_plan
from loaders.report.header import HEADERS
from outcomes.form import FormRow, form_rows
from outcomes.period import Period
from outcomes.plan import Activity, Plan
from outcomes.report import Value
from tests.conftest import PLAN_FOLDER
from writers.form_csv import form_fields, form_line

PLAN: Plan = read_plan(PLAN_FOLDER)
ASKED = [(a, period) for a in PLAN.activities for period in PLAN.half_years if a.asked_in(period)]
WORDS = ("Bemærkning", "Dokumentation", "Næste skridt")
_ASSESSED = ("opfyldt", "overvejende opfyldt", "delvist opfyldt", "ikke opfyldt")

Lines = list[list[str]]
Said = dict[tuple[str, str], tuple[Value, float | None]]


class Filled(NamedTuple):
    """A report as a person has filled it in: its header and rows, and what it says."""

    activity: Activity
    period: Period
    header: list[str]
    rows: list[dict[str, str]]
    said: Said

    @property
    def lines(self) -> Lines:
        return [self.header, *([row[name] for name in self.header] for row in self.rows)]


def filled_in(luck: Random) -> Filled:
    """A form with an answer in every row, and in some rows words."""
    activity, period = luck.choice(ASKED)
    header = [HEADERS[field] for field in form_fields(())]
    rows, said = [], Said()
    for number, row in enumerate(form_rows(activity, period), start=1):
        line = {HEADERS[field]: str(text) for field, text in form_line(activity, period, row).items()}
        part, delivered, out_of, value, total = _answer(row, number, period, luck)
        line |= {"Del": part, "Leveret": delivered, "Ud af": out_of}
        for name in WORDS:
            if luck.random() < 0.5:
                line[name] = f"{name} ved række {number}, skrevet på én linje"
        rows.append(line)
        indicator = PLAN.indicator(row.id)
        said[row.id, indicator.part_in(period, part) if indicator else ""] = value, total
    return Filled(activity, period, header, rows, said)


def _answer(row: FormRow, number: int, period: Period, luck: Random) -> tuple[str, str, str, Value, float | None]:
    part = row.part or (f"hold {number}" if row.open_part else "")
    if row.answer == "kroner":
        amount = luck.randint(1, 90) * 1100
        return part, str(amount), "", amount, None
    if row.answer == "milestone":
        return part, *luck.choice([("ja", "", True, None), ("nej", "", False, None)])
    if row.answer == "assessed":
        word = luck.choice(_ASSESSED)
        return part, word, "", word, None
    count = luck.randint(1, 40)
    total = count + luck.randint(0, 9)
    return (
        (part, str(count), str(total), count, total) if row.answer == "share" else (part, str(count), "", count, None)
    )


def written(lines: Iterable[Iterable[str]], sep: str = ";", end: str = "\r\n", quoting: int = csv.QUOTE_MINIMAL) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=sep, lineterminator=end, quoting=quoting).writerows(lines)  # type: ignore[arg-type]
    return text.getvalue()
