"""One report file, whatever its kind, to rows; the kind is known by its content, never by its name."""

from __future__ import annotations

from loaders.delimited import read_delimited, too_many_rows
from loaders.limits import MAX_FILE_BYTES, MAX_REPORT_ROWS
from loaders.personal_data import (
    beside_cells,
    cleared,
    in_the_name,
    in_the_report,
    look,
    on_another_sheet,
    without_cpr,
    without_digits,
)
from loaders.report.form_identity import identity_of
from loaders.signs import without_unseen
from loaders.table import Table, Unreadable
from loaders.workbook import choose_sheet, is_workbook, read_book
from outcomes.danish import number
from outcomes.language import _
from outcomes.problem import Problem

_MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<meta")


def read_table(data: bytes, filename: str, is_no_cpr: bool = False) -> Table:
    """The rows of the file. Raises Unreadable with one sentence when it can't be read.

    Where a CPR number is, its digits are gone and a problem says where; ``is_no_cpr`` is what the person says of
    all that looks like one.
    """
    named = in_the_name(filename)
    name = without_digits(filename) if named else filename  # since messages repeat the name
    if len(data) > MAX_FILE_BYTES:
        message = _("»{filename}« fylder {size} MB. Den må højst fylde {most} MB. Slet billeder og andre ark.")
        size, most = number(len(data) / 1e6, 1), MAX_FILE_BYTES // 1_000_000
        raise Unreadable(Problem("too-large", message.format(filename=name, size=size, most=most)))
    table = Table(()) if not data else without_unseen(_read_workbook_or_text(data, name, is_no_cpr))
    if not table.rows and not table.notices:
        message = _("Der står ikke noget i »{filename}«. Udfyld skemaet, gem det, og send det igen.")
        raise Unreadable(Problem("empty", message.format(filename=name)))
    notices = (*named, *table.notices)
    return table._replace(notices=cleared(notices) if is_no_cpr else notices)


def _read_workbook_or_text(data: bytes, filename: str, is_no_cpr: bool) -> Table:
    if is_workbook(data):
        return _read_workbook(data, is_no_cpr)
    if data.startswith(b"%PDF"):
        message = _("»{filename}« er en PDF. Send selve regnearket, som .xlsx, .ods, .xls eller .csv.")
        raise Unreadable(Problem("not-a-report", message.format(filename=filename)))
    if b"office:document" in data[:1000]:
        message = _("»{filename}« er et regneark gemt som ren tekst (.fods). Gem det som .ods eller .xlsx.")
        raise Unreadable(Problem("not-a-report", message.format(filename=filename)))
    # Some systems call a web page or an XML file .xls, and Excel opens it all the same.
    if data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        message = _("»{filename}« er en webside, ikke et regneark. Åbn den i Excel, og gem den som .xlsx.")
        raise Unreadable(Problem("not-a-report", message.format(filename=filename)))
    read = read_delimited(data)
    looked = without_cpr(read)
    return read._replace(notices=looked.notices) if is_no_cpr else looked


def _read_workbook(data: bytes, is_no_cpr: bool) -> Table:
    """The rows of the sheet that is read, and where any sheet has a CPR number."""
    book = read_book(data)
    looked = [look(sheet) for sheet in book.sheets]
    sheets = [one.sheet for one in looked]
    table = choose_sheet([sheet for sheet in sheets if identity_of([sheet]) is None])
    if len(table.rows) > MAX_REPORT_ROWS:
        raise too_many_rows(MAX_REPORT_ROWS)
    found = [*beside_cells(book.beside)]
    for one, as_it_was in zip(looked, book.sheets, strict=True):
        is_read = one.sheet.rows is table.rows
        found += in_the_report(one) if is_read and not one.in_name else on_another_sheet(one)
        if is_read and is_no_cpr:
            table = table._replace(rows=as_it_was.rows)
    return table._replace(identity=identity_of(book.sheets), notices=(*found, *table.notices))
