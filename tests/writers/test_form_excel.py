"""The form as a workbook: what may be written where, that it reads back, and how it is known again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal
from xml.etree.ElementTree import fromstring

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from loaders.file import read_table
from loaders.report.check import Checked, check_report
from loaders.report.form_identity import identity_of, misplaced, outdated, plan_version
from loaders.report.header import HEADERS, header_fields
from loaders.report.numbers import Misread
from loaders.report.values import read_kroner, read_value
from loaders.spreadsheet.sheet import Sheet
from loaders.table import Identity
from loaders.workbook import read_sheets
from outcomes.form import form_rows
from outcomes.period import Period
from outcomes.plan import Activity, Plan
from outcomes.problem import Problem
from store.store import Store
from tests import make
from tests.writers.test_form_csv import FORMS, REAL, rows_of, small
from writers import form_excel
from writers.form_csv import csv_template, form_fields
from writers.form_excel import excel_template
from writers.form_guide import guide_lines

H1, H2 = Period(2026, 1), Period(2026, 2)
HEADER = [HEADERS[field] for field in form_fields(())]
COLUMN = {header: column for column, header in enumerate(HEADER, start=1)}
MILESTONE: dict[str, Any] = {"kind": "milestone", "form": "done", "unit": None}
ASSESSED: dict[str, Any] = {"kind": "assessed", "form": "assessed", "unit": None}
SHARE: dict[str, Any] = {"kind": "share", "form": "all"}
FINE: dict[str, Any] = {"kind": "level", "decimals": 2}
GUIDE = ["15.08.2026", "Tomt felt", "ikke relevant", "Ud af", "ja, nej", "overvejende opfyldt", "året til nu"]
GUIDE += ["Hvorfor, hvis I er bagud", "Hvad gør I ved det", "hele kroner", "Hvem får det", "Et eksempel"]
SPENDING = 3  # the row after the only indicator's


def form(plan: Plan, activity: Activity, period: Period = H1) -> bytes:
    return excel_template(plan, activity, period, form_rows(activity, period))


def small_form(*indicators: dict[str, Any]) -> bytes:
    plan, activity = small(*indicators)
    return form(plan, activity)


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def sheet_of(content: bytes) -> Worksheet:
    return opened(content).worksheets[0]


@cache
def real_sheet(number: int, period: Period = H1) -> Worksheet:
    """A form of the real plan, to be looked at and not written in."""
    activity = REAL.activity(number)
    assert activity is not None
    return sheet_of(form(REAL, activity, period))


def refilled(content: bytes, fill: Callable[[Workbook], None]) -> bytes:
    """The workbook opened, changed and saved, as a person does."""
    book = opened(content)
    fill(book)
    book.save(saved := io.BytesIO())
    return saved.getvalue()


def filled(content: bytes, *cells: tuple[int, str, Any]) -> bytes:
    """The form with something written in it: row, header, and what is written."""

    def fill(book: Workbook) -> None:
        for row, header, written in cells:
            book.worksheets[0].cell(row, COLUMN[header], written)

    return refilled(content, fill)


def read_back(content: bytes, plan: Plan) -> Checked:
    return check_report(read_table(content, "skema.xlsx"), plan)


def values(sheet: Worksheet) -> list[tuple[Any, ...]]:
    return [tuple(cell or "" for cell in row) for row in sheet.iter_rows(values_only=True)]


def open_headers(sheet: Worksheet, row: int = 2) -> list[str]:
    return [header for header, column in COLUMN.items() if not sheet.cell(row, column).protection.locked]


def validations(sheet: Worksheet) -> list[DataValidation]:
    return [*sheet.data_validations.dataValidation]


def validation(sheet: Worksheet, header: str, row: int = 2) -> DataValidation:
    place = sheet.cell(row, COLUMN[header]).coordinate
    return next(one for one in validations(sheet) if place in one.sqref)


def identity(plan: Plan, number: int = 1, period: Period = H1) -> Identity:
    return Identity(plan.id, plan_version(plan), number, period)


def code_of(problem: Problem | None) -> str | None:
    return f"{problem.severity} {problem.code}" if problem else None


@FORMS
def test_the_workbook_has_the_same_rows_as_the_csv_form(activity: Activity, period: Period) -> None:
    written = dict.fromkeys(values(real_sheet(activity.number, period)))  # without the spare rows
    rows = rows_of(csv_template(activity, period, form_rows(activity, period)))
    expected = [tuple(HEADER), *(tuple(row.values()) for row in rows)]
    assert [tuple(str(cell) for cell in row) for row in written] == expected


@pytest.mark.parametrize("number", [2, 3, 13])
def test_a_blank_workbook_has_nothing_wrong_with_it_but_that(number: int) -> None:
    checked = read_back(form(REAL, REAL.activities[number - 1], H2), REAL)
    assert (checked.activity, checked.period) == (number, H2)
    assert [problem.code for problem in checked.problems] == ["nothing-reported"]


def test_every_kind_of_answer_reads_back_without_a_problem() -> None:
    kinds = [{}, MILESTONE, MILESTONE, MILESTONE, ASSESSED, SHARE, FINE, {}]
    plan, activity = small(*(make.indicator(f"A01-{n:02}", **kind) for n, kind in enumerate(kinds, start=1)))
    given = [1234, "ja", datetime(2026, 5, 12), "12-05-2026", "delvist opfyldt", 18, 3.25, "ikke relevant", 12500]
    cells = [(row, "Leveret", one) for row, one in enumerate(given, start=2)]
    content = filled(
        form(plan, activity), *cells, (7, "Ud af", 20), (9, "Bemærkning", "Aflyst"), (3, "Næste skridt", "X")
    )
    checked = read_back(content, plan)
    day = date(2026, 5, 12)
    assert checked.problems == ()
    assert [one.value for one in checked.observations] == [
        1234, True, day, day, "delvist opfyldt", 18, 3.25, "ikke relevant", 12500
    ]  # fmt: skip
    assert (checked.observations[5].out_of, checked.observations[1].next_step) == (20, "X")


def test_only_what_a_person_can_answer_is_open_and_tinted() -> None:
    sheet = sheet_of(small_form(make.indicator()))
    tinted = [header for header, column in COLUMN.items() if sheet.cell(2, column).fill.fgColor.rgb == "00EAF1F8"]
    assert open_headers(sheet) == tinted == ["Leveret", "Bemærkning", "Dokumentation", "Næste skridt"]


@pytest.mark.parametrize(
    ("changes", "header", "is_open"),
    [
        ({}, "Ud af", False),
        (SHARE, "Ud af", True),
        ({}, "Del", False),
        ({"parts": ["Nord", "Syd"]}, "Del", True),
        ({"open_parts": "årgang"}, "Del", True),
    ],
    ids=["count", "share", "undivided", "named parts", "open parts"],
)
def test_a_cell_where_an_answer_can_only_be_wrong_is_locked(
    changes: dict[str, Any], header: str, is_open: bool
) -> None:
    assert (header in open_headers(sheet_of(small_form(make.indicator(**changes))))) == is_open


def test_the_sheet_is_protected_without_a_password_and_columns_may_be_made_wider() -> None:
    protection = sheet_of(small_form(make.indicator())).protection
    assert (protection.sheet, protection.password) == (True, None)
    assert not (protection.formatCells or protection.formatColumns or protection.formatRows)
    assert not (protection.selectLockedCells or protection.selectUnlockedCells)


@pytest.mark.parametrize(
    ("changes", "row", "header", "shown"),
    [
        ({}, 2, "Leveret", "General"),
        (SHARE, 2, "Ud af", "General"),
        (FINE, 2, "Leveret", "General"),
        ({}, SPENDING, "Leveret", "General"),
        (MILESTONE, 2, "Leveret", "@"),
        (ASSESSED, 2, "Leveret", "@"),
        ({"open_parts": "årgang"}, 2, "Del", "@"),
        ({}, 2, "Bemærkning", "@"),
    ],
    ids=["count", "all", "decimals", "kroner", "milestone", "assessed", "part", "words"],
)
def test_a_number_is_shown_as_one_and_text_stays_as_typed(
    changes: dict[str, Any], row: int, header: str, shown: str
) -> None:
    assert sheet_of(small_form(make.indicator(**changes))).cell(row, COLUMN[header]).number_format == shown


@pytest.mark.parametrize(
    ("changes", "header", "choices"),
    [
        (MILESTONE, "Leveret", '"ja,nej,ikke relevant"'),
        (ASSESSED, "Leveret", '"opfyldt,overvejende opfyldt,delvist opfyldt,ikke opfyldt,ikke relevant"'),
        ({"parts": ["Nord", 'Det "lille" syd']}, "Del", '"Nord,Det ""lille"" syd"'),
        ({"parts": ["Nord", "Syd, øst"]}, "Del", None),
        ({"parts": ["Nord" * 40, "Syd" * 40]}, "Del", None),
        ({"open_parts": "årgang"}, "Del", None),
        ({}, "Leveret", None),
    ],
    ids=["milestone", "assessed", "parts", "a part with a comma", "too long for Excel", "open parts", "number"],
)
def test_there_is_a_list_where_there_is_something_to_choose(
    changes: dict[str, Any], header: str, choices: str | None
) -> None:
    asked = validation(sheet_of(small_form(make.indicator(**changes))), header)
    assert (asked.type, asked.formula1) == ("list" if choices else None, choices)


@FORMS
def test_every_answer_has_a_hint_that_excel_can_show_and_that_never_blocks(activity: Activity, period: Period) -> None:
    sheet = real_sheet(activity.number, period)
    assert all(validation(sheet, "Leveret", row) for row in range(2, sheet.max_row + 1))
    for one in validations(sheet):
        assert one.showInputMessage and not one.showErrorMessage
        assert 0 < len(one.prompt or "") <= 255 and 0 < len(one.promptTitle or "") <= 32


@pytest.mark.parametrize("changes", [MILESTONE, ASSESSED], ids=["milestone", "assessed"])
def test_everything_that_a_list_offers_is_understood(changes: dict[str, Any]) -> None:
    plan, activity = small(make.indicator(**changes))
    offered = str(validation(sheet_of(form(plan, activity)), "Leveret").formula1).strip('"').split(",")
    assert not [one for one in offered if isinstance(read_value(one, activity.indicators[0], H1), Misread)]


def test_spending_is_never_said_to_be_irrelevant() -> None:
    hint = validation(sheet_of(small_form(make.indicator())), "Leveret", SPENDING).prompt or ""
    assert "ikke relevant" not in hint and isinstance(read_kroner("ikke relevant"), Misread)


def test_a_very_long_hint_is_cut_to_what_excel_takes() -> None:
    content = small_form(make.indicator(open_parts="årgang " * 60))
    assert max(len(one.prompt or "") for one in validations(sheet_of(content))) == 255


def test_the_header_and_the_description_stay_in_view_and_nothing_is_filtered() -> None:
    sheet = real_sheet(3)
    assert (sheet.freeze_panes, sheet.title, sheet.auto_filter.ref) == ("F2", "Aktivitet 3 2026H1", None)


def test_every_column_has_a_width_and_its_words_wrap() -> None:
    sheet = real_sheet(3)
    assert all(8 <= one.width <= 45 for one in sheet.column_dimensions.values())
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row)


def test_it_prints_on_pages_as_wide_as_the_form_with_the_header_on_each() -> None:
    sheet = real_sheet(3)
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToWidth) == ("landscape", 1)
    assert (sheet.page_setup.fitToHeight, sheet.print_title_rows) == (0, "$1:$1")


def test_the_headers_say_what_to_write_when_it_goes_badly() -> None:
    comments = {cell.value: cell.comment.text for cell in sheet_of(small_form(make.indicator()))[1] if cell.comment}
    assert [*comments] == ["Bemærkning", "Næste skridt"]
    assert "bagud" in comments["Bemærkning"] and "Hvad gør I ved det" in comments["Næste skridt"]


def test_a_part_only_the_person_knows_has_spare_rows_that_read_back() -> None:
    plan, activity = small(make.indicator(open_parts="årgang"))
    cells = [(row, header, written) for row in (2, 3, 6) for header, written in (("Del", 2017 + row), ("Leveret", row))]
    checked = read_back(filled(form(plan, activity), *cells), plan)
    assert checked.problems == ()
    assert [(one.part, one.value) for one in checked.observations] == [("2019", 2), ("2020", 3), ("2023", 6)]


@pytest.mark.parametrize("sign", "=+-@")
def test_nothing_in_the_workbook_runs(sign: str) -> None:
    content = small_form(make.indicator(label=f"{sign}1+1", unit=f"{sign}A1", parts=[f"{sign}Nord", "Syd"]))
    cells = [cell for sheet in opened(content) for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(sign))


def test_what_was_once_reported_with_odd_characters_can_still_be_asked() -> None:
    plan, activity = small(make.indicator(open_parts="årgang"))
    rows = form_rows(activity, H2, last={("A01-01", "20\x0b19"): "7\x00"})
    assert values(sheet_of(excel_template(plan, activity, H2, rows)))[1][3] == "2019"


def test_every_part_of_the_package_is_xml_and_declared_once() -> None:
    with zipfile.ZipFile(io.BytesIO(form(REAL, REAL.activities[2]))) as package:
        names = package.namelist()
        roots = {name: fromstring(package.read(name)) for name in names}
    types = roots["[Content_Types].xml"]
    declared = [one.attrib["PartName"].removeprefix("/") for one in types if "PartName" in one.attrib]
    assert len(names) == len(set(names)) and len(declared) == len(set(declared)) and set(declared) <= set(names)


def test_the_guide_says_when_and_how_and_is_never_taken_for_a_report() -> None:
    book = opened(form(REAL, REAL.activities[2]))
    assert book.sheetnames == ["Aktivitet 3 2026H1", "Vejledning", "Skema"]
    told = " ".join(" ".join(row) for row in values(book["Vejledning"]))
    assert [words for words in GUIDE if words not in told] == []
    assert all(len(header_fields(enumerate(line))) <= 1 for line in guide_lines(REAL, REAL.activities[2], H1, "x"))


def test_the_workbook_says_which_form_it_is_also_when_it_is_saved_anew() -> None:
    content = filled(form(REAL, REAL.activities[2], H2), (2, "Leveret", 5))
    sheets = read_sheets(content)
    assert [sheet.visibility for sheet in sheets] == ["visible", "visible", "very_hidden"]
    assert identity_of(sheets) == identity(REAL, 3, H2)


@pytest.mark.parametrize("state", ["visible", "hidden"])
def test_the_identity_is_found_however_another_program_shows_its_sheet(state: Literal["visible", "hidden"]) -> None:
    def show(book: Workbook) -> None:
        book["Skema"].sheet_state = state

    plan, activity = small(make.indicator())
    assert identity_of(read_sheets(refilled(form(plan, activity), show))) == identity(plan)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda book: book.remove(book["Skema"]),
        lambda book: book["Skema"].delete_rows(2),
        lambda book: book["Skema"].cell(3, 2, "tre"),
        lambda book: book["Skema"].cell(4, 2, "i år"),
    ],
    ids=["no sheet", "no version", "no number", "no half-year"],
)
def test_a_workbook_that_does_not_say_which_form_it_is_is_just_a_file(spoil: Callable[[Workbook], None]) -> None:
    assert identity_of(read_sheets(refilled(small_form(make.indicator()), spoil))) is None


def test_a_file_without_sheets_has_no_identity() -> None:
    assert identity_of([]) is None
    assert identity_of([Sheet("Skema", "visible", ())]) is None


def test_a_form_of_this_plan_is_not_outdated() -> None:
    plan, _ = small(make.indicator())
    assert outdated(identity(plan), plan) is None


@pytest.mark.parametrize(
    "newer",
    [
        make.plan(make.indicator(low=16)),
        make.plan(make.indicator(label="Nye ord")),
        make.plan(make.indicator(), make.indicator("A01-02")),
        make.plan(make.indicator(), year=2027),
    ],
    ids=["another target", "other words", "one more", "another plan"],
)
def test_a_form_of_another_version_is_a_warning_that_says_what_to_do(newer: Plan) -> None:
    plan, _ = small(make.indicator())
    problem = outdated(identity(plan), newer)
    assert code_of(problem) == "warning outdated-form"
    assert problem is not None and "Hent" in problem.message


def test_the_version_is_the_same_out_of_the_record(tmp_path: Path) -> None:
    store = Store(tmp_path / "monitor.duckdb")
    store.add_plan(REAL, by="test")
    recorded = store.plan(REAL.id, date(2100, 1, 1))
    store.close()
    assert recorded is not None and plan_version(recorded) == plan_version(REAL)


def test_a_form_whose_rows_were_moved_to_another_report_is_a_warning() -> None:
    plan, _ = small(make.indicator())
    assert misplaced(identity(plan), 1, H1) is None
    assert (
        code_of(misplaced(identity(plan), 2, H1)) == code_of(misplaced(identity(plan), 1, H2)) == "warning other-form"
    )


def test_a_form_of_an_older_plan_is_noticed_when_it_comes_back() -> None:
    asked = make.plan(make.indicator("A01-01"), title="Som den var")
    changed = make.plan(make.indicator("A01-01", low=20), title="Som den er")
    book = load_workbook(io.BytesIO(excel_template(asked, asked.activities[0], H1, form_rows(asked.activities[0], H1))))
    book.worksheets[0]["H2"] = 8
    book.save(sent := io.BytesIO())
    checked = check_report(read_table(sent.getvalue(), "skema.xlsx"), changed)
    assert [(one.code, one.severity) for one in checked.problems] == [("outdated-form", "warning")]
    assert [one.value for one in checked.observations] == [8]


def test_every_row_is_as_high_as_its_longest_text_needs() -> None:
    sheet = real_sheet(8)
    for row in range(2, sheet.max_row + 1):
        for header, column in COLUMN.items():
            text, width = (
                str(sheet.cell(row, column).value or ""),
                sheet.column_dimensions[get_column_letter(column)].width,
            )
            lines = sheet.row_dimensions[row].height / 15
            assert len(text) <= lines * width, (row, header)
    heights = {sheet.row_dimensions[row].height for row in range(2, sheet.max_row + 1)}
    assert len(heights) > 1 and max(heights) < 409


def test_a_long_remark_that_comes_back_in_the_form_makes_its_row_no_higher_than_excel_can_have() -> None:
    assert (form_excel._height([("ord " * 3000, 38)]), form_excel._height([("ord", 38)])) == (409.0, 18.0)
