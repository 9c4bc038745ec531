"""A file with a CPR number is refused wherever the number stands, and the number is never repeated."""

from __future__ import annotations

import io
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import Workbook

import cli
from loaders.file import read_table
from loaders.report.check import Checked, check_report
from outcomes.period import Period
from outcomes.report import Slot
from store.store import Store
from tests import make

CPR = "010203-1234"
TWO = "Bemærkning;Dokumentation"
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
    ("content", "filename", "place"),
    [
        pytest.param(csv(note=f"Barn {CPR}"), "rapport.csv", "Række 2, Bemærkning: Her ser", id="in a note"),
        pytest.param(csv(delivered=CPR), "rapport.csv", "Række 2, Leveret: Her ser", id="as the value"),
        pytest.param(csv(header=CPR), "rapport.csv", "Række 1: Felt E1 ser", id="as a header"),
        pytest.param(
            csv("010203-;1234", header=TWO),
            "rapport.csv",
            "Række 2, Bemærkning: Her ser",
            id="in two cells",
        ),
        pytest.param(csv(), f"rapport {CPR}.csv", "Filens navn ser", id="in the file's name"),
        pytest.param(workbook(CPR), "rapport.xlsx", "Felt A1 på arket »Ark1« ser", id="on another sheet"),
        pytest.param(workbook(CPR, hidden=True), "rapport.xlsx", "Felt A1 på arket »Ark1«", id="on a hidden sheet"),
        pytest.param(workbook(102031234), "rapport.xlsx", "Felt A1 på arket", id="as a number that lost its zero"),
        pytest.param(workbook("x", f"Barn {CPR}"), "rapport.xlsx", "Navnet på arket »Barn •", id="as a sheet's name"),
    ],
)
def test_a_cpr_number_is_refused_at_its_place_and_not_repeated(content: bytes, filename: str, place: str) -> None:
    checked = check(content, filename)
    (told, *_more) = [one for one in checked.problems if one.code == "cpr"]
    assert told.sentence.startswith(place) and told.severity == "error"
    assert not checked.can_be_stored and "1234" not in str(checked)


def test_a_cpr_number_hides_no_other_problem() -> None:
    found = check(csv(note=CPR, delivered="ca. 8")).problems
    assert [(one.code, one.row, one.column) for one in found] == [("cpr", 2, "Bemærkning"), ("words", 2, "Leveret")]


def test_two_amounts_beside_each_other_are_no_cpr_number() -> None:
    assert check(csv(note="110203;1234", header=TWO)).can_be_stored


def test_what_the_person_says_is_no_cpr_number_is_read_and_told() -> None:
    checked = check_report(read_table(csv(note=CPR), "rapport.csv", is_no_cpr=True), PLAN)
    assert [(one.code, one.severity) for one in checked.problems] == [("cpr-cleared", "warning")]
    assert checked.can_be_stored and checked.observations[0].note == CPR


def test_that_it_is_no_cpr_number_is_kept_with_the_report(tmp_path: Path) -> None:
    file, database = tmp_path / "rapport.csv", tmp_path / "m.duckdb"
    file.write_text(f"Aktivitet;Halvår;Indikator;Leveret;Bemærkning\n3;2026H1;A03-01;8;{CPR}\n", encoding="utf-8")
    asked = ["submit", str(file), "--by", "mig", "--database", str(database)]
    assert (cli.main(asked), cli.main([*asked, "--not-cpr"])) == (1, 0)
    with closing(Store(database)) as store:
        (version,) = store.versions(Slot(store.plans()[0], 3, Period(2026, 1)))
    assert version.reason == "Den, der afleverede, siger, at det ikke er et CPR-nummer: Række 2, Bemærkning."


def test_a_file_with_a_cpr_number_is_neither_stored_nor_logged(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, database = tmp_path / "rapport.csv", tmp_path / "m.duckdb"
    file.write_bytes(f"Aktivitet;Halvår;Indikator;Leveret;Bemærkning\n3;2026H2;A03-06;8;{CPR}\n".encode())
    assert cli.main(["submit", str(file), "--by", "mig", "--database", str(database), "--json"]) == 1
    assert CPR not in "".join(capsys.readouterr())
    assert not database.exists() and not (tmp_path / "m.sqlite").exists()


def test_an_address_or_a_phone_number_in_a_note_is_a_warning() -> None:
    checked = check(csv(note="Ring 12 34 56 78 eller skriv til x@kk.dk"))
    assert [(one.code, one.severity, one.column) for one in checked.problems] == [
        ("email", "warning", "Bemærkning"),
        ("phone", "warning", "Bemærkning"),
    ]
    assert checked.can_be_stored
