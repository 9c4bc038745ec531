"""What a visitor waits for in a real Chromium, against a bare Streamlit page in the same run."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from playwright.sync_api import Browser

from benchmarks.measure import Figure
from benchmarks.server import PATIENCE, ROOT, chromium, serving
from benchmarks.two_years import with_two_years
from ui.app.frame import PAGES

_CONTENT_GOAL, _CHARTS_GOAL, _FILTER_GOAL = 1.5, 3.0, 2.0
_BARE = "[data-testid=stMarkdown] p"


class _Filter(NamedTuple):
    """A choice on a page, and what shows that it has been answered."""

    path: str
    label: str
    option: str
    answered: str
    says: str = ""


_BARE_CHOICE = _Filter("", "Aktivitet", "2", "#chosen-2")
_WATCH = """([selector, text, patience]) => {
  addEventListener("pointerdown", () => { window.pressed = performance.now(); }, { capture: true });
  const is_there = (one) => one.textContent.includes(text) && one.checkVisibility();
  window.shown = new Promise((done, fail) => {
    setTimeout(() => fail(new Error(`${selector} did not come`)), patience);
    const painted = () => setTimeout(() => done(performance.now()));
    const look = () =>
      requestAnimationFrame([...document.querySelectorAll(selector)].some(is_there) ? painted : look);
    look();
  });
}"""
"""Has the page itself note when it has painted that. Asking it from outside comes up to half a second late."""

CONTENT = {
    "overview": ".bar, .begin",
    "theory": ".chain .node",
    "status": "main table",
    "activity": "table.deliveries",
    "indicator": "main h2",
    "economy": "main table",
    "calendar": "table.calendar",
    "round": "main table",
    "meetings": "main h2",
    "decisions": "main h1",
    "report": "[data-testid=stFileUploader]",
    "rules": "main h2",
    "accessibility": "main p",
}
"""The first content of each page that answers what the page is for."""

CHARTS = {"overview": "figure.chart", "theory": ".chain .lines svg", "economy": ".js-plotly-plot .main-svg"}
"""What is drawn last on the pages with pictures."""

FILTERS = (
    _Filter("activity?activity=3", "Aktivitet", "4 ", "h1", "4 "),
    _Filter("status", "Indsatsområde", "Uddannelse", ".shown", "Valgt: Indsatsområde: Uddannelse"),
)


def figures(small: bool = False) -> list[Figure]:
    """Each page is opened by its address with nothing in the browser's cache; the servers are warm."""
    runs = 1 if small else 15
    bare = ROOT / "benchmarks/bare"
    with TemporaryDirectory() as folder, chromium() as browser:
        database = with_two_years(Path(folder) / "two-years.duckdb")
        with (
            serving(ROOT / "dashboard.py", database) as (ours, _),
            serving(bare / "page.py", database) as (page, _),
            serving(bare / "rerun.py", database) as (rerun, _),
        ):
            bare_page = partial(_open, browser, page, _BARE)
            found = []
            for listed in PAGES:
                first = partial(_open, browser, f"{ours}/{listed.address}", CONTENT[listed.path])
                found.append(_figure(f"first content of {listed.path}", first, bare_page, runs))
            for path, shown in CHARTS.items():
                charts = partial(_open, browser, f"{ours}/{path}", shown)
                found.append(_figure(f"all charts of {path}", charts, bare_page, runs, _CHARTS_GOAL))
            bare_choice = partial(_choose, browser, rerun, _BARE_CHOICE)
            for choice in FILTERS:
                mine = partial(_choose, browser, ours, choice)
                found.append(_figure(f"a choice on {_name(choice.path)}", mine, bare_choice, runs, _FILTER_GOAL))
            return found


def _name(path: str) -> str:
    return path.partition("?")[0]


def _figure(
    what: str, ours: Callable[[], float], bare: Callable[[], float], runs: int, goal: float = _CONTENT_GOAL
) -> Figure:
    ours(), bare()
    return Figure(f"{what} / a bare page", tuple(ours() / bare() for _ in range(runs)), goal)


def _open(browser: Browser, address: str, shown: str) -> float:
    """Milliseconds from asking for a page until it has painted that."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(address, wait_until="commit")
        page.evaluate(_WATCH, [shown, "", PATIENCE * 1000])
        return float(page.evaluate("shown"))


def _choose(browser: Browser, server: str, choice: _Filter) -> float:
    """Milliseconds from pressing an option until the page has painted the answer."""
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"{server}/{choice.path}")
        box = page.get_by_role("combobox", name=choice.label)
        box.click(timeout=PATIENCE * 1000)
        option = page.get_by_role("option", name=choice.option).first
        option.wait_for()
        page.evaluate(_WATCH, [choice.answered, choice.says, PATIENCE * 1000])
        option.click()
        return float(page.evaluate("shown.then(at => at - pressed)"))
