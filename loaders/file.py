"""One report file, whatever its kind, to rows; the kind is known by its content, never by its name."""

from __future__ import annotations

from loaders.delimited import read_delimited
from loaders.limits import MAX_FILE_BYTES
from loaders.personal_data import cpr_problems, in_the_name, without_cpr
from loaders.report.form_identity import identity_of
from loaders.signs import without_unseen
from loaders.table import Table, Unreadable
from loaders.workbook import choose_sheet, is_workbook, read_sheets
from outcomes.danish import number
from outcomes.language import _
from outcomes.personal_data import has_cpr
from outcomes.problem import Problem

_MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<meta")


def read_table(data: bytes, filename: str) -> Table:
    """The rows of the file. Raises Unreadable with one sentence when it can't be read.

    A file with a CPR number in it comes back without its rows: only where the numbers are.
    """
    if has_cpr(filename):  # first of all, since every other message repeats the name
        return Table((), (in_the_name(),))
    if len(data) > MAX_FILE_BYTES:
        message = _("»{filename}« fylder {size} MB. Den må højst fylde {most} MB. Slet billeder og andre ark.")
        size, most = number(len(data) / 1e6, 1), MAX_FILE_BYTES // 1_000_000
        raise Unreadable(Problem("too-large", message.format(filename=filename, size=size, most=most)))
    table = Table(()) if not data else without_unseen(_read_workbook_or_text(data, filename))
    if not table.rows and not table.notices:
        message = _("Der står ikke noget i »{filename}«. Udfyld skemaet, gem det, og send det igen.")
        raise Unreadable(Problem("empty", message.format(filename=filename)))
    return table


def _read_workbook_or_text(data: bytes, filename: str) -> Table:
    if is_workbook(data):
        sheets = read_sheets(data)
        personal = cpr_problems(sheets)
        if personal:
            return Table((), tuple(personal))
        table = choose_sheet([sheet for sheet in sheets if identity_of([sheet]) is None])
        return table._replace(identity=identity_of(sheets))
    if data.startswith(b"%PDF"):
        message = _("»{filename}« er en PDF. Send selve regnearket, som .xlsx, .ods, .xls eller .csv.")
        raise Unreadable(Problem("not-a-report", message.format(filename=filename)))
    # Some systems call a web page or an XML file .xls, and Excel opens it all the same.
    if data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(_MARKUP):
        message = _("»{filename}« er en webside, ikke et regneark. Åbn den i Excel, og gem den som .xlsx.")
        raise Unreadable(Problem("not-a-report", message.format(filename=filename)))
    return without_cpr(read_delimited(data))
