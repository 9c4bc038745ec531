"""The overview answers: are we delivering, where not, and what don't we know."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from outcomes.plan import Plan
from store.store import Store
from tests import make
from tests.pages.visits import plain, seen, visit
from ui.app import session

RECEIVED = datetime(2026, 7, 5)
PLAN = make.plan(
    make.indicator("A01-01", due="2026H1", label="Unge i job"),
    make.indicator("A02-01", due="2026", label="Kurser"),
)


def with_report(database: Path, value: int = 7, plan: Plan = PLAN) -> None:
    store = Store(database)
    store.add_plan(plan, by="prøven")
    store.submit(make.report(plan, "2026H1", ("A01-01", value)), b"fil", "fil.csv", "prøven", RECEIVED)
    store.close()


def test_with_no_reports_it_shows_the_plan_what_is_due_next_and_the_way_to_examples(real_plan: Plan) -> None:
    text = seen(as_of="2026-11-24")
    assert real_plan.purpose in text
    assert "Rapporterne for 2. halvår 2026 fra 14 aktiviteter. Fristen er 31. januar 2027, om 68 dage." in text
    assert 'examples=1" target="_self">Se siderne med opdigtede eksempler' in text


def test_examples_are_not_offered_when_something_is_reported(database: Path) -> None:
    with_report(database)
    assert "opdigtede eksempler" not in seen(as_of="2026-08-20")


def test_examples_are_not_offered_of_a_plan_that_has_none(database: Path) -> None:
    Store(database).add_plan(PLAN, by="prøven")
    assert "Sådan kommer I i gang" in seen(as_of="2026-08-20")
    assert "opdigtede eksempler" not in seen(as_of="2026-08-20")


def test_who_is_missing_is_named_and_how_late_is_said_once(database: Path) -> None:
    with_report(database)
    text = seen(as_of="2026-08-20")
    assert "1 af 2 rapporter for 1. halvår 2026 er modtaget." in text
    assert "1 rapport mangler for 1. halvår 2026. Fristen var 15. august 2026, for 5 dage siden." in text
    assert text.count("for 5 dage siden") == 1
    assert "2 Aktivitet nr. 2" in text


def test_a_report_that_came_late_is_named_with_its_days_also_when_it_has_been_corrected(database: Path) -> None:
    store = Store(database)
    store.add_plan(PLAN, "prøven", datetime(2026, 1, 1))
    for day in (20, 25):
        report = make.report(PLAN, "2026H1", ("A01-01", day))
        store.submit(report, b"%d" % day, "fil.csv", "prøven", datetime(2026, 8, day))
    store.close()
    text = plain(seen(as_of="2026-08-30"))
    assert "1 rapport kom efter fristen: 1 Aktivitet nr. 1, 1. halvår 2026 (5 dage)" in text


def test_a_report_that_was_sent_again_is_named_with_the_way_to_what_changed(database: Path) -> None:
    with_report(database)
    store = Store(database)
    again = make.report(PLAN, "2026H1", ("A01-01", 8))
    store.submit(again, b"ny fil", "fil.csv", "prøven", datetime(2026, 8, 1))
    store.close()
    text = seen(as_of="2026-08-20")
    assert "kom efter fristen" not in text  # the first version came in time
    assert "1 rapport er rettet:" in text and ">1 Aktivitet nr. 1, 1. halvår 2026</a>" in text
    assert "er rettet:" not in seen(as_of="2026-07-20")


def test_a_half_year_that_has_not_ended_is_to_be_reported_and_is_not_missing(database: Path) -> None:
    with_report(database)
    text = seen(as_of="2026-08-20", period="2026H2")
    assert "skal afleveres for 2. halvår 2026. Fristen er 31. januar 2027" in text and " mangler for 2." not in text


def test_the_worst_is_told_with_its_arithmetic(database: Path) -> None:
    with_report(database, 7)
    text = seen(as_of="2026-08-20")
    assert "7 af 15 unge" in text and "46,7\N{NO-BREAK SPACE}% af målet, ikke nået" in text


def test_a_half_year_counts_only_what_falls_due_in_it(database: Path) -> None:
    with_report(database)
    whole, half = seen(as_of="2027-02-15", period="2026"), seen(as_of="2027-02-15", period="2026H1")
    assert "1 af 2 er indberettet" in whole
    assert "1 af 1 er indberettet" in half


def test_the_choices_follow_the_address_and_stand_in_it(database: Path) -> None:
    with_report(database)
    app = visit(period="2026H1", by="area")
    assert app.selectbox(key="choice-period").value == "2026H1" and app.radio(key="choice-by").value == "area"
    app.radio(key="choice-by").set_value("activity").run()
    app.selectbox(key="choice-period").set_value("2026").run()
    assert {name: app.query_params[name] for name in ("period", "by")} == {"period": "2026", "by": "activity"}


def test_a_choice_that_does_not_exist_is_answered_with_the_first(database: Path) -> None:
    with_report(database)
    app = visit(period="1999", by="moon")
    assert app.selectbox(key="choice-period").value == "2026" and app.radio(key="choice-by").value == "activity"


def test_by_area_says_that_areas_cannot_be_added(database: Path) -> None:
    with_report(database)
    text = seen(by="area")
    assert "Aktiviteter, ansvarlige og målgrupper" in text and ">Foreningen</span>" in text
    assert "Positive fællesskaber" in text and "Læg derfor ikke områderne sammen." in text


def test_the_chart_says_in_words_what_it_shows_and_comes_after_the_table(database: Path) -> None:
    with_report(database)
    text = seen()
    assert text.index("Målopfyldelse for hver aktivitet") < text.index('<figure class="chart" role="img" aria-label="')
    assert "De samme tal står i tabellen ovenfor." in text


def test_those_who_have_not_delivered_are_led_to_do_so_also_when_others_have(database: Path) -> None:
    with_report(database)
    assert "Har I ikke afleveret endnu? Indberet" in plain(seen(as_of="2026-08-20"))


def test_the_day_is_said_once(database: Path) -> None:
    with_report(database)
    on_screen = re.sub(r"<script>.*?</script>", "", seen(as_of="2026-08-20"), flags=re.DOTALL)
    assert on_screen.count("20. august 2026") == 1


def test_results_count_as_measured_when_they_have_a_value(database: Path) -> None:
    plan = make.plan(make.indicator("A01-01", due="2026H1"), measures=[make.measure(due="2026H1")])
    with_report(database, plan=plan)
    assert "Ingen af planens 2 resultater og virkninger bliver målt." in seen(as_of="2026-08-20")
    measured = make.report(plan, "2026H1", ("M00-01", 4), activity=0)
    session._store("real").submit(measured, b"maal", "maal.csv", "prøven", RECEIVED)
    assert "1 af planens 2 resultater og virkninger bliver målt." in seen(as_of="2026-08-20")


def test_english_is_not_left_behind_by_danish(database: Path) -> None:
    with_report(database)
    danish, english = seen(as_of="2026-08-20"), seen(as_of="2026-08-20", lang="en")
    assert "Se her først" in danish and "Look here first" in english
    for text in ("Se her først", "mangler", "nået", "halvår", "Bemærkning"):
        assert text not in english
    assert "Se her først" in seen(as_of="2026-08-20")
