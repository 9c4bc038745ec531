"""A page's script run against that of a bare Streamlit page, on the real plan with two years of examples."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from unittest.mock import patch

import streamlit as st
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from benchmarks.generate import Size, build
from benchmarks.measure import Figure
from benchmarks.server import ROOT
from benchmarks.two_years import with_two_years
from ui.app import session

BARE = Path(__file__).parent / "bare/page.py"
_GOAL, _AMONG = 25.0, 1.3


class _TimedRunner(LocalScriptRunner):
    """Streamlit's own thread for a script run, with the seconds that the last one took."""

    took = 0.0

    def _run_script_thread(self) -> None:
        start = time.perf_counter()
        super()._run_script_thread()
        _TimedRunner.took = time.perf_counter() - start


def figures(small: bool = False) -> list[Figure]:
    """Each page in ``pages/``, run again by a visitor who has seen it once; then the same among other plans."""
    runs, others = (3, 20) if small else (41, 1000)
    logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").disabled = True  # no browser here
    with TemporaryDirectory() as folder:
        alone, among = Path(folder) / "alone.duckdb", Path(folder) / "among.duckdb"
        build(among, Size(plans=others))
        ratios = [_ratios(with_two_years(database), runs) for database in (alone, among)]
    usual = {page: median(times) for page, times in ratios[0].items()}
    return [
        *(Figure(f"script run of {page} / a bare page", times, _GOAL) for page, times in ratios[0].items()),
        *(
            Figure(
                f"script run of {page} among {others:,} other plans / alone",
                tuple(t / usual[page] for t in times),
                _AMONG,
            )
            for page, times in ratios[1].items()
        ),
    ]


def _ratios(database: Path, runs: int) -> dict[str, tuple[float, ...]]:
    """For each page its script runs, each against a neighbouring run of the bare page."""
    os.environ["MONITOR_DATABASE"] = str(database)
    st.cache_resource.clear()
    try:
        return {path.stem: _page(path, runs) for path in sorted((ROOT / "pages").glob("*.py"))}
    finally:
        session.store().close()
        st.cache_resource.clear()


def _page(path: Path, runs: int) -> tuple[float, ...]:
    visited = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    visited.switch_page(str(path.relative_to(ROOT)))
    bare = AppTest.from_file(str(BARE), default_timeout=60)
    run_page, run_bare = _timed(visited), _timed(bare)
    run_page(), run_bare()
    return tuple(run_page() / run_bare() for _ in range(runs))


def _timed(app: AppTest) -> Callable[[], float]:
    def run() -> float:
        with patch("streamlit.testing.v1.app_test.LocalScriptRunner", _TimedRunner):
            app.run()
        if app.exception:
            raise RuntimeError(app.exception[0].value)
        return _TimedRunner.took

    return run
