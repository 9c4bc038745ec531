"""On paper every page has all of its words and none of its controls, at every size and way of A4."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.e2e.conftest import Tour
from tests.e2e.paper import Paper
from tests.e2e.tour import ADDRESSES, load

_FOOT = (
    "() => [...document.querySelectorAll('head style')].find((one) => one.textContent.includes('@bottom'))?.textContent"
)


def test_nothing_is_cut_or_over_another_and_no_control_is_printed(tour: Tour) -> None:
    seen = {address: sight.paper for address, sight in tour("da").items()}
    assert {*seen} == {*ADDRESSES}
    assert [(address, paper) for address, paper in seen.items() if paper != Paper((), ())] == []


def test_the_foot_of_each_sheet_has_the_day_and_an_address_that_leads_to_the_same_figures(
    demo: str, page: Page
) -> None:
    load(page, f"{demo}/activity?activity=12", "dark")
    foot = page.wait_for_function(_FOOT).json_value()
    assert (
        f'"Opgjort 8. februar 2027 · {demo}/activity?activity=12&plan=tingbjerg-husum%2F2026&as_of=2027-02-08"' in foot
    )
    assert 'content: "Side " counter(page) " af " counter(pages) ""' in foot


def test_paper_is_white_also_when_the_screen_is_dark(demo: str, page: Page) -> None:
    load(page, f"{demo}/rules", "dark")
    page.emulate_media(media="print")
    assert (
        page.get_by_test_id("stApp").evaluate("(one) => getComputedStyle(one).backgroundColor") == "rgb(255, 255, 255)"
    )
