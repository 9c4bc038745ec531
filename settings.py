"""Every environment variable and path that the program reads, and its version: each is said here and nowhere else."""

from __future__ import annotations

import os
from pathlib import Path

VERSION = "2026.11.30"
"""The day of the release: year, month, day. It is shown on every page and kept with every report."""

HERE = Path(__file__).parent
ICON = HERE / "static/icon.svg"
CONFIGURATION = HERE / "monitor.toml"
PLANS = HERE / "data/plans"
EXAMPLES = HERE / "data/examples"
PLAN = PLANS / "tingbjerg-husum/2026"
"""The plan folder that the terminal reads when no other is named."""


def clock() -> str:
    """What is taken for now (``MONITOR_CLOCK``), an ISO moment, in tests and demonstrations; '' for the real time."""
    return os.environ.get("MONITOR_CLOCK", "")


def database() -> Path:
    """The DuckDB file: the one that ``MONITOR_DATABASE`` names now, else the one in ``data/``."""
    return Path(os.environ.get("MONITOR_DATABASE", HERE / "data/monitor.duckdb"))


def log() -> str:
    """Where the log lives: the address that ``MONITOR_LOG`` names; '' for a file beside the database."""
    return os.environ.get("MONITOR_LOG", "")


def configuration() -> Path:
    """What whoever runs the program has chosen: the file that ``MONITOR_SETTINGS`` names, else ``monitor.toml``."""
    return Path(os.environ.get("MONITOR_SETTINGS") or CONFIGURATION)


def is_configuration_named() -> bool:
    """Whether ``MONITOR_SETTINGS`` names a file, which then must be there."""
    return bool(os.environ.get("MONITOR_SETTINGS"))


def calendar_token() -> str:
    """What stands in the address of the calendar to subscribe to (``MONITOR_CALENDAR_TOKEN``); '' for none."""
    return os.environ.get("MONITOR_CALENDAR_TOKEN", "")
