"""»Sådan regner vi« in a real browser: examples from the record, imagined ones that say so, and where links lead."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.conftest import OwnPlan
from tests.e2e.test_numbers import ask

_NEW_JOBS = """
with latest as (
    select report from report where activity = 1
    qualify row_number() over (partition by period order by version desc) = 1
)
select value::int from observation join latest using (report) where indicator = 'A01-02' order by period
"""


def test_an_example_has_the_numbers_of_the_record(demo: str, demo_database: Path, page: Page) -> None:
    [(first,), (second,)] = ask(demo_database, _NEW_JOBS)
    page.goto(f"{demo}/rules?as_of=2027-02-15")
    example = page.locator(".example").filter(has_text="A01-02 Nye lommepengejobbere").first
    assert isinstance(first, int) and isinstance(second, int)
    expect(example).to_contain_text(f"{first} i 1. halvår + {second} i 2. halvår = {first + second} unge.")
    expect(example).to_contain_text("Fra det, der er indberettet, set den 15. februar 2027.")


def test_with_no_reports_examples_are_imagined_and_say_so(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan("rules"))
    imagined = page.locator(".example.imagined")
    expect(imagined.first).to_contain_text("Et tænkt eksempel")
    expect(imagined.nth(19)).to_be_attached()
    expect(imagined.get_by_role("link")).to_have_count(0)


def test_the_list_of_contents_leads_to_the_section(demo: str, page: Page) -> None:
    page.goto(f"{demo}/rules")
    page.get_by_role("navigation", name="På siden").get_by_role("link", name="Hvad vi kalder det").click()
    expect(page.get_by_role("heading", name="Hvad vi kalder det")).to_be_in_viewport()


def test_an_example_leads_to_the_page_of_its_target(demo: str, page: Page) -> None:
    page.goto(f"{demo}/rules?as_of=2027-02-15")
    page.get_by_role("link", name="A01-02 Nye lommepengejobbere").first.click()
    page.wait_for_url("**/indicator?**indicator=A01-02**")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nye lommepengejobbere")


def test_the_foot_of_a_page_leads_to_the_accessibility_statement(demo: str, page: Page) -> None:
    page.goto(f"{demo}/economy")
    page.locator("footer.foot").get_by_role("link", name="Tilgængelighed").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tilgængelighed")
    expect(page.get_by_text("Erklæringen er fra 24. november 2026")).to_be_visible()
