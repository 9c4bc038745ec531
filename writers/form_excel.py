"""The form as an Excel workbook: the rows to fill in, a guide, and a very hidden sheet that says which form it is."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.numbers import FORMAT_GENERAL, FORMAT_TEXT
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from loaders.report.form_identity import GUIDE_SHEET, IDENTITY_SHEET, identity_lines, plan_version
from loaders.report.header import HEADERS, HeaderField
from loaders.table import Identity
from outcomes.form import FormRow
from outcomes.language import N_, _
from outcomes.period import Period
from outcomes.plan import Activity, Plan
from writers.excel_text import write_text
from writers.form_csv import filled_in_line, form_fields
from writers.form_guide import guide_lines
from writers.form_help import cell_help

_WIDTHS: dict[HeaderField, int] = {
    "activity": 9,
    "period": 9,
    "indicator": 10,
    "part": 14,
    "description": 42,
    "unit": 16,
    "target": 28,
    "delivered": 16,
    "out_of": 10,
    "measured_on": 12,
    "note": 38,
    "evidence": 26,
    "next_step": 38,
    "last_reported": 20,
}
_COMMENTS: dict[HeaderField, str] = {
    "note": N_("Hvorfor, hvis I er bagud eller langt over målet. Skriv også her, hvorfor noget ikke er relevant."),
    "next_step": N_("Hvad gør I ved det, hvis I er bagud? Skriv hvad, hvem og hvornår."),
}
_AIR = 2  # characters that a column holds less than its width says, where words are wide or fonts another
_LINE_HEIGHT, _TALLEST = 15.0, 409.0  # points: a line of 11 pt Calibri, and Excel's highest row
_SPARE_ROWS = 4  # a protected sheet lets nobody add rows, and only the person knows how many parts there are
_LONGEST = 255  # Excel offers to repair a workbook whose prompt or list is longer

_TINTED, _TINTED_HEADER, _GREY = (PatternFill("solid", fgColor=colour) for colour in ("EAF1F8", "C9DDF0", "EEEEEE"))
_LINE = Side("thin", color="C8C8C8")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAPPED = Alignment(vertical="top", wrap_text=True)


def excel_template(plan: Plan, activity: Activity, period: Period, rows: Sequence[FormRow], counted: str = "") -> bytes:
    """The rows that a person fills in, ready to open in Excel; what is not theirs to write is protected.

    ``counted`` is the number of the report that they are filled in with, where one counts already.
    """
    book = Workbook()
    book.properties.creator = plan.partnership.name
    title = _("{plan}: aktivitet {activity}, {period}")
    book.properties.title = title.format(plan=plan.title, activity=activity.title, period=period.words)
    book.calculation.fullCalcOnLoad = False  # nothing to compute, so Excel asks nobody to save on closing
    sheet = book.worksheets[0]
    sheet.title = f"Aktivitet {activity.number} {period}"
    fields = form_fields(rows)
    _write_form(sheet, activity, period, fields, [*_with_spare_rows(rows)])
    _protect(sheet)
    _keep_in_view(sheet, fields)
    _set_up_print(sheet, book.properties.title)
    _write_guide(book.create_sheet(GUIDE_SHEET), guide_lines(plan, activity, period, sheet.title, counted))
    hidden = book.create_sheet(IDENTITY_SHEET)
    hidden.sheet_state = "veryHidden"
    for line in identity_lines(Identity(plan.id, plan_version(plan), activity.number, period)):
        hidden.append(line)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _with_spare_rows(rows: Iterable[FormRow]) -> Iterator[FormRow]:
    for row in rows:
        yield row
        if row.open_part and not row.part:
            yield from [row] * _SPARE_ROWS


def _write_form(
    sheet: Worksheet, activity: Activity, period: Period, fields: Sequence[HeaderField], rows: Sequence[FormRow]
) -> None:
    validations: dict[tuple[str, ...], DataValidation] = {}
    for column, field in enumerate(fields, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS[field]
        cell = sheet.cell(1, column, HEADERS[field])
        cell.font, cell.border, cell.alignment = Font(bold=True), _BORDER, _WRAPPED
        cell.fill = _TINTED_HEADER if any(_is_asked(field, row) for row in rows) else _GREY
        if field in _COMMENTS:
            cell.comment = Comment(_(_COMMENTS[field]), _("Skemaet"), height=90, width=280)
    for number, row in enumerate(rows, start=2):
        line = filled_in_line(activity, period, row)
        sheet.row_dimensions[number].height = _height((str(line[field]), _WIDTHS[field]) for field in fields)
        for column, field in enumerate(fields, start=1):
            said = line[field]
            cell = cast(Cell, sheet.cell(number, column))
            _write(cell, said)
            cell.border, cell.alignment = _BORDER, _WRAPPED
            if _is_asked(field, row):
                cell.fill, cell.protection = _TINTED, Protection(locked=False)
                cell.number_format = _number_format(field, row)
                if help := cell_help(field, row):
                    validations.setdefault(help, _validation(*help)).add(cell)
    for validation in validations.values():
        sheet.add_data_validation(validation)


def _height(texts: Iterable[tuple[str, int]]) -> float:
    """Points that let each text be read whole in a column of so many characters: no program measures it by itself."""
    lines = max(sum(len(wrap(part, width - _AIR)) or 1 for part in text.split("\n")) for text, width in texts)
    return min(_LINE_HEIGHT * lines + 3, _TALLEST)


def _write(cell: Cell, said: str | float) -> None:
    """A number as it is, text as text, and a blank where there is nothing."""
    if not isinstance(said, str):
        cell.value = said
    elif said:
        write_text(cell, said)


def _is_asked(field: HeaderField, row: FormRow) -> bool:
    """Whether the person may write here. Where an answer could only be a mistake, they can't."""
    if field == "part":
        return bool(row.open_part or row.parts)
    if field == "out_of":
        return row.answer == "share"
    if field == "measured_on":
        return bool(row.measured_by)
    return field in ("delivered", "note", "evidence", "next_step")


