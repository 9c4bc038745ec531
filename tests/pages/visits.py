"""A visit to a page of the dashboard without a browser."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from html import unescape
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from outcomes.plan import Plan
from store.store import Store
from tests import make
from ui.app import session

ROOT = Path(__file__).parent.parent.parent


@contextmanager
def using(database: Path) -> Iterator[Path]:
    """The pages that are drawn meanwhile have this database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MONITOR_DATABASE", str(database))
        st.cache_resource.clear()
        yield database
        session._store("real").close()
        st.cache_resource.clear()


def with_plan(database: Path, plan: Plan, *values: tuple[str, int]) -> None:
    """The plan in the record, and what its first activity has reported for the first half-year of 2026."""
    store = Store(database)
    store.add_plan(plan, by="prøven", at=datetime(2026, 1, 1))
    if values:
        store.submit(make.report(plan, "2026H1", *values), b"fil", "fil.csv", "prøven", datetime(2026, 7, 5))
    store.close()


def visit(page: str = "overview", **asked: str) -> AppTest:
    """Open a page with what the address asks for; nothing must go wrong."""
    app = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    if page != "overview":
        app.switch_page(f"pages/{page}.py")
    for name, value in asked.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def text_of(app: AppTest) -> str:
    return " ".join(element.proto.body for element in app.main.get("html"))


def seen(page: str = "overview", **asked: str) -> str:
    """All that a page says."""
    return text_of(visit(page, **asked))


def plain(html: str) -> str:
    """The words of a piece of a page."""
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", html)).split())


def row(html: str, *said: str) -> str:
    """What the one row says that says all of this."""
    rows = [plain(found) for found in re.findall(r"<tr.*?</tr>", html, flags=re.DOTALL)]
    [found] = [row for row in rows if all(words in row for words in said)]
    return found
