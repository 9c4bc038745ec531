"""The invented examples have a record of their own, and nothing of either is ever shown or stored in the other."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from outcomes.plan import Plan
from outcomes.report import Slot
from store.store import Store
from tests import make
from ui.app import records, session
from ui.app.session import Where

ROOT = Path(__file__).parent.parent.parent.parent
DAY = "2027-02-15"
RECEIVED = "13 af 14 rapporter for 2. halvår 2026 er modtaget"
NONE_RECEIVED = "0 af 14 rapporter for 2. halvår 2026 er modtaget"


@pytest.fixture(autouse=True)
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    opened: list[Store] = []

    def noted(opening: Callable[[], Store]) -> Callable[[], Store]:
        def opens() -> Store:
            opened.append(opening())
            return opened[-1]

        return opens

    monkeypatch.setenv("MONITOR_DATABASE", str(tmp_path / "monitor.duckdb"))
    monkeypatch.setattr(records, "open_real", noted(records.open_real))
    monkeypatch.setattr(records, "open_examples", noted(records.open_examples))
    st.cache_resource.clear()
    yield tmp_path / "monitor.duckdb"
    for store in opened:
        store.close()
    st.cache_resource.clear()


@pytest.fixture
def examples(demo_database: Path, tmp_path: Path) -> Path:
    """The record of the examples, as an earlier visit has made it."""
    return make.copied(demo_database, tmp_path / "monitor-examples.duckdb")


def visit(**asked: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    for name, value in asked.items():
        app.query_params[name] = value
    return app.run()


def page(name: str, **asked: str) -> AppTest:
    """Another page, as one comes to it by its address."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).switch_page(f"pages/{name}.py")
    for parameter, value in asked.items():
        app.query_params[parameter] = value
    return app.run()


def text_of(app: AppTest) -> str:
    assert not app.exception
    return " ".join(element.proto.body for element in app.main.get("html"))


def bring_to_the_same_revision(real: Store, examples: Store, plan: Plan) -> None:
    """Add to the real record, by matchings and a withdrawn report, until it has as many entries as the examples."""
    period = plan.half_years[0]
    for _ in range(examples.revision() - real.revision() - 2):
        real.confirm_matching(plan.id, 3, "prøven", "{}")
    real.submit(make.report(plan, str(period), activity=3), b"tom", "tom.csv", "prøven")
    real.withdraw(Slot(plan.id, 3, period), "prøven", "prøve")
    assert real.revision() == examples.revision()


def test_cached_answers_of_one_record_are_never_shown_in_the_other(examples: Path, real_plan: Plan) -> None:
    visit(examples="1"), visit()
    bring_to_the_same_revision(session._store("real"), session._store("examples"), real_plan)
    for asked, expected in ({"examples": "1"}, RECEIVED), ({}, NONE_RECEIVED), ({"examples": "1"}, RECEIVED):
        assert expected in text_of(visit(as_of=DAY, **asked))


def test_both_records_can_be_open_at_once_and_neither_shows_the_other(examples: Path) -> None:
    for _turn in range(2):
        for chosen, received, report in (
            ({"examples": "1"}, RECEIVED, "ØVELSE-2026H2-03-v1"),
            ({}, NONE_RECEIVED, "Der er ikke modtaget nogen rapport endnu."),
        ):
            assert received in text_of(visit(as_of=DAY, period="2026H2", **chosen))
            shown = text_of(page("activity", activity="3", as_of=DAY, **chosen))
            assert report in shown and ("Opdigtede" in shown) == bool(chosen)


def test_every_cached_answer_is_kept_under_its_record() -> None:
    source = (ROOT / "ui/app/session.py").read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)]
    cached = [one for one in functions if any("cache" in ast.unparse(by) for by in one.decorator_list)]
    assert len(cached) >= 8
    first = {one.name: ast.unparse(one.args.args[0].annotation or one) for one in cached}
    assert set(first.values()) == {"Record", "Where", "View"}
    assert Where._fields[0] == "record" and 'hash_funcs={View: attrgetter("where")}' in source


