"""The status matrix for any plan and any choice: what is shown is what was asked for."""

from __future__ import annotations

import re
from pathlib import Path

from streamlit.testing.v1 import AppTest

from outcomes.plan import Plan
from tests import make
from tests.pages.visits import seen, text_of, visit, with_plan

ONE = make.plan(make.indicator("A01-01", due="2026H1", label="Unge i job"))
FORTY = make.plan(*(make.indicator(f"A{number:02}-01", due="2026H1") for number in range(1, 41)))


def hidden(app: AppTest) -> list[str]:
    """The rows and groups that the page hides."""
    styles = [element.proto.body for element in app.get("html") if element.proto.body.startswith("<style>.group")]
    return [name for style in styles for name in re.findall(r"\.((?:row|of)-\d+)", style)]


def tables(app: AppTest) -> list[str]:
    """The pieces of the page that hold a table."""
    return [element.proto.body for element in app.get("html") if "<table" in element.proto.body]


def test_with_no_reports_every_target_of_the_plan_is_there(real_plan: Plan) -> None:
    app = visit("status", as_of="2026-08-20")
    text = text_of(app)
    assert "Der er ikke indberettet noget endnu." in text
    assert f"Planen har {len([*real_plan.indicators])} indikatorer." in text
    assert all(f"{one.id} · " in text for one in real_plan.indicators)
    assert hidden(app) == []


def test_one_activity_has_its_value_and_its_mark(database: Path) -> None:
    with_plan(database, ONE, ("A01-01", 13))
    text = seen("status", as_of="2026-08-20")
    assert "Alle 1 mål vises." in text
    assert re.search(r'data-label="1. halvår 2026" class="due near">13 <span', text)
    assert "13 af 15 unge" in text


def test_forty_activities_have_a_group_each(database: Path) -> None:
    with_plan(database, FORTY, ("A01-01", 7))
    assert seen("status", as_of="2026-08-20").count('<section class="group ') == 40


def test_a_choice_in_the_address_hides_the_rest_and_says_so(database: Path) -> None:
    with_plan(database, FORTY, ("A01-01", 7))
    app = visit("status", as_of="2026-08-20", activity="1", state="reported")
    assert "1 af 40 mål vises. Valgt: Aktivitet: 1 Aktivitet nr. 1; Indberetning: indberettet." in text_of(app)
    assert hidden(app) == [f"row-{number}" for number in range(1, 40)] + [f"of-{number}" for number in range(2, 41)]


def test_a_choice_leaves_the_tables_as_they_are_in_the_browser(database: Path) -> None:
    with_plan(database, make.plan(make.indicator("A01-01"), make.indicator("A01-02", due="2028")), ("A01-01", 7))
    app = visit("status", as_of="2026-08-20")
    before = tables(app)
    app.selectbox(key="choice-state").set_value("not_due").run()
    assert len(before) == 1 and tables(app) == before


def test_half_years_that_have_not_begun_have_a_column_when_they_are_asked_for(database: Path) -> None:
    with_plan(database, make.plan(make.indicator("A01-01"), make.indicator("A01-02", due="2028")), ("A01-01", 7))
    text, whole = seen("status", as_of="2026-08-20"), seen("status", as_of="2026-08-20", halves="all")
    assert ">2. halvår 2028</th>" not in text and "· hele 2028" in text and "Vis også halvårene" in text
    assert ">2. halvår 2028</th>" in whole and "· hele 2028" not in whole and "Vis kun de halvår" in whole


def test_an_empty_answer_says_what_to_do(database: Path) -> None:
    with_plan(database, ONE, ("A01-01", 7))
    app = visit("status", as_of="2026-08-20", verdict="limited")
    assert "0 af 1 mål vises." in text_of(app)
    assert "Ingen mål passer til alle valg på en gang." in text_of(app)
    assert len(app.get("download_button")) == 0


def test_one_click_shows_everything_again_and_clears_the_address(database: Path) -> None:
    with_plan(database, ONE, ("A01-01", 7))
    app = visit("status", as_of="2026-08-20", verdict="limited", q="findes ikke")
    app.button(key="all-targets").click().run()
    assert "Alle 1 mål vises." in text_of(app)
    assert asked(app) == {"as_of"}


def test_what_is_chosen_stands_in_the_address_and_what_is_not_does_not(database: Path) -> None:
    with_plan(database, ONE, ("A01-01", 7))
    app = visit("status", as_of="2026-08-20", q="job")
    app.selectbox(key="choice-area").set_value("PF").run()
    app.text_input(key="choice-q").set_value(" job ").run()
    assert asked(app) == {"as_of", "area", "q"}
    assert (app.query_params["area"], app.query_params["q"]) == ("PF", "job")
    app.selectbox(key="choice-area").set_value("").run()
    assert asked(app) == {"as_of", "q"}


def test_what_is_chosen_holds_while_its_choice_is_folded_away(database: Path) -> None:
    with_plan(database, FORTY, ("A01-01", 7))
    app = visit("status", as_of="2026-08-20")
    app.query_params["activity"] = "1"
    app.run()
    assert not app.text_input and "1 af 40 mål vises. Valgt: Aktivitet: 1 Aktivitet nr. 1." in text_of(app)


def test_an_address_that_changes_decides_what_is_shown(database: Path) -> None:
    with_plan(database, FORTY, ("A01-01", 7))
    app = visit("status", as_of="2026-08-20", activity="1")
    app.query_params["activity"] = "2"
    app.run()
    assert "Valgt: Aktivitet: 2 Aktivitet nr. 2." in text_of(app)


def test_what_the_plan_does_not_have_is_left_out_of_the_choice(database: Path) -> None:
    with_plan(database, ONE, ("A01-01", 7))
    text = seen("status", as_of="2026-08-20", area="zzz")
    assert "Alle 1 mål vises." in text
    assert "Adressen beder om indsatsområde »zzz«, som ikke findes her. I ser alle." in text


def test_text_from_the_plan_is_never_markup(database: Path) -> None:
    with_plan(database, make.plan(make.indicator("A01-01", label="<b>Unge</b> & børn")))
    assert "&lt;b&gt;Unge&lt;/b&gt; &amp; børn" in seen("status")


def asked(app: AppTest) -> set[str]:
    return {*app.query_params}
