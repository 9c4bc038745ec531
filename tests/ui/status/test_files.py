"""What is shown in the matrix comes out as a file that Danish Excel opens right."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

from openpyxl import load_workbook

from outcomes.period import Period
from outcomes.target import targets
from store.store import Store
from tests import make
from ui.status import files
from writers.danish_csv import to_danish_csv
from writers.tables import SheetOfRows, to_excel

PLAN = make.plan(
    make.indicator("A01-01", low=15, label="=1+1"),
    make.indicator("A01-02", kind="share", form="all", due="2026H1"),
    make.indicator("A01-03", kind="milestone", form="done", unit=None, due="2026H1"),
)

RECEIPTS = {(1, Period.parse("2026H1")): "HR-2026H1-01-v1"}


def made(store: Store) -> SheetOfRows:
    store.add_plan(PLAN, by="prøven", at=datetime(2026, 1, 1))
    said = make.report(PLAN, "2026H1", ("A01-01", 7.5), ("A01-02", 58, {"out_of": 61}), ("A01-03", date(2026, 6, 12)))
    store.submit(said, b"fil", "fil.csv", "prøven", datetime(2026, 7, 5))
    day = date(2026, 7, 31)
    return files.sheet(PLAN, targets(PLAN, store.attainment(PLAN.id, day), store.observations(PLAN.id, day)), RECEIPTS)


def read(table: SheetOfRows) -> list[dict[str, str]]:
    content = to_danish_csv(table.header, table.rows)
    assert content.startswith(b"\xef\xbb\xbf")
    return [*csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";")]


def test_a_number_has_a_decimal_comma_and_a_day_is_a_danish_day(fresh_store: Store) -> None:
    flow, share, milestone = read(made(fresh_store))
    assert (flow["1. halvår 2026"], flow["2. halvår 2026"], flow["Leveret"]) == ("7,5", "", "7,5")
    assert (share["1. halvår 2026"], share["Tæller"], share["Nævner"]) == ("58 af 61", "58", "61")
    assert (milestone["1. halvår 2026"], milestone["Leveret"]) == ("12.06.2026", "12.06.2026")


def test_state_and_verdict_are_said_in_words(fresh_store: Store) -> None:
    flow, share, milestone = read(made(fresh_store))
    assert (flow["Indberetning"], flow["Vurdering"], flow["Nået"]) == ("vurderes senere", "ingen vurdering", "")
    assert (share["Indberetning"], share["Vurdering"], share["Nået"]) == ("indberettet", "begrænset", "nej")
    assert (milestone["Vurdering"], milestone["Nået"], milestone["For sent"]) == ("tilfredsstillende", "ja", "nej")


def test_a_number_leads_to_its_report_and_its_lines_in_the_plan(fresh_store: Store) -> None:
    flow, *_others = read(made(fresh_store))
    assert (flow["Kvitteringer"], flow["Kilde"]) == ("HR-2026H1-01-v1", "planens linje 1")


def test_text_of_the_plan_never_runs(fresh_store: Store) -> None:
    table = made(fresh_store)
    assert read(table)[0]["Mål"] == "'=1+1"
    sheet = load_workbook(io.BytesIO(to_excel("prøve", [table]))).worksheets[0]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "d"}


def test_every_column_has_a_name_of_its_own_and_every_row_all_columns(fresh_store: Store) -> None:
    table = made(fresh_store)
    assert len({*table.header}) == len(table.header)
    assert {len(row) for row in table.rows} == {len(table.header)}
