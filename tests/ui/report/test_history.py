"""After a report is delivered: its versions, what they changed, their files, and what a withdrawal leaves."""

from __future__ import annotations

import pytest

from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Slot
from store.store import Store
from tests.conftest import Files
from tests.pages.visits import row, seen, text_of
from tests.ui.report.delivered import FIRST, SECOND, deliver
from tests.ui.report.sending import (
    alerts,
    as_csv,
    can_be_stored,
    page,
    previewed,
    receipt,
    send,
    store,
    versions,
    withdraw,
)

LATER = "2027-01-31"


@pytest.fixture
def delivered(real_record: Store, real_plan: Plan) -> Store:
    deliver(real_record, real_plan)
    return real_record


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"%PDF-1.7", "Intet er afleveret.", id="no place to mark"),
        pytest.param(as_csv("A03-06;8;;om 010115-1234"), "CPR-nummer", id="a CPR number"),
    ],
)
def test_what_has_no_place_or_must_be_forgotten_is_not_sent_back(
    real_record: Store, files: Files, content: bytes, told: str
) -> None:
    assert told in alerts(send(page(), content))
    assert "Hent skema som CSV" in files and "Hent jeres fil med markeringer" not in files


def test_a_correction_shows_what_changed(real_record: Store) -> None:
    for lines in (("A03-06;5", "A03-04;5"), ("A03-06;6", "A03-04;5")):
        app = store(send(page(), as_csv(*lines)))
    told = versions(app)
    assert [*told] == [2, 1]
    assert "gælder nu" in told[2] and "1 ændring siden version 1:" in told[2]
    assert "Forældre på trænerkursus: 5 → 6" in told[2]
    assert "erstattet af version 2" in told[1]


def test_the_history_says_who_when_what_and_gives_the_files_back(delivered: Store, files: Files) -> None:
    newest = versions(page(as_of=LATER))[2]
    for said in (
        "Afleveret 2. august 2026 kl. 10.00 af Klubben. Fil: rapport æøå 2.csv",
        "Forældre på trænerkursus: 5 → 6",
        "bemærkning: »Regn« → »Sol«",
        "nej (taget ud)",
        "sociale arrangementer: 11.500 kr. (ny)",
    ):
        assert said in newest
    name, make = files["Hent filen fra version 1"]
    assert (name, make()) == ("rapport æøå 1.csv", as_csv(*FIRST))
    assert files["Hent filen fra version 2"][1]() == as_csv(*SECOND)


def test_an_earlier_day_shows_the_versions_of_that_day(delivered: Store) -> None:
    app = page(as_of="2026-08-01")
    assert [*versions(app)] == [1] and "gælder nu" in versions(app)[1]
    assert [box.label for box in app.expander] == []


def test_a_withdrawn_report_is_missing_and_can_be_delivered_again(delivered: Store, real_plan: Plan) -> None:
    assert "1 af 14 rapporter for 2. halvår 2026 er modtaget" in seen(as_of=LATER)
    delivered.withdraw(Slot(real_plan.id, 3, Period(2026, 2)), "Sekretariatet", "Tallene er for <b>Haven</b>", seen=2)
    app = page()
    assert "af Sekretariatet. Begrundelse: Tallene er for <b>Haven</b>" in versions(app)[3]
    assert "tæller ikke længere" in versions(app)[2] and not app.expander
    assert "0 af 14 rapporter for 2. halvår 2026 er modtaget" in seen(as_of=LATER)
    activity = seen("activity", activity="3", as_of=LATER)
    assert "Der er ikke modtaget nogen rapport endnu." in activity
    assert "ikke indberettet" in row(activity, "Forældre på trænerkursus")
    assert "Siger det samme som version 2." in versions(store(send(page(), as_csv(*SECOND))))[4]


@pytest.mark.parametrize(
    ("by", "reason", "told"),
    [
        pytest.param("", "Forkert halvår", "Skriv, hvem der trækker rapporten tilbage", id="nobody"),
        pytest.param("Klubben", " ", "Skriv, hvem der trækker rapporten tilbage", id="no reason"),
        pytest.param("Klubben", "Handler om 010115-1234", "ligner et CPR-nummer", id="a CPR number"),
    ],
)
def test_a_withdrawal_needs_who_and_why(delivered: Store, by: str, reason: str, told: str) -> None:
    app = withdraw(page(), by, reason)
    assert told in alerts(app) and not app.get("dialog")


def test_a_withdrawal_is_asked_about_before_anything_happens(delivered: Store) -> None:
    app = withdraw(page(), "Sekretariatet", "Forkert halvår")
    [asked] = app.get("dialog")
    [told] = asked.get("html")
    assert "Tallene i rapporten tæller ikke længere med" in told.proto.body
    assert [button.label for button in asked.button] == ["Ja, træk den tilbage", "Nej, behold den"]
    assert "gælder nu" in versions(app.run())[2]


def test_a_withdrawal_is_told_at_the_top_and_the_version_before_can_be_used_again(
    delivered: Store, real_plan: Plan
) -> None:
    slot = Slot(real_plan.id, 3, Period(2026, 2))
    before = delivered.observations_of(slot, 2)
    delivered.withdraw(slot, "Sekretariatet", "Forkert halvår", seen=2)
    app = page()
    assert "Rapporten blev trukket tilbage" in text_of(app).partition("2. Hent skemaet")[0]
    next(one for one in app.button if one.label == "Brug version 2 igen").click().run()
    assert "11.500 kr." in previewed(app, "Forbrug: Aktivitetsmidler")
    assert "HR-2026H2-03-v4" in receipt(store(app)) and "Ikke afleveret endnu" not in text_of(app)
    assert sorted(delivered.observations_of(slot, 4), key=str) == sorted(before, key=str)
    assert delivered.sent_file(slot, 4) == delivered.sent_file(slot, 2)


def test_who_does_not_want_the_version_before_can_deliver_something_else(delivered: Store, real_plan: Plan) -> None:
    delivered.withdraw(Slot(real_plan.id, 3, Period(2026, 2)), "Sekretariatet", "Forkert halvår", seen=2)
    app = page()
    for button in ("Brug version 2 igen", "Aflever noget andet i stedet"):
        next(one for one in app.button if one.label == button).click().run()
    assert "2. Hent skemaet" in text_of(app) and not can_be_stored(app)
