"""Something is asked for as a report is delivered: it waits where it belongs until it is answered."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from outcomes.meeting import NewMeeting, NextStep
from outcomes.request import NewRequest
from store.beside import Beside
from store.failures import NotSaved
from store.meeting.meetings import call_meeting
from store.meeting.requests import requests
from store.meeting.steps import take_step
from store.store import Store
from tests import make
from tests.pages.visits import plain, seen, text_of, visit
from tests.ui.report.sending import alerts, as_csv, page, send, store

EVER = date(2090, 1, 1)
PLAN = "tingbjerg-husum/2026"


def field(app: AppTest, label: str) -> Any:
    every = (*app.selectbox, *app.text_area, *app.text_input, *app.number_input, *app.date_input)
    return next(one for one in every if one.label == label)


def asks(app: AppTest, words: str = "Flyt pengene til 2027", kroner: int | None = 201_000) -> AppTest:
    """Fill in the fields of a request for money."""
    field(app, "Hvad beder I om?").set_value("money")
    field(app, "Skriv det i en sætning").set_value(words)
    field(app, "Kroner (når det er penge)").set_value(kroner)
    return app


def test_a_request_is_delivered_with_the_report_and_waits_where_it_belongs(real_record: Store) -> None:
    store(asks(send(page(), as_csv("A03-06;12"))))
    [request] = requests(real_record, PLAN, EVER)
    assert (request.number, request.activity, request.kind, request.kroner, request.state) == (
        1,
        3,
        "money",
        201_000,
        "asked",
    )
    assert request.said_by == "Brønshøj Boldklub"
    told = "Beder om 201.000 kr.: Flyt pengene til 2027"
    for where in (seen(), seen("economy"), seen("activity", activity="3"), seen("decisions")):
        assert told in plain(where)
    assert told not in plain(seen("activity", activity="4"))
    assert told in plain(text_of(send(page(), as_csv("A03-06;13"))))  # who delivers again sees what waits already


def test_a_request_that_lacks_something_stops_nothing_from_being_mended(real_record: Store) -> None:
    app = store(asks(send(page(), as_csv("A03-06;12")), kroner=None))
    assert "Skriv, hvor mange kroner I beder om" in alerts(app)
    assert requests(real_record, PLAN, EVER) == () and make.deliveries(real_record) == []
    assert field(app, "Skriv det i en sætning").value == "Flyt pengene til 2027"
    field(app, "Kroner (når det er penge)").set_value(5000)
    store(app)
    assert [one.kroner for one in requests(real_record, PLAN, EVER)] == [5000]


def test_who_asks_for_nothing_asks_for_nothing(real_record: Store) -> None:
    store(send(page(), as_csv("A03-06;12")))
    assert requests(real_record, PLAN, EVER) == () and len(make.deliveries(real_record)) == 1


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (NewRequest("help", " "), "Skriv, hvad I beder om"),
        (NewRequest("money", "Flyt"), "Skriv, hvor mange kroner"),
        (NewRequest("help", "Hjælp", by_when=date(2020, 1, 1)), "Dagen er forbi"),
        (NewRequest("help", "Ring til 010190-1234"), "CPR"),
    ],
)
def test_nothing_is_stored_when_a_request_lacks_something(real_record: Store, asked: NewRequest, told: str) -> None:
    plan = real_record.newest_plan(PLAN)
    assert plan
    report = make.report(plan, "2026H2", ("A03-06", 12), activity=3)
    with pytest.raises(NotSaved, match=told):
        real_record.submit(report, b"fil", "fil.csv", "Klubben", beside=Beside(requests=(asked,)))
    assert make.deliveries(real_record) == []


def test_a_request_that_a_correction_says_again_is_the_same_one(real_record: Store) -> None:
    plan, again = real_record.newest_plan(PLAN), NewRequest("money", "Flyt", 5000, date(2090, 1, 1))
    assert plan

    def deliver(count: int, *asked: NewRequest) -> list[int]:
        report = make.report(plan, "2026H2", ("A03-06", count), activity=3)
        real_record.submit(report, f"{count}".encode(), "fil.csv", "Klubben", beside=Beside(requests=asked))
        return [one.number for one in requests(real_record, PLAN, EVER)]

    assert deliver(12, again, again) == [1]
    assert deliver(13, again) == [1]
    assert deliver(14, again, again._replace(kroner=6000)) == [1, 2]
    take_step(real_record, PLAN, "request", 1, NextStep("taken_back", "Det er løst"), "Klubben", seen=0)
    assert deliver(15, again) == [1, 2, 3]  # what was taken back can be asked for again
    assert deliver(15, NewRequest("help", "Hjælp")) == [
        1,
        2,
        3,
        4,
    ]  # the file has come before, the request not
    assert deliver(15, NewRequest("help", "Hjælp")) == [1, 2, 3, 4] and len(make.deliveries(real_record)) == 5


def test_a_request_is_answered_by_a_decision_at_a_meeting(real_record: Store) -> None:
    store(asks(send(page(), as_csv("A03-06;12"))))
    today = real_record.latest_day(PLAN)
    meeting = NewMeeting(date(today.year + 1, 1, 14), date(today.year + 1, 1, 13), "working_group", "Kulturhuset")
    call_meeting(real_record, PLAN, meeting, "Lene")
    assert "Beder om: Flyt pengene til 2027" in plain(seen("meetings", meeting="1"))
    app = visit("meetings", meeting="1", item="request/1")
    field(app, "Hvad er besluttet?").set_value("Pengene flyttes")
    field(app, "Svar på ønsket").set_value("granted")
    next(one for one in app.text_input if one.key and "decision" in one.key and one.label.startswith("Hvem")).set_value(
        "Lene"
    )
    next(one for one in app.button if one.label == "Gem beslutningen").click().run()
    assert not app.exception
    [request] = requests(real_record, PLAN, EVER)
    assert (request.state, request.steps[0].decision, request.is_open) == ("granted", 1, False)
    assert "venter på svar" not in plain(seen()) and "imødekommet" in plain(seen("activity", activity="3"))


def test_a_request_is_recommended_on_its_own_page(real_record: Store) -> None:
    store(asks(send(page(), as_csv("A03-06;12"))))
    app = visit("decisions", thing="request-1")
    said = plain(text_of(app))
    assert "Besluttes af Økonomiforvaltningen" in said and field(app, "Hvem siger det?").value == "working_group"
    field(app, "Hvad er gjort, eller hvorfor?").set_value("Byggeriet er forsinket")
    next(one for one in app.text_input if one.label.startswith("Hvem skriver")).set_value("Lene")
    next(one for one in app.button if one.label == "Gem").click().run()
    [request] = requests(real_record, PLAN, EVER)
    assert (request.state, request.steps[0].decided_by, request.is_open) == ("recommended", "working_group", True)


def test_a_file_asks_for_something_which_is_seen_before_it_is_delivered(real_record: Store) -> None:
    head = "Aktivitet;Halvår;Indikator;Del;Leveret;Bemærkning;Dokumentation"
    rows = "3;2026H2;A03-06;;12;;", "3;2026H2;Vi beder om;penge;5.000;Flyt til 2027;30.04.2090"
    app = send(page(), "\n".join([head, *rows]).encode())
    assert "Beder om penge: Flyt til 2027" in plain(text_of(app))
    store(app)
    [request] = requests(real_record, PLAN, EVER)
    assert (request.kind, request.words, request.kroner) == ("money", "Flyt til 2027", 5000)
    assert request.by_when == date(2090, 4, 30)
