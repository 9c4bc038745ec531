"""Whose report it is: nothing is chosen beforehand, and a file says itself what it is about and is not lost."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from store.store import Store
from tests.pages.visits import text_of, visit
from tests.ui.report.sending import alerts, as_csv, can_be_stored, page, receipt, send, store

OTHER = "Aktivitet;Halvår;Indikator;Leveret\n8;2026H1;A08-05;4\n".encode()


def chosen(app: AppTest) -> tuple[str, str]:
    asked = {name: value[0] if isinstance(value, list) else value for name, value in app.query_params.items()}
    return asked.get("activity", ""), asked.get("period", "")


def press(app: AppTest, button: str) -> AppTest:
    app = next(one for one in app.button if one.label.startswith(button)).click().run()
    assert not app.exception
    return app


def test_no_activity_is_chosen_beforehand(real_record: Store) -> None:
    app = visit("report")
    assert app.selectbox(key="choice-activity").value == "" and chosen(app) == ("", "")
    assert [one.key for one in app.selectbox] == ["choice-activity"] and "2. Hent skemaet" not in text_of(app)


def test_the_activity_that_is_picked_is_remembered_in_the_visit(real_record: Store) -> None:
    app = visit("report")
    app.selectbox(key="choice-activity").set_value("8").run()
    app.switch_page("pages/rules.py").run()
    app.query_params.clear()
    app.switch_page("pages/report.py").run()
    assert app.selectbox(key="choice-activity").value == "8" and "2. Hent skemaet" in text_of(app)


def test_a_file_chooses_what_it_is_about_where_nothing_is_chosen(real_record: Store) -> None:
    app = send(visit("report"), OTHER)
    assert chosen(app) == ("8", "2026H1")
    assert can_be_stored(app) and "skal rettes" not in alerts(app)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"%PDF-1.7", "Vi fandt 1 ting"),
        ("Aktivitet;Halvår;Indikator;Leveret\n15;2026H1;A15-01;4\n".encode(), "Vi fandt"),
        ("Hvad;Antal\nForældre på kursus;12\n".encode(), "Vælg jeres aktivitet ovenfor"),
    ],
)
def test_a_file_that_says_nothing_of_it_is_told_of_where_nothing_is_chosen(
    real_record: Store, content: bytes, told: str
) -> None:
    app = send(visit("report"), content)
    assert told in text_of(app) and chosen(app) == ("", "") and not can_be_stored(app)


def test_a_file_with_a_cpr_number_is_told_of_at_its_report(real_record: Store) -> None:
    app = send(visit("report"), as_csv("A03-06;5;;barnet er 010115-1234"))
    assert "CPR-nummer" in alerts(app) and chosen(app) == ("3", "2026H2") and not can_be_stored(app)


def test_a_file_of_another_report_than_was_chosen_is_kept_and_can_be_followed(real_record: Store) -> None:
    app = send(page(), OTHER)
    assert "Filen er om aktivitet 8, 1. halvår 2026, men I har valgt aktivitet 3, 2. halvår 2026." in alerts(app)
    app = press(app, "Skift til aktivitet 8, 1. halvår 2026")
    assert chosen(app) == ("8", "2026H1") and can_be_stored(app)


def test_a_file_stays_when_the_activity_is_chosen_after_it(real_record: Store) -> None:
    app = send(page(), OTHER.replace(b"2026H1;A08-05", b"2026H2;A08-06"))
    app.selectbox(key="choice-activity").set_value("8").run()
    assert can_be_stored(app) and chosen(app)[0] == "8"


def test_a_file_that_has_been_delivered_is_let_go_of_when_another_report_is_chosen(real_record: Store) -> None:
    app = store(send(page(), as_csv("A03-06;9")))
    app.selectbox(key="choice-activity").set_value("8").run()
    assert not app.exception and not alerts(app) and app.file_uploader[0].value is None and not receipt(app)
    app.selectbox(key="choice-activity").set_value("3").run()
    assert app.file_uploader[0].value is None and "HR-2026H2-03-v1" in receipt(app)


def test_an_activity_that_is_not_there_is_told_of(real_record: Store) -> None:
    app = visit("report", activity="99")
    assert "Adressen beder om aktivitet »99«, som ikke findes her." in text_of(app)
    assert app.selectbox(key="choice-activity").value == ""


@pytest.mark.parametrize(("as_of", "is_told"), [("2026-08-01", True), ("2099-01-31", False), (None, False)])
def test_who_looks_at_an_earlier_day_is_told_that_one_delivers_today(
    real_record: Store, as_of: str | None, is_told: bool
) -> None:
    app = page(**({"as_of": as_of} if as_of else {}))
    assert ("det, I afleverer, bliver afleveret i dag" in text_of(app)) == is_told


def test_a_half_year_that_goes_on_is_told_before_it_is_delivered(
    real_record: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for clock, is_told in (("2026-11-30T10:00", True), ("2027-01-01T10:00", False)):
        monkeypatch.setenv("MONITOR_CLOCK", clock)
        assert ("er først slut 31. december 2026" in text_of(send(page(), as_csv("A03-06;9")))) == is_told
