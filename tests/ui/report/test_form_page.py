"""The form on its page: what is typed is saved once, never lost, and ends when a report is stored."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import TextArea, TextInput

from outcomes.period import Period
from outcomes.report import Slot
from store.failures import NotSaved
from store.store import Store
from tests import make
from tests.pages.visits import using
from ui.app import session

ROOT = Path(__file__).parent.parent.parent.parent
PLAN = make.plan(make.indicator("A01-01", due="2026H2"), make.indicator("A01-02", due="2026H2"))
FIRST, SECOND = "A01-01/:delivered", "A01-02/:delivered"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Store]:
    """A record with a small plan, which the pages drawn in the test use."""
    with using(tmp_path / "monitor.duckdb"):
        session.store().add_plan(PLAN, by="prøven")
        yield session.store()


@pytest.fixture
def saved(record: Store, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is saved as drafts, one after another."""
    contents: list[str] = []
    save = record.desk.save_draft

    def noted(slot: Slot, by: str, content: str) -> None:
        contents.append(content)
        save(slot, by, content)

    monkeypatch.setattr(record.desk, "save_draft", noted)
    return contents


def form(period: str = "2026H2") -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30).switch_page("pages/report.py")
    for name, value in {"plan": PLAN.id, "activity": "1", "period": period, "way": "form"}.items():
        app.query_params[name] = value
    return app.run()


def words_key(line: str, period: str = "2026H2") -> str:
    """Where it is kept whether a line's remark and next step stand open."""
    return f"form/{PLAN.id}/1/{period}/0/{line}:words"


def unfold(app: AppTest, line: str = "A01-01/") -> AppTest:
    """Open the place of a line's remark and next step."""
    app.session_state[words_key(line)] = True
    return app.run()


def fields(app: AppTest) -> list[TextInput | TextArea]:
    return [*app.text_input, *app.text_area]


def type_in(app: AppTest, field: str, text: str) -> AppTest:
    return next(one for one in fields(app) if str(one.key).endswith(field)).set_value(text).run()


def shown(app: AppTest, field: str) -> str | None:
    return next(one.value for one in fields(app) if str(one.key).endswith(field))


def asks_for_words(app: AppTest, line: str = "A01-01/", period: str = "2026H2") -> bool:
    return bool(app.session_state[words_key(line, period)])


def told(app: AppTest) -> str:
    assert not app.exception
    return " ".join(element.proto.body for element in app.main.get("html"))


def test_each_change_is_saved_once(saved: list[str]) -> None:
    app = type_in(form(), FIRST, "8").run()
    assert [json.loads(content) for content in saved] == [{FIRST: "8"}]
    type_in(app, SECOND, "ca. 9").run()
    assert [json.loads(content) for content in saved[1:]] == [{FIRST: "8", SECOND: "ca. 9"}]


def test_opening_a_draft_saves_nothing(saved: list[str], record: Store) -> None:
    type_in(form(), FIRST, "8")
    again = form()
    assert (shown(again, FIRST), len(saved)) == ("8", 1)
    assert "Kladde gemt kl." in told(again)


def test_what_can_not_be_saved_stays_and_is_saved_with_the_next(
    saved: list[str], record: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*about: object) -> None:
        raise NotSaved("disken er fuld")

    with monkeypatch.context() as broken:
        broken.setattr(record.desk, "save_draft", full)
        app = type_in(form(), FIRST, "8")
        assert shown(app, FIRST) == "8" and "Kladden kunne ikke gemmes" in told(app)
    type_in(app, SECOND, "9")
    assert json.loads(saved[-1]) == {FIRST: "8", SECOND: "9"}


def test_a_cpr_number_is_not_saved_but_the_rest_is(saved: list[str], record: Store) -> None:
    app = type_in(unfold(form()), FIRST, "8")
    app = type_in(app, "A01-01/:note", "Barn 010203-1234")
    assert 'role="alert">Der står noget, der ligner et CPR-nummer. Det bliver ikke gemt.' in told(app)
    assert shown(app, "A01-01/:note") == "Barn 010203-1234"
    assert [json.loads(content) for content in saved] == [{FIRST: "8"}]


@pytest.mark.parametrize("field", ["A01-01/:note", "A01-01/:next_step", "A01-01/:evidence"])
def test_half_a_cpr_number_waits_until_it_is_something_else(saved: list[str], field: str) -> None:
    app = type_in(unfold(form()), field, "Barn 0102")
    for half in ("Barn 010203", "Barn 010203-", "Barn 010203-123"):
        app = type_in(app, field, half)
        assert (shown(app, field), "1 felt er ikke gemt endnu" in told(app)) == (half, True)
    app = type_in(app, FIRST, "15")  # the rest is saved as ever
    assert [json.loads(content) for content in saved] == [{field: "Barn 0102"}, {field: "Barn 0102", FIRST: "15"}]
    app = type_in(app, field, "Den 01.02.2003")
    assert json.loads(saved[-1])[field] == "Den 01.02.2003" and "ikke gemt endnu" not in told(app)


