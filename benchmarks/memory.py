"""Memory of a real server: after one real visit, and for each of many sessions at the same time."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from benchmarks.measure import Figure
from benchmarks.server import PATIENCE, ROOT, chromium, resident, serving
from benchmarks.two_years import with_two_years

_GOAL = 1.5
_MOST_PER_SESSION = 3.0  # MB
_SETTLED = "[data-test-script-state=notRunning] h1"


def figures(small: bool = False) -> list[Figure]:
    """Resident memory with two years of examples; each server is new. A figure per session is in MB, not a ratio."""
    runs, sessions = (1, 5) if small else (3, 50)
    with TemporaryDirectory() as folder, chromium() as browser:
        database = with_two_years(Path(folder) / "two-years.duckdb")
        bare = ROOT / "benchmarks/bare/libraries.py"
        ratios = [
            _after_visit(browser, ROOT / "dashboard.py", database) / _after_visit(browser, bare, database)
            for _ in range(runs)
        ]
        each = _of_each_session(browser, database, sessions)
    return [
        Figure("memory after one visit / bare Streamlit with the libraries", tuple(ratios), _GOAL),
        Figure(f"MB of memory for each further of {sessions} sessions", (each,), _MOST_PER_SESSION),
    ]


def _after_visit(browser: Browser, script: Path, database: Path) -> int:
    with serving(script, database) as (address, process):
        page = browser.new_page()
        page.goto(address)
        page.wait_for_selector(_SETTLED, timeout=PATIENCE * 1000)
        kilobytes = resident(process.pid)
        page.close()
        return kilobytes


def _of_each_session(browser: Browser, database: Path, sessions: int) -> float:
    """What the server has grown from the first session to the last, all of them open; each must see its page."""
    with serving(ROOT / "dashboard.py", database) as (address, process):
        pages, kilobytes = [], []
        for _ in range(sessions):
            pages.append(browser.new_page())
            pages[-1].goto(address)
            pages[-1].wait_for_selector(_SETTLED, timeout=PATIENCE * 1000)
            kilobytes.append(resident(process.pid))
        errors = sum(page.locator("[data-testid=stException], [data-testid=stAlert]").count() for page in pages)
        if errors or not all(page.locator("table").count() for page in pages):
            raise AssertionError(f"{errors} errors in {sessions} sessions")
        for page in pages:
            page.close()
    return (kilobytes[-1] - kilobytes[0]) / (sessions - 1) / 1024
