"""A visit to a page of the dashboard without a browser."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

ROOT = Path(__file__).parent.parent.parent


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
