"""The pages show the numbers that plain SQL gives, and none of their own."""

from __future__ import annotations

import re
from pathlib import Path

import duckdb
import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Tour
from tests.e2e.tour import ADDRESSES

_DAY = "2027-02-15"


def ask(database: Path, question: str) -> list[tuple[object, ...]]:
    """Raw SQL on a copy, since the server holds the file."""
    copy = database.with_name("copy.duckdb")
    copy.write_bytes(database.read_bytes())
    with duckdb.connect(copy, read_only=True) as connection:
        return connection.execute(question).fetchall()


_LATEST = "qualify row_number() over (partition by report.activity, report.period order by version desc) = 1"


def test_the_activity_page_shows_what_was_reported(demo: str, demo_database: Path, page: Page) -> None:
    [(value,)] = ask(
        demo_database,
        f"with latest as (select report from report where activity = 3 and period = '2026H2' {_LATEST}) "
        "select value::integer from observation join latest using (report) where indicator = 'A03-06'",
    )
    page.goto(f"{demo}/activity?activity=3&as_of={_DAY}")
    row = page.get_by_role("row", name="Forældre på trænerkursus")
    expect(row).to_contain_text(f"{value} forældre, målet er 8-10")


def test_the_overview_counts_the_reports_that_came(demo: str, demo_database: Path, page: Page) -> None:
    [(received,)] = ask(demo_database, "select count(distinct activity) from report where period = '2026H2'")
    page.goto(f"{demo}/overview?as_of={_DAY}")
    expect(page.locator(".lead")).to_contain_text(f"{received} af 14 rapporter for 2. halvår 2026 er modtaget")


def test_an_earlier_day_shows_what_was_known_then(demo: str, demo_database: Path, page: Page) -> None:
    [(received,)] = ask(
        demo_database,
        "select count(distinct activity) from report where period = '2026H1' and received_at < '2026-08-10'",
    )
    page.goto(f"{demo}/overview?as_of=2026-08-09")
    expect(page.locator(".lead")).to_contain_text(f"{received} af 14 rapporter for 1. halvår 2026 er modtaget")
    expect(page.get_by_text("Du ser siden, som den så ud 9. august 2026.")).to_be_visible()


@pytest.mark.parametrize("address", ADDRESSES)
def test_invented_examples_say_so_on_every_page(tour: Tour, address: str) -> None:
    [note] = tour("da", "light")[address].notes
    assert "Opdigtede eksempler." in note


def test_the_money_spent_is_the_sum_of_what_was_reported(demo: str, demo_database: Path, page: Page) -> None:
    [(spent,)] = ask(
        demo_database,
        f"with latest as (select report from report where activity = 3 {_LATEST}) "
        "select sum(value)::integer from observation join latest using (report) where indicator = 'A03-KR1'",
    )
    page.goto(f"{demo}/activity?activity=3&as_of={_DAY}")
    shown = re.sub(r"\D", " ", page.get_by_role("row", name="Lønmidler").inner_text())
    assert f"{spent:,}".replace(",", " ") in shown
