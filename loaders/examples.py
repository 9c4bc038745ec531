"""The invented examples of a plan: reports as people send them, and what is said around meetings."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from loaders.intake import no_record, receive
from outcomes.decision import NewDecision
from outcomes.example_report import ExampleReport
from outcomes.example_said import (
    ExampleClosing,
    ExampleItem,
    ExampleNote,
    ExampleReminder,
    ExampleReview,
    ExampleSaid,
    ExampleStep,
)
from outcomes.meeting import NewMeeting
from outcomes.plan import Plan
from outcomes.report import SentFile
from outcomes.request import NewRequest
from outcomes.task import NewTask

_SAID: dict[str, type] = {
    "meeting": NewMeeting,
    "decision": NewDecision,
    "task": NewTask,
    "step": ExampleStep,
    "note": ExampleNote,
    "item": ExampleItem,
    "reminder": ExampleReminder,
    "review": ExampleReview,
    "closing": ExampleClosing,
}


def read_examples(folder: Path, plan: Plan) -> list[ExampleReport]:
    """The examples that ``folder/examples.toml`` lists, in its order.

    Raises ValueError when one does not fit the plan.
    """
    listed = tomllib.loads((folder / "examples.toml").read_text(encoding="utf-8"))["reports"]
    return [_example(folder / one["file"], plan, one["by"], one["at"], one) for one in listed]


def read_said(folder: Path) -> list[ExampleSaid]:
    """What ``folder/meetings.toml`` says is said around meetings, in its order; nothing where there is no such file.

    Raises ValueError when something is missing or is not known.
    """
    file = folder / "meetings.toml"
    listed = tomllib.loads(file.read_text(encoding="utf-8"))["said"] if file.exists() else []
    return [ExampleSaid(one["at"], one["by"], _what(one)) for one in listed]


def _what(one: dict[str, Any]) -> Any:
    [name] = one.keys() & _SAID.keys()
    return TypeAdapter(_SAID[name]).validate_python(one[name])


def _example(path: Path, plan: Plan, by: str, at: datetime, beside: dict[str, Any]) -> ExampleReport:
    content = path.read_bytes()
    checked = receive(SentFile(path.name, content), plan, no_record).checked
    if not checked.can_be_stored:
        raise ValueError(f"{path}: " + " ".join(problem.sentence for problem in checked.problems))
    requests = tuple(TypeAdapter(NewRequest).validate_python(one) for one in beside.get("requests", ()))
    return ExampleReport(checked.report(plan), content, path.name, by, at, requests, beside.get("answer"))
