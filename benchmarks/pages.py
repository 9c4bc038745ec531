"""Pages: a script's run against that of a bare page, and the server's memory after one visit."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import streamlit as st
from playwright.sync_api import sync_playwright
from streamlit.testing.v1 import AppTest

import cli
from benchmarks.measure import Figure, compare

_ROOT = Path(__file__).parent.parent
_PAGES = ("overview", "theory", "activity", "report")
_BARE = "import streamlit as st\nst.title('En side')\nst.write('Én linje.')\n"
_BARE_WITH_LIBRARIES = "import duckdb, pandas, plotly.graph_objects\n" + _BARE


def figures(small: bool = False) -> list[Figure]:
    with TemporaryDirectory() as folder:
        database = Path(folder) / "demo.duckdb"
        cli.main(["demo", "--database", str(database)])
        memory = [_memory(Path(folder), database, 1 if small else 3)]
        return [*_script_runs(database, 3 if small else 15), *memory]


def _script_runs(database: Path, runs: int) -> Iterator[Figure]:
    """Each page with the invented examples of two half-years, with warm caches, as a second visit has them."""
    os.environ["MONITOR_DATABASE"] = str(database)
    st.cache_resource.clear()
    bare = AppTest.from_string(_BARE, default_timeout=60)
    for name in _PAGES:
        page = AppTest.from_file(str(_ROOT / "dashboard.py"), default_timeout=60).run()
        if name != "overview":
            page.switch_page(f"pages/{name}.py")
        yield compare(f"script run of {name} / of a bare page", partial(_run, page), partial(_run, bare), runs)
    st.cache_resource.clear()


def _run(app: AppTest) -> None:
    app.run()
    if app.exception:
        raise AssertionError(app.exception)


def _memory(folder: Path, database: Path, runs: int) -> Figure:
    bare = folder / "bare.py"
    bare.write_text(_BARE_WITH_LIBRARIES, encoding="utf-8")
    pairs = [(_resident(_ROOT / "dashboard.py", database), _resident(bare, database)) for _ in range(runs)]
    what = "server memory after one visit / a bare page that has imported pandas, plotly and duckdb"
    return Figure(what, tuple(mine / least for mine, least in pairs), 1.5)


def _resident(script: Path, database: Path) -> int:
    """Kilobytes of memory of a real server after one visit of a real browser."""
    with _serving(script, database) as (server, address), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page()
        page.goto(address)
        page.get_by_role("heading", level=1).wait_for()
        page.wait_for_load_state("networkidle")
        status = Path(f"/proc/{server.pid}/status").read_text(encoding="utf-8")
        browser.close()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


@contextmanager
def _serving(script: Path, database: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    port = 8790
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.port", str(port)]
    environment = os.environ | {"MONITOR_DATABASE": str(database)}
    server = subprocess.Popen(command, cwd=_ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield server, address
    finally:
        server.terminate()
        server.wait()


def _wait_for(address: str) -> None:
    until = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"{address}/_stcore/health", timeout=1)
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
