"""The shape of the code, held by tests: which way imports point, and what every file of a kind has."""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from pathlib import Path

import pytest

import cli
from ui.app import frame

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "outcomes": {"outcomes"},
    "loaders": {"loaders", "outcomes"},
    "writers": {"writers", "loaders", "outcomes"},
    "store": {"store", "settings", "outcomes"},
    "settings": set(),
    "ui": {"ui", "settings", "store", "loaders", "writers", "outcomes"},
    "pages": {"ui", "store", "loaders", "outcomes"},
    "dashboard": {"ui"},
    "cli": {"terminal", "settings", "store", "outcomes"},
    "terminal": {"terminal", "settings", "store", "loaders", "writers", "outcomes"},
}
OURS = {*MAY_IMPORT, "benchmarks", "tests"}
SHARED = {
    "kit": {"kit"},
    "app": {"app", "kit"},
    "target": {"target", "kit"},
    "decided": {"decided", "app", "kit"},
    "since": {"since", "decided", "target", "app", "kit"},
}
"""The folders of ``ui`` that are no page's, and what they may import of each other."""
IO = {"io", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "urllib"}
PERSONAL = re.compile(r"/(?:home|Users)/[a-z]|[A-Z]:\\Users\\|/wor[k]/(?:main|shared)")
ELSEWHERE = re.compile(r"https?://(?!www\.w3\.org/)|url\(['\"]?//|@import")
TAG = re.compile(r"<[a-z/!]")
SOUGHT = {
    "ui/app/shell.py": {
        '<html lang="en">',
        "<title>Streamlit</title>",
        '<link[^>]*as="font"[^>]*>',
        "<noscript>.*</noscript>",
        "</head>",
    }
}
"""Tags that stand in Streamlit's own page, where ours are put instead."""
PINNED = re.compile(r"[A-Za-z0-9_.-]+(?:\[\w+\])?==[\w.]+ +# \w.+")


def tracked() -> list[str]:
    """Every file that is in the repository, or would be with the next commit."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return sorted(name for name in set(names) if (ROOT / name).is_file())


@cache
def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


@cache
def tree(name: str) -> ast.Module:
    return ast.parse(text(name))


def layer(name: str) -> str:
    return name.partition("/")[0].removesuffix(".py")


@cache
def modules(name: str) -> frozenset[str]:
    """What a file imports, by its full name, wherever in it that stands."""
    found: set[str] = set()
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return frozenset(found)


def imported(name: str) -> set[str]:
    """The top packages that a file imports."""
    return {module.partition(".")[0] for module in modules(name)}


def rooms(name: str) -> set[str]:
    """The folders of ``ui`` that a file imports from."""
    return {module.split(".")[1] for module in modules(name) if module.startswith("ui.")}


def tags(name: str) -> Iterator[str]:
    """The texts of a file that hold HTML, and where it says that a text is HTML."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and TAG.search(node.value):
            yield node.value
        elif isinstance(node, ast.Call) and node.args and ast.unparse(node.func) == "Markup":
            yield ast.unparse(node)


def sql_of(name: str) -> Iterator[ast.expr]:
    """What a file hands to DuckDB to run."""
    for node in ast.walk(tree(name)):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("execute", "executemany", "sql", "query"):
            yield node.args[0]


def commands() -> dict[str, list[str]]:
    """Every verb of the command line with its options."""
    verbs = next(one for one in cli._parser()._actions if isinstance(one, argparse._SubParsersAction))
    return {
        verb: [option for action in parser._actions for option in action.option_strings if option.startswith("--")]
        for verb, parser in verbs.choices.items()
    }


def broken(names: Iterable[str], faults_of: Callable[[str], Collection[object]]) -> dict[str, Collection[object]]:
    """The files that break a rule, each with its faults."""
    return {name: faults for name in names if (faults := faults_of(name))}


FILES = tracked()
PYTHON = [name for name in FILES if name.endswith(".py")]
PRODUCT = [name for name in PYTHON if not name.startswith("tests/")]  # tests are long tables
SOURCE = [name for name in PYTHON if layer(name) in MAY_IMPORT]
PAGES = [name for name in SOURCE if layer(name) == "pages"]
UI = [name for name in SOURCE if layer(name) == "ui" and name != "ui/__init__.py"]
HOW_IT_IS_RUN = text("README.md") + text("docs/operating.md")
STORE = [name for name in SOURCE if layer(name) == "store"]
SQL = [name for name in FILES if name.startswith("store/") and name.endswith(".sql")]
LOADED = [name for name in FILES if re.match(r"(ui|pages|static|\.streamlit)/.*\.(py|css|js|html|svg|toml)$", name)]
OPTIONS = sorted({option for options in commands().values() for option in options} - {"--help"})


def test_there_is_something_of_every_kind_to_hold() -> None:
    assert {layer(name) for name in SOURCE} == set(MAY_IMPORT)
    assert len(PAGES) >= 4 and len(SQL) >= 5 and {".streamlit/config.toml", "ui/app/theme.css"} <= set(LOADED)


def test_imports_point_one_way() -> None:
    assert broken(SOURCE, lambda name: (imported(name) & OURS) - MAY_IMPORT[layer(name)]) == {}


