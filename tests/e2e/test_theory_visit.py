"""The theory of change by mouse, by keyboard, on a phone and on paper: paths light, boxes open."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Locator, Page, expect

from tests.e2e.tour import OF_COLOURS, RULES, Scheme, put_on

EFFORT = "Beboerne bliver motiveret til kultur- og fritidslivet og fastholdt i det"
FADED, LIT = "0.12", "1"
SCHEMES: dict[Scheme, dict[str, Any]] = {"light": RULES, "dark": OF_COLOURS}


def box(page: Page, id: str) -> Locator:
    return page.locator(f'a.node[href*="node={id}"]')


def strength(page: Page, arrow: str) -> str:
    """How strongly the line of an arrow is drawn."""
    line = page.locator(f'.line[data-arrow="{arrow}"]')
    expect(line).to_have_count(1)
    found: str = line.evaluate("line => getComputedStyle(line).strokeOpacity")
    return found


def has_card(page: Page, id: str) -> bool:
    """Whether a box stands out with an edge; a faded one has none."""
    edge: str = box(page, id).evaluate("box => getComputedStyle(box).borderLeftColor")
    return edge != "rgba(0, 0, 0, 0)"


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(80):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            return
    raise AssertionError("Tab never came to it")


def test_a_path_lights_by_keyboard_and_enter_opens_the_box(demo: str, page: Page) -> None:
    page.goto(f"{demo}/theory")
    expect(page.locator(".line")).not_to_have_count(0)
    tab_to(page, box(page, "A05"))
    box(page, "A02").focus()  # each box on the way lights its path, which takes a while
    tab_to(page, box(page, "A03"))
    assert (strength(page, "A03 PF-E1"), strength(page, "PF-V1 F1"), strength(page, "A01 UB-E2")) == (LIT, LIT, FADED)
    assert (has_card(page, "PF-V1"), has_card(page, "UB-V1")) == (True, False)
    page.keyboard.press("Enter")
    page.wait_for_url("**/theory?*node=A03*")
    expect(page.get_by_role("region", name="3 Tidlig foreningsstart")).to_contain_text("118 børn, målet er 100-130")
    page.reload()
    expect(page.get_by_role("region", name="3 Tidlig foreningsstart")).to_contain_text("118 børn, målet er 100-130")
    expect(box(page, "A03")).to_have_attribute("aria-current", "true")
    assert (strength(page, "A03 PF-E1"), strength(page, "A01 UB-E2")) == (LIT, FADED)
    page.get_by_role("link", name="Luk").click()
    expect(page.get_by_role("region", name="3 Tidlig foreningsstart")).to_have_count(0)


def test_the_map_lights_under_the_mouse_and_is_a_list_on_paper(demo: str, page: Page) -> None:
    page.goto(f"{demo}/theory")
    lights_both_ways_under_the_mouse_and_fades_nothing_without_it(page)
    for origin, to in (("A03", "PF-E1"), ("UB-R2", "UB-V3"), ("UB-V3", "F1")):
        reaches(page, origin, to)
    dashes = "line => getComputedStyle(line).strokeDasharray"  # the plan's lines, and our own
    assert page.locator('.line[data-arrow="PF-V1 F1"]').evaluate(dashes) == "none"
    assert page.locator('.line[data-arrow="AB-E1 AB-R1"]').evaluate(dashes) != "none"
    effort = page.locator(".twin").get_by_role("link", name=EFFORT)
    expect(effort).to_be_hidden()
    page.emulate_media(media="print")
    expect(effort).to_be_visible()


def lights_both_ways_under_the_mouse_and_fades_nothing_without_it(page: Page) -> None:
    box(page, "PF-R1").hover()
    arrows = ("A03 PF-E1", "PF-R1 PF-V1", "PF-V1 F1", "PF-R2 PF-V2")
    assert [strength(page, arrow) for arrow in arrows] == [LIT, LIT, LIT, FADED]
    page.mouse.move(1, 1)
    assert FADED not in (strength(page, "PF-R1 PF-V1"), strength(page, "PF-R2 PF-V2"))
    assert has_card(page, "UB-V1")


def reaches(page: Page, origin: str, to: str) -> None:
    line = page.locator(f'.line[data-arrow="{origin} {to}"]')
    line.wait_for(state="attached")
    drawn, start, end = (one.bounding_box() for one in (line, box(page, origin), box(page, to)))
    assert drawn and start and end
    assert drawn["x"] == pytest.approx(start["x"] + start["width"], abs=3)
    assert drawn["x"] + drawn["width"] == pytest.approx(end["x"], abs=3)


def test_the_map_can_be_skipped_by_keyboard_and_a_gap_leads_to_its_box(demo: str, page: Page) -> None:
    page.goto(f"{demo}/theory")
    tab_to(page, page.get_by_role("link", name="Spring over kortet"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    in_the_list = page.get_by_role("region", name="Kæden som liste").get_by_role(
        "link", name="15 Sekretariatsbetjening"
    )
    expect(in_the_list).to_be_visible()
    page.locator(".gaps").get_by_role("link", name="15 Sekretariatsbetjening").click()
    opened = page.get_by_role("region", name="15 Sekretariatsbetjening")
    expect(opened).to_contain_text("Kæden stopper her.")


def test_on_a_phone_the_list_stands_openly_in_place_of_the_map(demo: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{demo}/theory")
    first = page.locator(".twin").get_by_role("link", name="Aktiviteter i byrum, der giver byliv og møder")
    expect(first).to_be_visible()
    expect(box(page, "A03")).to_be_hidden()
    first.click()
    expect(page.get_by_role("region", name="Aktiviteter i byrum, der giver byliv")).to_be_visible()


def test_axe_finds_nothing_while_a_path_is_lit(demo: str, page: Page) -> None:
    page.goto(f"{demo}/theory?node=A03&lang=en")
    page.locator(".foot").wait_for()
    box(page, "UB-E2").hover()
    page.evaluate(AXE_SCRIPT)
    for scheme, rules in SCHEMES.items():
        put_on(page, scheme)
        found = page.evaluate("rules => axe.run(rules)", rules)
        assert found["passes"], "axe has looked at the page"
        assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
