"""Personal data is found where it is, and not where it is not."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

import pytest

from loaders.report.header import header_fields
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
        *("010203/1234", "010203_1234", "01-02-03-1234", "01/02/03-1234", "01 02 03-1234", "01 02 03 1234"),
        *("010203-12 34", "0102 03 12 34", "0 1 0 2 0 3 1 2 3 4", "010203--1234", "010203 (1234)", "010203[1234]"),
        *("01022003-1234", "010203 cpr 1234", "010203&#45;1234", "010203\u20101234", "010203\u20111234"),
        *("010203\u00ad-1234", "010203\uff0d1234", "0102\u200b03-1234", "01\u2060020312\u206034", "\u200f010203-1234"),
        *("\U0001d7ce\U0001d7cf0203-1234", "⁰¹⁰²⁰³-¹²³⁴", "610203-1234"),
    ],
)
def test_a_cpr_number_is_found(text: str) -> None:
    assert has_cpr(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "8", "2026-11-03", "12.345.678", "320203-1234", "011303-1234", "290203-1234", "1010203-12345"),
        *("12345678901", "Periode 010126-3006", "Konto 1551 0112345678", "kontonr.: 0112345678", "102.031.234"),
        *("+45 12 34 56 78", "12.05.2026 1500", "1.234.567.890", "tlf. 12345678 den 1/5", "12.05.26 1500 kr."),
    ],
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


@pytest.mark.parametrize(
    "look", [has_cpr, has_email, has_phone, may_begin_cpr, lambda text: header_fields([(0, text)])]
)
@pytest.mark.parametrize("text", ["(", " ", "1", "1 ", "1-", "010203-", "0102031 ", "a", "a.", "a@", "&#4", "[", "-"])
def test_twice_the_text_takes_at_most_a_few_times_as_long(look: Callable[[str], object], text: str) -> None:
    def seconds(times: int) -> float:
        gc.disable()  # it would look through all that the other tests hold
        begun = process_time()
        look("010203" + text * times)
        taken = process_time() - begun
        gc.enable()
        return taken

    # What is quadratic takes 64 times as long for 8 times the text; the clock is never finer than the floor.
    assert seconds(80_000) < 24 * max(min(seconds(10_000) for _ in range(3)), 0.01)
