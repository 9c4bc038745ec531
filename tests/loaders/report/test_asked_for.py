"""A report file asks for something in rows of its own."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.file import read_table
from loaders.report.check import Checked, check_report
from outcomes.meeting import REQUEST_KINDS, RequestKind
from outcomes.request import NewRequest
from tests import make

PLAN = make.plan(activities=[make.activity(1, [make.indicator("A01-01")])])
HEAD = "Aktivitet;Halvår;Indikator;Del;Leveret;Bemærkning;Dokumentation\n1;2026H1;A01-01;;7;;\n"


def check(*rows: str) -> Checked:
    text = HEAD + "".join(f"1;2026H1;{row}\n" for row in rows)
    return check_report(read_table(text.encode(), "rapport.csv"), PLAN)


def test_a_row_asks_for_money() -> None:
    checked = check("Vi beder om;penge;201.000 kr.;Flyt til 2027;30.04.2027")
    assert checked.requests == (NewRequest("money", "Flyt til 2027", 201_000, date(2027, 4, 30)),)
    assert (checked.problems, len(checked.observations)) == ((), 1)


def test_a_row_without_anything_asks_for_nothing() -> None:
    checked = check("Vi beder om;;;;")
    assert (checked.requests, checked.problems) == ((), ())


@pytest.mark.parametrize(
    ("row", "codes"),
    [
        ("vi beder om:;;;Hjælp os;", ["unknown-request"]),
        ("Vi beder om;hjælp;;;", ["request-without-words"]),
        ("Vi beder om;Penge;;Flyt;", ["request-without-kroner"]),
        ("Vi beder om;penge;mange;Flyt;", ["not-a-number"]),
        ("Vi beder om;hjælp;;Hjælp os;snart", ["request-without-day"]),
        (
            "Vi beder om;kage;12 %;;snart",
            ["unknown-request", "request-without-words", "percent", "request-without-day"],
        ),
    ],
)
def test_each_thing_that_a_row_lacks_is_told_at_once_and_in_its_row(row: str, codes: list[str]) -> None:
    checked = check(row)
    assert [(one.code, one.row, one.severity) for one in checked.problems] == [(code, 3, "error") for code in codes]
    assert checked.requests == () and not checked.can_be_stored


@settings(max_examples=25, deadline=None)
@given(
    st.sampled_from(sorted(REQUEST_KINDS)),
    st.from_regex(r"[A-Za-zæøå]{2,12}( [a-zæøå]{2,12}){1,3}", fullmatch=True),
    st.integers(1, 10**8),
    st.dates(date(2026, 1, 1), date(2049, 12, 31)),
)
def test_what_is_asked_for_is_read_as_it_was_written(kind: RequestKind, words: str, kroner: int, day: date) -> None:
    checked = check(f"Vi beder om;{REQUEST_KINDS[kind]};{kroner};{words};{day:%d.%m.%Y}")
    assert checked.requests == (NewRequest(kind, words, kroner, day),)
