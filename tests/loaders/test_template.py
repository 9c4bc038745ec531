"""The form: what it asks, that it reads back as it was filled in, and that no spreadsheet runs it."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any, NamedTuple

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from loaders.danish_csv import inert, to_danish_csv
from loaders.file import read_table
from loaders.plan_folder import read_plan
from loaders.report import Checked, check_report
from loaders.template import csv_template, excel_template, template_rows
from outcomes.indicator import Indicator
from outcomes.period import Period
from outcomes.plan import Activity, BudgetLine, Plan
from outcomes.report import Value
from tests import make
from tests.conftest import PLAN_FOLDER

H1, H2 = Period(2026, 1), Period(2026, 2)
HEADER = ["Aktivitet", "Halvår", "Indikator", "Del", "Beskrivelse", "Enhed", "Mål"]
HEADER += ["Leveret", "Ud af", "Bemærkning", "Dokumentation"]
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


def sheet_of(activity: Activity, period: Period) -> Worksheet:
    return load_workbook(io.BytesIO(excel_template(activity, period))).worksheets[0]


def small(*indicators: dict[str, Any]) -> tuple[Plan, Activity]:
    plan = make.plan(*indicators)
    return plan, plan.activities[0]


@FORMS
def test_a_form_filled_in_reads_back_as_it_was_filled_in(activity: Activity, period: Period) -> None:
    rows, expected = rows_of(csv_template(activity, period)), []
    for number, row in enumerate(rows, start=1):
        asked = asked_by(REAL, activity, row["Indikator"])
        given = filled(asked, row, number, period)
        note = f"Række {number}; »på én linje«"
        row |= {"Del": given.part, "Leveret": given.delivered, "Ud af": given.out_of, "Bemærkning": note}
        part = asked.part_in(period, given.part) if isinstance(asked, Indicator) else ""
        expected.append((asked.id, part, given.value, given.total, note))
    checked = read_back(saved(rows), REAL)
    assert (checked.activity, checked.period, checked.problems) == (activity.number, period, ())
    assert [(one.indicator, one.part, one.value, one.out_of, one.note) for one in checked.observations] == expected


@FORMS
def test_a_blank_form_gives_no_observation(activity: Activity, period: Period) -> None:
    checked = read_back(csv_template(activity, period), REAL)
    assert (checked.activity, checked.period, checked.observations) == (activity.number, period, ())
    assert [problem.code for problem in checked.problems] == ["nothing-reported"]


@FORMS
def test_a_form_asks_what_the_half_year_asks_and_what_was_spent(activity: Activity, period: Period) -> None:
    asked = [(one.id, part) for one in activity.indicators if one.asked_in(period) for part in one.parts or ("",)]
    spending = [(line.id, "") for line in activity.budget if line.year == period.year]
    rows = rows_of(csv_template(activity, period))
    assert [(row["Indikator"], row["Del"]) for row in rows] == asked + spending


@FORMS
def test_the_workbook_has_the_same_rows(activity: Activity, period: Period) -> None:
    written = [tuple(cell or "" for cell in row) for row in sheet_of(activity, period).iter_rows(values_only=True)]
    rows = rows_of(csv_template(activity, period))
    assert [tuple(str(cell) for cell in row) for row in written] == [tuple(HEADER), *(tuple(r.values()) for r in rows)]


def test_the_workbooks_header_stays_in_view_and_its_name_says_what_it_is() -> None:
    sheet = sheet_of(REAL.activities[2], H1)
    assert (sheet.freeze_panes, sheet.title) == ("A2", "Aktivitet 3 2026H1")


def test_only_the_columns_to_fill_in_are_tinted() -> None:
    tinted = [cell.coordinate for cell in sheet_of(REAL.activities[2], H1)[2] if cell.fill.fill_type == "solid"]
    assert tinted == ["D2", "H2", "I2", "J2", "K2"]


def test_a_workbook_filled_in_reads_back() -> None:
    book = load_workbook(io.BytesIO(excel_template(REAL.activities[2], H2)))
    for row in book.worksheets[0].iter_rows(min_row=2):
        if row[2].value in ("A03-06", "A03-KR1"):
            row[7].value = 12
    book.save(filled_in := io.BytesIO())
    checked = check_report(read_table(filled_in.getvalue(), "skema.xlsx"), REAL)
    assert [(one.indicator, one.value) for one in checked.observations] == [("A03-06", 12), ("A03-KR1", 12)]
    assert checked.problems == ()


def test_a_csv_form_opens_in_danish_excel() -> None:
    content = csv_template(REAL.activities[2], H1)
    assert content.startswith("\ufeffAktivitet;Halvår;Indikator;".encode())
    assert content.count(b"\r\n") == content.count(b"\n") == len(rows_of(content)) + 1


@pytest.mark.parametrize(
    ("changes", "period", "words"),
    [
        ({}, H1, "Indikator A01-01"),
        ({"kind": "running_total"}, H1, "Indikator A01-01 (året til nu, hver kun talt én gang)"),
        ({"open_parts": "årgang"}, H1, "Indikator A01-01 (én række pr. årgang; skriv hvilken i Del)"),
        ({"kind": "assessed", "form": "assessed"}, H1, "Indikator A01-01 (kan vente til 2. halvår)"),
        ({"kind": "assessed", "form": "assessed"}, H2, "Indikator A01-01"),
    ],
    ids=["flow", "running total", "open parts", "goal in the spring", "goal in the autumn"],
)
def test_a_row_says_what_one_must_know_to_answer(changes: dict[str, Any], period: Period, words: str) -> None:
    _, activity = small(make.indicator(**changes))
    assert template_rows(activity, period)[0][4] == words


@pytest.mark.parametrize(
    ("changes", "unit"),
    [
        ({"unit": "børn"}, "børn"),
        ({"unit": None, "kind": "milestone", "form": "done"}, "ja, nej eller dato"),
        ({"unit": None, "kind": "assessed", "form": "assessed"}, "en af de fire vurderinger"),
    ],
    ids=["counted", "milestone", "assessed"],
)
def test_a_row_says_what_kind_of_answer_it_takes(changes: dict[str, Any], unit: str) -> None:
    _, activity = small(make.indicator(**changes))
    assert template_rows(activity, H1)[0][5:7] == [unit, "planens ord"]


def test_an_outstanding_milestone_is_asked_again_and_reads_back() -> None:
    late = make.indicator("A01-02", kind="milestone", form="done", due="2026H1", unit=None)
    plan, activity = small(make.indicator("A01-01", due="2026H2"), late)
    rows = rows_of(csv_template(activity, H2, [activity.indicators[1]]))
    assert rows[1]["Beskrivelse"] == "Indikator A01-02 (udestår fra 1. halvår 2026)"
    rows[1]["Leveret"] = "03.11.2026"
    assert [one.value for one in read_back(saved(rows), plan).observations] == [date(2026, 11, 3)]


def test_a_milestone_that_is_asked_anyway_is_not_asked_twice() -> None:
    _, activity = small(make.indicator(kind="milestone", form="done", unit=None))
    assert [row[2] for row in template_rows(activity, H2, activity.indicators)] == ["A01-01", "A01-KR1"]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"], ids=repr)
def test_text_that_a_spreadsheet_would_run_is_inert(sign: str) -> None:
    assert inert(f"{sign}1+1") == f"'{sign}1+1"
    assert to_danish_csv(["x"], [[f"{sign}1+1"]]).decode("utf-8-sig").split("\r\n", 1)[1].lstrip('"')[0] == "'"


@pytest.mark.parametrize("text", ["", "Bo", "3-5 børn", "a=b", "1+1", "'=1"])
def test_other_text_is_left_alone(text: str) -> None:
    assert inert(text) == text


@pytest.mark.parametrize("sign", "=+-@")
def test_nothing_in_a_form_runs(sign: str) -> None:
    _, activity = small(make.indicator(label=f"{sign}1+1", unit=f"{sign}A1", parts=[f"{sign}Nord", "Syd"]))
    cells = [cell for row in rows_of(csv_template(activity, H1)) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(sign)]
    assert "f" not in {cell.data_type for row in sheet_of(activity, H1).iter_rows() for cell in row}


@pytest.mark.parametrize("sign", "=+-@")
def test_a_part_whose_name_is_made_inert_reads_back(sign: str) -> None:
    plan, activity = small(make.indicator(parts=[f"{sign}Nord", "Syd"]))
    rows = rows_of(csv_template(activity, H1))
    rows[0]["Leveret"] = "8"
    assert [(one.part, one.value) for one in read_back(saved(rows), plan).observations] == [(f"{sign}Nord", 8)]


@pytest.mark.parametrize(
    ("value", "written"),
    [(None, ""), (True, "ja"), (False, "nej"), (0, "0"), (1234567, "1234567"), (0.5, "0,5"), (-2, "-2"),
     (date(2026, 8, 5), "05.08.2026"), ("a;b", '"a;b"'), ('"a"', '"""a"""'), ("Æø", "Æø")],
)  # fmt: skip
def test_values_are_written_as_danes_write_them(value: Any, written: str) -> None:
    assert to_danish_csv(["x", "y"], [[value, "z"]]) == f"\ufeffx;y\r\n{written};z\r\n".encode()
