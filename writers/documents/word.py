"""A document as Word: in the styles of a template, which a partnership can replace with its own."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime, time
from typing import Any

import docx
import segno
from docx.document import Document as Word
from docx.enum.text import WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm

from outcomes.language import _
from writers.documents.content import Counted, Document, Heading, Items, NewPage, Paragraph, Rows, Terms

_LANGUAGES = {"da": "da-DK", "en": "en-GB"}
_UNHELD = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the earliest that a ZIP can say


def to_word(document: Document, template: str = "") -> bytes:
    """The document in the ``template``'s styles, or else in Word's own. The same document is the same bytes.

    Raises ValueError when the template is no Word document.
    """
    try:
        word = docx.Document(template or None)
    except Exception as error:  # whatever is wrong with the file
        raise ValueError(_("Skabelonen {file} er ikke et Word-dokument.").format(file=template)) from error
    _describe(word, document)
    word.add_heading(_kept(document.title), 0)
    for block in document.blocks:
        _WRITE[type(block)](word, block)
    if document.address:
        _add_link(word, document.address)
    saved = io.BytesIO()
    word.save(saved)
    return _dated(saved.getvalue())


def _describe(word: Word, document: Document) -> None:
    """What the file says of itself, and the language that it is read aloud in."""
    properties = word.core_properties
    properties.title, properties.subject = _kept(document.title)[:255], _kept(document.subject)[:255]
    properties.author = _kept(", ".join(document.parties))[:255]
    properties.last_modified_by, properties.comments = properties.author, ""
    properties.created = properties.modified = datetime.combine(document.day, time())
    properties.language = _LANGUAGES[document.language]
    for language in word.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), _LANGUAGES[document.language])


def _heading(word: Word, one: Heading) -> None:
    word.add_heading(_kept(one.text), one.level)


def _said(word: Word, one: Paragraph) -> None:
    paragraph = word.add_paragraph()
    paragraph.add_run(_kept(one.text)).italic = one.quiet or None


def _listed(word: Word, one: Items) -> None:
    for number, item in enumerate(one.items, start=1):  # Word goes on counting where another list has ended
        text = f"{number}. {item}" if one.ordered else item
        word.add_paragraph(_kept(text), style=None if one.ordered else "List Bullet")


def _terms(word: Word, one: Terms) -> None:
    for name, text in one.terms:
        paragraph = word.add_paragraph()
        paragraph.add_run(f"{_kept(name)}: ").bold = True
        paragraph.add_run(_kept(text))


def _rows(word: Word, one: Rows) -> None:
    table = word.add_table(1, len(one.headers), style="Table Grid")
    head = OxmlElement("w:tblHeader")
    # The headers come again on each page, and are read as such.
    table.rows[0]._tr.get_or_add_trPr().append(head)  # noqa: SLF001 - python-docx has no other way
    for cell, header in zip(table.rows[0].cells, one.headers, strict=True):
        cell.paragraphs[0].add_run(_kept(header)).bold = True
    for row in one.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = _kept(text)
    word.add_paragraph()


def _counted(word: Word, one: Counted) -> None:
    word.add_paragraph(" · ".join(f"{count} {said}" for _mark, said, count in one.parts))


def _new_page(word: Word, one: NewPage) -> None:
    word.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


_WRITE: dict[type, Callable[[Word, Any], None]] = {
    Heading: _heading,
    Paragraph: _said,
    Items: _listed,
    Terms: _terms,
    Rows: _rows,
    Counted: _counted,
    NewPage: _new_page,
}


def _add_link(word: Word, address: str) -> None:
    paragraph = word.add_paragraph()
    paragraph.add_run(_("Se siden: {address}").format(address=""))
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), word.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    link.append(paragraph.add_run(address)._r)  # noqa: SLF001 - python-docx has no other way
    paragraph._p.append(link)  # noqa: SLF001
    picture = io.BytesIO()
    segno.make(address, error="m").save(picture, kind="png", scale=6, border=0)
    shape = word.add_picture(picture, width=Mm(20))
    shape._inline.docPr.set("descr", _("QR-kode med adressen på siden"))  # noqa: SLF001


def _kept(text: str) -> str:
    """The text without signs that XML can't hold."""
    return _UNHELD.sub("", text)


def _dated(content: bytes) -> bytes:
    """The same file, where no part says when it was written: the same document is the same bytes."""
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as found, zipfile.ZipFile(saved, "w", zipfile.ZIP_DEFLATED) as made:
        for part in found.infolist():
            made.writestr(zipfile.ZipInfo(part.filename, _LONG_AGO), found.read(part.filename), zipfile.ZIP_DEFLATED)
    return saved.getvalue()
