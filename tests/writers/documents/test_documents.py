"""A document says the same as PDF and as Word, can be heard and filed, and is the same bytes when it is made again."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from pypdf import PdfReader

from writers.documents.content import Block, Counted, Document, Heading, Items, NewPage, Paragraph, Rows, Terms
from writers.documents.pdf import to_pdf
from writers.documents.word import to_word

HOSTILE = '#import "x" *fed* $x^2$ \\ _u_ @label <w:t> </w:t> & [a] »Rød grød« `kode` = // /* */ ~ \' -- ...'
BLOCKS: tuple[Block, ...] = (
    Terms((("Sted", "Kulturhuset"), ("Var med", "Åse og Bjørn"))),
    Heading("Dagsorden"),
    Paragraph("Sådan læses det", quiet=True),
    Heading(HOSTILE, 2),
    Paragraph(HOSTILE),
    Items((HOSTILE, "To"), ordered=True),
    Items(("Tre",)),
    Rows("Opgaver", ("Hvem", "Tal"), (("Åse", "1.234,5"), (HOSTILE, "7")), (3, 1), (1,)),
    Counted((("met", "nået", 41), ("missing", "ikke indberettet", 9))),
    NewPage(),
    Paragraph("På en ny side"),
)
MADE = Document(
    "Referat: Arbejdsgruppemøde 1. oktober 2026",
    "Tryghedsplan 2026, Partnerskabet",
    ("Københavns Kommune", "Københavns Politi"),
    date(2026, 10, 1),
    "https://tryghed.example/meetings?meeting=1&plan=a%2F2026",
    BLOCKS,
)


@pytest.fixture(scope="module")
def pdf() -> PdfReader:
    return PdfReader(io.BytesIO(to_pdf(MADE)))


def words(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every text that stands in the blocks."""
    for block in blocks:
        yield from _texts(block)


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str) and value not in ("met", "missing", "Opgaver"):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from _texts(one)


def squeezed(text: str) -> str:
    """Without blanks and hyphens, which lines are broken at."""
    return "".join(text.split()).replace("-", "").replace("\N{SOFT HYPHEN}", "")


def of_pdf(reader: PdfReader) -> str:
    return squeezed("".join(page.extract_text() for page in reader.pages))


def of_word(content: bytes) -> str:
    word = docx.Document(io.BytesIO(content))
    cells = (cell.text for table in word.tables for row in table.rows for cell in row.cells)
    return squeezed("".join([*(one.text for one in word.paragraphs), *cells]))


def test_every_word_stands_in_both_as_it_was_written(pdf: PdfReader) -> None:
    in_pdf, in_word = of_pdf(pdf), of_word(to_word(MADE))
    for text in (MADE.title, *words(BLOCKS)):
        assert squeezed(text) in in_pdf, text
        assert squeezed(text) in in_word, text


def test_the_same_document_is_the_same_bytes() -> None:
    assert to_pdf(MADE) == to_pdf(MADE) and to_word(MADE) == to_word(MADE)


def test_the_pdf_says_what_it_is_and_can_be_heard_and_filed(pdf: PdfReader) -> None:
    root: Any = pdf.trailer["/Root"]
    assert (root["/Lang"], root["/MarkInfo"]["/Marked"], root["/ViewerPreferences"]["/DisplayDocTitle"]) == (
        "da",
        True,
        True,
    )
    about = root["/Metadata"].get_data().decode()
    assert all(said in about for said in ("<pdfuaid:part>1<", "<pdfaid:part>2<", "<pdfaid:conformance>A<"))
    assert pdf.metadata is not None
    assert (pdf.metadata.title, pdf.metadata.author) == (MADE.title, "Københavns Kommune, Københavns Politi")
    assert pdf.metadata.creation_date and pdf.metadata.creation_date.date() == MADE.day


