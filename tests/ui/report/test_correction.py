"""A correction on its page: what is new, changed and gone is shown, and what goes needs a yes of its own."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from streamlit.testing.v1 import AppTest

from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Slot
from store.store import Store
from tests import make
from tests.conftest import Files
from tests.pages.visits import plain, text_of
from tests.ui.report.sending import alerts, as_csv, can_be_stored, page, receipt, send, store

SLOT_PERIOD = Period(2026, 2)
FULL = as_csv("A03-06;5", "A03-04;5;;Regn", "A03-KR2;94001")


@pytest.fixture
def delivered(real_record: Store, real_plan: Plan) -> Store:
    """Anna has delivered three answers, one of them with a remark."""
    values = ("A03-06", 5), ("A03-04", 5, {"note": "Regn"}), ("A03-KR2", 94001)
    report = make.report(real_plan, "2026H2", *values, activity=3)
    real_record.submit(report, FULL, "1.csv", "Anna", datetime(2026, 8, 1, 8))
    return real_record


def lists(app: AppTest) -> dict[str, str]:
    """What the preview says under each of its headings."""
    told = re.split(r"<h3>|<summary>", text_of(app).partition("Det afleverer I")[2].partition("<h2")[0])[1:]
    return {plain(one).split(" (")[0]: plain(one) for one in told}


def consent(app: AppTest) -> list[str]:
    return [str(box.key) for box in app.checkbox if str(box.key).startswith("report/consent")]


def test_a_first_report_is_one_list_with_its_words(real_record: Store) -> None:
    told = plain(text_of(send(page(), FULL)))
    assert "Regn" in told and "94.001 kr." in told and "Nyt (" not in told and "Forsvinder" not in told
    assert "Filen er i orden" not in told  # something that is due is blank


def test_what_is_blank_is_named_also_where_the_target_is_due_later(real_record: Store, real_plan: Plan) -> None:
    content = b"Aktivitet;Halv\xc3\xa5r;Indikator;Leveret\n3;2026H1;A03-01;90\n"
    told = plain(text_of(send(page(period="2026H1"), content)))
    later = told.partition("målet skal først nås senere")[2]
    assert later.startswith(" (9)")
    due, flow, answered = (real_plan.named(id) for id in ("A03-02", "A03-19", "A03-01"))
    assert flow in later and due not in later and answered not in later
    assert f"Der er ikke skrevet noget ved: {due}." in told
    for line in ("A03-KR1", "A03-KR2"):
        post = real_plan.budget_line(line)
        assert post and post.post in told.partition("ikke skrevet noget om forbruget ved:")[2]


def test_a_correction_is_told_as_new_changed_gone_and_the_same(delivered: Store) -> None:
    app = send(page(), as_csv("A03-06;6;;Sol", "A03-16;nej", "A03-04;5"))
    told = lists(app)
    assert "Det er undersøgt" in told["Nyt"]
    assert "Forældre på trænerkursus 2. halvår 2026 5 6 Sol" in told["Ændret"]
    assert "Forbrug: Aktivitetsmidler" in told["Forsvinder"] and "I alt forsvinder 94.001 kr." in told["Forsvinder"]
    assert "bemærkning slettet: »Regn«" in told["Forsvinder"]


def test_what_disappears_needs_a_tick_of_its_own(delivered: Store) -> None:
    app = send(page(), as_csv("A03-06;6"))
    assert "Filen er i orden" not in text_of(app)
    store(app)
    assert "Sæt hak, hvis det skal forsvinde" in alerts(app) and not receipt(app)
    assert len(delivered.versions(slot(delivered))) == 1
    app.checkbox(key=consent(app)[0]).check()
    assert "HR-2026H2-03-v2" in receipt(store(app))


def test_the_tick_is_for_one_report_only(delivered: Store) -> None:
    app = send(page(), as_csv("A03-06;6"))
    app.checkbox(key=consent(app)[0]).check().run()
    send(app, as_csv("A03-06;7"))
    assert not app.checkbox(key=consent(app)[0]).value


def test_where_nothing_disappears_nothing_is_to_be_ticked(delivered: Store, files: Files) -> None:
    app = page()
    form = files["Hent skema som CSV"][1]()
    send(app, form.replace(b";5;", b";6;", 1))
    assert "Ændret" in lists(app) and not consent(app)
    assert "HR-2026H2-03-v2" in receipt(store(app))


def test_after_a_withdrawal_nothing_counts_and_nothing_disappears(delivered: Store) -> None:
    delivered.withdraw(slot(delivered), "Anna", "Forkert halvår")
    app = send(page(), as_csv("A03-06;6"))
    assert not consent(app) and "Forsvinder" not in lists(app)


def test_who_has_delivered_since_the_page_was_opened_is_told_and_nothing_is_overwritten_unseen(
    delivered: Store, real_plan: Plan
) -> None:
    app = send(page(), as_csv("A03-06;6", "A03-04;5;;Regn", "A03-KR2;94001"))
    bo = make.report(real_plan, "2026H2", ("A03-06", 9), ("A03-08", 16), activity=3)
    delivered.submit(bo, b"bo", "bo.csv", "Bo")
    app = store(app)
    assert "Bo har afleveret HR-2026H2-03-v2" in alerts(app) and not receipt(app)
    assert "Unge uddannet som ung-trænere" in lists(app)["Forsvinder"]
    assert "Sæt hak" in alerts(store(app))
    app.checkbox(key=consent(app)[0]).check()
    assert "HR-2026H2-03-v3" in receipt(store(app))


def test_a_second_press_gets_the_same_thanks(real_record: Store) -> None:
    app = store(send(page(), FULL))
    first = receipt(app)
    app.session_state["report/receipts"] = {}  # the second press was made before the first was heard
    send(app, FULL)
    assert receipt(store(app)).startswith("Rapporten er afleveret. Tak!") and "HR-2026H2-03-v1" in first
    assert len(real_record.versions(slot(real_record))) == 1


def slot(record: Store) -> Slot:
    return Slot(record.plans()[0], 3, SLOT_PERIOD)


def test_a_report_that_says_the_same_can_still_be_delivered(delivered: Store) -> None:
    app = send(page(), FULL)
    assert [*lists(app)] == ["Uændret"] and can_be_stored(app)
