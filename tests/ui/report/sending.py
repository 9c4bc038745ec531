"""A file is sent on its page and stored, without a browser."""

from __future__ import annotations

import re

from streamlit.testing.v1 import AppTest

from tests.pages.visits import plain, row, text_of, visit

_HEADER = "Aktivitet;Halvår;Indikator;Leveret;Ud af;Bemærkning"


def page(**asked: str) -> AppTest:
    """The page of activity 3's report for the second half-year of 2026."""
    return visit("report", **{"activity": "3", "period": "2026H2"} | asked)


def as_csv(*lines: str) -> bytes:
    """A report of activity 3 for 2026H2; a line is the indicator and what follows it."""
    return "\r\n".join([_HEADER, *(f"3;2026H2;{line}" for line in lines)]).encode()


def send(app: AppTest, content: bytes, name: str = "rapport.csv", kind: str = "text/csv") -> AppTest:
    app.file_uploader[0].set_value((name, content, kind)).run()
    assert not app.exception
    return app


def store(app: AppTest, by: str = "Brønshøj Boldklub") -> AppTest:
    app.text_input(key="report/by").set_value(by)
    app.button(key="report/store").click().run()
    assert not app.exception
    return app


def can_be_stored(app: AppTest) -> bool:
    return "report/store" in [button.key for button in app.button]


def alerts(app: AppTest) -> str:
    """What is wrong."""
    told = re.findall(r'role="alert">(.*?)</section>', text_of(app), flags=re.DOTALL)
    return " ".join([*map(plain, told), *(error.value for error in app.error)])


def receipt(app: AppTest) -> str:
    """What it says; '' when there is none."""
    return " ".join(map(plain, re.findall(r'<section class="receipt".*?</section>', text_of(app))))


def preview(app: AppTest) -> str:
    """The table of what is delivered; '' when there is none."""
    without_receipt = re.sub(r'<section class="receipt".*?</section>', "", text_of(app), flags=re.DOTALL)
    tables: list[str] = re.findall(r"<table.*?</table>", without_receipt, flags=re.DOTALL)
    return next((table for table in tables if "Det afleverer I" in table), "")


def previewed(app: AppTest, name: str) -> str:
    return row(preview(app), name)


def versions(app: AppTest) -> dict[int, str]:
    """What the history says of each version."""
    told = map(plain, re.findall(r'<section class="version">.*?</section>', text_of(app), flags=re.DOTALL))
    return {int(version[len("HR-2026H2-03-v")]): version for version in told}


def withdraw(app: AppTest, by: str, reason: str) -> AppTest:
    """Open the box under the newest version, write who and why, and press."""
    app.session_state[f"withdraw-open-HR-2026H2-03-v{max(versions(app))}"] = True
    app.run()
    app.text_input[-1].set_value(by)
    app.text_area[-1].set_value(reason)
    app.button[-1].click().run()
    assert not app.exception
    return app
