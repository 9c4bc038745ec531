"""Personal data is found where it is, and not where it is not."""

from __future__ import annotations

import pytest

from outcomes.personal_data import has_cpr, has_email, has_phone, may_begin_cpr


@pytest.mark.parametrize(
    "text",
    [
        "010203-1234",
        "0102031234",
        "010203 1234",
        "Barn 311299-0004 kom",
        "290204-5678",
        "290200-4123",
        "x,010203-1234;",
    ],
)
def test_a_cpr_number_is_found(text: str) -> None:
    assert has_cpr(text)


@pytest.mark.parametrize(
    "text",
    ["", "8", "2026-11-03", "12.345.678", "320203-1234", "011303-1234", "290203-1234", "1010203-12345", "12345678901"],
)
def test_other_numbers_are_no_cpr_number(text: str) -> None:
    assert not has_cpr(text)


@pytest.mark.parametrize(
    "text",
    ["010203", "010203-", "010203-1", "Barn 010203-123", "010203 12", "0102031", "010203123", "x290200,", "01.02.03-1"],
)
def test_half_a_cpr_number_is_seen(text: str) -> None:
    assert may_begin_cpr(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "01020", "320203", "011303-1", "300226", "1.2.2026", "01.02.03", "01.02.2026", "01.02.26-15.02.26"),
        *("2026-02-01", "20 12 12 34", "110.500 kr.", "12345678901", "U10-12"),
    ],
)
def test_other_digits_are_not_half_a_cpr_number(text: str) -> None:
    assert not may_begin_cpr(text)


@pytest.mark.parametrize(("text", "found"), [("skriv til a.b@kk.dk", True), ("8 @ 10", False), ("@tingbjerg", False)])
def test_an_address_is_found(text: str, found: bool) -> None:
    assert has_email(text) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [("ring 12 34 56 78", True), ("12345678", True), ("+45 12345678", True), ("12.345.678", False), ("2026", False)],
)
def test_a_phone_number_is_found(text: str, found: bool) -> None:
    assert has_phone(text) is found
