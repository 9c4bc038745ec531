"""What /health says of a server, to whoever watches over it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from store.homes.home import HomeTrouble, Trouble
from store.log.entry import Told
from store.store import Store
from tests import make
from ui.app import server

PLAN = make.plan(make.indicator("A01-01"))


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    with closing(Store(tmp_path / "monitor.duckdb")) as store:
        store.add_plan(PLAN, "sekretariatet", datetime(2026, 1, 1))
        monkeypatch.setattr("ui.app.session.real", lambda: store)
        monkeypatch.setenv("MONITOR_SETTINGS", str(settings(tmp_path, "")))
        yield store


def settings(folder: Path, text: str) -> Path:
    file = folder / f"chosen-{len(text)}.toml"
    file.write_text(text, encoding="utf-8")
    return file


@contextmanager
def away(kind: Trouble = "away") -> Iterator[None]:
    raise HomeTrouble(kind, "monitor.sqlite")
    yield


def health() -> tuple[int, dict[str, Any]]:
    answered = server._health(None)  # type: ignore[arg-type]
    return answered.status_code, json.loads(bytes(answered.body))


def test_a_server_that_is_well_says_which_log_it_follows_and_how_far(store: Store) -> None:
    code, told = health()
    assert (code, told["trouble"], told["can_write"], told["invented"]) == (200, "", True, False)
    assert (told["log"], told["position"], told["newest_backup"]) == ("monitor.sqlite", 1, None)


def test_too_little_room_is_told_with_what_is_demanded(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MONITOR_SETTINGS", str(settings(tmp_path, "limits.free_mb = 1e9")))
    code, told = health()
    assert (code, told["can_write"]) == (503, False)
    assert told["trouble"].startswith("Der er for lidt plads, hvor loggen ligger: ")
    assert re.search(r": [\d.]+(,\d)? MB er ledige, og limits\.free_mb kræver 1\.000\.000\.000 MB\.$", told["trouble"])


def test_a_log_that_lets_nobody_write_is_told_though_it_can_be_read(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store.log.home, "writing", away)
    code, told = health()
    assert (code, told["can_write"], told["trouble"]) == (503, False, "Loggen monitor.sqlite kan ikke nås.")


def test_a_log_that_has_gone_away_is_told_the_first_time_and_by_one_number_while_it_is(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as gone:
        gone.setattr(store.log.home, "reading", away)
        code, told = health()
        assert (code, told["can_write"], health()[1]["trouble"]) == (503, False, told["trouble"])
        assert told["trouble"].startswith(
            "Loggen monitor.sqlite kan ikke nås. Siderne viser måske ikke det nyeste. (Fejl"
        )
        gone.setattr(store.log.home, "reading", partial(away, "damaged"))
        assert health()[1]["trouble"].startswith("Loggen monitor.sqlite er beskadiget.")
        assert health()[1]["trouble"][-7:] != told["trouble"][-7:]
    assert health()[0] == 200


@pytest.mark.parametrize(
    ("chosen", "told"),
    [
        ("", "Mappen {folder} findes ikke."),
        ('passphrase_file = "nowhere"', "nowhere kan ikke læses."),
        ('recipients = ["age1x"]', "Der kan ikke låses: en nøgle er ikke en offentlig nøgle"),
        ("every_hours = 1e12", "Sikkerhedskopien blev ikke lavet."),
    ],
)
def test_a_backup_that_could_not_be_made_is_told_before_it_is_due_and_once_in_the_servers_log(
    store: Store,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    chosen: str,
    told: str,
) -> None:
    folder = tmp_path / "backups"
    chosen_file = settings(tmp_path, f'[backup]\nfolder = "{folder}"\n{chosen}\n')
    monkeypatch.setenv("MONITOR_SETTINGS", str(chosen_file))
    if chosen:
        folder.mkdir()
        (folder / f"monitor-{datetime.now(UTC):%Y-%m-%dT%H%M%S}Z.backup").touch()
    for _ in range(2):
        server._back_up()
    code, answer = health()
    assert code == 503 and answer["can_write"] and answer["trouble"].startswith(told.format(folder=folder))
    [record] = caplog.records
    number, sentence = record.getMessage().split(" ", 1)
    assert answer["trouble"] == f"{sentence} (Fejl {number})"
    monkeypatch.setenv("MONITOR_SETTINGS", str(settings(tmp_path, "")))
    server._back_up()
    assert health()[0] == 200


def test_settings_that_can_not_be_used_are_told_while_those_of_before_are(store: Store, tmp_path: Path) -> None:
    assert health()[0] == 200
    (tmp_path / "chosen-0.toml").write_text("limits = 3", encoding="utf-8")
    code, told = health()
    assert code == 503 and told["can_write"] and "limits = 3: skal være en gruppe" in told["trouble"]


def test_a_log_that_can_not_be_followed_is_told_at_once_and_written_no_more(store: Store) -> None:
    with store.log.writing() as writing:
        writing.append(Told("møde", 1, "{}"), "Bo", datetime(2026, 9, 1))
    code, told = health()
    assert (code, told["can_write"]) == (503, False) and "af et nyere program" in told["trouble"]


def test_a_record_of_examples_says_that_it_is_invented(store: Store) -> None:
    store.mark_as_invented()
    assert health()[1]["invented"] is True


@pytest.mark.parametrize(
    ("token", "asked", "code"),
    [("", "", 404), ("", "x", 404), ("ord", "andet", 404), ("ord", "ørd", 404), ("ord", "ord", 200)],
)
def test_the_calendar_is_for_whoever_has_the_token(
    store: Store, monkeypatch: pytest.MonkeyPatch, token: str, asked: str, code: int
) -> None:
    monkeypatch.setenv("MONITOR_CALENDAR_TOKEN", token)
    answered = server._calendar(SimpleNamespace(path_params={"token": asked}))  # type: ignore[arg-type]
    assert answered.status_code == code and (b"BEGIN:VCALENDAR" in answered.body) is (code == 200)
