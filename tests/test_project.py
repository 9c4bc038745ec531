"""What a successor stands on: the version, the locks, and the words about them."""

from __future__ import annotations

import re
import warnings
from datetime import date

import pytest

import settings

PIN = re.compile(r"^([\w.-]+)(?:\[\w+\])?==([\w.]+)", re.MULTILINE)
LOCKED = re.compile(r"^([\w.-]+)==([\w.]+)(?: ; .*)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)
NAMES = ("requirements", "requirements-dev")


def text(name: str) -> str:
    return (settings.HERE / name).read_text(encoding="utf-8")


def locked(name: str) -> dict[str, str]:
    return {package: version for package, version, _ in LOCKED.findall(text(f"{name}.lock"))}


@pytest.mark.parametrize("name", NAMES)
def test_every_pin_stands_in_the_lock(name: str) -> None:
    pins = {package.lower().replace("_", "-"): version for package, version in PIN.findall(text(f"{name}.txt"))}
    assert pins and pins.items() <= locked(name).items()


@pytest.mark.parametrize("name", NAMES)
def test_every_package_in_a_lock_has_hashes_and_names_no_place(name: str) -> None:
    lines = [line for line in text(f"{name}.lock").splitlines() if line[:1] not in ("", "#", " ")]
    assert len(lines) == len(locked(name)) > 30
    assert "://" not in text(f"{name}.lock") and "--index" not in text(f"{name}.lock")


def test_what_runs_is_what_is_tested() -> None:
    assert locked("requirements").items() <= locked("requirements-dev").items()


def test_the_version_is_a_day_and_heads_the_changelog() -> None:
    day = date(*(int(number) for number in settings.VERSION.split(".")))
    headings = re.findall(r"^## (.+)$", text("CHANGELOG.md").replace("## Unreleased\n", ""), re.MULTILINE)
    assert headings[0] == f"{day.year}.{day.month}.{day.day}" == settings.VERSION


def test_every_ci_runs_the_same() -> None:
    commands = re.findall(r"^make .+$", text(".ci/run"), re.MULTILINE)
    assert len(commands) == 3
    assert [f"run: {command}" for command in commands] == re.findall(r"run: make .+", text(".github/workflows/ci.yml"))


def test_the_tests_of_a_file_go_to_one_worker(request: pytest.FixtureRequest) -> None:
    """Else what they share, the tour of the pages too, is made on each worker again, and nothing says so."""
    is_grouped = request.node.nodeid.endswith("@tests/test_project.py")
    assert is_grouped == getattr(request.config.option, "loadgroup", False)


def test_a_warning_is_an_error() -> None:
    with pytest.raises(DeprecationWarning):
        warnings.warn("old", DeprecationWarning, stacklevel=1)


TARGETS = re.findall(r"^([a-z-]+):", text("Makefile"), re.MULTILINE)


@pytest.mark.parametrize("target", TARGETS)
def test_what_make_can_do_is_told(target: str) -> None:
    assert re.search(rf"^make (?:[a-z-]+ )*{target}\b", text("CONTRIBUTING.md"), re.MULTILINE)


def test_what_is_told_make_can_do() -> None:
    told = re.findall(r"^make ((?:[a-z-]+ ?)+)", text("CONTRIBUTING.md") + text("README.md"), re.MULTILINE)
    assert {target for line in told for target in line.split()} == set(TARGETS)


DOCUMENTS = [path.relative_to(settings.HERE).as_posix() for path in settings.HERE.glob("docs/**/*.md")]
DOCUMENTS += [path.name for path in settings.HERE.glob("*.md")]
OURS = r"(?:outcomes|loaders|writers|store|ui|pages|tests|benchmarks|docs)/[\w/.-]+"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_link_in_a_document_leads_somewhere(name: str) -> None:
    links = [link for link in re.findall(r"\]\(([^)#]+)", text(name)) if "://" not in link]
    assert [link for link in links if not (settings.HERE / name).parent.joinpath(link).exists()] == []


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/glossary.md"])
def test_a_file_that_a_document_names_is_there(name: str) -> None:
    named = re.findall(rf"`({OURS})`", text(name))
    assert [path for path in named if not (settings.HERE / path).exists()] == []


@pytest.mark.parametrize(
    ("section", "names"),
    [("Add a kind", "flow|running_total|milestone"), ("Add a target form", "at_least|at_most|increase|decrease")],
)
def test_the_how_to_names_every_file_that_knows_a_kind_or_a_form(section: str, names: str) -> None:
    told = text("docs/how-to.md").partition(f"## {section}\n")[2].partition("\n## ")[0]
    layers = ("outcomes", "loaders", "writers", "store", "ui")
    files = [path for layer in layers for path in (settings.HERE / layer).rglob("*") if path.suffix in (".py", ".sql")]
    knows = re.compile(rf"['\"](?:{names})['\"]")
    know = [path for path in files if knows.search(path.read_text(encoding="utf-8"))]
    assert [path for path in know if f"`{path.relative_to(settings.HERE).as_posix()}`" not in told] == []
