"""The theory of change by mouse, by keyboard, on a phone and on paper: paths light, boxes open."""

from __future__ import annotations

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Locator, Page, expect

from tests.e2e.tour import OF_COLOURS, RULES, Scheme

EFFORT = "Beboerne bliver motiveret til kultur- og fritidslivet og fastholdt i det"
FADED, LIT = "0.12", "1"


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


def test_a_deep_link_opens_the_box(demo: str, page: Page) -> None:
    page.goto(f"{demo}/theory?node=PF-E1")
    expect(page.get_by_role("region", name=EFFORT)).to_contain_text("2 Det gode valg")
    expect(box(page, "PF-E1")).to_have_attribute("aria-current", "true")
    assert (strength(page, "A03 PF-E1"), strength(page, "A01 UB-E2")) == (LIT, FADED)


def test_a_path_lights_by_keyboard_and_enter_opens_the_box(demo: str, page: Page) -> None:
    page.goto(f"{demo}/theory")
    expect(page.locator(".line")).not_to_have_count(0)
    tab_to(page, box(page, "A03"))
    assert (strength(page, "A03 PF-E1"), strength(page, "PF-V1 F1"), strength(page, "A01 UB-E2")) == (LIT, LIT, FADED)
    assert (has_card(page, "PF-V1"), has_card(page, "UB-V1")) == (True, False)
    page.keyboard.press("Enter")
    page.wait_for_url("**/theory?*node=A03*")
    expect(page.get_by_role("region", name="3 Tidlig foreningsstart")).to_contain_text("118 børn, målet er 100-130")
    page.reload()
    expect(page.get_by_role("region", name="3 Tidlig foreningsstart")).to_contain_text("118 børn, målet er 100-130")
    page.get_by_role("link", name="Luk").click()
    expect(page.get_by_role("region", name="3 Tidlig foreningsstart")).to_have_count(0)


def test_a_path_lights_both_ways_under_the_mouse_and_nothing_is_faded_without_it(demo: str, page: Page) -> None:
    page.goto(f"{demo}/theory")
    box(page, "PF-R1").hover()
    assert [strength(page, one) for one in ("A03 PF-E1", "PF-R1 PF-V1", "PF-V1 F1", "PF-R2 PF-V2")] == [LIT] * 3 + [
        FADED
    ]
    page.mouse.move(1, 1)
    assert FADED not in (strength(page, "PF-R1 PF-V1"), strength(page, "PF-R2 PF-V2"))
    assert has_card(page, "UB-V1")


def test_lines_reach_from_box_to_box(demo: str, page: Page) -> None:
    page.goto(f"{demo}/theory")
    for origin, to in (("A03", "PF-E1"), ("UB-R2", "UB-V3"), ("KO-E1", "F1")):
        line = page.locator(f'.line[data-arrow="{origin} {to}"]')
        line.wait_for(state="attached")
        drawn, start, end = (one.bounding_box() for one in (line, box(page, origin), box(page, to)))
        assert drawn and start and end
        assert drawn["x"] == pytest.approx(start["x"] + start["width"], abs=3)
        assert drawn["x"] + drawn["width"] == pytest.approx(end["x"], abs=3)


def test_plans_and_our_own_lines_look_different(demo: str, page: Page) -> None:
    page.goto(f"{demo}/theory")
    dashes = "line => getComputedStyle(line).strokeDasharray"
    assert page.locator('.line[data-arrow="PF-E1 PF-R1"]').evaluate(dashes) == "none"
    assert page.locator('.line[data-arrow="AB-E1 AB-R1"]').evaluate(dashes) != "none"


def test_the_map_can_be_skipped_and_the_list_unfolded_by_keyboard(demo: str, page: Page) -> None:
    page.goto(f"{demo}/theory")
    tab_to(page, page.get_by_role("link", name="Spring over kortet"))
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    in_the_list = page.get_by_role("region", name="Kæden som liste").get_by_role(
        "link", name="15 Sekretariatsbetjening"
    )
    expect(in_the_list).to_be_visible()


def test_on_a_phone_the_list_stands_openly_in_place_of_the_map(demo: str, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{demo}/theory")
    first = page.locator(".twin").get_by_role("link", name="Aktiviteter, der giver byliv og møder")
    expect(first).to_be_visible()
    expect(box(page, "A03")).to_be_hidden()
    first.click()
    expect(page.get_by_role("region", name="Aktiviteter, der giver byliv")).to_be_visible()


def test_on_paper_the_list_is_unfolded(demo: str, page: Page) -> None:
    page.goto(f"{demo}/theory")
    effort = page.locator(".twin").get_by_role("link", name=EFFORT)
    expect(effort).to_be_hidden()
    page.emulate_media(media="print")
    expect(effort).to_be_visible()


def test_a_gap_leads_to_its_box(demo: str, page: Page) -> None:
    page.goto(f"{demo}/theory")
    page.locator(".gaps").get_by_role("link", name="15 Sekretariatsbetjening").click()
    opened = page.get_by_role("region", name="15 Sekretariatsbetjening")
    expect(opened).to_contain_text("Kæden stopper her.")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_while_a_path_is_lit(demo: str, page: Page, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{demo}/theory?node=A03&lang=en")
    page.locator(".foot").wait_for()
    box(page, "UB-E2").hover()
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("rules => axe.run(rules)", OF_COLOURS if scheme == "dark" else RULES)
    assert found["passes"], "axe has looked at the page"
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
