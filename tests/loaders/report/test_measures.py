"""Measures go through the same form and check as deliveries, with a day of their own."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook

from loaders.cell import Row
from loaders.file import read_table
from loaders.own_sheet.matching import Matching, apply, needs_matching
from loaders.report.check import Checked, check_report
from loaders.report.form_identity import plan_version
from loaders.table import Table
from outcomes.export import observation_as_data
from outcomes.form import form_rows
from outcomes.period import Period
from outcomes.plan import Activity
from tests import make
from writers.form_csv import csv_template
from writers.form_excel import excel_template
from writers.form_guide import guide_lines

INDEX = make.measure("M00-01")
SHARE = make.measure("M00-02", node="PF-V1", kind="share", unit="børn", due="2026H2", baseline=None)
PLAN = make.plan(make.indicator("A01-01"), measures=[INDEX, SHARE])
H2 = Period(2026, 2)


def taker() -> Activity:
    found = PLAN.activity(0)
    assert found is not None
    return found


def filled_in(**cells: str) -> bytes:
    """The form for the measures with these cells in its first row, as it is saved."""
    return make.filled_in(csv_template(taker(), H2, form_rows(taker(), H2)), **cells)


def check(content: bytes, name: str = "skema.csv") -> Checked:
    return check_report(read_table(content, name), PLAN)


def told(checked: Checked) -> list[tuple[str, str | None, int | None, str]]:
    return [(one.code, one.column, one.row, one.severity) for one in checked.problems]


def test_only_the_form_for_measures_asks_for_a_day() -> None:
    own, other = (
        csv_template(one, H2, form_rows(one, H2)).decode("utf-8-sig").splitlines()
        for one in (taker(), PLAN.activities[0])
    )
    assert own[0].split(";")[7:11] == ["Leveret", "Ud af", "Måledato", "Bemærkning"]
    assert "Måledato" not in other[0] and "Kilde:" not in other[1]
    assert own[1].startswith("0;2026H2;M00-01;;Måling M00-01. Kilde: Naboundersøgelsen, hvert år;point;")


def test_the_workbook_lets_the_day_be_written_and_says_how() -> None:
    book = load_workbook(io.BytesIO(excel_template(PLAN, taker(), H2, form_rows(taker(), H2))))
    sheet = book.worksheets[0]
    (column,) = [cell.column for cell in sheet[1] if cell.value == "Måledato"]
    cell = sheet.cell(2, column)
    assert (cell.protection.locked, cell.number_format, sheet.cell(1, 8).value) == (False, "@", "Leveret")
    (prompt,) = [one.prompt for one in sheet.data_validations.dataValidation if cell.coordinate in one.sqref]
    assert prompt == "Hvilken dag er tallet fra? Fx 12.05.2026. Tomt felt: tallet gælder for halvåret."


def test_the_guide_tells_of_the_day_only_where_there_is_one() -> None:
    names = [[name for name, _ in guide_lines(PLAN, one, H2, "Ark")] for one in (taker(), PLAN.activities[0])]
    assert ["Måledato" in those for those in names] == [True, False]


@pytest.mark.parametrize("written", ["12.11.2026", "12-11-2026", "2026-11-12", "12. november 2026"])
def test_a_measure_is_read_with_the_day_it_is_from(written: str) -> None:
    checked = check(filled_in(Leveret="3,4", Måledato=written))
    assert (checked.activity, checked.period, checked.problems) == (0, H2, ())
    assert [(one.indicator, one.value, one.measured_on) for one in checked.observations] == [
        ("M00-01", 3.4, date(2026, 11, 12))
    ]


def test_a_date_that_excel_keeps_as_a_date_is_read_too() -> None:
    book = Workbook()
    book.worksheets[0].append(["Activity", "Period", "Indicator", "Delivered", "Measured on"])
    book.worksheets[0].append([0, "2026H2", "M00-01", 3.4, datetime(2026, 11, 12)])
    saved = io.BytesIO()
    book.save(saved)
    checked = check(saved.getvalue(), "skema.xlsx")
    assert [one.measured_on for one in checked.observations] == [date(2026, 11, 12)] and checked.problems == ()


def test_without_a_day_the_value_counts_for_the_half_year() -> None:
    checked = check(filled_in(Leveret="3,4"))
    assert [one.measured_on for one in checked.observations] == [None] and checked.problems == ()


def test_a_share_is_two_numbers_for_a_measure_too() -> None:
    text = "Aktivitet;Halvår;Indikator;Leveret;Ud af;Måledato\n0;2026H2;M00-02;46;100;31.12.2026\n"
    (one,) = check(text.encode()).observations
    assert (one.value, one.out_of, one.measured_on) == (46, 100, date(2026, 12, 31))


@pytest.mark.parametrize(
    ("cells", "code", "column", "severity"),
    [
        ({"Leveret": "3,4", "Måledato": "i går"}, "not-a-date", "Måledato", "error"),
        ({"Leveret": "3,4", "Måledato": "31.02.2026"}, "no-such-date", "Måledato", "error"),
        ({"Leveret": "3,4", "Måledato": "01.01.2027"}, "date-after-period", "Måledato", "error"),
        ({"Leveret": "3,4", "Måledato": "05"}, "not-a-date", "Måledato", "error"),
        (
            {"Leveret": "ikke relevant", "Bemærkning": "Udgår", "Måledato": "12.11.2026"},
            "not-applicable-counted",
            "Måledato",
            "error",
        ),
        ({"Måledato": "12.11.2026"}, "words-without-value", "Leveret", "warning"),
    ],
)
def test_a_day_that_cannot_be_right_is_told_at_its_place(
    cells: dict[str, str], code: str, column: str, severity: str
) -> None:
    checked = check(filled_in(**cells))
    assert (code, column, 2, severity) in told(checked) and checked.observations == ()


def test_in_another_report_the_day_is_said_not_to_be_read() -> None:
    text = "Aktivitet;Halvår;Indikator;Leveret;Måledato\n1;2026H2;A01-01;7;12.11.2026\n1;2026H2;A01-KR1;9;i går\n"
    checked = check(text.encode())
    assert told(checked) == [("unknown-column", "Måledato", 1, "warning")]
    assert checked.problems[0].message.startswith("Kun målinger af resultater og virkninger har en måledato.")
    assert [(one.value, one.measured_on) for one in checked.observations] == [(7, None), (9, None)]


def test_a_measure_does_not_belong_in_an_activitys_report() -> None:
    text = "Aktivitet;Halvår;Indikator;Leveret\n1;2026H2;M00-01;3,4\n"
    assert told(check(text.encode())) == [("wrong-activity", "Indikator", 2, "error")]


def test_nobody_reports_as_activity_0_in_a_plan_without_measures() -> None:
    text = "Aktivitet;Halvår;Indikator;Leveret\n0;2026H2;M00-01;3,4\n"
    plan = make.plan(make.indicator("A01-01"))
    assert told(check_report(read_table(text.encode(), "a.csv"), plan)) == [
        ("unknown-activity", "Aktivitet", 2, "error")
    ]


def test_the_form_for_measures_needs_no_matching_and_a_sheet_of_their_own_can_be_matched() -> None:
    assert not needs_matching(read_table(filled_in(Leveret="3,4"), "skema.csv"))
    own = Table((Row(1, ("Hvad", "Antal", "Hvornår")), Row(2, ("Indekset", "3,4", "12.11.2026"))))
    matching = Matching.model_validate_json(
        '{"header": 1, "columns": {"Hvad": "indicator", "Antal": "delivered", "Hvornår": "measured_on"}, '
        '"rows": {"Indekset": {"id": "M00-01"}}}'
    )
    checked = check_report(apply(own, matching, taker(), H2), PLAN)
    assert [(one.value, one.measured_on) for one in checked.observations] == [(3.4, date(2026, 11, 12))]


def test_a_candidate_makes_no_form_outdated_and_a_measure_does() -> None:
    plain = make.plan(make.indicator("A01-01"))
    one = {"name": "K", "nodes": ["PF-R1"], "could_measure": "Det", "source": [1], "doubt": "Om"}
    assert plan_version(make.plan(make.indicator("A01-01"), candidates=[one])) == plan_version(plain)
    assert plan_version(PLAN) != plan_version(plain)


def test_only_a_measure_with_a_day_has_one_as_data() -> None:
    (dated,), (undated,) = (check(filled_in(Leveret="3,4", Måledato=day)).observations for day in ("12.11.2026", ""))
    assert observation_as_data(dated)["measured_on"] == "2026-11-12"
    assert [*observation_as_data(undated)] == ["indicator", "part", "value", "out_of", "note"]
