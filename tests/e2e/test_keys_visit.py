"""No key acts on its own outside a field: what a screen reader or a hand that slips presses changes nothing."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.e2e.tour import load

_WATCH = """() => {
  const app = document.querySelector("[data-testid=stApp]");
  window.runs = [];
  new MutationObserver(() => window.runs.push(app.dataset.testScriptState))
    .observe(app, { attributes: true, attributeFilter: ["data-test-script-state"] });
}"""


def test_single_keys_run_nothing_but_can_be_written_in_a_field(demo: str, page: Page) -> None:
    opened(page, f"{demo}/economy")
    page.evaluate(_WATCH)
    page.get_by_role("heading", level=1).click()
    for key in "rcRC":
        page.keyboard.press(key)
    page.get_by_role("button", name="Hent alle tabeller til Excel").focus()
    page.keyboard.press("r")
    page.wait_for_timeout(1500)  # a rerun would have begun
    assert page.evaluate("window.runs") == []
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("combobox", name="Indsatsområde").click()
    page.keyboard.type("fæll")
    expect(page.get_by_role("option", name="Positive fællesskaber")).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**area=PF**")


def opened(page: Page, address: str) -> None:
    load(page, address, "light")
    page.locator("[data-test-script-state=notRunning]").wait_for(state="attached")
