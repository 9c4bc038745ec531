"""The economy page in a real browser: its numbers are those of raw SQL, and what is chosen is in the address."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Download, Page, expect

from tests.e2e.conftest import OwnPlan
from tests.e2e.test_numbers import ask

_DAY = "2027-02-15"
_GRANTS = """
with document as (select document::json as plan from plan_version order by plan_version desc limit 1),
granted as (
    select unnest(json_extract(plan, '$.activities[*].grants[*]')) as one from document
    union all
    select unnest(json_extract(plan, '$.grants[*]')) from document
)
select sum((one->>'amount')::int) from granted group by one->>'year' order by one->>'year'
"""
_SPENT = """
with latest as (
    select report from report
    qualify row_number() over (partition by activity, period order by version desc) = 1
)
select sum(value)::int from observation join latest using (report) where indicator like '%-KR%'
"""


def danish(number: object) -> str:
    return f"{number:,}".replace(",", ".")


def downloaded(page: Page, button: str) -> bytes:
    with page.expect_download() as started:
        page.get_by_role("button", name=button).click()
    download: Download = started.value
    return Path(download.path()).read_bytes()


def test_the_totals_are_those_of_the_plan_in_the_record(demo: str, demo_database: Path, page: Page) -> None:
    totals = [danish(total) for (total,) in ask(demo_database, _GRANTS)]
    assert totals == ["2.186.000", "2.312.000", "506.000", "476.000"]
    page.goto(f"{demo}/economy?as_of={_DAY}")
    row = page.get_by_role("row", name="I alt, lagt sammen af os")
    for total in totals:
        expect(row).to_contain_text(total)


def test_what_is_spent_is_the_sum_of_what_was_reported(demo: str, demo_database: Path, page: Page) -> None:
    [(spent,)] = ask(demo_database, _SPENT)
    page.goto(f"{demo}/economy?as_of={_DAY}&year=2026")
    expect(page.locator(".lead")).to_contain_text(f"{danish(spent)} kr.")
    expect(page.get_by_role("row", name="I alt, alle poster")).to_contain_text(danish(spent))


@pytest.mark.parametrize(
    ("lang", "alt", "legend"),
    [
        ("da", "Budget og forbrug i 2026 for hver aktivitet. De samme tal står i tabellerne ovenfor.", "Brugt"),
        ("en", "Budget and spending in 2026 for each activity. The same figures are in the tables above.", "Spent"),
    ],
)
def test_the_picture_comes_after_the_tables_in_the_language_of_the_page(
    demo: str, page: Page, lang: str, alt: str, legend: str
) -> None:
    page.goto(f"{demo}/economy?as_of={_DAY}&lang={lang}")
    expect(page.get_by_role("figure", name=alt)).to_contain_text(legend)


def test_a_cost_per_unit_shows_both_its_numbers(demo: str, page: Page) -> None:
    page.goto(f"{demo}/economy?as_of={_DAY}")
    row = page.get_by_role("row", name="1 Lommepengejob", exact=False).filter(has_text="for hver")
    expect(row).to_contain_text("111.850 kr. / 13 unge i 2026 = 8.604 kr. for hver")


def test_what_is_chosen_stands_in_the_address_and_survives_a_reload(demo: str, page: Page) -> None:
    page.goto(f"{demo}/economy?as_of={_DAY}")
    page.get_by_role("combobox", name="År").click()
    page.get_by_role("option", name="2027").click()
    expect(page.locator(".lead")).to_contain_text("506.000 kr. i 2027")
    page.wait_for_url("**year=2027**")
    page.reload()
    expect(page.locator(".lead")).to_contain_text("506.000 kr. i 2027")
    expect(page.get_by_role("columnheader", name="2026, kr.")).to_have_count(1)  # that of the grants over years


def test_an_area_leaves_the_others_out(demo: str, page: Page) -> None:
    page.goto(f"{demo}/economy?as_of={_DAY}&area=UB")
    table = page.get_by_role("table", name="Bevillinger efter år")
    expect(table.get_by_role("rowheader", name="1 Lommepengejob for kriminalitetstruede unge")).to_be_visible()
    expect(table.get_by_role("rowheader", name="3 Tidlig foreningsstart")).to_have_count(0)
    expect(page.get_by_text("Hører ikke til et indsatsområde og er ikke med")).to_contain_text("Skaberværelset")


def test_the_tables_can_be_had_as_danish_csv_and_excel(demo: str, page: Page) -> None:
    page.goto(f"{demo}/economy?as_of={_DAY}&year=2026")
    csv = downloaded(page, "Hent »Forbrug« som CSV").decode("utf-8-sig")
    assert "A01-KR1;1;Lommepengejob for kriminalitetstruede unge;" in csv and ";2026;100000;93600;6400;" in csv
    book = openpyxl.load_workbook(io.BytesIO(downloaded(page, "Hent alle tabeller til Excel")))
    assert book.sheetnames == ["Bevillinger", "Forbrug", "Pr. enhed"]
    assert [cell.value for cell in book["Forbrug"][2]][4:8] == [2026, 100000, 93600, 6400]


def test_with_no_reports_no_money_is_invented(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan("economy?year=2026&as_of=2027-02-15"))
    expect(page.locator(".lead")).to_contain_text("Der er ikke indberettet noget forbrug i 2026.")
    row = page.get_by_role("row", name="I alt, alle poster")
    expect(row).to_contain_text("ikke indberettet")
    assert "0 kr" not in row.inner_text()


def test_the_arrow_of_a_list_is_named_in_danish(demo: str, page: Page) -> None:
    page.goto(f"{demo}/economy")
    expect(page.get_by_role("button", name="Åbn", exact=True)).to_have_count(2)
    expect(page.get_by_role("button", name="Open", exact=True)).to_have_count(0)
