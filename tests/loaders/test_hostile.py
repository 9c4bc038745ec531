"""Hostile and broken files: one Danish sentence each, and a server that never felt them."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from loaders import personal_data, workbook
from loaders.file import read_table
from loaders.limits import CHILD_CPU_SECONDS, CHILD_WAIT_SECONDS, LOOKED_AT_HERE, MAX_REPORT_ROWS, MAX_UNPACKED_BYTES
from loaders.table import Unreadable
from tests.loaders.workbooks import ods, ods_cell, ods_table, ods_text, packed, raw_xlsx, rows, xls, xlsx

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOMB = "<!DOCTYPE x [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
BOMB += "]>"
FOR_EVER = ods_table(ods_text("x")).replace("-row>", "-row table:number-rows-repeated='1048576'>", 1)
NEGATIVE = ods_cell("table:number-columns-repeated='-5'", "x")
FAR_OUT = "<c r='A1'><v>1</v></c><c r='XFD1048576'><v>1</v></c>"
LONG = f"<si><t>{'x' * 30000}</t></si>"


def lying_zip() -> bytes:
    """A part of 100 MB whose size the zip gives as 10 bytes."""
    data = bytearray(raw_xlsx("", more={"xl/media.bin": bytes(100_000_000)}))
    real = (100_000_000).to_bytes(4, "little")
    return bytes(data).replace(real, (10).to_bytes(4, "little"))


def locked_zip() -> bytes:
    data = bytearray(packed({"content.xml": "x"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def squeezed_zip() -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(saved, "w", zipfile.ZIP_BZIP2) as package:
        package.writestr("[Content_Types].xml", "x" * 1000)
    return saved.getvalue()


def locked_xls() -> bytes:
    """An old workbook whose code page record is made into the one that says it is encrypted."""
    return xls(lambda sheet: sheet.write(0, 0, "x")).replace(b"\x42\0\2\0", b"\x2f\0\2\0", 1)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "nothing": (lambda: b"", "empty"),
    "100 MB": (lambda: bytes(100_000_000), "too-large"),
    "a program": (lambda: b"MZ\x90\x00\x03" + bytes(range(256)) * 40, "not-text"),
    "a PDF": (lambda: b"%PDF-1.7\n", "not-a-report"),
    "a web page": (lambda: b"\xef\xbb\xbf\n<HTML><table>", "not-a-report"),
    "an empty workbook": (lambda: xlsx(rows()), "empty"),
    "a blank text": (lambda: b"\r\n;;\r\n", "empty"),
    "a zip bomb": (lambda: raw_xlsx("", more={"x": bytes(MAX_UNPACKED_BYTES)}), "unpacked-too-large"),
    "a zip bomb that lies": (lying_zip, "damaged"),
    "a zip bomb of an ods": (lambda: ods(more={"x": bytes(MAX_UNPACKED_BYTES)}), "unpacked-too-large"),
    "an XML bomb": (lambda: raw_xlsx("<c t='str'><v>x</v></c>", before=BOMB), "dtd"),
    "an XML bomb in an ods": (lambda: ods(before=BOMB), "dtd"),
    "a DTD in UTF-16": (lambda: ods(more={"content.xml": f"{BOMB}<x/>".encode("utf-16")}), "dtd"),
    "A1 and XFD1048576": (lambda: raw_xlsx(FAR_OUT), "too-far-out"),
    "a row for ever": (lambda: ods(FOR_EVER), "too-far-out"),
    "an old far-out cell": (lambda: xls(lambda sheet: sheet.write(65535, 255, 1)), "too-far-out"),
    "one long formula": (lambda: raw_xlsx(f"<c><f>{'x' * 6_000_000}</f></c>"), "too-many-cells"),
    "a row before the first": (lambda: raw_xlsx("<c r='A0'><v>1</v></c>"), "damaged"),
    "fewer than no cells": (lambda: ods(ods_table(NEGATIVE)), "damaged"),
    "one long text in many cells": (
        lambda: raw_xlsx("<c t='s'><v>0</v></c>" * 199, strings=LONG),
        "too-many-cells",
    ),
    "a locked xlsx": (lambda: OLE2 + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    "a locked xls": (locked_xls, "encrypted"),
    "a locked ods": (lambda: ods(more={"META-INF/manifest.xml": b"<x><encryption-data/></x>"}), "encrypted"),
    "a locked zip": (locked_zip, "encrypted"),
    "a Word file": (lambda: packed({"[Content_Types].xml": "<x/>", "word/x.xml": "<x/>"}), "not-a-workbook"),
    "another zip": (lambda: packed({"x.txt": "x"}), "not-a-workbook"),
    "a zip packed oddly": (squeezed_zip, "not-a-workbook"),
    "a broken OLE2 file": (lambda: OLE2 + bytes(2000), "damaged"),
    "half a workbook": (lambda: xlsx(rows(("a", 1)))[:2000], "damaged"),
    "half an XML": (lambda: raw_xlsx("<c>", after="<"), "damaged"),
    "half an old one": (lambda: xls(lambda sheet: sheet.write(0, 0, "x"))[:1500], "damaged"),
}


@pytest.fixture(scope="module", autouse=True)
def child_in_process() -> None:
    """Here the child is the real one, in a process of its own."""


@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_cannot_be_read_gets_one_danish_sentence(name: str) -> None:
    make, code = HOSTILE[name]
    with pytest.raises(Unreadable) as refused:
        read_table(make(), "rapport.xlsx")
    assert refused.value.problem.code == code
    assert re.fullmatch(r"[A-ZÆØÅ»].{20,240}[.]", refused.value.problem.message)


def test_the_server_gets_its_memory_back() -> None:
    files = [HOSTILE[name][0]() for name in ("a zip bomb", "an XML bomb", "one long text in many cells")]
    refuse_all(files)
    before = resident_kb()
    for _ in range(4):
        refuse_all(files)
    # One such file in memory would show as 30 MB and more.
    assert resident_kb() - before < 10_000


def refuse_all(files: list[bytes]) -> None:
    for data in files:
        with pytest.raises(Unreadable):
            read_table(data, "rapport.xlsx")


def resident_kb() -> int:
    found = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{os.getpid()}/status").read_text())
    assert found
    return int(found[1])


def test_a_child_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "CHILD_WAIT_SECONDS", 0.001)
    with pytest.raises(Unreadable) as refused:
        workbook.read_sheets(xlsx(rows(("a",))))
    assert refused.value.problem.code == "too-slow"


def test_a_child_that_only_waits_for_its_turn_is_given_time() -> None:
    assert CHILD_WAIT_SECONDS >= 3 * CHILD_CPU_SECONDS


@pytest.mark.parametrize(
    ("script", "fails_with"),
    [
        ("bytearray(500 * 1024 * 1024)", "MemoryError"),
        ("open('some file', 'wb', buffering=0).write(b'x')", "File too large"),
    ],
)
def test_the_system_bounds_the_child(script: str, fails_with: str, tmp_path: Path) -> None:
    move = f"import os; os.chdir({str(tmp_path)!r})"
    code = f"from loaders.workbook_child import limit; limit(); {move}; {script}"
    child = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert child.returncode != 0
    assert fails_with in child.stderr


def test_the_child_starts_without_what_only_the_server_needs() -> None:
    code = "import sys; from loaders import workbook_child; print(*sys.modules.keys() & {'duckdb', 'pydantic'})"
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "\n"


def test_much_text_is_looked_through_for_cpr_numbers_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    children: list[str] = []

    def noted(module: str, data: bytes) -> bytes:
        children.append(module)
        return workbook.ask_child(module, data)

    monkeypatch.setattr(personal_data, "ask_child", noted)
    notes = ["12 " * (LOOKED_AT_HERE // 60)] * 30
    table = read_table("\n".join([*notes, "Barn 010203-1234", "12"]).encode(), "rapport.csv")
    assert children == ["loaders.cpr_child"]
    assert [(notice.code, notice.row) for notice in table.notices] == [("cpr", 31)]
    assert table.rows[30].cells == ("Barn ••••••-••••",)
    read_table(b"Barn 010203-1234", "rapport.csv")
    assert len(children) == 1


def test_many_cpr_numbers_are_taken_away_everywhere_and_told_in_few_words() -> None:
    table = read_table(("a;b\n" + "010203-1234;010203\n" * 1_000).encode(), "rapport.csv")
    assert [notice.row for notice in table.notices[:100]] == [*range(2, 102)]
    assert "900 felter mere" in table.notices[100].message and len(table.notices) == 101
    assert {row.cells for row in table.rows[1:]} == {("••••••-••••", "010203")}


@pytest.mark.parametrize("write", [lambda rows: b"a;b\n" * rows, lambda count: xlsx(rows(*[("a", "b")] * count))])
def test_a_sheet_that_is_far_too_long_for_a_report_is_not_held_against_the_plan(write: Callable[[int], bytes]) -> None:
    assert len(read_table(write(MAX_REPORT_ROWS), "rapport").rows) == MAX_REPORT_ROWS
    with pytest.raises(Unreadable) as refused:
        read_table(write(MAX_REPORT_ROWS + 1), "rapport")
    assert refused.value.problem.code == "too-many-rows"


def test_a_file_is_known_by_its_content_not_by_its_name() -> None:
    assert read_table(b"a;b\n", "rapport.xlsx").rows[0].cells == ("a", "b")
    assert read_table(xlsx(rows(("a", "b"))), "rapport.csv").rows[0].cells == ("a", "b")
