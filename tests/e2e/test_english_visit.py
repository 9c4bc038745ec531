"""What is drawn again by itself in English is in English too, and tells what another visit has done meanwhile."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.conftest import OwnPlan
from tests.e2e.withdrawal import ENGLISH, ask_to_withdraw

ADDRESS = "report?activity=3&period=2026H2&lang=en"


def press(page: Page) -> None:
    page.get_by_label("Who is submitting?").fill("Brønshøj Boldklub")
    page.get_by_role("button", name="Submit the report").click()


def store(page: Page, receipt: str) -> None:
    press(page)
    expect(page.get_by_role("status").filter(has_text=f"Receipt {receipt}, received")).to_be_visible()


def test_a_dialog_that_is_drawn_again_by_itself_is_in_english_too(own_plan: OwnPlan, page: Page) -> None:
    other = page.context.new_page()
    for one, delivered in ((page, b"8"), (other, b"9")):
        one.goto(own_plan(ADDRESS))
        lines = b"Aktivitet;Halv\xe5r;Indikator;Leveret\n3;2026H2;A03-06;" + delivered
        one.locator("input[type=file]").set_input_files({"name": "r.csv", "mimeType": "text/csv", "buffer": lines})
        expect(one.get_by_role("button", name="Submit the report")).to_be_visible()
    store(page, "HR-2026H2-03-v1")
    dialog = ask_to_withdraw(page, ENGLISH, "Boldklubben", "Wrong half-year")
    expect(dialog.get_by_text("Nothing is deleted: the file, the numbers and your reason")).to_be_visible()
    press(other)
    expect(other.get_by_role("alert").filter(has_text="submitted HR-2026H2-03-v1")).to_be_visible()
    store(other, "HR-2026H2-03-v2")
    dialog.get_by_role("button", name="Yes, withdraw it").click()
    expect(dialog.get_by_role("alert")).to_contain_text("A newer version has come in the meantime (HR-2026H2-03-v2).")
    expect(dialog.get_by_role("button", name="No, keep it")).to_be_visible()
    dialog.get_by_role("button", name="No, keep it").click()
    expect(dialog).to_have_count(0)
