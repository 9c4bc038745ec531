"""``python -m benchmarks [attainment|pages|reports ...] [--small]``: ratios within one run, never seconds."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from benchmarks import attainment, pages, reports
from benchmarks.measure import as_table

_ALL = {"attainment": attainment.figures, "pages": pages.figures, "reports": reports.figures}
_LATEST = Path(__file__).parent / "results" / "latest.json"


def main() -> int:
    """Print one table and write the figures down. Returns 1 when a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("which", nargs="*", choices=[*_ALL, []], help="all, unless named")
    parser.add_argument("--small", action="store_true", help="little data and few runs, to see that it works")
    asked = parser.parse_args()
    figures = [figure for name in asked.which or _ALL for figure in _ALL[name](asked.small)]
    print(as_table(figures))
    _LATEST.parent.mkdir(exist_ok=True)
    _LATEST.write_text(json.dumps([figure._asdict() | {"ratio": figure.ratio} for figure in figures], indent=2))
    return int(any(figure.is_missed for figure in figures))


if __name__ == "__main__":
    sys.exit(main())
