"""The form as CSV: what it asks, that it reads back as it was filled in, and that no spreadsheet runs it."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

import pytest

from loaders.file import read_table
from loaders.inert import inert
from loaders.plan_folder import read_plan
from loaders.report.check import Checked, check_report
from loaders.report.header import HEADERS
from outcomes.form import form_rows
from outcomes.indicator import Indicator
from outcomes.period import Period
from outcomes.plan import Activity, BudgetLine, Plan
from outcomes.report import Value
from tests import make
from tests.conftest import PLAN_FOLDER
from writers.danish_csv import to_danish_csv
from writers.form_csv import csv_template, form_fields

H1, H2 = Period(2026, 1), Period(2026, 2)
HEADER = [HEADERS[field] for field in form_fields(())]
REAL = read_plan(PLAN_FOLDER)
ASKED = [(a, period) for a in REAL.activities for period in REAL.half_years if a.asked_in(period)]
FORMS = pytest.mark.parametrize(("activity", "period"), ASKED, ids=[f"{a.number}-{period}" for a, period in ASKED])


class Filled(NamedTuple):
    """What a person writes in one row, and what it means."""

    part: str
    delivered: str
    out_of: str
    value: Value
    total: int | None


def filled(asked: Indicator | BudgetLine, row: dict[str, str], number: int, period: Period) -> Filled:
    """Something valid for the row, different from row to row."""
    if isinstance(asked, BudgetLine):
        return Filled("", f"{1000 + number}", "", 1000 + number, None)
    part = f"{2000 + number}" if asked.open_parts else row["Del"]
    if asked.kind == "share":
        return Filled(part, f"{number}", f"{number + 9}", number, number + 9)
    if asked.kind == "assessed":
        word = ("opfyldt", "overvejende opfyldt", "delvist opfyldt", "ikke opfyldt")[number % 4]
        return Filled(part, word, "", word, None)
    if asked.kind == "milestone":
        day = period.last_day
        written, value = (("ja", True), ("nej", False), (f"{day:%d.%m.%Y}", day))[number % 3]
        return Filled(part, written, "", value, None)
    return Filled(part, f"{number},5", "", number + 0.5, None) if asked.decimals else Filled(
        part, f"{number}", "", number, None
    )  # fmt: skip


def asked_by(plan: Plan, activity: Activity, id: str) -> Indicator | BudgetLine:
    return plan.indicator(id) or next(line for line in activity.budget if line.id == id)


def form(activity: Activity, period: Period, outstanding: Iterable[Indicator] = ()) -> bytes:
    return csv_template(activity, period, form_rows(activity, period, outstanding))


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def saved(rows: list[dict[str, str]]) -> bytes:
    """The rows as Excel saves them: semicolons, and quotes only where they are needed."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, HEADER, delimiter=";", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def read_back(content: bytes, plan: Plan) -> Checked:
    return check_report(read_table(content, "skema.csv"), plan)


def small(*indicators: dict[str, Any]) -> tuple[Plan, Activity]:
    plan = make.plan(*indicators)
    return plan, plan.activities[0]


@FORMS
def test_a_form_filled_in_reads_back_as_it_was_filled_in(activity: Activity, period: Period) -> None:
    rows, expected = rows_of(form(activity, period)), []
    for number, row in enumerate(rows, start=1):
        asked = asked_by(REAL, activity, row["Indikator"])
        given = filled(asked, row, number, period)
        note, step = f"Række {number}; »på én linje«", f"Skridt {number}"
        row |= {"Del": given.part, "Leveret": given.delivered, "Ud af": given.out_of}
        row |= {"Bemærkning": note, "Næste skridt": step}
        part = asked.part_in(period, given.part) if isinstance(asked, Indicator) else ""
        expected.append((asked.id, part, given.value, given.total, note, step))
    checked = read_back(saved(rows), REAL)
    assert (checked.activity, checked.period, checked.problems) == (activity.number, period, ())
    found = [(one.indicator, one.part, one.value, one.out_of, one.note, one.next_step) for one in checked.observations]
    assert found == expected


