"""One word for one thing: the words that docs/glossary.md rules out are in no text of the pages."""

from __future__ import annotations

import re
from pathlib import Path

from babel.messages.pofile import read_po

import cli

ROOT = Path(cli.__file__).parent
TEXTS = ROOT / "ui/app/texts/en"


def ruled_out() -> list[str]:
    table = (
        (ROOT / "docs/glossary.md").read_text(encoding="utf-8").partition("## On the screens")[2].partition("## ")[0]
    )
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("| ")][1:]
    return [word.strip() for row in rows for word in row[2].split(",") if word.strip()]


def texts() -> list[str]:
    found = []
    for path in TEXTS.glob("*.po"):
        with path.open(encoding="utf-8") as file:
            ids = (message.id for message in read_po(file) if message.id)
            found += [text for id in ids for text in ([id] if isinstance(id, str) else id)]
    return found


def test_no_text_of_the_pages_has_a_word_that_the_glossary_rules_out() -> None:
    words = ruled_out()
    assert "du" in words and len(words) > 10
    either = "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)
    found = {text: wrong.group() for text in texts() if (wrong := re.search(rf"\b(?:{either})\b", text, re.IGNORECASE))}
    assert found == {}
