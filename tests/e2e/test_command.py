"""The command that README and Makefile name starts a server from nothing; other visits begin with a copy of one."""

from __future__ import annotations

import os
import subprocess
import sys
import urllib.request
from pathlib import Path

from tests.e2e.server import ROOT, free_port, wait_for


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
