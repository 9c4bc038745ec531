"""What Streamlit says by itself, taken from its own scripts, is said in Danish where it can turn up on our pages."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
import streamlit
from streamlit.elements import exception

from ui.kit import scripts

SCRIPTS = Path(streamlit.__file__).parent / "static/static/js"
DRAWING = """
    index utils FileUploader UploadFileInfo TextInput TextArea TextField Selectbox Radio Checkbox Button BaseButton
    DownloadButton Toolbar InputInstructions requiredField WidgetLabel useFormValidation ErrorElement Tooltip
    DynamicIcon useSyncComboBoxEnterTargetFocus StreamlitMarkdown Html withFullScreenWrapper useUpdateUiValue
"""
"""The scripts that draw what our pages are made of, by the names they have before their versions."""
ELSEWHERE = Path(__file__).with_name("never_on_our_pages.txt")

_SIGNS = r"[A-Za-z0-9 ,.'’?!:()•⌘+\-…%]|\$\{[^`{}]*\}"
_NAMED = re.compile(
    r'(?:"aria-label"|label|title|placeholder|children|content|tooltip|alt|errorMessage)\s*:\s*\[?'
    rf"`((?:{_SIGNS})+)`"
)
_TO_THE_CONSOLE = r"(?<!info\()(?<!error\()(?<!warn\()(?<!debug\()(?<!\bError\()"
_SENTENCE = re.compile(
    rf"(?<=[:=,(?\[ n&|]){_TO_THE_CONSOLE}`([A-Z$](?:{_SIGNS})* (?:{_SIGNS})+)`(?=[,)}}\];:?]|$)",
)
_VALUE = re.compile(r"\$\{[^}]*\}")
_STYLE = re.compile(r"px|rem\b|solid|calc|spacing")


def texts_in(script: str) -> set[str]:
    """The names of things in it, and whatever is several words, but for what is written to the console or raised."""
    found = {text for text in _NAMED.findall(script) if re.search("[A-Za-z]{3}", _VALUE.sub("", text))}
    words = {text for text in _SENTENCE.findall(script) if re.search("[a-z]{2,} |[a-z]{3}$", _VALUE.sub("", text))}
    return {text for text in found | words if not _STYLE.search(text)}


def said_by_streamlit() -> set[str]:
    named = {name: [*SCRIPTS.glob(f"{name}.*.js")] for name in DRAWING.split()}
    assert [name for name, paths in named.items() if not paths] == []
    return {text for paths in named.values() for path in paths for text in texts_in(path.read_text(encoding="utf-8"))}


def is_in_danish(text: str) -> bool:
    ours = scripts.text("app/builtin_texts.js")
    words = {json.loads(found) for found in re.findall(r'^    \[("(?:[^"\\]|\\.)*"), "', ours, re.MULTILINE)}
    patterns = re.findall(r"^    \[/(.+?)/, \(", ours, re.MULTILINE)
    tried = [_VALUE.sub(value, text).strip() for value in ("5", "5MB", "application/pdf", "apply")]
    return any(one in words or any(re.search(pattern, one) for pattern in patterns) for one in tried)


def test_every_text_that_streamlit_has_is_in_danish_or_known_to_be_elsewhere() -> None:
    known = {*ELSEWHERE.read_text(encoding="utf-8").splitlines()}
    assert {text for text in said_by_streamlit() if not is_in_danish(text)} == known


@pytest.mark.parametrize(
    "text",
    [
        exception._GENERIC_UNCAUGHT_EXCEPTION_TEXT,
        "Error:",
        "File must be 5.0MB or smaller.",
        "application/pdf files are not allowed.",
        "add icon",
        "Press Ctrl+Enter to apply",
        "Network Error",
    ],
)
def test_what_streamlit_puts_together_is_in_danish(text: str) -> None:
    assert is_in_danish(text)


def test_a_text_of_a_new_version_is_not_taken_for_one_that_is_known() -> None:
    assert texts_in('x({"aria-label":`Choose wisely`,title:`Hint`}),y=`Please choose again.`,z') == {
        "Choose wisely",
        "Hint",
        "Please choose again.",
    }
    assert not is_in_danish("Please choose again.")
