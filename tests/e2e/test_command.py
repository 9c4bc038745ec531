"""How a server starts: by the command of README and Makefile from nothing, and for other visits as a copy of one."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.e2e.server import ROOT, free_port, serving, wait_for


def test_the_command_serves_the_first_page(tmp_path: Path) -> None:
    port = str(free_port())
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", port]
    environment = os.environ | {"MONITOR_DATABASE": str(tmp_path / "monitor.duckdb")}
    log = tmp_path / "server.log"
    with (
        log.open("wb") as told,
        subprocess.Popen(command, cwd=ROOT, env=environment, stdout=told, stderr=told) as server,
    ):
        wait_for(f"http://127.0.0.1:{port}", lambda: server.poll() is None, log)
        page = urllib.request.urlopen(f"http://127.0.0.1:{port}/status").read().decode()
        server.terminate()
    assert '<html lang="da">' in page
    assert log.read_text(encoding="utf-8") == f"Siderne ligger på 127.0.0.1:{port}\n"


def test_settings_that_are_not_there_stop_the_start_with_a_sentence(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(free_port())]
    named = {"MONITOR_DATABASE": str(tmp_path / "monitor.duckdb"), "MONITOR_SETTINGS": "nowhere.toml"}
    ended = subprocess.run(command, cwd=ROOT, env=os.environ | named, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == "MONITOR_SETTINGS nævner nowhere.toml, som ikke findes.\n"


def test_a_copy_starts_whatever_script_a_test_has_run_before(tmp_path: Path) -> None:
    def page(words: str) -> None:
        import streamlit as st  # a script of its own

        st.write(words)

    assert not AppTest.from_function(page, args=("ord",)).run().exception
    with serving(tmp_path / "monitor.duckdb", tmp_path / "server.log") as address:
        assert urllib.request.urlopen(f"{address}/_stcore/health").read() == b"ok"
