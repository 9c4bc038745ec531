"""A real server in a process of its own, and a real browser to visit it."""

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
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
CHROMIUM = "/usr/bin/chromium"  # Debian's; `make bench` installs it
PATIENCE = 60.0  # seconds


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield launched
        launched.close()


@contextmanager
def serving(script: Path, database: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
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
        process.wait(timeout=PATIENCE)


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and process.poll() is None:
        try:
            urlopen(f"{address}/_stcore/health", timeout=1)
            return
        except (URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"no server answers at {address}")


def resident(process: int | str, at_most: bool = False) -> int:
    """Resident memory of a process in kB, as Linux counts it: now, or the most that it has been."""
    status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    found = re.search(rf"{'VmHWM' if at_most else 'VmRSS'}:\s+(\d+) kB", status)
    if found is None:
        raise RuntimeError("the server has ended")
    return int(found[1])
