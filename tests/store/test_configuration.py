"""What whoever runs the program has chosen: what can't be used is said whole, and what was in use goes on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from store import configuration
from store.configuration import Configuration, ConfigurationUnreadable


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MONITOR_SETTINGS", str(tmp_path / "chosen.toml"))
    return tmp_path / "chosen.toml"


def write(file: Path, text: str, changed: int = 1) -> None:
    file.write_text(text, encoding="utf-8")
    os.utime(file, (changed, changed))


def test_without_a_file_all_is_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MONITOR_SETTINGS", raising=False)
    assert configuration.read() == Configuration()


def test_a_file_that_is_named_must_be_there(file: Path) -> None:
    with pytest.raises(ConfigurationUnreadable, match=r"MONITOR_SETTINGS nævner .*chosen\.toml, som ikke findes\."):
        configuration.read()


def test_all_that_is_wrong_is_said_with_what_stands_there_and_what_to_write(file: Path) -> None:
    write(
        file,
        """limits.free_mb = "meget"
limits.mb_per_activity_and_day = 0
backup.keep = 1.5
backup.every_hours = 0
backup.folder = 3
backup.recipients = "age1"
drafts = 4
bakup.folder = "x"
""",
    )
    with pytest.raises(ConfigurationUnreadable) as stop:
        configuration.read()
    assert str(stop.value).removeprefix("chosen.toml kan ikke bruges: ").split("; ")[:8] == [
        "drafts = 4: skal være en gruppe med navn i kantede parenteser",
        "limits.free_mb = meget: skal være et tal",
        "limits.mb_per_activity_and_day = 0: skal være mindst 1",
        "backup.folder = 3: skal være en tekst i anførselstegn",
        "backup.every_hours = 0: skal være over 0.0",
        "backup.keep = 1.5: skal være et helt tal",
        "backup.recipients = age1: skal være en liste i kantede parenteser",
        "bakup = {'folder': 'x'}: kendes ikke",
    ]


def test_what_was_in_use_goes_on_while_the_file_can_not_be_used(file: Path) -> None:
    write(file, "drafts.days = 7")
    assert configuration.read().drafts.days == 7
    write(file, "drafts.days = ", changed=2)
    assert configuration.read().drafts.days == 7
    with pytest.raises(ConfigurationUnreadable, match="gyldig TOML"):
        configuration.as_it_stands()
    write(file, "drafts.days = 8", changed=3)
    assert configuration.read().drafts.days == 8