def elements(node: Any) -> Iterator[Any]:
    """Every element of the PDF's structure."""
    node = node.get_object()
    if isinstance(node, list):
        for one in node:
            yield from elements(one)
    elif hasattr(node, "get"):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


def test_headings_tables_and_pictures_are_told_as_what_they_are(pdf: PdfReader) -> None:
    root: Any = pdf.trailer["/Root"]
    found = list(elements(root["/StructTreeRoot"]))
    kinds = {str(one["/S"]) for one in found}
    assert kinds >= {"/H1", "/H2", "/H3", "/L", "/LI", "/Table", "/TH", "/TD", "/Link", "/Figure"}
    assert all(one.get("/Alt") for one in found if one["/S"] == "/Figure")


def test_every_font_is_in_the_pdf(pdf: PdfReader) -> None:
    fonts = {font: of for page in pdf.pages for font, of in page["/Resources"]["/Font"].items()}  # type: ignore[index]
    assert fonts
    for font in fonts.values():
        [inner] = font.get_object()["/DescendantFonts"]
        assert "/FontFile2" in inner.get_object()["/FontDescriptor"]
        assert "IBMPlexSans" in font.get_object()["/BaseFont"]


def test_a_sign_that_the_font_has_not_stands_as_one_that_says_so() -> None:
    strange = MADE._replace(blocks=(Paragraph("før 🎉中 efter\x07\u200b"),))
    assert "før\N{REPLACEMENT CHARACTER}\N{REPLACEMENT CHARACTER}efter" in of_pdf(
        PdfReader(io.BytesIO(to_pdf(strange)))
    )
    assert "før🎉中efter" in of_word(to_word(strange))


@pytest.mark.parametrize("blocks", [(), (Items(()),), (Terms(()),), (Paragraph(""),), (Rows("x", ("a",), (), (1,)),)])
def test_what_is_empty_is_a_document_all_the_same(blocks: tuple[Block, ...]) -> None:
    bare = MADE._replace(blocks=blocks, address="", parties=())
    assert len(PdfReader(io.BytesIO(to_pdf(bare))).pages) == 1 and to_word(bare)


def test_very_long_words_stay_on_the_page() -> None:
    long = MADE._replace(
        title="Langt" * 60, blocks=(Paragraph("x" * 3000), Rows("x", ("a", "b"), (("y" * 500, "1"),), (1, 1)))
    )
    assert "x" * 3000 in of_pdf(PdfReader(io.BytesIO(to_pdf(long))))


def test_word_has_headings_and_says_what_it_is() -> None:
    word = docx.Document(io.BytesIO(to_word(MADE)))
    styles = [one.style.name for one in word.paragraphs if one.style and one.text]
    assert styles[0] == "Title" and {"Heading 1", "Heading 2", "List Bullet"} <= set(styles)
    about = word.core_properties
    assert (about.title, about.author, about.language) == (MADE.title, "Københavns Kommune, Københavns Politi", "da-DK")
    assert about.created and about.created.date() == MADE.day


def test_word_is_written_in_the_styles_of_a_partnerships_own_template(tmp_path: Path) -> None:
    own = docx.Document()
    own.styles["Heading 1"].font.name = "Comic Sans MS"
    own.sections[0].header.paragraphs[0].text = "Vores brevhoved"
    own.save(str(tmp_path / "skabelon.docx"))
    word = docx.Document(io.BytesIO(to_word(MADE, str(tmp_path / "skabelon.docx"))))
    assert word.styles["Heading 1"].font.name == "Comic Sans MS"
    assert word.sections[0].header.paragraphs[0].text == "Vores brevhoved"


def test_a_template_that_is_no_word_document_is_told(tmp_path: Path) -> None:
    (tmp_path / "skabelon.docx").write_text("ingen")
    with pytest.raises(ValueError, match=r"skabelon\.docx er ikke et Word-dokument"):
        to_word(MADE, str(tmp_path / "skabelon.docx"))
