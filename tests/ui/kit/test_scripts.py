"""There is one way for JavaScript onto a page, and what it is given stays a value."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from markupsafe import Markup

from ui.kit import scripts

ROOT = Path(__file__).parents[3]
UI = ROOT / "ui"
FILES = sorted(str(file.relative_to(UI)) for file in UI.rglob("*.js"))
CODE = {
    str(file.relative_to(ROOT)): file.read_text(encoding="utf-8")
    for folder in (UI, ROOT / "pages")
    for file in folder.rglob("*.py")
}


def arguments(call: Markup) -> str:
    """What stands in the last brackets of the call."""
    found = re.fullmatch(r"<script>\(.*\)\((.*)\)</script>", call, flags=re.DOTALL)
    assert found
    return found[1]


def test_a_script_is_a_function_of_what_it_is_given() -> None:
    call = scripts.call("theory/map.js", Markup("<svg>Ø</svg>"), 3)
    assert call.startswith(f"<script>({scripts.text('theory/map.js')})(")
    assert json.loads(f"[{arguments(call)}]") == ["<svg>Ø</svg>", 3]


@pytest.mark.parametrize(
    "text", ["</script><script>x()", "<!--", "\u2028\u2029", "\"'`\\", "{{ x }}{% y %}{# z #}", "${x}", "&lt;b&gt;"]
)
def test_no_text_is_read_as_code_or_as_a_tag(text: str) -> None:
    given = arguments(scripts.call("theory/map.js", text))
    assert json.loads(given) == text
    assert "<" not in given and given.isascii()


@pytest.mark.parametrize("file", FILES)
def test_no_script_looks_as_if_it_had_a_tag(file: str) -> None:
    assert re.findall(r"<[/\w!]", scripts.text(file)) == []


@pytest.mark.parametrize("file", FILES)
def test_a_script_says_first_what_it_does(file: str) -> None:
    assert re.match(r"// \w.*\.\n", scripts.text(file))


def test_there_is_one_way_for_a_script_onto_a_page() -> None:
    assert [name for name, code in CODE.items() if "unsafe_allow_javascript" in code] == ["ui/kit/markup.py"]


@pytest.mark.parametrize("file", FILES)
def test_every_script_is_used(file: str) -> None:
    assert [name for name, code in CODE.items() if re.search(rf'scripts\.(call|text)\("{file}"', code)] != []
