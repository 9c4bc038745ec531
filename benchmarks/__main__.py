"""Run the benchmarks: ``python -m benchmarks [attainment] [pages] [visits] [memory] [reports] [log] [--small]``."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.measure import Figure, as_table

BENCHMARKS = ("attainment", "pages", "visits", "memory", "reports", "log")
RESULTS = Path(__file__).parent / "results"


def main(arguments: list[str] | None = None) -> int:
    """Run the benchmarks that are named, or all. Returns the exit code: 0, or 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="name", help=f"one or more of {', '.join(BENCHMARKS)}; all if none")
    parser.add_argument("--small", action="store_true", help="little data, few runs and no goals: to see that it works")
    asked = parser.parse_args(arguments)
    unknown = {*asked.names} - {*BENCHMARKS}
    if unknown:
        parser.error(f"there is no benchmark called {', '.join(sorted(unknown))}")
    figures: list[Figure] = []
    for name in asked.names or BENCHMARKS:
        print(f"{name} ...", file=sys.stderr)
        figures += importlib.import_module(f"benchmarks.{name}").figures(asked.small)
    if asked.small:
        figures = [figure._replace(goal=None) for figure in figures]  # with so little, what is fixed counts most
    print(as_table(figures))
    _keep(figures, asked.small)
    return 1 if any(figure.is_missed for figure in figures) else 0


def _keep(figures: list[Figure], small: bool) -> None:
    RESULTS.mkdir(exist_ok=True)
    rows = [figure._asdict() | {"ratio": figure.ratio, "missed": figure.is_missed} for figure in figures]
    kept = {"at": datetime.now(UTC).isoformat(timespec="seconds"), "figures": rows}
    file = RESULTS / ("small.json" if small else "latest.json")
    file.write_text(json.dumps(kept, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
