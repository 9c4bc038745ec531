"""What happens to a whole file on its way, or to how a number is written."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from random import Random
from typing import Any

from openpyxl import load_workbook

from outcomes.form import form_rows
from tests.loaders.filled import PLAN, Filled, Lines, written
from tests.loaders.pollution_of_rows import KINDS, Polluted, kind, some_field
from writers.form_excel import excel_template

_WHOLE = None
__all__ = ["KINDS"]


@kind
def line_ends(filled: Filled, luck: Random) -> Polluted:
    end = luck.choice(["\n", "\r", "\r\n", "\n\r", "\r\r\n", "\v", "\x85", "\u2028", "\x1e"])
    text = written(filled.lines, end="\r\n")
    mixed = re.sub("\r\n", lambda _: luck.choice(["\n", "\r", "\r\n"]), text)
    return Polluted(luck.choice([text.replace("\r\n", end), mixed]).encode(), _WHOLE)


@kind
def encodings(filled: Filled, luck: Random) -> Polluted:
    text = written(filled.lines)
    names = ["utf-8", "utf-8-sig", "cp1252", "iso-8859-15", "utf-16", "utf-16-le", "utf-16-be", "cp850", "cp865"]
    name = luck.choice([*names, "mac_roman", "utf-7", "utf-32", "cp500", "double BOM", "twice", "mixed"])
    if name == "double BOM":
        return Polluted(b"\xef\xbb\xbf" * 2 + text.encode(), _WHOLE)
    if name == "twice":
        return Polluted(text.encode().decode("cp1252", "replace").encode(), _WHOLE)
    if name == "mixed":
        half = len(text) // 2
        return Polluted(text[:half].encode() + text[half:].encode("cp1252", "replace"), _WHOLE)
    return Polluted(text.encode(name, "replace"), _WHOLE)


@kind
def separators(filled: Filled, luck: Random) -> Polluted:
    sep = luck.choice([",", "\t", "|", ":", "~", "^", "#", "\x1f", ";;", "; ", "sep=;", "sep=,"])
    if len(sep) == 1:
        return Polluted(written(filled.lines, sep).encode(), _WHOLE)
    if sep.startswith("sep="):
        return Polluted(f"{sep}\r\n{written(filled.lines, sep[-1])}".encode(), _WHOLE)
    return Polluted(written(filled.lines).replace(";", sep).encode(), _WHOLE)


@kind
def layout(filled: Filled, luck: Random) -> Polluted:
    lines, header = filled.lines, filled.header
    backwards = [line[::-1] for line in lines]
    choices: list[Lines] = [
        [["Halvårsrapport"], *lines],
        [["Halvårsrapport"], ["Aktivitet", "3"], [], *lines],
        [[], *lines],
        [header, *lines],
        [[*line, "", ""] for line in lines],
        [["", *line] for line in lines],
        backwards,
        [*lines, header, *lines[1:]],
        [line for line in lines for line in (line, [])],
        [lines[0], *luck.sample(lines[1:], len(lines) - 1)],
        [*lines[1:], header],
    ]
    quoting = luck.choice([csv.QUOTE_ALL, csv.QUOTE_MINIMAL])
    return Polluted(written(luck.choice(choices), quoting=quoting).encode(), _WHOLE)


@kind
def one_column(filled: Filled, luck: Random) -> Polluted:
    """Each line in one field, as when a file is opened with another separator and saved."""
    lines = [[";".join(line)] for line in filled.lines]
    return Polluted(written(lines, luck.choice(",;"), quoting=csv.QUOTE_ALL).encode(), _WHOLE)


@kind
def cut_off(filled: Filled, luck: Random) -> Polluted:
    """The end of the file is gone; only what is within a row can be seen."""
    text = written(filled.lines)
    row = luck.randint(2, len(filled.lines))
    start = len(written(filled.lines[: row - 1]))
    end = len(written(filled.lines[:row])) - 3
    content = text[: luck.randint(start + 1, end)]
    ids = {line["Indikator"] for line in filled.rows[row - 1 :]}
    for place in [place for place in filled.said if place[0] in ids]:
        if not any(line["Indikator"] == place[0] for line in filled.rows[: row - 1]):
            del filled.said[place]  # a file can't tell of rows that it never had
    return Polluted(content.encode(), {row})


_WRITINGS: tuple[Callable[[str], str], ...] = (
    *(lambda n, unit=unit: f"{n} {unit}" for unit in ("stk.", "kr.", "personer", "%", "t.kr.", "mio. kr.", "?")),
    *(lambda n, before=before: f"{before}{n}" for before in ("+", "ca. ", "'", "=", "~", ">", "kr. ", "O")),
    *(
        lambda n, after=after: f"{n}{after}"
        for after in (",0", ",00", ".0", ",5", ",-", "\u00a0", "\u00ad", "\u200f", "O", "*")
    ),
    lambda n: f"({n})",
    lambda n: f"-{n}",
    lambda n: f"{n}-{int(n) + 1}",
    lambda n: f"{n}+1",
    lambda n: f"{int(n):,}",
    lambda n: f"{int(n):,}".replace(",", "'"),
    lambda n: f"{int(n):,}".replace(",", "\u200a"),
    lambda n: f"{int(n):,}".replace(",", "."),
    lambda n: n.translate({ord("0") + digit: 0xFF10 + digit for digit in range(10)}),
    lambda n: n.translate({ord("0") + digit: 0x660 + digit for digit in range(10)}),
    lambda n: f"{int(n):e}",
    lambda n: hex(int(n)),
)


@kind
def a_number_written_oddly(filled: Filled, luck: Random) -> Polluted:
    lines, delivered = filled.lines, filled.header.index("Leveret")
    counted = [row for row, line in enumerate(lines, start=1) if line[delivered].isdigit()]
    if not counted:
        return Polluted(written(lines).encode(), set())
    row = luck.choice(counted)
    lines[row - 1][delivered] = luck.choice(_WRITINGS)(lines[row - 1][delivered])
    return Polluted(written(lines).encode(), {row})


_SAME = ("General", "0", "#,##0", "0.00", '#,##0 "kr."', "#,##0.00\\ [$kr.-406]", "@", "# ??/??", "0.00E+00", "[Red]0")
_OTHER = (
    '0" t.kr."',
    '0" mio. kr."',
    '0"%"',
    "0\\%",
    "#,##0,",
    "0.0,,",
    '0" unge"',
    "0%",
    "dd-mm-yyyy",
    "h:mm",
    '"ca. "0',
)


@kind
def a_workbook(filled: Filled, luck: Random) -> Polluted:
    """The Excel form with a cell that shows something else, has moved, or stands under another id."""
    rows = form_rows(filled.activity, filled.period)
    book = load_workbook(io.BytesIO(excel_template(PLAN, filled.activity, filled.period, rows)))
    sheet = book.worksheets[0]
    for number, line in enumerate(filled.lines[1:], start=2):
        for column, text in enumerate(line, start=1):
            sheet.cell(number, column, (int(text) if text.isdigit() else text) or None)
    sheet.delete_rows(len(filled.lines) + 1, sheet.max_row)
    lines, row, column = some_field(filled, luck)
    cell = sheet.cell(row, filled.header.index("Leveret") + 1)
    how = luck.choice(["same", "other", "moved left", "moved right", "swapped", "cleared beside"])
    if how == "same":
        cell.number_format = luck.choice(_SAME)
    elif how == "other" and isinstance(cell.value, int):
        cell.number_format = luck.choice(_OTHER)
        filled.said.clear()  # no number may be read that the cell doesn't show
    elif how.startswith("moved"):
        places = [*range(column + 1, len(filled.header) + 1)]
        step = 1 if how == "moved left" else -1
        for place in places if step == 1 else places[::-1]:
            sheet.cell(row, place).value = sheet.cell(row, place + step).value
    elif how == "swapped":
        other, id = luck.randint(2, len(lines)), filled.header.index("Indikator") + 1
        one, two = sheet.cell(row, id), sheet.cell(other, id)
        one.value, two.value = two.value, one.value
        return Polluted(_saved(book), {row, other}, "rapport.xlsx")
    return Polluted(_saved(book), {row}, "rapport.xlsx")


def _saved(book: Any) -> bytes:
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()
