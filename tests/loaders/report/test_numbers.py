"""Danish numbers and dates: read exactly, or asked about."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.report.numbers import Misread, read_date, read_number

# What is written, the number in a column of whole numbers, and where up to two decimals may be.
NUMBERS: list[tuple[str, int | float | str, int | float | str]] = [
    ("0", 0, 0),
    ("1234", 1234, 1234),
    (" 1234 ", 1234, 1234),
    ("1.234", 1234, "ambiguous"),
    ("12.345", 12345, "ambiguous"),
    ("1.234.567", 1234567, 1234567),
    ("1 234", 1234, 1234),
    ("1\u00a0234", 1234, 1234),
    ("1\u2009234", 1234, 1234),
    ("1\u202f234\u202f567", 1234567, 1234567),
    ("-5", -5, -5),
    ("\u22125", -5, -5),
    ("\u22121.234,5", "not-whole", -1234.5),
    ("12,0", 12, 12),
    ("12,00", 12, 12),
    ("12,5", "not-whole", 12.5),
    ("12,50", "not-whole", 12.5),
    ("12,345", "ambiguous", "ambiguous"),
    ("0,345", "not-whole", "not-whole"),
    ("1234,500", "not-whole", 1234.5),
    ("1.234,5", "not-whole", 1234.5),
    ("1 234,5", "not-whole", 1234.5),
    ("kr. 1.234,50", "not-whole", 1234.5),
    ("kr. 1.234,00", 1234, 1234),
    ("KR 1.234", 1234, "ambiguous"),
    ("-kr. 5", -5, -5),
    ("kr. -5", -5, -5),
    ("1.234,-", 1234, 1234),
    ("1.234,- kr.", 1234, 1234),
    ("1.234 kr.", 1234, "ambiguous"),
    ("1234 kroner", 1234, 1234),
    ("12,5 %", "not-whole", 12.5),
    ("12,5%", "not-whole", 12.5),
    ("12 pct.", 12, 12),
    ("12.5", "point", "point"),
    ("12.50", "point", "point"),
    ("0.234", "point", "point"),
    ("1234.567", "point", "point"),
    ("1,234", "ambiguous", "ambiguous"),
    ("1,234.5", "english", "english"),
    ("1,234,567", "english", "english"),
    ("1.23.456", "words", "words"),
    ("12 34", "words", "words"),
    ("1  234", "words", "words"),
    ("1\n234", "words", "words"),
    ("--5", "words", "words"),
    ("5,", "words", "words"),
    ("kr. 5 kr.", "words", "words"),
    ("ca. 8", "words", "words"),
    ("8 unge", "words", "words"),
    ("ja, 3", "words", "words"),
    ("+5", "words", "words"),
    ("(5)", "words", "words"),
    ("8-10", "range", "range"),
    ("8 – 10", "range", "range"),
    ("8 til 10", "range", "range"),
    ("8/10", "range", "range"),
    ("8 ud af 10", "range", "range"),
    ("8+2", "sum", "sum"),
    ("=4+4", "formula", "formula"),
    ("=B2", "formula", "formula"),
    ("kr.  1.234", 1234, "ambiguous"),
    ("N/A", "not-applicable", "not-applicable"),
    ("n.a.", "not-applicable", "not-applicable"),
    ("-", "dash", "dash"),
    ("–", "dash", "dash"),
    ("", "blank", "blank"),
    ("\u00a0", "blank", "blank"),
    ("se bilag", "not-a-number", "not-a-number"),
    ("otte", "not-a-number", "not-a-number"),
    ("1e3", "notation", "notation"),
    ("1,2E+05", "notation", "notation"),
    ("0x10", "digits", "digits"),
    ("\u0663", "digits", "digits"),
    ("8²", "digits", "digits"),
    ("#DIVISION/0!", "cell-error", "cell-error"),
    ("########", "cell-error", "cell-error"),
    ("3.11.2026", "date-for-number", "date-for-number"),
    ("1234567890123456", "too-long", "too-long"),
    ("9" * 5000, "too-long", "too-long"),
]


@pytest.mark.parametrize(("text", "whole", "with_decimals"), NUMBERS)
def test_a_number_is_read_or_asked_about(text: str, whole: object, with_decimals: object) -> None:
    assert _told(read_number(text, 0)) == (whole, type(whole))
    assert _told(read_number(text, 2)) == (with_decimals, type(with_decimals))


def test_three_decimals_are_read_where_three_are_allowed() -> None:
    assert read_number("1,234", 3) == 1.234
    assert _told(read_number("1,2345", 3))[0] == "not-whole"


@pytest.mark.parametrize(
    ("text", "decimals", "says"),
    [
        ("1.234", 1, "Mener I 1234 eller 1,234?"),
        ("1,234", 0, "Mener I 1234 eller 1,234?"),
        ("12.5", 1, "Skriv 12,5 med komma"),
        ("1,234.5", 1, "Skriv 1.234,5"),
        ("ca. 8", 0, "Skriv kun tallet, fx 8"),
        ("8 t.kr.", 0, "Skriv hele tallet: 8.000."),
        ("0,5 mio. kr.", 0, "Skriv hele tallet: 500.000."),
        ("8,2 tusind", 0, "Skriv hele tallet: 8.200."),
        ("8'200", 0, "Skriv 8200, hvis det er det, I mener."),
        ("ja, 3", 0, "Skriv kun tallet, fx 3"),
        ("1.23.456", 0, "her står »1.23.456«. Skriv kun tallet."),
        ("8-10", 0, "Skriv ét: det, I har talt"),
        ("N/A", 0, "Skriv »ikke relevant«, og begrund det i Bemærkning, eller lad feltet stå tomt"),
        ("se\nbilag", 0, "»se bilag«"),
    ],
)
def test_the_message_says_what_to_write(text: str, decimals: int, says: str) -> None:
    found = read_number(text, decimals)
    assert isinstance(found, Misread)
    assert says in found.message


@given(
    value=st.integers(-(10**9), 10**9),
    space=st.sampled_from(["", ".", " ", "\u00a0", "\u2009", "\u202f"]),
    minus=st.sampled_from("-\u2212"),
    around=st.sampled_from(["{}", "kr. {}", "{} kr.", "{},-", "{},00", " {} "]),
)
def test_whole_numbers_read_back_in_any_style(value: int, space: str, minus: str, around: str) -> None:
    written = around.format(f"{value:,}".replace(",", space).replace("-", minus))
    assert read_number(written, 0) == value


@given(
    hundredths=st.integers(-(10**9), 10**9),
    space=st.sampled_from(["", ".", " ", "\u00a0"]),
    around=st.sampled_from(["{}", "kr. {}", "{} %"]),
)
def test_decimal_numbers_read_back_in_any_style(hundredths: int, space: str, around: str) -> None:
    sign, (whole, rest) = "-" if hundredths < 0 else "", divmod(abs(hundredths), 100)
    written = around.format(f"{sign}{whole:,}".replace(",", space) + f",{rest:02}")
    assert read_number(written, 2) == hundredths / 100


@given(st.text(alphabet="0123456789.,-− krKR%e\u00a0", max_size=12), st.integers(0, 3))
def test_whatever_is_read_has_the_digits_that_were_written(text: str, decimals: int) -> None:
    found = read_number(text, decimals)
    if not isinstance(found, Misread):
        written = "".join(sign for sign in text if sign.isdigit()).strip("0")
        assert f"{abs(found):.3f}".replace(".", "").strip("0") == written


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3.11.2026", date(2026, 11, 3)),
        ("03-11-2026", date(2026, 11, 3)),
        ("3/11/2026", date(2026, 11, 3)),
        ("3/11-2026", date(2026, 11, 3)),
        ("3. 11. 2026", date(2026, 11, 3)),
        (" 3.\u00a0november 2026 ", date(2026, 11, 3)),
        ("3. nov. 2026", date(2026, 11, 3)),
        ("d. 3. November 2026", date(2026, 11, 3)),
        ("3 maj 2026", date(2026, 5, 3)),
        ("3. sept. 2026", date(2026, 9, 3)),
        ("3.11.26", date(2026, 11, 3)),
        ("3-11-26", date(2026, 11, 3)),
        ("2026-11-03", date(2026, 11, 3)),
        ("2026-11-03T12:30:00", date(2026, 11, 3)),
        ("2026-11-03T12:30:00.5Z", date(2026, 11, 3)),
        ("3/11-26", date(2026, 11, 3)),
        ("3/11 2026", date(2026, 11, 3)),
        ("3.11.2026 kl. 10", date(2026, 11, 3)),
        ("2026.11.03", date(2026, 11, 3)),
        ("3\u200b.11.2026", date(2026, 11, 3)),
        ("03.11.2026 12:30", date(2026, 11, 3)),
        ("29.2.2028", date(2028, 2, 29)),
        ("29.2.2026", "no-such-date"),
        ("11/25/2026", "no-such-date"),
        ("0.1.2026", "no-such-date"),
        ("26-11-03", "ambiguous-date"),
        ("26-11-27", "ambiguous-date"),
        ("3.11.99", "ambiguous-date"),
        ("November 3, 2026", "not-a-date"),
        ("3. ma 2026", "not-a-date"),
        ("3. foo 2026", "not-a-date"),
        ("3.11", "not-a-date"),
        ("i november", "not-a-date"),
        ("", "not-a-date"),
        ("\u0663.11.2026", "not-a-date"),
    ],
)
def test_a_date_is_read_in_danish_order_or_asked_about(text: str, expected: object) -> None:
    assert _told(read_date(text))[0] == expected


@pytest.mark.parametrize("text", ["1/5", "1. maj", "1.5.", "d. 1. maj", "1-5"])
def test_a_day_without_a_year_is_in_the_reports(text: str) -> None:
    assert read_date(text, 2026) == date(2026, 5, 1)
    assert _told(read_date(text))[0] == "not-a-date"


@pytest.mark.parametrize("text", ["5\u200b", "\ufeff5", "5\u00ad", "\u200e5", "5\u2060"])
def test_a_sign_that_nobody_sees_does_not_hide_a_number(text: str) -> None:
    assert read_number(text, 0) == 5


STYLES = ["%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d"]


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(STYLES))
def test_any_date_reads_back_the_same(day: date, style: str) -> None:
    assert read_date(day.strftime(style)) == day


def _told(found: object) -> tuple[object, type]:
    """The value with its type (12 is not 12.0), or the code of what was wrong."""
    told = found.code if isinstance(found, Misread) else found
    return told, type(told)
