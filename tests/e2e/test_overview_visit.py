"""Visits to the overview: its numbers are those of plain SQL, its choices live in the address, its examples apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import duckdb
import pytest
from playwright.sync_api import Locator, Page, expect

from tests.e2e.conftest import OwnPlan
from tests.e2e.server import serving

_DAY = "2027-02-15"
_DUE = "state not in ('not_due', 'no_target') and activity > 0"
_DELIVERED, _ASSESSED = "kind <> 'assessed'", "kind = 'assessed'"


def ask(database: Path, question: str) -> list[tuple[object, ...]]:
    """Plain SQL on a copy, since the server holds the file; the rules are asked as of the day."""
    copy = database.with_name("overview-copy.duckdb")
    copy.write_bytes(database.read_bytes())
    with duckdb.connect(copy, read_only=True) as connection:
        connection.execute(f"set variable as_of = timestamp '{_DAY} 22:59:59'")
        connection.execute(f"set variable today = date '{_DAY}'")
        connection.execute("set variable plan = 'tingbjerg-husum/2026'")
        return connection.execute(question).fetchall()


def counts(legend: Locator) -> dict[str, int]:
    """What a bar's legend says: how many of each word."""
    lines = [re.fullmatch(r"(\d+)\s+(.*)", line.strip()) for line in legend.locator("li").all_inner_texts()]
    return {line[2]: int(line[1]) for line in lines if line}


@pytest.mark.parametrize("kind", [_DELIVERED, _ASSESSED], ids=["deliveries", "goals"])
@pytest.mark.parametrize("period", ["2026", "2026H1"])
def test_the_counts_are_those_of_plain_sql(demo: str, demo_database: Path, page: Page, period: str, kind: str) -> None:
    rows = ask(
        demo_database,
        f"""
        select verdict, count(*) from attainment
        where {_DUE} and {kind} and verdict is not null and not above and due like '{period}%'
        group by verdict
        """,
    )
    words = {"satisfactory": "tilfredsstillende", "limited": "begrænset", "inadequate": "mangelfuld"}
    page.goto(f"{demo}/overview?period={period}&as_of={_DAY}")
    title = "Forfaldne leverancer og tal" if kind == _DELIVERED else "Forfaldne målsætninger, vurderet med ord"
    section = page.locator("h3", has_text=title)
    expect(section).to_be_visible()
    if not rows:
        expect(section.locator("xpath=following-sibling::p[1]")).to_have_text("Intet er forfaldet endnu.")
        return
    shown = counts(section.locator("xpath=following-sibling::ul[1]"))
    expected = {words[str(verdict)]: count for verdict, count in rows}
    assert {word: count for word, count in shown.items() if word in words.values()} == expected


def test_the_worst_on_the_page_is_the_worst_in_the_record(demo: str, demo_database: Path, page: Page) -> None:
    [(delivered, low)] = ask(
        demo_database,
        f"""
        select delivered::integer, low::integer from attainment
        where {_DUE} and verdict = 'inadequate' and share is not null and due like '2026%'
        order by share limit 1
        """,
    )
    page.goto(f"{demo}/overview?as_of={_DAY}")
    expect(page.locator("table.worst tbody tr").first).to_contain_text(f"{delivered} af {low}")


