"""A file is had by its button, as visitors have it."""

from __future__ import annotations

from playwright.sync_api import Page


def downloaded(page: Page, button: str) -> tuple[str, bytes]:
    """What it is called and what is in it, once the page has run: the button of an earlier run has no file left."""
    page.locator("[data-test-script-state=notRunning]").wait_for(state="attached")
    with page.expect_download() as started:
        page.get_by_role("button", name=button).click()
    return started.value.suggested_filename, started.value.path().read_bytes()
