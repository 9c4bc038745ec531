"""Processes that begin as copies of one that has everything loaded: a start of Python and its libraries is slow."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

_PROCESSES = get_context("forkserver")
_PROCESSES.set_forkserver_preload(
    ["streamlit.web.bootstrap", "streamlit.web.server.starlette", "ui.app.frame", "cli", "pandas", "pyarrow.parquet"]
)


def started(run: Callable[..., None], *arguments: Any) -> BaseProcess:
    """A process of its own that runs the function, which others can find by its name."""
    process = _PROCESSES.Process(target=run, args=arguments)
    # A script that a test has had Streamlit run in this process is its »main« from then on; the copy would run it too.
    with patch.dict(sys.modules, {"__main__": ModuleType("__main__")}):
        process.start()
    return process


def write_into(file: Path, *standard: int) -> None:
    """What this process says on stdout (1) or stderr (2) goes into the file."""
    with file.open("wb") as output:
        for number in standard:
            os.dup2(output.fileno(), number)
