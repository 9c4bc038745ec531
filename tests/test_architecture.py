"""The shape of the code, held by tests: which way imports point, and what every file of a kind has."""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
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
    "store": {"store", "outcomes"},
    "settings": set(),
    "ui": {"ui", "settings", "store", "loaders", "writers", "outcomes"},
    "pages": {"ui", "store", "loaders", "outcomes"},
    "dashboard": {"ui"},
    "cli": {"settings", "store", "loaders", "writers", "outcomes"},
}
OURS = {*MAY_IMPORT, "benchmarks", "tests"}
SHARED = {"kit": {"kit"}, "app": {"app", "kit"}, "target": {"target", "kit"}}
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


def layer(name: str) -> str:
    return name.partition("/")[0].removesuffix(".py")


@cache
def modules(name: str) -> frozenset[str]:
    """What a file imports, by its full name, wherever in it that stands."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(text(name))):
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
    for node in ast.walk(ast.parse(text(name))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and TAG.search(node.value):
            yield node.value
        elif isinstance(node, ast.Call) and node.args and ast.unparse(node.func) == "Markup":
            yield ast.unparse(node)


def sql_of(name: str) -> Iterator[ast.expr]:
    """What a file hands to DuckDB to run."""
    for node in ast.walk(ast.parse(text(name))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", "") in ("execute", "executemany", "sql", "query"):
            yield node.args[0]


def commands() -> dict[str, list[str]]:
    """Every verb of the command line with its options."""
    verbs = next(one for one in cli._parser()._actions if isinstance(one, argparse._SubParsersAction))
    return {
        verb: [option for action in parser._actions for option in action.option_strings if option.startswith("--")]
        for verb, parser in verbs.choices.items()
    }


FILES = tracked()
PYTHON = [name for name in FILES if name.endswith(".py")]
SOURCE = [name for name in PYTHON if layer(name) in MAY_IMPORT]
PAGES = [name for name in SOURCE if layer(name) == "pages"]
UI = [name for name in SOURCE if layer(name) == "ui" and name != "ui/__init__.py"]
STORE = [name for name in SOURCE if layer(name) == "store"]
SQL = [name for name in FILES if name.startswith("store/") and name.endswith(".sql")]
LOADED = [name for name in FILES if re.match(r"(ui|pages|static|\.streamlit)/.*\.(py|css|js|html|svg|toml)$", name)]
OPTIONS = sorted({option for options in commands().values() for option in options} - {"--help"})


def test_there_is_something_of_every_kind_to_hold() -> None:
    assert {layer(name) for name in SOURCE} == set(MAY_IMPORT)
    assert len(PAGES) >= 4 and len(SQL) >= 5 and {".streamlit/config.toml", "ui/app/theme.css"} <= set(LOADED)


@pytest.mark.parametrize("name", SOURCE)
def test_imports_point_one_way(name: str) -> None:
    assert (imported(name) & OURS) - MAY_IMPORT[layer(name)] == set()


@pytest.mark.parametrize("name", UI)
def test_a_room_imports_only_what_is_shared_and_itself(name: str) -> None:
    folder = name.split("/")[1]
    assert rooms(name) - SHARED.get(folder, {*SHARED, folder}) == set()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_imports_only_its_own_folder_and_what_is_shared(name: str) -> None:
    assert rooms(name) - {*SHARED, Path(name).stem} == set()


@pytest.mark.parametrize("name", [name for name in (*UI, *PAGES) if not name.startswith("ui/kit/")])
def test_no_tag_stands_outside_the_kit_and_the_templates(name: str) -> None:
    assert set(tags(name)) - SOUGHT.get(name, set()) == set()


@pytest.mark.parametrize("name", [name for name in SOURCE if layer(name) == "outcomes"])
def test_the_core_needs_only_pydantic_and_does_no_io(name: str) -> None:
    others = imported(name) - {"outcomes"}
    assert others - sys.stdlib_module_names <= {"pydantic"}
    assert others & IO == set()


@pytest.mark.parametrize("name", [name for name in SOURCE if layer(name) not in ("ui", "pages", "dashboard")])
def test_streamlit_is_known_only_to_what_is_drawn(name: str) -> None:
    assert "streamlit" not in imported(name)


@pytest.mark.parametrize("name", [name for name in SOURCE if layer(name) != "store"])
def test_only_the_store_speaks_to_duckdb(name: str) -> None:
    assert "duckdb" not in imported(name)


@pytest.mark.parametrize("name", [name for name in SOURCE if name != "settings.py"])
def test_only_the_settings_read_the_environment(name: str) -> None:
    assert re.findall(r"\benviron|\bgetenv", text(name)) == []


@pytest.mark.parametrize("name", [name for name in SOURCE if Path(name).name != "chart.py"])
def test_tables_and_marks_take_neither_pandas_nor_plotly(name: str) -> None:
    assert imported(name) & {"pandas", "plotly"} == set()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_begins_with_its_guard(name: str) -> None:
    begins = [ast.unparse(statement) for statement in ast.parse(text(name)).body[:2]]
    assert begins == ["from ui.app import frame", "frame.guard()"]


def test_the_frame_lists_every_page() -> None:
    assert sorted(f"pages/{page.path}.py" for page in frame.PAGES) == PAGES


@pytest.mark.parametrize("name", PAGES)
def test_a_page_defines_no_functions(name: str) -> None:
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    assert [node for node in ast.walk(ast.parse(text(name))) if isinstance(node, defined)] == []


@pytest.mark.parametrize("name", STORE)
def test_no_sql_is_put_together_from_strings(name: str) -> None:
    parts = [part for asked in sql_of(name) for part in ast.walk(asked)]
    assert [part for part in parts if isinstance(part, ast.JoinedStr | ast.BinOp)] == []
    assert [part for part in parts if isinstance(part, ast.Attribute) and part.attr in ("format", "join")] == []


@pytest.mark.parametrize("name", STORE)
def test_no_f_string_holds_sql(name: str) -> None:
    strings = [ast.unparse(node) for node in ast.walk(ast.parse(text(name))) if isinstance(node, ast.JoinedStr)]
    assert [one for one in strings if re.search(r"\b(select|insert|delete|create|from|where)\b", one.lower())] == []


@pytest.mark.parametrize("name", SQL)
def test_a_question_says_first_what_it_asks(name: str) -> None:
    assert re.match(r"-- \w.*[.:]", text(name))


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_requirement_is_pinned_and_says_what_it_is_for(name: str) -> None:
    lines = [line for line in text(name).splitlines() if line and not line.startswith(("#", "-r "))]
    assert lines and [line for line in lines if not PINNED.fullmatch(line)] == []


@pytest.mark.parametrize("name", [name for name in PYTHON if not name.startswith("tests/")])  # tests are long tables
def test_a_python_file_has_less_than_300_lines(name: str) -> None:
    assert text(name).count("\n") < 300


@pytest.mark.parametrize("verb", commands())
def test_the_readme_shows_every_command(verb: str) -> None:
    assert f"cli.py {verb}" in text("README.md")


@pytest.mark.parametrize("option", OPTIONS)
def test_the_readme_names_every_option(option: str) -> None:
    assert re.search(rf"{option}\b", text("README.md"))


@pytest.mark.parametrize("variable", re.findall(r"environ\.get\(\"(\w+)\"", text("settings.py")))
def test_the_readme_names_every_environment_variable(variable: str) -> None:
    assert f"`{variable}`" in text("README.md")


@pytest.mark.parametrize("name", FILES)
def test_no_file_names_a_place_on_somebodys_machine(name: str) -> None:
    assert PERSONAL.findall((ROOT / name).read_text(encoding="utf-8", errors="ignore")) == []


@pytest.mark.parametrize("name", LOADED)
def test_the_browser_loads_nothing_from_elsewhere(name: str) -> None:
    assert ELSEWHERE.findall(text(name)) == []


def test_no_two_classes_have_one_name() -> None:
    product = [name for name in PYTHON if not name.startswith("tests/")]
    nodes = (node for name in product for node in ast.walk(ast.parse(text(name))))
    names = Counter(node.name for node in nodes if isinstance(node, ast.ClassDef))
    assert [name for name, count in names.items() if count > 1] == []
