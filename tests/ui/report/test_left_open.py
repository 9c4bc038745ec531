"""What a form that stood open in a browser says to a server that has been started since."""

from __future__ import annotations

import pytest

from outcomes.period import Period
from outcomes.report import NOT_APPLICABLE, Slot
from ui.app import connection
from ui.report.form import left_open
from ui.report.form.left_open import Drawn, drawn_key, field_key

SLOT = Slot("plan/2026", 3, Period(2026, 2))
DRAWN = Drawn(round=1, answers={"A/:delivered": "8", "B/:delivered": "4"}, is_checking=True, is_faultless=False)


@pytest.fixture
def browser(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What the browser's fields hold."""
    held: dict[str, object] = {drawn_key(SLOT): DRAWN.model_dump_json()}
    monkeypatch.setattr(connection, "held", lambda: held)
    return held


def put(browser: dict[str, object], name: str, value: object, round: int = DRAWN.round) -> None:
    browser[field_key(SLOT, round, name)] = value


def test_only_what_was_typed_since_the_fields_were_drawn_is_new(browser: dict[str, object]) -> None:
    put(browser, "A/:delivered", "8")
    put(browser, "B/:delivered", "5")
    assert left_open.drawn(SLOT) == DRAWN
    assert left_open.typed_since(SLOT, DRAWN) == {"B/:delivered": "5"}


def test_what_was_emptied_is_new_too(browser: dict[str, object]) -> None:
    put(browser, "A/:delivered", "")
    assert left_open.typed_since(SLOT, DRAWN) == {"A/:delivered": ""}


@pytest.mark.parametrize(
    ("name", "value", "answer"),
    [
        ("C/:choice", "Nej", "nej"),
        ("C/:choice", "Overvejende opfyldt", "overvejende opfyldt"),
        ("C/:irrelevant", True, NOT_APPLICABLE),
        ("C/:note", "Nej", "Nej"),
    ],
)
def test_a_choice_is_the_answer_and_not_what_it_is_called(
    browser: dict[str, object], name: str, value: object, answer: str
) -> None:
    put(browser, name, value)
    assert left_open.typed_since(SLOT, DRAWN) == {name: answer}


def test_what_is_unfolded_and_fields_of_an_earlier_form_are_no_answers(browser: dict[str, object]) -> None:
    put(browser, "A/:words", True)
    put(browser, "A/:delivered", "9", round=0)
    assert left_open.typed_since(SLOT, DRAWN) == {}


@pytest.mark.parametrize("said", ["", "{}", None, '{"round": "x"}'])
def test_what_cannot_be_read_is_no_form(browser: dict[str, object], said: object) -> None:
    browser[drawn_key(SLOT)] = said
    assert left_open.drawn(SLOT) is None
