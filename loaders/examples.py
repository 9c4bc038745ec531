"""The invented example reports of a plan: files as people send them, each with its sender and time."""

from __future__ import annotations

import tomllib
from datetime import datetime
from pathlib import Path

from loaders.intake import no_record, receive
from outcomes.example_report import ExampleReport
from outcomes.plan import Plan
from outcomes.report import SentFile


def read_examples(folder: Path, plan: Plan) -> list[ExampleReport]:
    """The examples that ``folder/examples.toml`` lists, in its order.

    Raises ValueError when one does not fit the plan.
    """
    listed = tomllib.loads((folder / "examples.toml").read_text(encoding="utf-8"))["reports"]
    return [_example(folder / one["file"], plan, one["by"], one["at"]) for one in listed]


def _example(path: Path, plan: Plan, by: str, at: datetime) -> ExampleReport:
    content = path.read_bytes()
    checked = receive(SentFile(path.name, content), plan, no_record).checked
    if not checked.can_be_stored:
        raise ValueError(f"{path}: " + " ".join(problem.sentence for problem in checked.problems))
    return ExampleReport(checked.report(plan), content, path.name, by, at)