def test_the_choices_live_in_the_address_and_survive_a_reload(demo: str, page: Page) -> None:
    page.goto(f"{demo}/overview?as_of={_DAY}")
    page.get_by_role("combobox", name=re.compile("Halvår eller år")).click()
    page.get_by_role("option", name="1. halvår 2026").click()
    expect(page.get_by_role("heading", name="Hvor langt er vi i 1. halvår 2026?")).to_be_visible()
    page.get_by_text("indsatsområde", exact=True).click()
    expect(page.get_by_role("rowheader", name="Positive fællesskaber")).to_be_visible()
    assert "period=2026H1" in page.url and "by=area" in page.url and f"as_of={_DAY}" in page.url
    page.reload()
    expect(page.get_by_role("heading", name="Hvor langt er vi i 1. halvår 2026?")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Positive fællesskaber")).to_be_visible()


def test_the_way_back_undoes_a_choice(demo: str, page: Page) -> None:
    page.goto(f"{demo}/overview?as_of={_DAY}&period=2026&by=activity")
    expect(page.get_by_role("heading", name="Hvor langt er vi i hele 2026?")).to_be_visible()
    page.get_by_text("indsatsområde", exact=True).click()
    expect(page.get_by_role("rowheader", name="Positive fællesskaber")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("rowheader", name="3 Tidlig foreningsstart")).to_be_visible()


def test_a_deep_link_opens_with_no_reports(own_plan: OwnPlan, page: Page) -> None:
    page.goto(own_plan("overview?period=2026H2&by=area&as_of=2026-08-20"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Tryghedsplan 2026")
    expect(page.get_by_text("0 af 14 rapporter for 2. halvår 2026 er modtaget.")).to_be_visible()
    expect(page.get_by_role("rowheader", name="Positive fællesskaber")).to_be_visible()


class Fresh(NamedTuple):
    """A server with nothing in its record, where the examples are opened beside it."""

    server: str
    folder: Path


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Fresh]:
    folder = tmp_path_factory.mktemp("fresh")
    with serving(folder / "monitor.duckdb", folder / "server.log") as server:
        yield Fresh(server, folder)


examples = pytest.mark.xdist_group("examples")


@examples
def test_the_examples_are_one_click_away_and_so_is_the_way_back(fresh: Fresh, page: Page) -> None:
    page.goto(fresh.server)
    page.get_by_role("link", name="Se siderne med opdigtede eksempler").click()
    expect(page.get_by_role("note")).to_contain_text("Opdigtede eksempler.")
    expect(page.locator(".lead")).to_contain_text("13 af 14 rapporter for 2. halvår 2026 er modtaget.")
    page.get_by_role("link", name="Aktiviteter", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 Lommepengejob for kriminalitetstruede unge")
    expect(page.get_by_role("note")).to_contain_text("Opdigtede eksempler.")
    assert "examples=1" in page.url
    page.get_by_role("link", name="Gå til de rigtige sider").click()
    expect(page.get_by_role("heading", name="Sådan kommer I i gang")).to_be_visible()
    expect(page.get_by_role("note")).to_have_count(0)


@examples
def test_both_records_can_be_open_at_once_and_neither_shows_the_other(fresh: Fresh, page: Page) -> None:
    real, invented = page, page.context.new_page()
    reports = "rapporter for 2. halvår 2026 er modtaget."
    for _turn in range(2):
        invented.goto(f"{fresh.server}/overview?examples=1&as_of={_DAY}&period=2026H2")
        expect(invented.locator(".lead")).to_contain_text(f"13 af 14 {reports}")
        real.goto(f"{fresh.server}/overview?as_of={_DAY}&period=2026H2")
        expect(real.locator(".lead")).to_contain_text(f"0 af 14 {reports}")
        real.goto(f"{fresh.server}/activity?activity=3&as_of={_DAY}")
        expect(real.get_by_text("Der er ikke modtaget nogen rapport endnu.")).to_be_visible()
        invented.goto(f"{fresh.server}/activity?activity=3&as_of={_DAY}&examples=1")
        expect(invented.get_by_text("HR-2026H2-03-v1")).to_be_visible()
        expect(real.get_by_role("note").filter(has_text="Opdigtede")).to_have_count(0)


@examples
def test_what_is_delivered_among_the_examples_stays_there(fresh: Fresh, page: Page) -> None:
    page.goto(f"{fresh.server}/report?activity=3&period=2026H1&examples=1")
    sheet = "Aktivitet;Halvår;Indikator;Leveret\n3;2026H1;A03-02;4\n".encode()
    page.locator("input[type=file]").set_input_files({"name": "prøve.csv", "mimeType": "text/csv", "buffer": sheet})
    page.get_by_label("Hvem afleverer?").fill("Brønshøj Boldklub")
    page.get_by_role("button", name="Gem rapporten").click()
    expect(page.get_by_role("status").filter(has_text="HR-2026H1-03-v3")).to_be_visible()
    page.goto(f"{fresh.server}/activity?activity=3")
    expect(page.get_by_text("Der er ikke modtaget nogen rapport endnu.")).to_be_visible()
    assert not (fresh.folder / "monitor-ledger").exists()
