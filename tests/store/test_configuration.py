"""What whoever runs the program has chosen: what can't be used is said whole, and what was in use goes on."""

from __future__ import annotations

import os
from itertools import product
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
        'limits.free_mb = "meget": skal være et tal',
        "limits.mb_per_activity_and_day = 0: skal være mindst 1",
        "backup.folder = 3: skal være en tekst i anførselstegn",
        "backup.every_hours = 0: skal være over 0",
        "backup.keep = 1.5: skal være et helt tal",
        'backup.recipients = "age1": skal være en liste i kantede parenteser',
        "bakup: kendes ikke",
    ]


def test_what_was_in_use_goes_on_while_the_file_can_not_be_used(file: Path) -> None:
    write(file, "drafts.days = 7")
    assert configuration.read().drafts.days == 7
    write(file, "drafts.days = ", changed=2)
    assert configuration.read().drafts.days == 7
    with pytest.raises(ConfigurationUnreadable, match="slutningen kan ikke læses"):
        configuration.as_it_stands()
    write(file, "drafts.days = 8", changed=3)
    assert configuration.read().drafts.days == 8


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"[limits]\nfree_mb = meget", "linje 2 kan ikke læses ved tegn 11: skal en tekst i anførselstegn"),
        (b"drafts.days = 7\ndrafts.days = 8\n", "linje 2 kan ikke læses"),
        (b'backup.folder = "/backup', "slutningen kan ikke læses"),
        ('backup.folder = "/sikkerhedskopiér"'.encode("cp1252"), "den er ikke gemt som UTF-8"),
        (b'backup.passphrase = "hemmelig"', "backup.passphrase: kendes ikke; er det en stavefejl?"),
    ],
)
def test_what_can_not_be_read_is_told_by_its_place_and_no_secret_is_repeated(
    file: Path, text: bytes, told: str
) -> None:
    file.write_bytes(text)
    with pytest.raises(ConfigurationUnreadable) as stop:
        configuration.read()
    assert str(stop.value).startswith(f"chosen.toml kan ikke bruges: {told}") and "hemmelig" not in str(stop.value)


def test_every_value_of_every_name_is_taken_or_told_in_danish(file: Path) -> None:
    groups = Configuration().model_dump()
    names = [*groups, *(f"{group}.{name}" for group, chosen in groups.items() for name in chosen)]
    values = ['"x"', "-1", "1.5", "nan", "inf", "[1]", "{a = 1}", "2026-01-01", f'"{"9" * 5000}"', "10:00:00"]
    told = []
    for changed, (name, value) in enumerate(product(names, values)):
        write(file, f"{name} = {value}", changed)
        try:
            configuration.as_it_stands()
        except ConfigurationUnreadable as stop:
            told.append(str(stop))
    assert len(told) > 50 and not [one for one in told if "nput" in one or "should" in one]


def test_a_folder_is_no_file_and_an_empty_name_names_none(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.mkdir()
    with pytest.raises(ConfigurationUnreadable, match=r"chosen\.toml kan ikke læses\."):
        configuration.read()
    monkeypatch.setenv("MONITOR_SETTINGS", "")
    assert configuration.read() == Configuration()


def test_the_file_that_is_read_by_itself_must_be_there_when_it_is_named(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("settings.CONFIGURATION", file)
    with pytest.raises(ConfigurationUnreadable, match="som ikke findes"):
        configuration.read()
    monkeypatch.delenv("MONITOR_SETTINGS")
    assert configuration.read() == Configuration()
