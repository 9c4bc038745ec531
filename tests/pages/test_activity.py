"""An activity's page: what it should do beside what it did, its money, its reports and what is due next."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from outcomes.plan import Plan
from store.store import Store
from tests import make
from tests.pages.visits import seen, text_of, visit

H1, H2 = datetime(2026, 7, 5), datetime(2027, 1, 5)
PLAN = make.plan(
    make.indicator("A01-01", label="Unge i job", target={"form": "at_least", "low": 15, "words": "15 unge i job"}),
    make.indicator("A01-02", label="Unge på kursus", due="2026H1"),
    make.indicator("A01-03", label="Noget senere", due="2027"),
)


def with_reports(database: Path, *reports: tuple[str, datetime, tuple[Any, ...]], plan: Plan = PLAN) -> None:
    store = Store(database)
    store.add_plan(plan, by="prøven")
    for period, at, values in reports:
        store.submit(make.report(plan, period, *values), str((period, at)).encode(), "fil.csv", "prøven", at)
    store.close()


def test_a_target_stands_with_the_plans_words_its_mark_and_its_bullet(database: Path) -> None:
    with_reports(database, ("2026H1", H1, (("A01-02", 12),)))
    text = seen("activity", as_of="2026-08-20")
    assert "»15 unge i job«" in text and "12 af 15 unge" in text
    assert '<span class="bullet limited"' in text and "begrænset" in text


def test_a_target_leads_to_its_own_page_and_its_line_numbers_stay_there(database: Path) -> None:
    with_reports(database)
    text = seen("activity")
    assert 'href="indicator?indicator=A01-01"' in text
    assert "planens linje" not in text


def test_what_each_half_year_said_is_kept_apart_with_its_note_and_evidence(database: Path) -> None:
    first = ("A01-01", 7, {"note": "Sen start"})
    second = ("A01-01", 6, {"note": "Færre hold", "next_step": "Nyt hold i maj", "evidence": "holdliste"})
    with_reports(database, ("2026H1", H1, (first,)), ("2026H2", H2, (second,)))
    text = seen("activity", as_of="2027-02-15")
    for said in ("13 af 15 unge", "1. halvår 2026: 7", "2. halvår 2026: 6", "1. halvår 2026: Sen start", "Færre hold"):
        assert said in text
    assert "<strong>Næste:</strong> Nyt hold i maj" in text and "Dokumentation: holdliste" in text


def test_an_activity_that_the_plan_does_not_have_is_said_not_to_be_there(database: Path) -> None:
    with_reports(database, ("2026H1", H1, (("A01-01", 7),)))
    told = "Adressen beder om aktivitet »99«, som ikke findes her. I ser 1 Aktivitet nr. 1."
    assert told in seen("activity", activity="99") and "Adressen beder om" not in seen("activity", activity="1")


def test_spending_is_held_against_the_grant(database: Path) -> None:
    with_reports(database, ("2026H1", H1, (("A01-KR1", 400),)))
    assert "Bevillingen er 1.000 kr. Der er brugt 400 kr. 600 kr. er tilbage." in seen("activity", as_of="2026-08-20")


def test_while_a_half_year_is_silent_what_is_left_is_at_most_that_and_the_remark_is_there(database: Path) -> None:
    with_reports(database, ("2026H2", H2, (("A01-KR1", 400, {"note": "Billigere hal"}),)))
    text = seen("activity", as_of="2027-02-15")
    assert "Højst 600 kr. er tilbage." in text and ">højst 600<" in text and "Billigere hal" in text


def test_spending_that_nobody_reported_is_not_zero(database: Path) -> None:
    with_reports(database, ("2026H1", H1, (("A01-02", 7),)))
    text = seen("activity", as_of="2026-08-20")
    assert "Der er ikke indberettet noget forbrug." in text
    assert 'data-label="Brugt, kr." class="numeric">ikke indberettet' in text


def test_money_of_a_year_that_nobody_is_asked_about_yet_is_not_called_unreported(database: Path) -> None:
    money = {"amount": 1000, "source": [1]}
    activity = make.activity(
        1,
        [make.indicator(), make.indicator("A01-02", due="2027")],
        grants=[{"year": year, **money} for year in (2026, 2027)],
        budget=[{"id": f"A01-KR{n}", "year": 2025 + n, "post": "Løn", **money} for n in (1, 2)],
    )
    with_reports(database, ("2026H1", H1, (("A01-01", 7), ("A01-KR1", 400))), plan=make.plan(activities=[activity]))
    text = seen("activity", as_of="2026-08-20")
    assert "<strong>2027</strong> Bevillingen er 1.000 kr.</li>" in text
    assert text.count(">vurderes senere</td>") == 2 and ">ikke indberettet</td>" not in text


def test_a_report_that_came_late_is_said_to_have_and_no_correction_hides_it(database: Path) -> None:
    late, again = datetime(2026, 8, 17), datetime(2026, 9, 9)
    with_reports(database, ("2026H1", late, (("A01-02", 7),)))
    assert "2 dage efter fristen" in seen("activity", as_of="2026-08-20")
    with_reports(database, ("2026H1", again, (("A01-02", 8),)))
    assert "først afleveret 2 dage efter fristen" in seen("activity", as_of="2026-10-01")


def test_when_nothing_more_is_asked_that_is_said(database: Path) -> None:
    plan = make.plan(make.indicator("A01-01", due="2026H1"))
    with_reports(database, ("2026H1", H1, (("A01-01", 7),)), plan=plan)
    assert "Alle rapporter er modtaget." in seen("activity", as_of="2026-08-20")


def test_a_sum_with_a_half_year_missing_is_counted_as_partly_reported(database: Path) -> None:
    with_reports(database, ("2026H2", H2, (("A01-01", 7),)))
    assert "1 af 2 er indberettet, heraf 1 ikke for alle halvår" in seen("activity", as_of="2027-02-15")


def test_more_spent_than_granted_is_said_so(database: Path) -> None:
    with_reports(database, ("2026H1", H1, (("A01-KR1", 1200),)))
    assert "Det er 200 kr. mere end bevilget." in seen("activity", as_of="2026-08-20")


def test_a_missing_report_and_the_next_one_are_both_told(database: Path) -> None:
    with_reports(database)
    text = seen("activity", as_of="2026-08-20")
    assert "Rapporten for 1. halvår 2026 mangler. Fristen var 15. august 2026, for 5 dage siden." in text
    assert "Næste rapport: 2. halvår 2026. Fristen er 31. januar 2027, om 164 dage." in text


def test_a_correction_is_the_version_that_counts_and_leads_to_all_of_them(database: Path) -> None:
    again = datetime(2026, 7, 9)
    with_reports(database, ("2026H1", H1, (("A01-02", 7),)), ("2026H1", again, (("A01-02", 8),)))
    text = seen("activity", as_of="2026-08-20", since="2026-07-15")
    assert "HR-2026H1-01-v2" in text and "HR-2026H1-01-v1" not in text
    assert 'href="report?as_of=2026-08-20&amp;activity=1&amp;period=2026H1"' in text


def test_later_years_are_folded_away(database: Path) -> None:
    with_reports(database)
    text = seen("activity")
    assert text.index("<details><summary>Planen for 2027</summary>") < text.index("Noget senere")


def test_an_activity_without_targets_or_money_says_so(database: Path) -> None:
    nothing = make.activity(2, [], grants=[], budget=[])
    plan = make.plan(activities=[make.activity(1, [make.indicator()]), nothing])
    with_reports(database, plan=plan)
    text = seen("activity", activity="2")
    assert "Planen har ingen leverancer eller mål for aktiviteten." in text
    assert "Planen beder ikke aktiviteten om rapporter." in text and "Planen giver ikke aktiviteten penge." in text


def test_english_keeps_the_plans_words_in_danish_and_says_so(database: Path) -> None:
    with_reports(database, ("2026H1", H1, (("A01-02", 7, {"note": "Sen start"}),)))
    text = seen("activity", as_of="2026-08-20", lang="en")
    assert "What we planned to do" in text and "H1 2026" in text
    assert '<span lang="da">Unge på kursus</span>' in text and '<span lang="da">Sen start</span>' in text
    for danish in ("Det skulle vi", "halvår", "Penge", "mangler", "tilfredsstillende"):
        assert danish not in text


def test_the_chosen_activity_stands_in_the_address_which_decides(database: Path) -> None:
    plan = make.plan(make.indicator("A01-01"), make.indicator("A07-01"))
    with_reports(database, plan=plan)
    app = visit("activity", as_of="2026-08-20")
    app.selectbox(key="choice-activity").set_value("7").run()
    assert app.query_params["activity"] == "7" and app.query_params["as_of"] == "2026-08-20"
    for shown in (text_of(app), seen("activity", activity="7")):
        assert "<h1>7 Aktivitet nr. 7</h1>" in shown