@pytest.mark.parametrize(("record", "practises"), [({"examples": "1"}, True), ({}, False)])
def test_the_page_of_reports_says_at_once_that_one_practises(
    examples: Path, record: dict[str, str], practises: bool
) -> None:
    told = text_of(page("report", **record)).partition("1. Vælg aktivitet")[0]
    assert ("I øver jer" in told, "Aflever en rigtig rapport" in told) == (practises, practises)


def test_a_database_of_examples_alone_is_practised_in_too(demo_database: Path, database: Path) -> None:
    make.copied(demo_database, database)
    told = text_of(page("report", activity="3", period="2026H2"))
    assert "I øver jer" in told and "Aflever en rigtig rapport" not in told and "(ØVELSE-2026H2-03-v1)" in told


def test_a_visit_that_began_with_the_examples_stays_with_them(examples: Path) -> None:
    app = visit(examples="1")
    app.query_params.clear()
    assert "Opdigtede eksempler." in text_of(app.switch_page("pages/activity.py").run())
    assert app.query_params["examples"] == "1"


def test_every_page_of_the_examples_says_so_and_leads_back(examples: Path) -> None:
    for page in sorted((ROOT / "pages").glob("*.py")):
        said = text_of(visit(examples="1").switch_page(f"pages/{page.name}").run())
        assert "Opdigtede eksempler." in said, page
        assert '<a href="overview" target="_self">Gå til de rigtige sider</a>' in said, page


def test_what_is_delivered_among_the_examples_never_reaches_the_real_record(real_plan: Plan, database: Path) -> None:
    visit(examples="1")
    session._store("examples").submit(make.report(real_plan, "2026H2", activity=3), b"fil", "fil.csv", "prøven")
    assert session._store("real").last_received(real_plan.id) is None
    assert database.with_name("monitor-examples.duckdb").exists()
    assert make.deliveries(session._store("real")) == []


def test_what_a_page_stores_among_the_examples_stays_there(examples: Path, database: Path) -> None:
    app = page("report", activity="3", period="2026H2", examples="1")
    sheet = "Aktivitet;Halvår;Indikator;Leveret\n3;2026H2;A03-06;4\n".encode()
    app.file_uploader[0].set_value(("prøve.csv", sheet, "text/csv")).run()
    app.text_input(key="report/by").set_value("Brønshøj Boldklub")
    next(box for box in app.checkbox if str(box.key).startswith("report/consent")).check()
    app.button(key="report/store").click().run()
    told = text_of(app)
    assert "ØVELSE: intet er afleveret" in told and "ØVELSE-2026H2-03-v2" in told and "HR-2026" not in told
    assert "Der er ikke modtaget nogen rapport endnu." in text_of(page("activity", activity="3"))
    assert make.deliveries(session._store("real")) == []


def test_a_new_year_of_a_plan_comes_into_a_record_that_has_the_year_before(real_plan: Plan, database: Path) -> None:
    with closing(Store(database)) as store:
        store.add_plan(real_plan.model_copy(update={"year": 2025}), by="prøven")
    assert session._store("real").plans() == ("tingbjerg-husum/2026", "tingbjerg-husum/2025")


def test_a_record_of_another_partnership_is_left_alone(database: Path) -> None:
    with closing(Store(database)) as store:
        store.add_plan(make.plan(make.indicator()), by="prøven")
    assert session._store("real").plans() == ("proeve/2026",)


def test_examples_are_not_put_among_real_reports(real_plan: Plan, database: Path) -> None:
    store = Store(database.with_name("monitor-examples.duckdb"))
    store.add_plan(real_plan, by="prøven")
    store.submit(make.report(real_plan, "2026H1", activity=3), b"fil", "fil.csv", "prøven")
    store.close()
    app = visit(examples="1")
    assert "Databasen har rigtige rapporter." in app.error[0].value
    database.with_name("monitor-examples.duckdb").unlink()


def test_only_a_plan_that_has_examples_offers_them(real_plan: Plan) -> None:
    assert records.has_examples(real_plan)
    assert not records.has_examples(make.plan(make.indicator()))
