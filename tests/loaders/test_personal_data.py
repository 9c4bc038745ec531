"""A file with a CPR number is refused wherever the number stands, and the number is never repeated."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from openpyxl import Workbook

import cli
from loaders.file import read_table
from loaders.report.check import Checked, check_report
from tests import make

CPR = "010203-1234"
PLAN = make.plan(make.indicator())


def check(content: bytes, filename: str = "rapport.csv") -> Checked:
    return check_report(read_table(content, filename), PLAN)


def csv(note: str = "", delivered: str = "8", header: str = "Bemærkning") -> bytes:
    return f"Aktivitet;Halvår;Indikator;Leveret;{header}\n1;2026H1;A01-01;{delivered};{note}\n".encode()


def workbook(cell: object, sheet: str = "Ark1", hidden: bool = False) -> bytes:
    book = Workbook()
    book.worksheets[0].append(["Aktivitet", "Halvår", "Indikator", "Leveret"])
    book.worksheets[0].append([1, "2026H1", "A01-01", 8])
    other = book.create_sheet(sheet)
    other.append([cell])
    other.sheet_state = "hidden" if hidden else "visible"
    book.save(saved := io.BytesIO())
    return saved.getvalue()


@pytest.mark.parametrize(
    ("content", "filename", "row"),
    [
        pytest.param(csv(note=f"Barn {CPR}"), "rapport.csv", 2, id="in a note"),
        pytest.param(csv(delivered=CPR), "rapport.csv", 2, id="as the value"),
        pytest.param(csv(header=CPR), "rapport.csv", 1, id="as a header"),
        pytest.param(csv(), f"rapport {CPR}.csv", None, id="in the file's name"),
        pytest.param(workbook(CPR), "rapport.xlsx", 1, id="on another sheet"),
        pytest.param(workbook(CPR, hidden=True), "rapport.xlsx", 1, id="on a hidden sheet"),
        pytest.param(workbook(102031234), "rapport.xlsx", 1, id="as a number that lost its zero"),
        pytest.param(workbook("x", sheet=f"Barn {CPR}"), "rapport.xlsx", None, id="as a sheet's name"),
    ],
)
def test_a_cpr_number_is_refused_and_not_repeated(content: bytes, filename: str, row: int | None) -> None:
    checked = check(content, filename)
    assert [(one.code, one.row, one.severity) for one in checked.problems] == [("cpr", row, "error")]
    assert checked.observations == () and not checked.can_be_stored
    assert "1234" not in str(checked.problems)


def test_a_file_with_a_cpr_number_is_neither_stored_nor_logged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, database = tmp_path / "rapport.csv", tmp_path / "m.duckdb"
    file.write_bytes(f"Aktivitet;Halvår;Indikator;Leveret;Bemærkning\n3;2026H2;A03-06;8;{CPR}\n".encode())
    assert cli.main(["submit", str(file), "--by", "mig", "--database", str(database), "--json"]) == 1
    assert CPR not in "".join(capsys.readouterr())
    assert not database.exists() and not (tmp_path / "m-ledger").exists()


def test_an_address_or_a_phone_number_in_a_note_is_a_warning() -> None:
    checked = check(csv(note="Ring 12 34 56 78 eller skriv til x@kk.dk"))
    assert [(one.code, one.severity, one.column) for one in checked.problems] == [
        ("email", "warning", "Bemærkning"),
        ("phone", "warning", "Bemærkning"),
    ]
    assert checked.can_be_stored
