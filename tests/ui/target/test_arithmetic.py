"""How a verdict came about is said in sentences, and the sentences say what the rules decided."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from outcomes.attainment import Attainment
from outcomes.indicator import _FORMS_OF, _NUMERIC_FORMS
from outcomes.plan import Plan
from outcomes.target import Target, targets
from store.store import Store
from tests import make
from ui.kit import marks, words
from ui.target import arithmetic

NA = "ikke relevant"
SPRING, SUMMER, AFTER = date(2026, 5, 1), date(2026, 7, 31), date(2027, 1, 31)
TWO_FIFTHS = {"value": 0.4, "year": 2025}
_DAYS = {"spring": SPRING, "summer": SUMMER, "after": AFTER}
_ANSWERS = {"–": None, "ja": True, "nej": False}


class Case(NamedTuple):
    """One drawn case: an indicator as data, what each half-year says, the day, and what is to be told."""

    asked: dict[str, Any]
    halves: tuple[Any, Any]
    as_of: date
    sentence: str


def drawn() -> Iterator[Case]:
    text = Path(__file__).with_name("sentences.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    for case, sentence in zip(lines[::2], lines[1::2], strict=True):
        asked, first, second, day = case.split(" | ")
        yield Case(_asked(asked), (_answer(first), _answer(second)), _DAYS[day], sentence.strip())


def _asked(text: str) -> dict[str, Any]:
    kind, form, *rest = text.split()
    said: dict[str, Any] = dict(one.split("=") for one in rest)
    numbers: dict[str, Any] = {name: _number(said[name]) for name in ("low", "high") if name in said}
    baseline = {"value": _number(said["baseline"]), "year": 2025} if "baseline" in said else None
    unit = None if kind in ("milestone", "assessed") else "unge"
    due = said.get("due", "2026")
    return {"kind": kind, "form": form, "unit": unit, "baseline": baseline, "due": due, **numbers}


def _answer(text: str) -> Any:
    """As a person would write it: a number, 28/30 for a share, a day, yes or no, a word, or nothing."""
    if text in _ANSWERS:
        return _ANSWERS[text]
    if "/" in text:
        return tuple(int(part) for part in text.split("/"))
    if text[:1].isdigit():
        return date.fromisoformat(text) if "-" in text else _number(text)
    return text


def _number(text: str) -> float:
    return float(text) if "." in text else int(text)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One record for all the cases; each has a plan of its own in it."""
    store = Store(tmp_path_factory.mktemp("record") / "monitor.duckdb")
    yield store
    store.close()


def told(store: Store, asked: Plan, as_of: date, *halves: Sequence[Any]) -> list[tuple[Attainment, str]]:
    """What the rules say, and how it is said, when each half-year says this of the indicators."""
    partnership = asked.partnership.model_copy(update={"id": f"proeve-{len(store.plans())}"})
    plan = asked.model_copy(update={"partnership": partnership})
    store.add_plan(plan, by="prøven", at=datetime(2026, 1, 1))
    for period, values in zip(("2026H1", "2026H2"), halves, strict=True):
        pairs = zip(plan.indicators, values, strict=True)
        observed = [(indicator.id, *_said(value, indicator.kind)) for indicator, value in pairs if value is not None]
        if observed:
            store.submit(make.report(plan, period, *observed), period.encode(), "f", "prøven", datetime(2026, 1, 2))
    judged = targets(plan, store.attainment(plan.id, as_of), store.observations(plan.id, as_of))
    return [(target.row, _sentence(plan, target)) for target in judged]


def _said(value: Any, kind: str) -> tuple[Any, dict[str, Any]]:
    """The value, or of several that which the kind takes."""
    value = value[kind] if isinstance(value, dict) else value
    return (value[0], {"out_of": value[1]}) if isinstance(value, tuple) else (value, {})


def _sentence(plan: Plan, target: Target) -> str:
    return arithmetic.in_words(target, plan.bands).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("as_of", [SPRING, SUMMER, AFTER], ids=str)
def test_the_sentence_is_the_one_that_is_drawn(store: Store, as_of: date) -> None:
    cases = [case for case in drawn() if case.as_of == as_of]
    plan = make.plan(*(make.indicator(f"A01-{number:02}", **case.asked) for number, case in enumerate(cases)))
    sentences = [
        sentence for _, sentence in told(store, plan, as_of, *zip(*(case.halves for case in cases), strict=True))
    ]
    assert sentences == [case.sentence for case in cases]


def test_every_kind_is_drawn_with_its_forms() -> None:
    assert {(case.asked["kind"], case.asked["form"]) for case in drawn()} >= {
        *(("flow", form) for form in _NUMERIC_FORMS),
        *((kind, form) for kind, forms in _FORMS_OF.items() if kind != "share" for form in forms),
        *(("share", form) for form in ("all", "at_least", "range", "increase", "none")),
    }


# Every kind with every form that it can have, and what each kind can be answered with.
_BOUNDS: dict[str, dict[str, float]] = {"at_most": {"high": 0.6}, "range": {"low": 0.4, "high": 0.6}}
_BOUNDS |= {"at_least": {"low": 0.5}, "about": {"low": 0.5}}
LITTLE = {"flow": 0, "running_total": 0, "level": 0, "share": (0, 5), "milestone": False, "assessed": "ikke opfyldt"}
MUCH = {"flow": 9, "running_total": 9, "level": 9, "share": (4, 5), "milestone": True, "assessed": "opfyldt"}
NOBODY = LITTLE | {"share": (0, 0)}


def everything() -> Plan:
    kinds = {kind: sorted(_FORMS_OF.get(kind, _NUMERIC_FORMS)) for kind in MUCH}
    asked = [(kind, form) for kind, forms in kinds.items() for form in forms]
    return make.plan(
        *(
            make.indicator(
                f"A01-{number:02}",
                kind=kind,
                form=form,
                unit=None if kind in ("milestone", "assessed") else "unge",
                baseline=TWO_FIFTHS if form in ("increase", "decrease") else None,
                **_BOUNDS.get(form, {}),
            )
            for number, (kind, form) in enumerate(asked)
        )
    )


@pytest.mark.parametrize("as_of", [SUMMER, AFTER])
@pytest.mark.parametrize("first", [None, NA, LITTLE, MUCH, NOBODY])
@pytest.mark.parametrize("second", [None, NA, LITTLE, MUCH])
def test_every_kind_form_and_state_is_said_as_the_rules_have_it(
    store: Store, first: Any, second: Any, as_of: date
) -> None:
    plan = everything()
    halves = ([value for _ in plan.indicators] for value in (first, second))
    for row, sentence in told(store, plan, as_of, *halves):
        assert re.fullmatch(r"[A-ZÅ0-9»(].*[.?]", sentence) and not re.search(r"None|nan|inf|[{}]|  ", sentence)
        verdicts = [name for name in ("satisfactory", "limited", "inadequate") if marks.verdict(name) in sentence]
        assert verdicts == ([row.verdict] if row.verdict else []), sentence
        if row.verdict and row.share is not None and row.form not in ("at_most", "range"):
            assert f"= {words.percent(row.share)}.".replace("\N{NO-BREAK SPACE}", " ") in sentence
