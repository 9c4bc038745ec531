"""A real server in a process of its own, on a database of its own."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.process import BaseProcess
from pathlib import Path

from streamlit.web import cli as streamlit

from tests.processes import started, write_into

ROOT = Path(__file__).parent.parent.parent
_PATIENCE = 60  # seconds


@contextmanager
def serving(database: Path, log: Path, port: int | None = None, home: str = "") -> Iterator[str]:
    """Run ``streamlit run dashboard.py`` on the database, on a port of its own or the one given; yields its address.

    ``home`` is where the record's log lives, when that is not beside the database.
    """
    port = port or free_port()
    server = started(serve, port, database, log, home)
    try:
        address = f"http://127.0.0.1:{port}"
        wait_for(address, server.is_alive, log)
        yield address
    finally:
        _stop(server)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def serve(port: int, database: Path, log: Path, home: str = "") -> None:
    """Be a server; it says what it has to say in the log."""
    write_into(log, 1, 2)
    os.chdir(ROOT)
    os.environ["MONITOR_DATABASE"] = str(database)
    os.environ["MONITOR_LOG"] = home
    sys.argv = ["streamlit", "run", "dashboard.py", "--server.port", str(port)]
    streamlit.main()


def _stop(server: BaseProcess) -> None:
    """Ask it to end; once more if uvicorn waits for ever for a browser that left amid a file."""
    server.terminate()
    server.join(timeout=3)
    if server.exitcode is None and server.pid:
        os.kill(server.pid, signal.SIGINT)
        server.join(timeout=_PATIENCE)
    assert server.exitcode is not None, "the server does not end"


def wait_for(address: str, is_alive: Callable[[], bool], log: Path) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until and is_alive():
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{log.read_text(encoding='utf-8')}")
