"""What /health says of a server, to whoever watches over it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

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
    assert told["trouble"] == "Der er for lidt plads: limits.free_mb kræver, at 1e+09 MB er ledige."


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
