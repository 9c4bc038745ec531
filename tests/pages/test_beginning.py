"""Before anything is reported, each page says what to do next, and invents nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
import streamlit as st

from outcomes.plan import Plan
from store.store import Store
from tests.pages.record import on
from tests.pages.visits import plain, row, seen, visit
from ui.app import session


@pytest.fixture(scope="module", autouse=True)
def database(tmp_path_factory: pytest.TempPathFactory, real_plan: Plan) -> Iterator[Path]:
    """The real plan, for all the tests here: they only read."""
    made = tmp_path_factory.mktemp("beginning") / "monitor.duckdb"
    store = Store(made)
    store.add_plan(real_plan, "prøven", datetime(2026, 1, 1))
    store.close()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MONITOR_DATABASE", str(made))
        st.cache_resource.clear()
        yield made
        session._store("real").close()
        st.cache_resource.clear()


def test_with_no_reports_each_page_says_what_to_do_next() -> None:
    assert "<h2>Sådan kommer I i gang</h2>" in seen()
    assert "Der er ikke indberettet noget endnu." in seen("theory")
    assert "Der er ikke modtaget nogen rapport endnu." in seen("activity", activity="3")
    assert "Hent skema til Excel" in [button.proto.label for button in visit("report").get("download_button")]


def test_with_no_reports_no_money_is_invented() -> None:
    shown = on("economy", year="2026")
    assert "Der er ikke indberettet noget forbrug i 2026." in plain(shown)
    told = row(shown, "I alt, alle poster")
    assert "ikke indberettet" in told and "0 kr" not in told


def test_with_no_reports_examples_are_imagined_and_say_so() -> None:
    imagined = re.findall(r'<div class="example imagined".*?</div>', seen("rules"))
    assert plain(imagined[0]).startswith("Et tænkt eksempel") and len(imagined) >= 20
    assert not any("<a " in example for example in imagined)


def test_a_deep_link_opens_with_no_reports() -> None:
    shown = seen(period="2026H2", by="area", as_of="2026-08-20")
    assert "<h1>Tryghedsplan 2026</h1>" in shown
    assert "0 af 14 rapporter for 2. halvår 2026 er modtaget." in shown
    assert "Positive fællesskaber" in plain(re.findall(r'<th scope="row" role="rowheader">.*?</th>', shown)[2])
