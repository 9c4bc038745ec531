"""The page of one target tells how its verdict came about, and what stands behind it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import pytest

from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Slot
from store.store import Store
from tests import make
from tests.pages.visits import seen

ONE = make.plan(
    make.indicator(
        "A01-01",
        due="2026H1",
        label="Unge i job",
        same_as=["A01-09"],
        overlaps=["A01-02"],
        doubt="Tallet er utydeligt.",
    ),
    make.indicator("A01-02", due="2026H1", parts=["Husum Skole", "Korsager Skole"]),
)
FORTY = make.plan(*(make.indicator(f"A{number:02}-01", due="2026H1") for number in range(1, 41)))


def with_plan(database: Path, plan: Plan, *reported: int) -> Store:
    store = Store(database)
    store.add_plan(plan, by="prøven", at=datetime(2026, 1, 1))
    for day, value in enumerate(reported, start=1):
        said = make.report(plan, "2026H1", ("A01-01", value, {"note": f"Bemærkning {day}", "next_step": "Ring"}))
        store.submit(said, str(day).encode(), "fil.csv", "Foreningen", datetime(2026, 7, day, 8))
    return store


def page(**asked: str) -> str:
    return seen("indicator", as_of="2026-08-20", **asked).replace("\N{NO-BREAK SPACE}", " ")


def test_the_verdict_is_told_with_its_numbers(database: Path) -> None:
    with_plan(database, ONE, 13).close()
    text = page(indicator="A01-01")
    assert "13 unge i 1. halvår. Målet er mindst 15. 13 / 15 = 86,7 %." in text
    assert 'role="img" aria-label="I alt: 13. Mål: mindst 15."' in text


def test_the_plans_words_source_doubt_and_overlaps_stand_there(database: Path) -> None:
    with_plan(database, ONE).close()
    text = page(indicator="A01-01")
    assert "»planens ord«" in text and "planens linje 1" in text and "Tallet er utydeligt." in text
    assert "med nummeret A01-09. Her tæller det én gang." in text
    assert "Kan tælle de samme som: <a" in text and "Indikator A01-02 (A01-02)" in text


def test_a_correction_stands_above_what_it_corrected(database: Path) -> None:
    with_plan(database, ONE, 5, 6).close()
    text = page(indicator="A01-01")
    assert "1 halvår, 2 versioner." in text
    newest, oldest = text.index("HR-2026H1-01-v2"), text.index("HR-2026H1-01-v1")
    assert newest < oldest < text.index("erstattet af version 2")
    assert "Bemærkning 1" in text and "1. juli 2026 kl. 10.00 af Foreningen" in text


def test_a_withdrawn_report_says_so_and_why(database: Path) -> None:
    store = with_plan(database, ONE, 5)
    store.withdraw(Slot(ONE.id, 1, Period(2026, 1)), "Foreningen", "Forkert fil", datetime(2026, 7, 9))
    store.close()
    text = page(indicator="A01-01")
    assert "rapporten er trukket tilbage" in text and "Forkert fil" in text
    assert "Målet skulle være nået 30. juni 2026, men der er ikke indberettet noget" in text


def test_it_leads_to_its_activity_and_what_the_activity_serves(database: Path) -> None:
    with_plan(database, ONE).close()
    text = page(indicator="A01-01")
    assert 'href="activity?as_of=2026-08-20&amp;activity=1"' in text
    assert 'href="theory?as_of=2026-08-20&amp;node=PF-E1"' in text and "det siger navnet" in text


def test_each_part_is_told_and_one_can_be_chosen(database: Path) -> None:
    with_plan(database, ONE).close()
    whole, one = page(indicator="A01-02"), page(indicator="A01-02", part="Husum Skole")
    assert whole.count("Sådan er det regnet ud") == 2
    assert one.count("Sådan er det regnet ud") == 1 and "De andre dele af målet" in one
    assert "Målet har ikke en del, der hedder »Findes ikke«." in page(indicator="A01-02", part="Findes ikke")


@pytest.mark.parametrize("number", ["A99-01", "", "<b>"])
def test_an_unknown_number_says_what_to_do(database: Path, number: str) -> None:
    with_plan(database, ONE).close()
    text = page(indicator=number)
    assert "Målet findes ikke" in text and 'href="status?as_of=2026-08-20"' in text and "<b>" not in text


def test_another_number_for_the_same_target_leads_to_it(database: Path) -> None:
    with_plan(database, ONE).close()
    assert "Planen har det samme mål under et andet nummer: <a" in page(indicator="A01-09")


def test_with_forty_activities_each_has_its_page(database: Path) -> None:
    with_plan(database, FORTY, 7).close()
    assert "40 Aktivitet nr. 40" in page(indicator="A40-01")


def test_with_no_reports_every_target_of_the_plan_has_its_page(real_plan: Plan) -> None:
    for one in [*real_plan.indicators][::20]:
        assert one.label in page(indicator=one.id)


def test_a_measure_of_a_result_has_its_page_too(database: Path) -> None:
    plan = make.plan(make.indicator("A01-01"), measures=[make.measure("M00-01", label="Naboindeks", due="2026H1")])
    store = Store(database)
    store.add_plan(plan, by="prøven", at=datetime(2026, 1, 1))
    said = make.report(plan, "2026H1", ("M00-01", 3.4, {"measured_on": date(2026, 5, 12)}), activity=0)
    store.submit(said, b"fil", "fil.csv", "Sekretariatet", datetime(2026, 7, 1))
    store.close()
    text = page(indicator="M00-01")
    assert "Naboindeks" in text and 'href="theory?as_of=2026-08-20&amp;node=PF-R1" target="_self">Resultatet' in text
    assert "3,4 point (målt 12. maj 2026)." in text and "3,4 er mere end 3,1." in text


def test_text_from_a_report_is_never_markup(database: Path) -> None:
    store = Store(database)
    store.add_plan(ONE, by="prøven", at=datetime(2026, 1, 1))
    said = make.report(ONE, "2026H1", ("A01-01", 7, {"note": "<b>Regn</b>"}))
    store.submit(said, b"fil", "fil.csv", "<i>Øst</i>", datetime(2026, 7, 1))
    store.close()
    text = page(indicator="A01-01")
    assert "&lt;b&gt;Regn" in text and "&lt;i&gt;Øst" in text
