"""What a successor stands on: the version, the locks, and the words about them."""

from __future__ import annotations

import re
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
    heading = re.findall(r"^## (.+)$", text("CHANGELOG.md"), re.MULTILINE)
    assert heading[0] == f"{day.year}.{day.month}.{day.day}" == settings.VERSION


def test_every_ci_runs_the_same() -> None:
    commands = re.findall(r"^make .+$", text(".ci/run"), re.MULTILINE)
    assert len(commands) == 2
    assert [f"run: {command}" for command in commands] == re.findall(r"run: make .+", text(".github/workflows/ci.yml"))


def test_the_tests_of_a_file_go_to_one_worker(request: pytest.FixtureRequest) -> None:
    """Else what they share, the tour of the pages too, is made on each worker again, and nothing says so."""
    is_grouped = request.node.nodeid.endswith("@tests/test_project.py")
    assert is_grouped == getattr(request.config.option, "loadgroup", False)
