"""A page's script run against that of a bare Streamlit page, on the real plan with its examples."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

import cli
from benchmarks.measure import Figure
from ui import session

ROOT = Path(__file__).parent.parent
BARE = Path(__file__).parent / "bare/page.py"


class _TimedRunner(LocalScriptRunner):
    """Streamlit's own thread for a script run, with the seconds that the last one took."""

    took = 0.0

    def _run_script_thread(self) -> None:
        start = time.perf_counter()
        super()._run_script_thread()
        _TimedRunner.took = time.perf_counter() - start


def figures(small: bool = False) -> list[Figure]:
    """One figure for each page in ``pages/``, run again by a visitor who has seen it once."""
    runs = 3 if small else 15
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").disabled = True  # no browser here
    with TemporaryDirectory() as folder:
        _open_examples(Path(folder) / "demo.duckdb")
        try:
            return [_page(path, runs) for path in sorted((ROOT / "pages").glob("*.py"))]
        finally:
            session.store().close()
            st.cache_resource.clear()


def _open_examples(database: Path) -> None:
    if cli.main(["demo", "--database", str(database)]) != 0:
        raise RuntimeError("the database with the examples could not be made")
    os.environ["MONITOR_DATABASE"] = str(database)
    st.cache_resource.clear()


def _page(path: Path, runs: int) -> Figure:
    visited = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    visited.switch_page(str(path.relative_to(ROOT)))
    bare = AppTest.from_file(str(BARE), default_timeout=60)
    run_page, run_bare = _timed(visited), _timed(bare)
    run_page(), run_bare()
    return Figure(f"script run of {path.stem} / a bare page", tuple(run_page() / run_bare() for _ in range(runs)))


def _timed(app: AppTest) -> Callable[[], float]:
    def run() -> float:
        with patch("streamlit.testing.v1.app_test.LocalScriptRunner", _TimedRunner):
            app.run()
        if app.exception:
            raise RuntimeError(app.exception[0].value)
        return _TimedRunner.took

    return run
