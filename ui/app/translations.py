"""Danish, and English one click away: the address says which (``?lang=en``)."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

import streamlit as st
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from outcomes import language

NAMES = {"da": "Dansk", "en": "English"}
_TEXTS = Path(__file__).parent / "texts"


def choose() -> str:
    """Speak the language that the address asks for; Danish when it asks for none."""
    chosen = known(st.query_params.get("lang"))
    language.speak(chosen, translations(chosen))
    return chosen


def known(asked: str | None) -> str:
    """The language that is asked for, or Danish when there is none such."""
    return asked if asked in NAMES else "da"


@cache
def translations(name: str) -> NullTranslations:
    """The texts of a language, ready to be looked up; nothing compiled is kept on disk."""
    if name == "da":
        return NullTranslations()
    compiled = BytesIO()
    write_mo(compiled, catalogue(name))
    compiled.seek(0)
    return GNUTranslations(compiled)


def catalogue(name: str) -> Catalog:
    """All texts of a language: one file for each module or page, ``texts/en/overview.po``."""
    whole = Catalog(locale=name)
    for path in sorted((_TEXTS / name).glob("*.po")):
        with path.open("rb") as file:
            for message in read_po(file, locale=name):
                if message.id:
                    whole[message.id] = message
    return whole
