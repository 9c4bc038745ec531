"""The parts of a zip package, unpacked within the limit, and their XML as events, without any DTD."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Literal, NamedTuple
from xml.parsers import expat

from loaders.limits import MAX_UNPACKED_BYTES
from loaders.spreadsheet.refused import Refused
from outcomes.language import N_

_CHUNK = 65536


class Event(NamedTuple):
    """One step through an XML part; names are »namespace local«, and ``name`` of a text is the text."""

    kind: Literal["start", "end", "text"]
    name: str
    attributes: dict[str, str]


def unpack(data: bytes) -> dict[str, bytes]:
    """Every part by its name in lower case. Raises Refused when the bytes that come out are too many."""
    parts: dict[str, bytes] = {}
    left = MAX_UNPACKED_BYTES
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for entry in package.infolist():
            if entry.flag_bits & 1:
                raise encrypted()
            # Spreadsheets use no other method, and Python can't unpack the others in small steps.
            if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise not_a_workbook()
            part = bytearray()
            with package.open(entry) as packed:
                # What comes out is counted; what the zip says of its own size is not believed.
                while chunk := packed.read(min(_CHUNK, left + 1)):
                    left -= len(chunk)
                    if left < 0:
                        raise _too_much()
                    part += chunk
            parts[entry.filename.replace("\\", "/").casefold()] = bytes(part)
    return parts


def events(part: bytes) -> Iterator[Event]:
    """The start, end and text events of an XML part; an absent part has none. Raises Refused on a DTD."""
    if not part:
        return
    seen: list[Event] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: seen.append(Event("start", name, attributes))
    parser.EndElementHandler = lambda name: seen.append(Event("end", name, {}))
    parser.CharacterDataHandler = lambda text: seen.append(Event("text", text, {}))
    parser.StartDoctypeDeclHandler = _refuse_dtd
    for start in range(0, len(part), _CHUNK):
        parser.Parse(part[start : start + _CHUNK])
        yield from seen
        seen.clear()
    parser.Parse(b"", True)
    yield from seen


def encrypted() -> Refused:
    text = N_("Filen er låst med adgangskode. Gem en kopi uden adgangskode, og send den.")
    return Refused("encrypted", text)


def not_a_workbook() -> Refused:
    text = N_("Filen er ikke et regneark, vi kan læse. Åbn den i Excel, gem den som .xlsx, og send den.")
    return Refused("not-a-workbook", text)


def _refuse_dtd(*_: object) -> None:
    text = N_("Filen har indhold, som intet regneark gemmer (en DTD). Åbn den i Excel, og gem den som .xlsx.")
    raise Refused("dtd", text)


def _too_much() -> Refused:
    text = N_("Filen fylder mere end {most} MB, når den pakkes ud. Slet billeder og andre ark, og gem igen.")
    return Refused("unpacked-too-large", text, most=MAX_UNPACKED_BYTES // 1_000_000)