def _number_format(field: HeaderField, row: FormRow) -> str:
    """How the cell shows what is written; as text (@) Excel makes no date, formula or number of it.

    A number has no format, so that 8-10 is seen to become a date, and 80 % and øre stay as they are written.
    """
    is_number = field == "out_of" or (field == "delivered" and row.answer not in ("milestone", "assessed"))
    return FORMAT_GENERAL if is_number else FORMAT_TEXT


def _validation(title: str, words: str, *choices: str) -> DataValidation:
    """A prompt, and a list where there is something to choose. It never blocks: the check says what is wrong."""
    listed = '"{}"'.format(",".join(choice.replace('"', '""') for choice in choices))
    # A comma parts the choices, so a choice with one can't be listed.
    is_list = choices and len(listed) <= _LONGEST and not any("," in choice for choice in choices)
    return DataValidation(
        type="list" if is_list else None,
        formula1=listed if is_list else None,
        allow_blank=True,
        showErrorMessage=False,
        showInputMessage=True,
        promptTitle=title,
        prompt=words[:_LONGEST],
    )


def _protect(sheet: Worksheet) -> None:
    """Against slips, so without a password; columns can be made wider, and everything can be selected."""
    sheet.protection.sheet = True
    sheet.protection.formatCells = sheet.protection.formatColumns = sheet.protection.formatRows = False


def _keep_in_view(sheet: Worksheet, fields: Sequence[HeaderField]) -> None:
    """The headers and what each row asks stay where they are; the first answer is where one begins."""
    delivered = f"{get_column_letter(fields.index('delivered') + 1)}2"
    sheet.freeze_panes = f"{get_column_letter(fields.index('description') + 2)}2"
    for selection in sheet.sheet_view.selection:
        if selection.pane == "bottomRight":
            selection.activeCell = selection.sqref = delivered


def _set_up_print(sheet: Worksheet, title: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.print_title_rows = "1:1"
    header, footer = sheet.oddHeader, sheet.oddFooter
    if header is not None and footer is not None:  # they never are None, but openpyxl's types allow it
        header.left.text = title[:200].replace("&", "&&")
        footer.right.text = _("Side {page} af {pages}").format(page="&P", pages="&N")


def _write_guide(sheet: Worksheet, lines: Iterable[tuple[str, str]]) -> None:
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 20, 95
    for number, (name, words) in enumerate(lines, start=1):
        _write(cast(Cell, sheet.cell(number, 1)), name)
        _write(cast(Cell, sheet.cell(number, 2)), words)
        sheet.cell(number, 1).font = Font(bold=True, size=14 if number == 1 else 11)
        for cell in sheet[number]:
            cell.alignment = Alignment(vertical="top", wrap_text=bool(words))
        if words:
            sheet.row_dimensions[number].height = _height([(name, 20), (words, 95)])
    sheet.row_dimensions[1].height = 24
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
