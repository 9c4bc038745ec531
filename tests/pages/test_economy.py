"""The economy page: its numbers are those of plain SQL, and what is chosen is what is told of."""

from __future__ import annotations

import io
import re
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import Files
from tests.pages.record import DAY, LATEST, ask, danish, on
from tests.pages.visits import plain, row, visit

_GRANTS = """
with document as (select document::json as plan from plan_version order by plan_version desc limit 1),
granted as (
    select unnest(json_extract(plan, '$.activities[*].grants[*]')) as one from document
    union all
    select unnest(json_extract(plan, '$.grants[*]')) from document
)
select sum((one->>'amount')::int) from granted group by one->>'year' order by one->>'year'
"""


@pytest.fixture(scope="module", autouse=True)
def database(examples: Path) -> Path:
    return examples


def lead(html: str) -> str:
    """What is said first."""
    return plain(re.findall(r'<p class="lead">(.*?)</p>', html)[0])


def test_the_totals_are_those_of_the_plan_in_the_record(database: Path) -> None:
    totals = [danish(total) for (total,) in ask(database, _GRANTS)]
    assert totals == ["2.186.000", "2.312.000", "506.000", "476.000"]
    shown = row(on("economy"), "I alt (vores sum)")
    assert all(total in shown for total in totals)


def test_what_is_spent_is_the_sum_of_what_was_reported_by_all(database: Path) -> None:
    newest = f"with latest as (select report from report {LATEST}) "
    [(spent,)] = ask(
        database,
        f"{newest} select sum(value)::int from observation join latest using (report) where indicator like '%-KR%'",
    )
    shown = on("economy", year="2026")
    assert f"{danish(spent)} kr." in lead(shown)
    assert danish(spent) in row(shown, "I alt, alle poster")


def test_a_cost_per_unit_shows_both_its_numbers() -> None:
    shown = row(on("economy"), "1 Lommepengejob", " pr. ")
    assert "111.850 kr. / 13 unge i 2026 = 8.604 kr. pr. ung" in shown


def test_what_is_chosen_stands_in_the_address() -> None:
    app = visit("economy", as_of=DAY)
    app.selectbox(key="choice-year").set_value("2027").run()
    assert app.query_params["year"] == "2027"


def test_the_address_decides_the_year() -> None:
    shown = on("economy", year="2027")
    assert "506.000 kr. i 2027" in lead(shown)
    headers = [plain(header) for header in re.findall(r"<th scope=\"col\".*?</th>", shown)]
    assert headers.count("2026, kr.") == 1  # that of the grants over years


def test_an_area_leaves_the_others_out() -> None:
    shown = on("economy", area="UB")
    [table] = [found for found in re.findall(r"<table.*?</table>", shown) if "Bevillinger efter år" in found]
    assert "1 Lommepengejob for kriminalitetstruede unge" in table and "3 Tidlig foreningsstart" not in table
    [left_out] = re.findall(r"Hører ikke til et indsatsområde og er ikke med.*?</p>", shown)
    assert "Skaberværelset" in left_out


@pytest.mark.parametrize(
    ("lang", "alt", "legend"),
    [
        ("da", "Budget og forbrug i 2026 for hver aktivitet. De samme tal står i tabellerne ovenfor.", "Brugt"),
        ("en", "Budget and spending in 2026 for each activity. The same figures are in the tables above.", "Spent"),
    ],
)
def test_the_picture_comes_after_the_tables_in_the_language_of_the_page(lang: str, alt: str, legend: str) -> None:
    app = visit("economy", as_of=DAY, lang=lang)
    assert not app.get("plotly_chart")
    app.session_state["painted-economy"] = True
    [chart] = app.run().get("plotly_chart")
    assert chart.proto.alt == alt and f'"name":"{legend}"' in chart.proto.spec
    kinds = [element.type for element in app.main]
    assert kinds.index("plotly_chart") > [place for place, kind in enumerate(kinds) if kind == "download_button"][-1]


def test_the_tables_can_be_had_as_danish_csv_and_excel(files: Files) -> None:
    on("economy", year="2026")
    csv = files["Hent »Forbrug« som CSV"][1]().decode("utf-8-sig")
    assert (
        "A01-KR1;1;Lommepengejob for kriminalitetstruede unge;" in csv
        and ";2026;100000;" in csv
        and ";93600;6400;" in csv
    )
    book = openpyxl.load_workbook(io.BytesIO(files["Hent alle tabeller til Excel"][1]()))
    assert book.sheetnames == ["Bevillinger", "Forbrug", "Pr. enhed"]
    line = dict(zip(*([cell.value for cell in row] for row in book["Forbrug"].iter_rows(max_row=2)), strict=True))
    assert (line["År"], line["Budget, kr."], line["Brugt, kr."], line["Tilbage, kr."]) == (2026, 100000, 93600, 6400)
    assert line["1. halvår"] + line["2. halvår"] == 93600
    assert "2026H1-01" in line["Kvittering, 1. halvår"] and line["Kilde"].startswith("planens linje")


def test_an_amount_leads_to_the_report_it_is_from_and_to_the_lines_of_the_plan() -> None:
    shown = on("economy", year="2026")
    assert re.search(r'href="report\?[^"]*activity=1&amp;period=2026H1[^"]*"[^>]*>[\d.]+</a>', shown)
    assert "planens linje" in row(shown, "Lønmidler: unge i lommepenge")
