"""The workbook that was sent comes back marked: with its sheets, lists, locks and pictures, and it says the same."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from openpyxl.drawing.image import Image
from openpyxl.styles import Protection
from openpyxl.worksheet.datavalidation import DataValidation

import cli
from loaders.examples import read_examples
from loaders.file import read_table
from loaders.intake import no_record, receive
from loaders.table import Unreadable
from outcomes.form_so_far import rows_so_far
from outcomes.problem import Problem
from outcomes.report import SentFile
from tests.ui.report.reports import REAL
from writers import marked_sent as module
from writers import marking_child
from writers.form_excel import excel_template
from writers.marked_sent import marked_sent

HEADER = ("Aktivitet", "Halvår", "Indikator", "Del", "Leveret", "Ud af", "Bemærkning")
ROW = ("3", "2026H2", "A03-06", "", "ca. 8", "", "Regn")
ERROR = Problem("e", "Ret det.", 2, "Leveret")
EXAMPLES = read_examples(Path(cli.__file__).parent / "data/examples" / REAL.id, REAL)[::4]  # each kind of form
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)


@pytest.fixture(autouse=True)
def child_in_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the child does is done here; one test lets it have a process of its own."""

    def answer(name: str, data: bytes) -> bytes:
        asked, _, content = data.partition(b"\n")
        return marking_child.marked(content, json.loads(asked))

    monkeypatch.setattr(module, "ask_child", answer)


def book(fill: Callable[[Workbook], None] = lambda made: None) -> bytes:
    """A workbook of somebody's own, with a cover sheet, a locked report, a list of choices and what else is added."""
    made = Workbook()
    made.worksheets[0].title = "Forside"
    sheet = made.create_sheet("Vores tal")
    for line in (HEADER, ROW):
        sheet.append(line)
    sheet.protection.sheet = True
    sheet["G2"].protection = Protection(locked=False)
    choices = DataValidation(type="list", formula1='"8,9"')
    sheet.add_data_validation(choices)
    choices.add("E2")
    fill(made)
    made.save(saved := io.BytesIO())
    return saved.getvalue()


def copy_of(content: bytes, *problems: Problem, name: str = "a.xlsx") -> bytes:
    return marked_sent(SentFile(name, content), read_table(content, name), problems or (ERROR,))


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def test_sheets_lists_and_locks_are_as_they_were_and_what_must_be_mended_can_be_written() -> None:
    copy = opened(copy_of(book()))
    assert copy.sheetnames == ["Forside", "Vores tal", "Det skal rettes"]
    sheet = copy["Vores tal"]
    assert sheet.protection.sheet and sheet["C2"].protection.locked and not sheet["E2"].protection.locked
    assert [str(one.sqref) for one in sheet.data_validations.dataValidation] == ["E2"]
    assert sheet["E2"].comment is not None and "Ret det." in sheet["E2"].comment.text
    assert copy["Det skal rettes"]["A4"].hyperlink.location == "'Vores tal'!E2"


def test_a_picture_is_kept() -> None:
    copy = copy_of(book(lambda made: made["Vores tal"].add_image(Image(io.BytesIO(PICTURE)), "J2")))
    assert "xl/media/image1.png" in zipfile.ZipFile(io.BytesIO(copy)).namelist()


def add_a_chart(made: Workbook) -> None:
    chart = BarChart()
    chart.add_data(Reference(made["Vores tal"], min_col=5, min_row=1, max_row=2))
    made.worksheets[0].add_chart(chart, "A1")


@pytest.mark.parametrize(
    ("content", "name"),
    [
        pytest.param(book(add_a_chart), "a.xlsx", id="a chart"),
        pytest.param(";".join(HEADER).encode() + b"\n" + ";".join(ROW).encode(), "a.csv", id="csv"),
    ],
)
def test_where_something_would_be_lost_the_rows_come_in_a_workbook_of_their_own(content: bytes, name: str) -> None:
    copy = copy_of(content, name=name)
    assert opened(copy).sheetnames == ["Rapport", "Det skal rettes"]
    assert read_table(copy, name).rows == read_table(content, name).rows


def test_a_child_that_dies_costs_only_the_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    def die(name: str, data: bytes) -> bytes:
        raise Unreadable(ERROR)

    monkeypatch.setattr(module, "ask_child", die)
    assert opened(copy_of(book())).sheetnames == ["Rapport", "Det skal rettes"]


def with_a_formula() -> bytes:
    """As Excel saves it: with the value that it showed beside it."""

    def fill(made: Workbook) -> None:
        made["Vores tal"]["E2"] = "=4+4"
        made.calculation.fullCalcOnLoad = False

    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(fill))) as made, zipfile.ZipFile(kept, "w") as saved:
        for name in made.namelist():
            saved.writestr(name, re.sub(rb"<f>4\+4</f><v(?: ?/>|></v>)", b"<f>4+4</f><v>8</v>", made.read(name)))
    return kept.getvalue()


def test_what_a_formula_showed_stands_in_its_place() -> None:
    copy = copy_of(with_a_formula())
    assert opened(copy)["Vores tal"]["E2"].value == 8
    assert read_table(copy, "a.xlsx").rows[1].cells[4] == 8 == read_table(with_a_formula(), "a.xlsx").rows[1].cells[4]


def test_a_marked_copy_that_comes_back_is_marked_anew() -> None:
    first = copy_of(book())
    second = opened(copy_of(first, Problem("e", "Også galt.", 2, "Bemærkning")))
    assert second.sheetnames == ["Forside", "Vores tal", "Det skal rettes"]
    sheet = second["Vores tal"]
    assert sheet["E2"].comment is None and sheet["E2"].fill.fgColor.rgb != sheet["G2"].fill.fgColor.rgb


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: one.filename)
def test_the_marked_form_of_any_report_says_the_same_as_the_form(example: object) -> None:
    report = example.report  # type: ignore[attr-defined]
    activity = REAL.activity(report.activity)
    assert activity is not None
    so_far = rows_so_far(activity, report.period, (), [(report.period, one) for one in report.observations])
    form = excel_template(REAL, activity, report.period, so_far)
    problems = [Problem("e", "Ret det.", row, "Leveret") for row in (2, 3)]
    copy = copy_of(form, *problems)
    again, before = (receive(SentFile("a.xlsx", one), REAL, no_record) for one in (copy, form))
    assert opened(copy).sheetnames[1:] == ["Vejledning", "Skema", "Det skal rettes"]
    assert again.table.rows == before.table.rows and again.table.identity == before.table.identity
    assert again.checked.observations == before.checked.observations


def test_it_is_done_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    assert opened(copy_of(book())).sheetnames == ["Forside", "Vores tal", "Det skal rettes"]