def test_a_number_of_six_digits_is_just_a_number(saved: list[str]) -> None:
    app = type_in(type_in(form(), "A01-KR1/:delivered", "120500"), FIRST, "010203")
    assert json.loads(saved[-1]) == {"A01-KR1/:delivered": "120500", FIRST: "010203"}
    assert "ikke gemt endnu" not in told(app)


@pytest.mark.parametrize(("name", "kept"), [("Mette", "Mette"), ("Mette 010203-", ""), ("010203-1234", "")])
def test_a_draft_has_no_cpr_number_nor_half_of_one_for_a_name(record: Store, name: str, kept: str) -> None:
    app = form()
    app = next(one for one in app.text_input if one.key == "form/name").set_value(name).run()
    app = type_in(app, FIRST, "8")
    draft = record.desk.draft(Slot(PLAN.id, 1, Period(2026, 2)))
    assert draft is not None and draft.saved_by == kept
    assert ("Skriv kun navnet" in told(app)) == (not kept)


def test_what_is_typed_stays_on_another_page_and_back(record: Store) -> None:
    app = type_in(type_in(unfold(form()), FIRST, "ca. 8"), "A01-01/:note", "Barn 010203-1234")  # the note is not saved
    app = unfold(app.switch_page("pages/theory.py").run().switch_page("pages/report.py").run())
    assert (shown(app, FIRST), shown(app, "A01-01/:note")) == ("ca. 8", "Barn 010203-1234")


def test_a_correction_begins_with_what_counts_also_what_was_not_asked(record: Store) -> None:
    early = make.indicator("A01-03", kind="milestone", form="done", due="2026H1", unit=None)
    plan = make.plan(make.indicator("A01-01", due="2026H2"), early)
    record.add_plan(plan, by="prøven")
    record.submit(
        make.report(plan, "2026H2", ("A01-01", 7), ("A01-03", date(2026, 9, 1))), b"fil", "fil.csv", "Klubben"
    )
    app = form()
    assert "Felterne er udfyldt med det, I afleverede" in told(app)
    assert (shown(app, FIRST), shown(app, "A01-03/:date")) == ("7", "01.09.2026")


def test_a_draft_that_a_report_has_overtaken_says_so_and_can_be_left(record: Store, saved: list[str]) -> None:
    app = type_in(form(), FIRST, "8")
    record.submit(make.report(PLAN, "2026H2", ("A01-01", 12)), b"fil", "fil.csv", "Klubben")
    app = app.run()
    assert "efter at kladden sidst blev gemt" in told(app) and shown(app, FIRST) == "8"
    app = next(one for one in app.button if one.label.startswith("Brug den afleverede")).click().run()
    assert (shown(app, FIRST), record.desk.draft(Slot(PLAN.id, 1, Period(2026, 2)))) == ("12", None)


@pytest.mark.parametrize(
    ("typed", "asks"),
    [("8", True), ("0", True), ("30", True), ("13", False), ("15", False), ("ca. 8", False), ("", False)],
)
def test_words_are_asked_for_when_a_number_is_far_below_or_above_its_target(
    record: Store, typed: str, asks: bool
) -> None:
    app = type_in(form(), FIRST, typed)
    assert (asks_for_words(app), asks_for_words(app, "A01-02/")) == (asks, False)
    assert ("Skriv gerne hvorfor" in told(app)) == asks


def test_the_rules_decide_what_is_off_track_with_all_that_is_reported(record: Store) -> None:
    plan = make.plan(make.indicator("A01-01", due="2026"))
    record.add_plan(plan, by="prøven")
    assert not asks_for_words(type_in(form("2026H1"), FIRST, "4"), period="2026H1")  # half of the year is left
    record.submit(make.report(plan, "2026H1", ("A01-01", 11)), b"fil", "fil.csv", "Klubben")
    assert not asks_for_words(type_in(form(), FIRST, "4"))
    assert asks_for_words(type_in(form(), FIRST, "1"))


def test_words_that_were_asked_for_stay_as_the_person_leaves_them(record: Store) -> None:
    app = type_in(form(), FIRST, "8")
    app.session_state[words_key("A01-01/")] = False
    assert not asks_for_words(type_in(app, FIRST, "7"))
    assert "Skriv gerne hvorfor" not in told(type_in(unfold(app), "A01-01/:note", "Regn"))


def press(app: AppTest, button: str) -> AppTest:
    return next(one for one in app.button if one.label == button).click().run()


def test_a_change_after_the_check_must_be_checked_before_it_is_stored(record: Store) -> None:
    app = press(type_in(form(), FIRST, "15"), "Kontrollér")
    assert "Aflever rapporten" in [button.label for button in app.button]
    app = type_in(app, FIRST, "14")
    assert "I har ændret noget siden kontrollen. Kontrollér igen." in told(app)
    assert "Aflever rapporten" not in [button.label for button in app.button]


