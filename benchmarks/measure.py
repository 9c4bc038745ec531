"""Ratios from alternating runs: whatever else the machine does, it does to both sides."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

Work = Callable[[], object]


class Figure(NamedTuple):
    """What a subject takes, as a multiple of its yardstick; ``goal`` is the most it may be, if there is one."""

    what: str
    ratios: tuple[float, ...]
    goal: float | None = None

    @property
    def ratio(self) -> float:
        return statistics.median(self.ratios)

    @property
    def is_missed(self) -> bool:
        return self.goal is not None and self.ratio > self.goal


def compare(what: str, subject: Work, yardstick: Work, runs: int, goal: float | None = None) -> Figure:
    """Run both in turn, once unmeasured to warm up; each ratio is of two neighbouring runs."""
    subject(), yardstick()
    pairs = [(seconds(subject), seconds(yardstick)) for _ in range(runs)]
    return Figure(what, tuple(mine / least for mine, least in pairs), goal)


def seconds(work: Work) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def as_table(figures: list[Figure]) -> str:
    """The figures in columns: what, median ratio, least and most, goal, and whether it is kept."""
    header = ("what", "ratio", "spread", "goal", "")
    lines = [header, *(_cells(figure) for figure in figures)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    return "\n".join("  ".join(map(str.ljust, line, widths)).rstrip() for line in lines)


def _cells(figure: Figure) -> tuple[str, ...]:
    spread = f"{min(figure.ratios):.2f}-{max(figure.ratios):.2f}"
    goal = "" if figure.goal is None else f"{figure.goal:.1f}"
    kept = "" if figure.goal is None else "missed" if figure.is_missed else "ok"
    return figure.what, f"{figure.ratio:.2f}", spread, goal, kept
