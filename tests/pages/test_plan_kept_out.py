"""A plan folder that can't be taken into use: every page says so and why, and goes on with the version that holds."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

import pytest
import streamlit as st

import settings
from outcomes.plan import Plan
from store.homes.choose import home_beside
from store.store import Store
from tests import make
from tests.conftest import PLAN_FOLDER
from tests.outcomes.test_plan_change import agreed
from tests.pages.visits import seen
from ui.app import session

SAYS = "Planen i mappen tingbjerg-husum/2026 er ikke taget i brug, så den, der gælder, bruges stadig:"
FILE = "activities/03-tidlig-foreningsstart.toml"


@pytest.fixture
def folder(database: Path, tmp_path: Path, real_plan: Plan, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped plan in a folder of its own, and a record in which two of its targets have been reported on."""
    with closing(Store(database)) as store:
        store.add_plan(real_plan, "prøven", datetime(2026, 1, 1))
        said = make.report(real_plan, "2026H2", ("A03-06", 9), ("A03-08", 12), activity=3)
        store.submit(said, b"fil", "fil.csv", "prøven", datetime(2026, 9, 1))
    monkeypatch.setattr(settings, "PLANS", tmp_path / "plans")
    return shutil.copytree(PLAN_FOLDER, tmp_path / "plans/tingbjerg-husum/2026")


def change(folder: Path, old: str, new: str, file: str = FILE) -> None:
    """Change the first place of a file that says something, and start the server again."""
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    start_again()


def start_again() -> None:
    session._store("real").close()
    st.cache_resource.clear()


def ask_a_level_of_a_flow(folder: Path) -> None:
    change(folder, 'unit = "forældre"\nkind = "flow"', 'unit = "forældre"\nkind = "level"')


def test_a_plan_that_changes_what_is_reported_on_is_told_on_every_page_and_not_used(folder: Path) -> None:
    assert "er ikke taget i brug" not in seen()
    ask_a_level_of_a_flow(folder)
    for page in ("overview", "status", "indicator", "report", "rules", "accessibility"):
        told = seen(page, indicator="A03-06")
        assert f"{SAYS} A03-06 »Forældre på trænerkursus« er indberettet (HR-2026H2-03-v1), men kind var" in told
        assert "Se det hele med cli.py plan load." in told
        assert "Planen, som den blev læst 1. januar 2026 kl. 01.00." in told
    assert [row.kind for row in session.store().attainment(*_today()) if row.indicator == "A03-06"] == ["flow"]


def test_it_is_told_in_the_visitors_language(folder: Path) -> None:
    ask_a_level_of_a_flow(folder)
    assert "The plan in the folder tingbjerg-husum/2026 has not been taken into use" in seen(lang="en")


def test_it_is_told_until_a_newer_version_has_come_from_elsewhere(
    folder: Path, database: Path, real_plan: Plan
) -> None:
    ask_a_level_of_a_flow(folder)
    assert SAYS in seen()
    with closing(Store(None, home=home_beside(database))) as terminal:
        assert terminal.add_plan(real_plan.model_copy(update={"title": "Mildere plan"}), "sekretariatet")
    told = seen()
    assert "er ikke taget i brug" not in told and "<h1>Mildere plan</h1>" in told


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: change(folder, 'kind = "flow"', 'kind = "flwo"'),
        lambda folder: change(folder, "title = ", "titel = ", "plan.toml"),
        lambda folder: change(folder, "[", "[[[", "theory.toml"),
    ],
)
def test_a_folder_that_cannot_be_read_is_told_on_every_page_and_the_plan_goes_on(
    folder: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(folder)
    for page in ("overview", "report"):
        told = seen(page)
        assert SAYS in told and "Planen, som den blev læst 1. januar 2026" in told and str(folder) not in told


def test_a_folder_of_a_new_year_that_cannot_be_read_stops_no_page(folder: Path) -> None:
    shutil.copytree(folder, folder.with_name("2027"))
    change(folder.with_name("2027"), "title = ", "titel = ", "plan.toml")
    assert "Planen i mappen tingbjerg-husum/2027 er ikke taget i brug" in seen()


def test_the_examples_go_on_with_the_plan_that_they_answer(folder: Path, database: Path, demo_database: Path) -> None:
    make.copied(demo_database, database.with_name("monitor-examples.duckdb"))
    ask_a_level_of_a_flow(folder)
    told = seen("activity", examples="1", activity="3")
    session._store("examples").close()
    assert SAYS in told and "ØVELSE-2026H2-03-v1" in told


def test_what_is_agreed_is_told_at_its_target(database: Path) -> None:
    now = agreed({"kind": "level"}, {"kind": "flow"})
    with closing(Store(database)) as store:
        store.add_plan(make.plan(make.indicator(kind="level")), "prøven", datetime(2026, 1, 1))
        store.submit(make.report(make.plan(), "2026H1", ("A01-01", 4)), b"fil", "fil.csv", "prøven")
        store.add_plan(make.plan(make.indicator(), make.indicator("A01-02"), changes=[now]), "prøven")
    told = seen("indicator", indicator="A01-01")
    assert "Det, der blev indberettet før, læses som det, planen spørger om nu:" in told
    assert "Klubben har altid talt sådan." in told and "(Styregruppen, 2. november 2026)" in told
    assert "læses som det, planen spørger om nu" not in seen("indicator", indicator="A01-02")


def _today() -> tuple[str, date]:
    plan = session.asked_plan() if session.store().plans() else ""
    return plan, session.store().latest_day(plan)
