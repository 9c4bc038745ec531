"""Take the pictures of the README from the invented examples: ``make screenshots``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

import cli
from tests.e2e.server import serving
from ui.app.frame import PAGES

HERE = Path(__file__).parent / "screenshots"


def main() -> None:
    """Write one picture a page, 1440 pixels wide, in the light theme."""
    with tempfile.TemporaryDirectory() as scratch, sync_playwright() as playwright:
        database = Path(scratch) / "demo.duckdb"
        cli.main(["demo", "--database", str(database)])
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1440, "height": 1000}, color_scheme="light")
        with serving(database, Path(scratch) / "server.log") as address:
            for listed in PAGES:
                page.goto(f"{address}/{listed.address}")
                page.locator("footer.foot").wait_for()
                page.wait_for_load_state("networkidle")
                page.wait_for_function("!document.querySelector('[data-testid=stSkeleton]')")
                page.screenshot(path=HERE / f"{listed.path}.png")
        browser.close()


if __name__ == "__main__":
    main()
