"""A document as PDF: PDF/UA-1 for those who hear it, PDF/A-2a for those who file it, with its fonts in it."""

from __future__ import annotations

import io
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import segno
import typst
from fontTools.ttLib import TTFont

from outcomes.language import _
from writers.documents.content import Block, Document

_HERE = Path(__file__).parent
_SOURCE, _FONTS = _HERE / "document.typ", _HERE / "fonts"
_STANDARDS: list[typst.PDFStandard] = ["ua-1", "a-2a"]
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"


def to_pdf(document: Document, size: float = 10) -> bytes:
    """The document on A4, the text ``size`` points high. The same document is the same bytes.

    A sign that the font has not, such as an emoji, stands as one that says so.
    """
    made: bytes = typst.compile(_SOURCE, **_given(document, size), pdf_standards=_STANDARDS, timestamp=0)
    return made


def pages_in(pdf: bytes) -> int:
    """How many pages there are in a PDF that was made here: each is an object that stands in it as plain text."""
    return len(re.findall(rb"/Type /Page\b", pdf))


def _given(document: Document, size: float) -> dict[str, Any]:
    """What the template is given, and where its fonts are."""
    given = {
        **document._asdict(),
        "day": [document.day.year, document.day.month, document.day.day],
        "blocks": [_as_data(block) for block in document.blocks],
        "size": size,
        "qr": _qr(document.address),
        "qr_says": _("QR-kode med adressen på siden"),
        "address_says": _("Se siden: {address}").format(address=document.address),
        "page_of": _("Side {n} af {total}"),
    }
    texts = {"document": json.dumps(_drawable(given))}
    return {"font_paths": _fonts(), "sys_inputs": texts}


def _as_data(block: Block) -> dict[str, Any]:
    return {"kind": type(block).__name__, **block._asdict()}


def _qr(address: str) -> str:
    """The address as a picture, or nothing where there is none."""
    if not address:
        return ""
    saved = io.BytesIO()
    segno.make(address, error="m").save(saved, kind="svg", xmldecl=False, border=0)
    return saved.getvalue().decode()


def _drawable(value: Any) -> Any:
    """The same with every sign that the font has not replaced, and no sign that can't be seen."""
    if isinstance(value, str):
        return _unknown_signs().sub(_instead_of, value)
    if isinstance(value, dict):
        return {name: _drawable(one) for name, one in value.items()}
    return [_drawable(one) for one in value] if isinstance(value, list | tuple) else value


def _instead_of(found: re.Match[str]) -> str:
    sign = found.group()
    if sign.isspace():
        return " "
    return _UNKNOWN if sign.isprintable() else ""


@cache
def _unknown_signs() -> re.Pattern[str]:
    """Every sign that the fonts of the documents have not."""
    regular, bold = (set(TTFont(file).getBestCmap()) for file in sorted(_FONTS.glob("*.ttf")))
    return re.compile(f"[^{''.join(re.escape(chr(sign)) for sign in sorted(regular & bold))}]")


@cache
def _fonts() -> typst.Fonts:
    """The fonts of the documents, read once."""
    return typst.Fonts(include_system_fonts=False, font_paths=[_FONTS])
