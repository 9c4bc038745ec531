"""Taking a report back on its page, in either language."""

from __future__ import annotations

from typing import NamedTuple

from playwright.sync_api import Locator, Page


class Words(NamedTuple):
    """What the box says: its line, its two fields and its button."""

    box: str
    who: str
    why: str
    button: str


DANISH = Words(
    "Er rapporten afleveret ved en fejl?",
    "Hvem trækker den tilbage?",
    "Hvorfor?",
    "Træk rapporten tilbage",
)
ENGLISH = Words(
    "Was the report submitted by mistake?",
    "Who is withdrawing it?",
    "Why? (required)",
    "Withdraw the report",
)


def ask_to_withdraw(page: Page, words: Words, by: str, reason: str) -> Locator:
    """Write who and why, and press; returns the dialog that asks whether it is meant, if it comes."""
    page.get_by_text(words.box).click()
    page.get_by_label(words.who).fill(by)
    page.get_by_label(words.why).fill(reason)
    page.get_by_role("button", name=words.button).click()
    return page.get_by_role("dialog")