@FORMS
def test_a_blank_form_gives_no_observation(activity: Activity, period: Period) -> None:
    checked = read_back(form(activity, period), REAL)
    assert (checked.activity, checked.period, checked.observations) == (activity.number, period, ())
    assert [problem.code for problem in checked.problems] == ["nothing-reported"]


@FORMS
def test_a_form_asks_what_the_half_year_asks_and_what_was_spent(activity: Activity, period: Period) -> None:
    asked = [(one.id, part) for one in activity.indicators if one.asked_in(period) for part in one.parts or ("",)]
    spending = [(line.id, "") for line in activity.budget if line.year == period.year]
    rows = rows_of(form(activity, period))
    assert [(row["Indikator"], row["Del"]) for row in rows] == asked + spending


def test_a_csv_form_opens_in_danish_excel() -> None:
    content = form(REAL.activities[2], H1)
    assert content.startswith("\ufeffAktivitet;Halvår;Indikator;".encode())
    assert content.count(b"\r\n") == content.count(b"\n") == len(rows_of(content)) + 1


def test_a_form_holds_the_plans_words_and_what_was_reported_last() -> None:
    _, activity = small(make.indicator())
    row = rows_of(csv_template(activity, H2, form_rows(activity, H2, last={("A01-01", ""): "7 (2026H1)"})))[0]
    told = [row[header] for header in ("Beskrivelse", "Enhed", "Mål", "Sidst indberettet")]
    assert told == ["Indikator A01-01", "unge", "planens ord", "7 (2026H1)"]


def test_an_outstanding_milestone_is_asked_again_and_reads_back() -> None:
    late = make.indicator("A01-02", kind="milestone", form="done", due="2026H1", unit=None)
    plan, activity = small(make.indicator("A01-01", due="2026H2"), late)
    rows = rows_of(form(activity, H2, [activity.indicators[1]]))
    assert rows[1]["Beskrivelse"] == "Indikator A01-02 (udestår fra 1. halvår 2026)"
    rows[1]["Leveret"] = "03.11.2026"
    assert [one.value for one in read_back(saved(rows), plan).observations] == [date(2026, 11, 3)]


@pytest.mark.parametrize(
    "sign", ["=", "+", "-", "@", "\t", "\r", "\n=", "\u00a0=", " =", "\u200b=", "＝", "＋", "－", "＠", "﹢"], ids=repr
)
def test_text_that_a_spreadsheet_would_run_is_inert(sign: str) -> None:
    assert inert(f"{sign}1+1") == f"'{sign}1+1"
    assert to_danish_csv(["x"], [[f"{sign}1+1"]]).decode("utf-8-sig").split("\r\n", 1)[1].lstrip('"')[0] == "'"


@pytest.mark.parametrize("text", ["", "Bo", "3-5 børn", "a=b", "1+1", "'=1"])
def test_other_text_is_left_alone(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize("sign", "=+-@")
def test_nothing_in_a_form_runs(sign: str) -> None:
    _, activity = small(make.indicator(label=f"{sign}1+1", unit=f"{sign}A1", parts=[f"{sign}Nord", "Syd"]))
    cells = [cell for row in rows_of(form(activity, H1)) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(sign)]


@pytest.mark.parametrize("sign", "=+-@")
def test_a_part_whose_name_is_made_inert_reads_back(sign: str) -> None:
    plan, activity = small(make.indicator(parts=[f"{sign}Nord", "Syd"]))
    rows = rows_of(form(activity, H1))
    rows[0]["Leveret"] = "8"
    assert [(one.part, one.value) for one in read_back(saved(rows), plan).observations] == [(f"{sign}Nord", 8)]


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, ""), (True, "ja"), (False, "nej"), (0, "0"), (1234567, "1234567"), (0.5, "0,5"), (-2, "-2"),
     (date(2026, 8, 5), "05.08.2026"), ("a;b", '"a;b"'), ('"a"', '"""a"""'), ("Æø", "Æø")],
)  # fmt: skip
def test_values_are_written_as_danes_write_them(value: Any, written: str) -> None:
    assert to_danish_csv(["x", "y"], [[value, "z"]]) == f"\ufeffx;y\r\n{written};z\r\n".encode()
