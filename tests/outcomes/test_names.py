"""Names of people's functions and of files are kept on one line, and never too long."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outcomes.names import LONGEST, alike, fault_of, filename, one_line


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Brønshøj Boldklub", "Brønshøj Boldklub"),
        ("Brønshøj\u2028Boldklub", "Brønshøj Boldklub"),
        ("Brønshøj\u2029\u0085Boldklub\r\n", "Brønshøj Boldklub"),
        ("Brønsh\u200bøj\u202e Boldklub\ufeff", "Brønshøj Boldklub"),
        ("Bra\u030astrup", "Bråstrup"),
        (" \t\x07", ""),
    ],
)
def test_a_name_is_one_line_of_what_can_be_seen(text: str, kept: str) -> None:
    assert one_line(text) == kept


@given(st.text(max_size=60))
def test_any_name_becomes_one_line_and_stays_it(text: str) -> None:
    kept = one_line(text)
    assert len(kept.splitlines()) <= 1 and one_line(kept) == kept
    assert not {unicodedata.category(sign)[0] for sign in kept} & {"C"}


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("\u200b ", "Skriv, hvem der afleverer"),
        ("x" * (LONGEST + 1), "højst 100 tegn"),
        ("Bo 010203-1234", "CPR-nummer"),
        ("x" * LONGEST, ""),
    ],
)
def test_what_nobody_can_be_called_is_told(name: str, told: str) -> None:
    assert told in fault_of(name) and bool(fault_of(name)) == bool(told)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("rapport.csv", "rapport.csv"),
        ("rap\u2028port.csv", "rap port.csv"),
        ("uden endelse", "uden endelse"),
        ("x" * 300 + ".xlsx", "x" * 195 + ".xlsx"),
        ("a." + "x" * 300, "." + "x" * 199),
    ],
)
def test_a_files_name_is_one_line_and_keeps_its_ending(name: str, kept: str) -> None:
    assert filename(name) == kept


def test_names_that_look_the_same_are_alike() -> None:
    assert alike("Årgang  7") == alike("a\u030argang\u00a07") != alike("årgang 8")
