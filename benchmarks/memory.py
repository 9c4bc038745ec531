"""Memory of a real server after one real visit, against a bare Streamlit process with the same libraries."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import socket
from tempfile import TemporaryDirectory
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

import cli
from benchmarks.measure import Figure

ROOT = Path(__file__).parent.parent
CHROMIUM = "/usr/bin/chromium"  # Debian's; `make bench` installs it
_GOAL = 1.5
_PATIENCE = 60.0  # seconds
_SETTLED = "[data-test-script-state=notRunning] h1"


def figures(small: bool = False) -> list[Figure]:
    """Resident memory after one visit to the overview with the examples; each server is new."""
    runs = 1 if small else 3
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        database = Path(folder) / "demo.duckdb"
        if cli.main(["demo", "--database", str(database)]) != 0:
            raise RuntimeError("the database with the examples could not be made")
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        bare = ROOT / "benchmarks/bare/libraries.py"
        ratios = [
            _memory_after_visit(browser, ROOT / "dashboard.py", database) / _memory_after_visit(browser, bare, database)
            for _ in range(runs)
        ]
        browser.close()
    return [Figure("memory after one visit / bare Streamlit with the libraries", tuple(ratios), _GOAL)]


def _memory_after_visit(browser: Browser, script: Path, database: Path) -> int:
    with _serving(script, database) as (address, process):
        page = browser.new_page()
        page.goto(address)
        page.wait_for_selector(_SETTLED, timeout=_PATIENCE * 1000)
        kilobytes = _resident(process.pid)
        page.close()
        return kilobytes


@contextmanager
def _serving(script: Path, database: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    with socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    environment = os.environ | {"MONITOR_DATABASE": str(database)}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address, process)
        yield address, process
    finally:
        process.terminate()
        process.wait(timeout=_PATIENCE)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            urlopen(f"{address}/_stcore/health", timeout=1)
            return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"no server answers at {address}")


def _resident(process: int) -> int:
    """Resident memory of a process in kB, as Linux counts it."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    found = re.search(r"VmRSS:\s+(\d+) kB", status)
    if found is None:
        raise RuntimeError("the server has ended")
    return int(found[1])
