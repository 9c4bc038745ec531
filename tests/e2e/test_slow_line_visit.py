"""On a slow line fields come after the rest of a page; what is pressed before they do changes nothing in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
from playwright.sync_api import Page, Route, expect

from outcomes.plan import Plan
from store.store import Store
from tests import make
from tests.e2e.conftest import OwnPlan
from tests.e2e.withdrawal import DANISH

ADDRESS = "report?activity=3&period=2026H2"


def with_a_report(store: Store, plan: Plan) -> None:
    store.add_plan(plan, "prøven", datetime(2026, 1, 1))
    report = make.report(plan, "2026H2", ("A03-06", 5), ("A03-16", False), activity=3)
    store.submit(report, b"fil", "fil.csv", "Klubben", datetime(2026, 8, 1))


delivered = pytest.mark.record(adds=with_a_report)


@contextmanager
def without(page: Page, script: str) -> Iterator[None]:
    """Fields of a kind come only afterwards, when the script that draws them has."""
    held: list[Route] = []
    page.route(f"**/static/js/{script}.*.js", lambda route: held.append(route))
    yield
    for route in held:
        route.continue_()
    page.unroute_all()
    assert held


@delivered
def test_a_choice_that_comes_late_is_as_the_address_has_it(own_plan: OwnPlan, page: Page) -> None:
    with without(page, "Selectbox"):
        page.goto(own_plan(ADDRESS))
        page.get_by_text(DANISH.box).click()
        page.get_by_label(DANISH.who).fill("Klubben")
    expect(page.get_by_role("combobox", name="Aktivitet")).to_have_value("3 Tidlig foreningsstart")
    expect(page.get_by_role("combobox", name="Halvår")).to_have_value("2. halvår 2026")
    page.get_by_label(DANISH.why).fill("Forkert halvår")
    page.get_by_role("button", name=DANISH.button).click()
    expect(page.get_by_role("dialog")).to_contain_text("HR-2026H2-03-v1, 2. halvår 2026. Begrundelse: Forkert halvår")


@delivered
@pytest.mark.parametrize("script", ["TextInput", "Radio"])
def test_an_answer_that_comes_late_is_as_the_report_has_it(own_plan: OwnPlan, page: Page, script: str) -> None:
    words = page.get_by_text("Bemærkning, eller markér som ikke relevant").first
    with without(page, script):
        page.goto(own_plan(f"{ADDRESS}&way=form"))
        words.click()
        expect(page.get_by_text("Ikke relevant i 2. halvår 2026").first).to_be_visible()
    expect(page.get_by_role("textbox", name="Forældre på trænerkursus: antal")).to_have_value("5")
    expect(page.get_by_role("radio", name="Udfyld her på siden")).to_be_checked()
    expect(page.get_by_role("radiogroup", name="Det er undersøgt").get_by_role("radio", name="Nej")).to_be_checked()
    page.get_by_role("button", name="Kontrollér").click()
    expect(page.locator("summary").filter(has_text="Uændret (2)")).to_be_visible()
