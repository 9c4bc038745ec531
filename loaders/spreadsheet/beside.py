"""What a workbook holds beside its cells, looked through for CPR numbers: the file is kept with all of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from xml.parsers.expat import ExpatError

from loaders.spreadsheet.package import events
from outcomes.language import N_
from outcomes.personal_data import has_cpr

COMMENT = N_("En kommentar")
PROPERTIES = N_("Filens egenskaber (forfatter, titel og lignende)")
HEADER = N_("Et sidehoved eller en sidefod")
NAME = N_("Et navngivet område")
RULE = N_("En regel eller en liste for, hvad der må skrives i et felt")
LINK = N_("Et link")
DRAWING = N_("Et diagram eller en tekstboks")
FORMAT = N_("Et talformat")
HIDDEN = N_("Noget, der ligger gemt i filen,")
PART = N_("Navnet på en del af filen")

_RUNS = {"r", "t", "rPr", "span", "a", "s"}
_DATES = {"created", "modified", "creation-date", "date", "print-date", "lastPrinted", "generator", "AppVersion"}
_CODES = re.compile(r'&"[^"]*"|&[A-Z]')  # of page headers: fonts and sides
# Which of Excel's parts are looked through, and what each is called; of the others nothing is anybody's words.
_XLSX = {
    r"(comments|threadedcomments|persons)/?[^/]*\.xml$|/(threadedcomments|persons)/": COMMENT,
    r"docprops/": PROPERTIES,
    r"(charts|drawings|diagrams)/[^/]*\.xml$": DRAWING,
    r"(customxml|pivotcache|externallinks)/": HIDDEN,
    r"\.rels$": LINK,
}
_ODS = {"meta.xml": PROPERTIES, "styles.xml": HEADER}
_ELEMENTS = {
    "header": HEADER,
    "footer": HEADER,
    "definedname": NAME,
    "named-range": NAME,
    "database-range": NAME,
    "datavalidation": RULE,
    "formula1": RULE,
    "formula2": RULE,
    "content-validation": RULE,
    "help-message": RULE,
    "error-message": RULE,
    "hyperlink": LINK,
    "a": LINK,
    "numfmt": FORMAT,
    "annotation": COMMENT,
    "shapes": DRAWING,
    "custom-shape": DRAWING,
    "text-box": DRAWING,
}


def places_with_cpr(parts: Mapping[str, bytes]) -> list[str]:
    """Which kinds of places of an unpacked workbook have a number, in words to be translated; each once."""
    return [*dict.fromkeys(place for name, part in parts.items() for place in _places(name, part))]


def _places(name: str, part: bytes) -> Iterator[str]:
    if has_cpr(name):
        yield PART
    whole = next((place for pattern, place in _XLSX.items() if re.search(pattern, name)), _ODS.get(name))
    try:
        for element, text in _texts(part) if name.endswith((".xml", ".rels")) and b"<!DOCTYPE" not in part else ():
            place = _ELEMENTS.get(element.removeprefix("odd").removeprefix("even").removeprefix("first").casefold())
            if (place or whole) and (has_cpr(text) or has_cpr(_CODES.sub(" ", text))):
                yield place or whole or HIDDEN
    except ExpatError:
        return  # what can't be read there costs nobody the report


def _texts(part: bytes) -> Iterator[tuple[str, str]]:
    """What each element says, in its attributes and in words; the runs of a paragraph are one text."""
    inside: list[str] = []
    words: list[str] = []
    for kind, name, attributes in events(part):
        local = name.rpartition(" ")[2]
        if kind == "text":
            words.append(name if inside and inside[-1] not in _DATES else "")
            continue
        if local not in _RUNS and "rPr" not in inside:
            if text := "".join(words).strip():
                yield _telling(inside), text
            words = []
        if kind == "start":
            inside.append(local)
            yield from ((_telling(inside), value) for value in attributes.values() if len(value) >= 10)
        elif inside:
            inside.pop()


def _telling(inside: list[str]) -> str:
    """The innermost element around that is known by name."""
    known = (one for one in reversed(inside) if one.lower() in _ELEMENTS or one.lower().endswith(("header", "footer")))
    return next(known, inside[-1] if inside else "")
