"""An activity lead fills in the form on a phone, by keyboard alone, and can leave it and come back."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect

from outcomes.period import Period
from outcomes.report import Slot
from store.reading import open_to_read
from tests.e2e.conftest import OwnPlan
from tests.e2e.server import serving

ADDRESS = "report?activity=3&period=2026H2&way=form"
H2 = Period(2026, 2)
PARENTS, HELPERS = "Forældre på trænerkursus", "Forældre, der er faste hjælpere"
CLUBS = "Det er undersøgt, om andre idrætsforeninger kan komme med"
_FOCUSED = """() => {
    const one = document.activeElement, group = one.closest('[role=radiogroup]');
    return (group ?? one).getAttribute('aria-label') ?? one.innerText;
}"""

_WATCH_WHAT_IS_MOVED = """() => {
    window.moved = 0;
    const fields = (node) => node.querySelectorAll?.('input').length ?? 0;
    const count = ({ removedNodes }) => removedNodes.forEach((node) => { moved += fields(node); });
    const watch = new MutationObserver((changes) => changes.forEach(count));
    watch.observe(document.body, { subtree: true, childList: true });
}"""


def opened(page: Page, address: str) -> Page:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    expect(page.get_by_role("button", name="Kontrollér")).to_be_visible()
    return page


def go_to(page: Page, name: str, key: str = "Tab") -> None:
    """Press Tab, as often as it takes, until the focus is on what has a name that begins so."""
    for _ in range(120):
        page.keyboard.press(key)
        if page.evaluate(_FOCUSED).startswith(name):
            return
    raise AssertionError(f"the keyboard does not reach »{name}«")


def write(page: Page, name: str, text: str, key: str = "Tab") -> None:
    go_to(page, name, key)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def deliver(page: Page) -> None:
    """Say who, go to the button, press it: Enter in the field does nothing until the button has come."""
    expect(page.get_by_role("button", name="Aflever rapporten")).to_be_visible()
    write(page, "Hvem afleverer?", "Brønshøj Boldklub")
    go_to(page, "Aflever rapporten")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="HR-2026H2-03-v1")).to_be_visible()


def saved(page: Page, said: str) -> None:
    expect(page.get_by_role("status").filter(has_text="Kladde gemt")).to_contain_text(said)


def field(page: Page, name: str) -> Locator:
    return page.get_by_role("textbox", name=re.compile("^" + re.escape(name)))


def draft_of(plan: OwnPlan) -> str:
    with open_to_read(plan.database) as store:
        draft = store.desk.draft(Slot(plan.id, 3, H2))
    return draft.content if draft else ""


def test_a_report_is_filled_in_mended_stored_and_corrected_on_a_phone_by_keyboard_alone(
    own_plan: OwnPlan, page: Page
) -> None:
    opened(page, own_plan(ADDRESS))
    write(page, PARENTS, "ca. 8")
    write(page, HELPERS, "4")
    go_to(page, CLUBS)
    page.keyboard.press("ArrowDown")
    go_to(page, "Kontrollér")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text(
        f"{PARENTS}: Der må kun stå et tal, og her står »ca. 8«. Skriv kun tallet, fx 8."
    )
    go_to(page, PARENTS)
    page.keyboard.press("Enter")  # a link to the field
    write(page, PARENTS, "8")
    expect(page.get_by_role("alert").filter(has_text="skal rettes")).to_have_count(0)
    go_to(page, "Kontrollér")
    page.keyboard.press("Enter")
    row = page.get_by_role("table", name="Det afleverer I").get_by_role("row", name=PARENTS)
    expect(row).to_contain_text("8 forældre, målet er 8-10")
    deliver(page)
    assert draft_of(own_plan) == ""
    page.reload()
    expect(page.get_by_text("Felterne er udfyldt med det, I afleverede")).to_be_visible()
    expect(field(page, PARENTS)).to_have_value("8")


def test_an_error_belongs_to_its_field_and_is_a_link_to_its_line(own_plan: OwnPlan, page: Page) -> None:
    opened(page, own_plan(ADDRESS))
    field(page, PARENTS).fill("ca. 8")
    expect(field(page, PARENTS)).to_have_attribute("inputmode", "decimal")
    page.get_by_role("button", name="Kontrollér").click()
    expect(field(page, PARENTS)).to_have_attribute("aria-invalid", "true")
    expect(field(page, PARENTS)).to_have_accessible_description(re.compile("Der må kun stå et tal"))
    expect(field(page, HELPERS)).not_to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert").get_by_role("link", name=PARENTS)).to_have_count(1)
    field(page, PARENTS).fill("8")
    expect(field(page, PARENTS)).not_to_have_attribute("aria-invalid", "true")


def test_a_remark_of_several_lines_is_saved_without_leaving_its_field(own_plan: OwnPlan, page: Page) -> None:
    opened(page, own_plan(ADDRESS))
    page.get_by_text("Bemærkning, eller markér som ikke relevant").first.click()
    remark = page.get_by_role("textbox", name="Bemærkning til Børn i træning")
    before = remark.bounding_box()
    remark.fill("Et ord\n" * 6)
    saved(page, "Kladde gemt")
    after = remark.bounding_box()
    assert before and after and after["height"] > before["height"]
    assert "Et ord\\nEt ord" in draft_of(own_plan)


def test_a_draft_survives_another_browser_and_a_restart_of_the_server(
    tmp_path: Path, page: Page, browser: Browser
) -> None:
    with serving(tmp_path / "monitor.duckdb", tmp_path / "server.log") as server:
        opened(page, f"{server}/{ADDRESS}")
        field(page, PARENTS).fill("ca. 8")
        saved(page, "1 af 19 er udfyldt")
        page.goto("about:blank")
    with serving(tmp_path / "monitor.duckdb", tmp_path / "server.log") as server, browser.new_context() as another:
        page = opened(another.new_page(), f"{server}/{ADDRESS}")
        expect(page.get_by_role("textbox", name=PARENTS)).to_have_value("ca. 8")
        saved(page, "1 af 19 er udfyldt")


def test_a_draft_is_seen_where_a_file_is_delivered_and_can_be_thrown_away(own_plan: OwnPlan, page: Page) -> None:
    opened(page, own_plan(ADDRESS))
    field(page, PARENTS).fill("8")
    saved(page, "1 af 19 er udfyldt")
    page.goto(own_plan("report?activity=3&period=2026H2"))
    page.get_by_role("button", name="Kassér kladden").click()
    expect(page.get_by_role("dialog")).to_contain_text(f"{PARENTS}: 8")
    page.get_by_role("button", name="Ja, kassér den").click()
    expect(page.get_by_text("I har en kladde")).to_have_count(0)
    assert draft_of(own_plan) == ""


def test_two_people_in_one_draft_keep_what_both_have_typed(own_plan: OwnPlan, page: Page) -> None:
    mette, ali = (opened(tab, own_plan(ADDRESS)) for tab in (page, page.context.new_page()))
    field(mette, "Jeres navn").fill("Mette")
    field(mette, PARENTS).fill("8")
    saved(mette, "af Mette")
    field(ali, "Jeres navn").fill("Ali")
    field(ali, HELPERS).fill("4")
    saved(ali, "af Ali. 2 af 19")
    expect(field(ali, PARENTS)).to_have_value("8")
    expect(field(ali, HELPERS)).to_have_value("4")
    field(mette, "Unge ansat i fritidsjob").fill("15")
    saved(mette, "af Mette. 3 af 19")
    expect(field(mette, HELPERS)).to_have_value("4")


def test_a_line_more_moves_no_field_that_somebody_may_be_typing_in(own_plan: OwnPlan, page: Page) -> None:
    opened(page, own_plan(ADDRESS))
    page.evaluate(_WATCH_WHAT_IS_MOVED)
    field(page, "Hvilken årgang? (1)").fill("U6")
    expect(field(page, "Hvilken årgang? (2)")).to_be_visible()
    saved(page, "0 af")
    assert page.evaluate("moved") == 0


def test_open_parts_can_be_added_one_after_another(own_plan: OwnPlan, page: Page) -> None:
    opened(page, own_plan(ADDRESS))
    for number in range(1, 4):
        field(page, f"Hvilken årgang? ({number})").fill(f"U{number}")
        page.keyboard.press("Tab")
        page.keyboard.type(f"{20 + number}")
        expect(page.get_by_role("textbox", name=f"Hvilken årgang? ({number + 1})")).to_be_visible()
    page.get_by_role("button", name="Kontrollér").click()
    expect(page.get_by_role("table", name="Det afleverer I").get_by_role("row")).to_have_count(1 + 3)
