"""A form that is open in a browser when the server is started: what it was drawn with, and what is typed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel, ValidationError

from outcomes.report import NOT_APPLICABLE, Slot
from ui.app import connection
from ui.report.form.lines import CHOICES, choice_names

_NOT_ANSWERS = ("words",)  # what is unfolded


class Drawn(BaseModel):
    """What the record held when the fields were drawn last, and how far the person had come."""

    round: int
    answers: dict[str, str]
    is_checking: bool
    is_faultless: bool


def field_key(slot: Slot, round: int, name: str) -> str:
    """The session key of a field."""
    plan, activity, period = slot
    return f"form/{plan}/{activity}/{period}/{round}/{name}"


def drawn_key(slot: Slot) -> str:
    """The session key of what the browser keeps of it."""
    plan, activity, period = slot
    return f"form/drawn/{plan}/{activity}/{period}"


def drawn(slot: Slot) -> Drawn | None:
    """What the browser keeps; None when it has no form for the report."""
    try:
        return Drawn.model_validate_json(connection.held().get(drawn_key(slot), ""))
    except ValidationError:
        return None


def typed_since(slot: Slot, before: Drawn) -> Mapping[str, str]:
    """The fields that hold something else than they were drawn with; the others are as the record has them by now."""
    return {name: text for name, text in _fields(slot, before.round) if text != before.answers.get(name, "")}


def as_answer(value: str | bool | None) -> str:
    """What a field holds, as an answer."""
    return (NOT_APPLICABLE if value else "") if isinstance(value, bool) else value or ""


def _fields(slot: Slot, round: int) -> Iterator[tuple[str, str]]:
    chosen = {called: choice for kind in CHOICES for choice, called in choice_names(kind).items()}
    for key, value in connection.held().items():
        name = key.removeprefix(field_key(slot, round, ""))
        kind = name.rpartition(":")[2]
        if name != key and kind not in _NOT_ANSWERS:
            text = as_answer(value)
            yield name, chosen.get(text, text) if kind == "choice" else text
