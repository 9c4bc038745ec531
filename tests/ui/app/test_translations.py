"""Every text that a visitor can read has a translation to each language, and every translation a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from loaders.plan_folder import read_plan
from ui.app.translations import NAMES, catalogue

ROOT = Path(__file__).parent.parent.parent.parent
PLANS = [read_plan(folder) for folder in (ROOT / "data/plans").glob("*/*")]
"""Of a plan only what is ours is translated; the rest is the partnership's own words."""
SOURCE = ("outcomes", "loaders", "writers", "store", "ui", "pages")
LANGUAGES = [name for name in NAMES if name != "da"]
KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "ngettext": (1, 2)}


def in_code() -> set[str | tuple[str, ...]]:
    found: set[str | tuple[str, ...]] = set()
    for folder in SOURCE:
        for _, _, text, _, _ in extract_from_dir(ROOT / folder, [("**.py", "python")], keywords=KEYWORDS):
            found.add(text)
    of_days = {entry.ours for plan in PLANS for entry in plan.calendar if entry.ours}
    of_days |= {rule.ours for plan in PLANS for rule in plan.agenda}
    of_days |= {one.ours for plan in PLANS for one in (plan.requests, plan.review) if one}
    return found | of_days | {said for plan in PLANS for said in (plan.bands.assumption, plan.deadlines.assumption)}


def _key(text: str | Sequence[str]) -> str:
    return text if isinstance(text, str) else text[0]


def _forms(text: str | Sequence[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_translated(language: str) -> None:
    translated = catalogue(language)
    missing = [text for text in in_code() if not (found := translated.get(_key(text))) or not found.string]
    assert sorted(map(str, missing)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_is_of_a_text(language: str) -> None:
    known = {_key(text) for text in in_code()}
    left_over = [message.id for message in catalogue(language) if message.id and _key(message.id) not in known]
    assert left_over == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_translation_keeps_what_is_put_in(language: str) -> None:
    for message in catalogue(language):
        if message.id:
            for danish, other in zip(_forms(message.id), _forms(message.string), strict=True):
                assert set(re.findall(r"{\w*}", danish)) == set(re.findall(r"{\w*}", other)), danish


@pytest.mark.parametrize("path", sorted((ROOT / "ui/app/texts").glob("*/*.po")), ids=lambda path: path.stem)
def test_a_text_said_in_two_places_is_translated_alike(path: Path) -> None:
    language = path.parent.name
    whole = catalogue(language)
    with path.open("rb") as file:
        assert [m.id for m in read_po(file, locale=language) if m.id and m.string != whole[m.id].string] == []