def test_a_room_imports_only_what_is_shared_and_itself() -> None:
    shared = {name: SHARED.get(name.split("/")[1], {*SHARED, name.split("/")[1]}) for name in UI}
    assert broken(UI, lambda name: rooms(name) - shared[name]) == {}


def test_a_page_imports_only_its_own_folder_and_what_is_shared() -> None:
    assert broken(PAGES, lambda name: rooms(name) - {*SHARED, Path(name).stem}) == {}


def test_no_tag_stands_outside_the_kit_and_the_templates() -> None:
    outside = [name for name in (*UI, *PAGES) if not name.startswith("ui/kit/")]
    assert broken(outside, lambda name: set(tags(name)) - SOUGHT.get(name, set())) == {}


def test_the_core_needs_only_pydantic_and_does_no_io() -> None:
    core = [name for name in SOURCE if layer(name) == "outcomes"]
    may = (sys.stdlib_module_names | {"outcomes", "pydantic"}) - IO
    assert broken(core, lambda name: imported(name) - may) == {}


def test_streamlit_is_known_only_to_what_is_drawn() -> None:
    others = [name for name in SOURCE if layer(name) not in ("ui", "pages", "dashboard")]
    assert broken(others, lambda name: imported(name) & {"streamlit"}) == {}


def test_only_the_store_speaks_to_duckdb() -> None:
    others = [name for name in SOURCE if layer(name) != "store"]
    assert broken(others, lambda name: imported(name) & {"duckdb"}) == {}


def test_only_the_settings_read_the_environment() -> None:
    others = [name for name in SOURCE if name != "settings.py"]
    assert broken(others, lambda name: re.findall(r"\benviron|\bgetenv", text(name))) == {}


def test_tables_and_marks_take_neither_pandas_nor_plotly() -> None:
    others = [name for name in SOURCE if Path(name).name != "chart.py"]
    assert broken(others, lambda name: imported(name) & {"pandas", "plotly"}) == {}


def test_a_page_begins_with_its_guard() -> None:
    begins = {name: [ast.unparse(statement) for statement in tree(name).body[:2]] for name in PAGES}
    assert begins == {name: ["from ui.app import frame", "frame.guard()"] for name in PAGES}


def test_the_frame_lists_every_page() -> None:
    assert sorted(f"pages/{page.path}.py" for page in frame.PAGES) == PAGES


def test_a_page_defines_no_functions() -> None:
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    assert broken(PAGES, lambda name: [node for node in ast.walk(tree(name)) if isinstance(node, defined)]) == {}


def test_no_sql_is_put_together_from_strings() -> None:
    def put_together(name: str) -> list[str]:
        parts = [part for asked in sql_of(name) for part in ast.walk(asked)]
        made = [part for part in parts if isinstance(part, ast.JoinedStr | ast.BinOp)]
        joined = [part for part in parts if getattr(part, "attr", "") in ("format", "join")]
        return [ast.unparse(part) for part in (*made, *joined)]

    assert broken(STORE, put_together) == {}


def test_no_f_string_holds_sql() -> None:
    def holding(name: str) -> list[str]:
        strings = [ast.unparse(node) for node in ast.walk(tree(name)) if isinstance(node, ast.JoinedStr)]
        return [one for one in strings if re.search(r"\b(select|insert|delete|create|from|where)\b", one.lower())]

    assert broken(STORE, holding) == {}


def test_a_question_says_first_what_it_asks() -> None:
    assert [name for name in SQL if not re.match(r"-- \w.*[.:]", text(name))] == []


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_and_says_what_it_is_for(name: str) -> None:
    lines = [line for line in text(name).splitlines() if line and not line.startswith(("#", "-r "))]
    assert lines and [line for line in lines if not PINNED.fullmatch(line)] == []


def test_a_python_file_has_less_than_300_lines() -> None:
    assert [name for name in PRODUCT if text(name).count("\n") >= 300] == []


@pytest.mark.parametrize("verb", commands())
def test_the_readme_shows_every_command(verb: str) -> None:
    assert f"cli.py {verb}" in HOW_IT_IS_RUN


@pytest.mark.parametrize("option", OPTIONS)
def test_the_readme_names_every_option(option: str) -> None:
    assert re.search(rf"{option}\b", HOW_IT_IS_RUN)


@pytest.mark.parametrize("variable", re.findall(r"environ\.get\(\"(\w+)\"", text("settings.py")))
def test_the_readme_names_every_environment_variable(variable: str) -> None:
    assert f"`{variable}`" in text("README.md")


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    said = {name: (ROOT / name).read_text(encoding="utf-8", errors="ignore") for name in FILES}
    assert broken(FILES, lambda name: PERSONAL.findall(said[name])) == {}


def test_the_browser_loads_nothing_from_elsewhere() -> None:
    assert broken(LOADED, lambda name: ELSEWHERE.findall(text(name))) == {}


def test_no_two_classes_have_one_name() -> None:
    nodes = (node for name in PRODUCT for node in ast.walk(tree(name)))
    names = Counter(node.name for node in nodes if isinstance(node, ast.ClassDef))
    assert [name for name, count in names.items() if count > 1] == []
