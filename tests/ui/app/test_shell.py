"""The empty page that the browser gets first: ours in language and name, and whole."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import streamlit

from ui.app.shell import empty_page

STATIC = Path(streamlit.__file__).parent / "static"


@pytest.mark.parametrize(("language", "word"), [("da", "Siderne"), ("en", "These pages")])
def test_it_speaks_the_language_of_the_visitor_and_has_our_name(language: str, word: str) -> None:
    page = empty_page(language)
    assert f'<html lang="{language}">' in page and "<title>Tryghedsplan</title>" in page
    assert re.findall("<noscript><p>(.*)</p></noscript>", page)[0].startswith(word)


def test_it_asks_for_every_script_that_streamlits_page_asks_for_and_for_those_that_draw_html() -> None:
    pattern = re.compile(r'(?:href|src)="\./(static/js/[^"]+)"')
    asked = pattern.findall(empty_page("da"))
    assert {*pattern.findall((STATIC / "index.html").read_text(encoding="utf-8"))} < {*asked}
    assert [Path(name).name.split(".")[0] for name in asked[-2:]] == ["Html", "purify"]
    assert all((STATIC / name).is_file() for name in asked)


def test_it_says_where_the_server_is_before_streamlit_looks_for_it() -> None:
    page = empty_page("da")
    assert 0 < page.index("BACKEND_BASE_URL") < page.index('<script type="module"')


def test_it_begins_to_fetch_our_typeface_and_not_streamlits() -> None:
    [font] = re.findall('<link[^>]*as="font"[^>]*>', empty_page("da"))
    [path] = re.findall(r'href="\./app/(static/fonts/[^"]+)"', font)
    assert (Path(__file__).parent.parent.parent.parent / path).is_file() and "SourceSans" not in empty_page("da")
