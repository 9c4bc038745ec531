"""Bytes to text: every encoding that Danish Excel writes, and nothing guessed."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.table import Unreadable
from loaders.text import decode

DANISH = "Aktivitet;Bemærkning\r\n3;Blåbærgrød – »ja« 5 €\r\n"
UNDEFINED = b"\x81\x8d\x8f\x90\x9d"
CP1252 = bytes(byte for byte in range(1, 256) if byte not in UNDEFINED).decode("cp1252")


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (b"", "cp1252"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (b"", "utf-16-le"),
        (b"", "utf-16-be"),
    ],
)
def test_danish_text_reads_the_same_in_every_encoding(mark: bytes, encoding: str) -> None:
    assert decode(mark + DANISH.encode(encoding)) == DANISH


@pytest.mark.parametrize("sign", CP1252)
def test_every_character_of_cp1252_is_kept(sign: str) -> None:
    assert decode(f"a;å{sign};b\n".encode("cp1252")) == f"a;å{sign};b\n"


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_newlines_are_kept_as_they_are(newline: str) -> None:
    assert decode(f"a{newline}b{newline}".encode()) == f"a{newline}b{newline}"


@pytest.mark.parametrize("byte", [bytes([byte]) for byte in UNDEFINED])
def test_a_byte_that_no_encoding_has_is_refused_with_its_line(byte: bytes) -> None:
    with pytest.raises(Unreadable) as refused:
        decode(b"a;b\r\nbl\xe5;" + byte)
    assert refused.value.problem.code == "unknown-encoding"
    assert "linje 2" in refused.value.problem.message


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00\xb8\x00", "not-text"),
        (b"a;b\n1;\x00\n", "not-text"),
        (b"\x00\x00", "not-text"),
        (codecs.BOM_UTF8 + b"a\x00b", "not-text"),
        (codecs.BOM_UTF8 + b"bl\xe5", "damaged-text"),
        (codecs.BOM_UTF16_LE + b"a\x00b", "damaged-text"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Unreadable) as refused:
        decode(data)
    assert refused.value.problem.code == code


def test_no_bytes_are_no_text() -> None:
    assert decode(b"") == ""


@given(st.text(st.characters(exclude_characters="\0\x1a\ufeff", exclude_categories=["Cs"])))
def test_any_utf_8_reads_back_the_same(text: str) -> None:
    assert decode(text.encode("utf-8")) == decode(text.encode("utf-8-sig")) == text


@pytest.mark.parametrize("end", ["\x1a", "\0" * 512])
def test_what_a_program_fills_the_end_of_a_file_with_is_no_part_of_it(end: str) -> None:
    assert decode(f"Løn\r\n{end}".encode()) == "Løn\r\n"


def test_one_invisible_nul_is_named_with_its_line() -> None:
    with pytest.raises(Unreadable) as refused:
        decode(b"Mad\r\nog\0\r\n" + b"drikke og meget mere\r\n" * 9)
    assert (refused.value.problem.code, refused.value.problem.row) == ("nul", 2)
