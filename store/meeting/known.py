"""What is known of one kind at the end of a day."""

from __future__ import annotations

from datetime import date
from typing import Any

from store.ask.answers import Answers
from store.moment import end_of


def known(store: Answers, kind: str, question: str, plan: str, as_of: date) -> list[dict[str, Any]]:
    """The rows of ``store/ask/<question>.sql`` of a plan; asked only where anything of the kind has been said of it."""
    [ever] = store.ask_once("around_meetings", plan)
    return store.ask(question, {"plan": plan, "as_of": end_of(as_of)}) if ever[kind] else []