def test_eight_open_parts_can_be_added_one_after_another(record: Store) -> None:
    record.add_plan(make.plan(make.indicator("A01-01", due="2026H2", open_parts="årgang")), by="prøven")
    app = form()
    for number in range(1, 9):
        app = type_in(
            type_in(app, f"A01-01#{number}:part", f"U{number}"), f"A01-01#{number}:delivered", f"{20 + number}"
        )
    assert shown(app, "A01-01#9:part") == ""
    press(app, "Kontrollér")
    table = next(said for element in app.main.get("html") if "Det afleverer I" in (said := element.proto.body))
    rows = table.split("<tr")[2:]
    assert len(rows) == 8 and all(f"U{n}" in row and f"{20 + n} " in row for n, row in enumerate(rows, start=1))


def other_way(app: AppTest) -> AppTest:
    return app.radio(key="choice-way").set_value("").run()


def test_a_draft_is_seen_where_a_file_is_delivered_and_can_be_gone_on_with(record: Store) -> None:
    app = other_way(type_in(form(), FIRST, "8"))
    assert "I har en kladde her på siden. Kladde gemt kl." in told(app) and "1 af 3 er udfyldt" in told(app)
    assert shown(press(app, "Fortsæt kladden"), FIRST) == "8"


def test_where_there_is_no_draft_none_is_offered(record: Store) -> None:
    app = other_way(form())
    assert "I har en kladde" not in told(app) and "Kassér kladden" not in [one.label for one in app.button]


@pytest.mark.parametrize("is_delivered", [False, True])
def test_what_goes_is_said_before_a_draft_is_thrown_away(record: Store, is_delivered: bool) -> None:
    if is_delivered:
        record.submit(make.report(PLAN, "2026H2", ("A01-01", 12), ("A01-02", 3)), b"fil", "fil.csv", "Klubben")
    app = press(type_in(form(), FIRST, "8"), "Kassér kladden")
    [dialog] = app.get("dialog")
    said = " ".join(one.proto.body for one in dialog.get("html"))
    assert "Indikator A01-01: 8" in said and ("HR-2026H2-01-v1" in said) == is_delivered
    assert "A01-02" not in said  # it stays, or was never written
    assert [button.label for button in dialog.button] == ["Ja, kassér den", "Nej, behold den"]


def test_after_delivery_no_draft_is_said_to_be_saved_and_the_name_is_carried_over(record: Store) -> None:
    app = form()
    app = next(one for one in app.text_input if one.key == "form/name").set_value("Mette").run()
    app = press(type_in(app, FIRST, "15"), "Kontrollér")
    assert app.text_input(key="report/by").value == "Mette"
    app = app.button(key="report/store").click().run()
    assert "HR-2026H2-01-v1" in told(app) and "Kladde gemt" not in told(app)
    assert "Kassér kladden" not in [button.label for button in app.button]
    above, _, below = told(app).partition("2. Udfyld")
    assert "(HR-2026H2-01-v1). Er noget forkert" in above and "Rapporten er afleveret. Tak!" in below


def by_bo(record: Store, **fields: str) -> None:
    """Bo has written in the draft, somewhere else."""
    slot = Slot(PLAN.id, 1, Period(2026, 2))
    draft = record.desk.draft(slot)
    content = json.loads(draft.content) if draft else {}
    names = {"first": FIRST, "second": SECOND}
    record.desk.save_draft(slot, "Bo", json.dumps(content | {names[name]: text for name, text in fields.items()}))


def test_a_field_that_another_has_changed_says_who_when_and_what_stood_there(record: Store) -> None:
    app = type_in(type_in(form(), FIRST, "5"), SECOND, "1")
    by_bo(record, first="7")
    app = app.run()
    assert shown(app, FIRST) == "7" and re.search(r"Ændret af Bo kl\. \d\d\.\d\d; der stod »5«\.", told(app))
    assert told(app).count("Ændret af Bo") == 1 and "Ændret af Bo" in told(type_in(app, SECOND, "2"))
    assert "Ændret af Bo" not in told(type_in(app, FIRST, "8"))


def test_a_field_that_was_blank_and_is_written_by_another_says_so_until_it_is_checked(record: Store) -> None:
    app = form()
    by_bo(record, second="7")
    app = app.run()
    assert "Skrevet af Bo kl." in told(app)
    assert "Skrevet af Bo" not in told(press(app, "Kontrollér"))


def test_who_writes_over_what_another_has_just_written_is_told(record: Store) -> None:
    app = type_in(form(), FIRST, "5")
    by_bo(record, first="7")
    app = type_in(app, FIRST, "8")
    assert shown(app, FIRST) == "8" and "Bo skrev »7« kl." in told(app)


def test_what_stood_there_when_the_page_was_opened_is_nobodys_change(record: Store) -> None:
    by_bo(record, first="7")
    assert "Bo kl." not in told(form()).partition("Kladde gemt")[0]
