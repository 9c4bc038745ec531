"""The page of one target in a real browser: its numbers are those of the record, and its links lead on."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.test_numbers import ask

_DAY = "2027-02-15"


def test_the_arithmetic_has_the_numbers_of_the_record(demo: str, demo_database: Path, page: Page) -> None:
    values = ask(
        demo_database,
        "select right(period, 1)::integer, value::integer from observation where indicator = 'A01-02' order by period",
    )
    (first, one), (second, other) = values
    assert isinstance(one, int) and isinstance(other, int)
    page.goto(f"{demo}/indicator?indicator=A01-02&as_of={_DAY}")
    told = f"{one} i {first}. halvår + {other} i {second}. halvår = {one + other} unge. Målet er mindst 15."
    expect(page.get_by_text(told)).to_be_visible()
    expect(page.get_by_role("img", name=f"I alt: {one + other}. Mål: mindst 15.")).to_be_visible()


def test_a_correction_and_what_it_corrected_are_both_there(demo: str, demo_database: Path, page: Page) -> None:
    versions = ask(
        demo_database,
        "select version, value::integer from observation join report using (report) "
        "where indicator = 'A03-02' and report.period = '2026H1' order by version",
    )
    assert len(versions) == 2
    page.goto(f"{demo}/indicator?indicator=A03-02&as_of={_DAY}")
    for version, value in versions:
        row = page.get_by_role("row").filter(has_text=f"HR-2026H1-03-v{version}")
        expect(row).to_contain_text(str(value))
    expect(page.get_by_role("row").filter(has_text="HR-2026H1-03-v1")).to_contain_text("erstattet af version 2")


def test_before_the_correction_came_it_is_not_there(demo: str, page: Page) -> None:
    page.goto(f"{demo}/indicator?indicator=A03-02&as_of=2026-09-01")
    expect(page.get_by_role("row").filter(has_text="HR-2026H1-03-v1")).to_contain_text("gælder")
    expect(page.get_by_text("HR-2026H1-03-v2")).to_have_count(0)


def test_its_links_lead_to_the_activity_the_theory_and_the_rules(demo: str, page: Page) -> None:
    for link, heading in (
        ("3 Tidlig foreningsstart", "3 Tidlig foreningsstart"),
        ("Beboerne bliver motiveret til kultur- og fritidslivet", "Forandringsteori"),
    ):
        page.goto(f"{demo}/indicator?indicator=A03-06&as_of={_DAY}")
        page.get_by_role("main").get_by_role("link", name=link).first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text(heading)


def test_an_unknown_number_offers_the_way_on(demo: str, page: Page) -> None:
    page.goto(f"{demo}/indicator?indicator=A99-99")
    expect(page.get_by_role("heading", level=1)).to_have_text("Målet findes ikke")
    page.get_by_role("main").get_by_role("link", name="Måltal").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Måltal")
