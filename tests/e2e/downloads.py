"""A file is had by its button, as visitors have it."""

from __future__ import annotations

from playwright.sync_api import Page


def downloaded(page: Page, button: str) -> tuple[str, bytes]:
    """What it is called and what is in it, also where the page has not run to its end when the button is pressed."""
    with page.expect_download() as started:
        page.get_by_role("button", name=button).click()
    return started.value.suggested_filename, started.value.path().read_bytes()
