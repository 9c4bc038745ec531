"""Names of people's functions and of files, as they are kept: one line, without signs that can't be seen."""

from __future__ import annotations

import unicodedata

from outcomes.language import _
from outcomes.personal_data import has_cpr

LONGEST = 100
"""Characters in who says something."""
_LONGEST_FILENAME = 200


def one_line(text: str) -> str:
    """The text on one line: line and paragraph separators are spaces, other signs that can't be seen are gone."""
    if text.isprintable():
        return " ".join(unicodedata.normalize("NFC", text).split())
    signs = (" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text)
    seen = "".join(sign for sign in signs if not unicodedata.category(sign).startswith("C"))
    return " ".join(unicodedata.normalize("NFC", seen).split())


def kept(name: str) -> str:
    """Who says something, as it is kept: one line that is not too long."""
    return one_line(name)[:LONGEST]


def alike(text: str) -> str:
    """The same for texts that a reader takes for the same, whatever signs å is made of, capitals and blanks."""
    return one_line(text).casefold().replace(" ", "")


def fault_of(name: str) -> str:
    """Why somebody can't be called that, and what to write instead; '' when they can."""
    if not one_line(name):
        return _("Skriv, hvem der afleverer, og tryk igen.")
    return fault_of_sayer(name)


def fault_of_sayer(name: str) -> str:
    """Why somebody who says something around a meeting can't be called that; '' when they can."""
    if not one_line(name):
        return _("Skriv, hvem I er, og tryk igen.")
    if len(one_line(name)) > LONGEST:
        return _("Navnet er for langt. Skriv højst {n} tegn, og tryk igen.").format(n=LONGEST)
    if has_cpr(name):
        return _("Der står noget, der ligner et CPR-nummer. Slet det, og tryk igen. Intet er gemt.")
    return ""


def filename(name: str) -> str:
    """What a file is called, shortened in front of its ending where it is very long."""
    stem, dot, ending = one_line(name).rpartition(".")
    ending = (dot + ending)[:_LONGEST_FILENAME]
    return stem[: _LONGEST_FILENAME - len(ending)] + ending
