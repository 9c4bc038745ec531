"""No text for visitors is in Danish alone: what looks Danish is marked for translation, or is named here."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent.parent
FOLDERS = ("outcomes", "loaders", "writers", "store", "ui", "pages")
FILES = sorted(path.relative_to(ROOT).as_posix() for folder in FOLDERS for path in (ROOT / folder).rglob("*.py"))
_WORDS = (
    "af|blev|bliver|den|der|det|du|eller|en|er|et|fra|har|hent|hvis|ikke|kan|med|og|om|ret|skal|skriv|som|til|ved|vi"
)
LOOKS_DANISH = re.compile(
    rf"[æøåÆØÅ»«]|(?=.*\s).*\b(?:{_WORDS})\b|^[A-ZÆØÅ][a-zæøå]+(?: |$)|>[^<>{{}}]*[a-zæøå]{{2}}[^<>{{}}]*<",
    re.DOTALL,
)
PATTERN = re.compile(r"\\[bds.]")  # it is read, never shown
MARKED = {"_", "N_", "ngettext"}
NOT_SHOWN = {"compile", "fullmatch", "match", "search", "sub", "danish"}
"""Calls that read people's texts; and the one that marks the plan's own words as Danish."""

WORDS_OF_FILES = {
    "loaders/report/header.py": None,  # the headers of the form
    "loaders/report/asked_for.py": {"vi beder om", "mål"},  # what a row of a request begins with, and short for a kind
    "loaders/own_sheet/likeness.py": None,  # words that tell nothing, in sheets of people's own
    "loaders/own_sheet/guess.py": None,  # words in the headers of such sheets
    "writers/form_excel.py": {"Aktivitet "},  # names of sheets, known again when the file comes back
    "writers/marked_copy.py": {"Rapport"},
    "writers/documents/word.py": {"List Bullet", "Table Grid"},  # Word's names of styles
    "loaders/report/form_identity.py": {"Skema", "Vejledning", "Det skal rettes"}
    | {"Skemaets plan", "Planens udgave", "Skemaets aktivitet", "Skemaets halvår"},
    "loaders/spreadsheet/xlsx.py": {"General"},
    "outcomes/danish.py": {"æøå", "å"},  # the last letters, in their order
    "outcomes/names.py": {"Cc", "Zl", "Zp"},  # Unicode's names of kinds of signs
    "outcomes/indicator.py": {"ikke opfyldt"},  # the words that a report answers with
    "outcomes/report.py": {"ØVELSE"},  # the number of a receipt, when one practises
    "ui/report/form/fields.py": {"ikke opfyldt"},
    "ui/app/translations.py": {"Dansk", "English"},  # a language is called what it calls itself
    "store/apply/database.py": {  # what stands in the server's own log
        "The database can't go on; it is opened again.",
        "The database's file can't be used.",
    },
    "ui/app/records.py": {"The plan in the folder %s has been replaced; plan load takes it into use again."},
    "store/homes/postgresql.py": {"Connection refused", "No such file"},  # what PostgreSQL's client says
    "store/apply/file.py": {"No space left"},  # what the system says
    "ui/app/shell.py": {"Html", '<html lang="en">', "<title>Streamlit</title>"},
}
"""What is the same in every language, because the program reads it again or it is a name; None for the whole file."""


def unmarked(file: str) -> Iterator[str]:
    """The texts of a file that look Danish and that nobody translates; the parts of an f-string each on its own."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    skipped = {id(text) for node in ast.walk(tree) for text in _not_shown(node)}
    constants = (node for node in ast.walk(tree) if isinstance(node, ast.Constant) and id(node) not in skipped)
    for text in (constant.value for constant in constants if isinstance(constant.value, str)):
        if LOOKS_DANISH.search(text) and not PATTERN.search(text):
            yield text


def _not_shown(node: ast.AST) -> Iterator[ast.AST]:
    """What stands in a docstring, or is translated or read by a call."""
    if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
        yield from (line.value for line in node.body if isinstance(line, ast.Expr))
    if isinstance(node, ast.Call):
        called = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
        if called in MARKED | NOT_SHOWN:
            yield from ast.walk(node)


def test_no_text_is_in_danish_alone() -> None:
    alone = {
        file: set(unmarked(file)) - allowed
        for file in FILES
        if (allowed := WORDS_OF_FILES.get(file, set())) is not None
    }
    assert {file: texts for file, texts in alone.items() if texts} == {}


@pytest.mark.parametrize("file", WORDS_OF_FILES)
def test_what_is_named_here_is_there(file: str) -> None:
    assert set(unmarked(file)) >= (WORDS_OF_FILES[file] or set()) and set(unmarked(file))


@pytest.mark.parametrize(
    "text", ["Gem rapporten", "»8« er ikke et tal", "<p>Filen er i orden.</p>", "er gemt som {}", "Måledato"]
)
def test_danish_is_seen(text: str) -> None:
    assert LOOKS_DANISH.search(text)
