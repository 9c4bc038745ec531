"""Taking a report back on its page, in either language."""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from playwright.sync_api import Locator, Page, TimeoutError


class Words(NamedTuple):
    """What the box says: its line, its two fields, its button, and what it says when something is amiss."""

    box: str
    who: str
    why: str
    button: str
    again: str


DANISH = Words(
    "Er rapporten afleveret ved en fejl?",
    "Hvem trækker den tilbage?",
    "Hvorfor?",
    "Træk rapporten tilbage",
    "tryk igen",
)
ENGLISH = Words(
    "Was the report submitted by mistake?",
    "Who is withdrawing it?",
    "Why? (required)",
    "Withdraw the report",
    "click again",
)


def ask_to_withdraw(page: Page, words: Words, by: str, reason: str) -> Locator:
    """Write who and why, and press; returns the dialog that asks whether it is meant, if it comes.

    On a busy machine the box is now and then folded again, and one starts over.
    """
    why, dialog = page.get_by_label(words.why), page.get_by_role("dialog")
    for wait in (5_000, 30_000):
        _at_rest(page)
        if not why.is_visible():
            page.get_by_text(words.box).click()
        page.get_by_label(words.who).fill(by)
        why.fill(reason)
        _at_rest(page)
        page.get_by_role("button", name=words.button).click()
        with suppress(TimeoutError):
            dialog.or_(page.get_by_text(words.again)).first.wait_for(timeout=wait)
            break
    return dialog


def _at_rest(page: Page) -> None:
    """Wait until the page has answered what was asked of it, as a person who writes slower than a test has done."""
    page.locator("[data-test-script-state=notRunning]").wait_for(state="attached")
