"""What a command tells: JSON on stdout, messages on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from loaders.report.check import Checked
from outcomes.problem import Problem
from outcomes.report import Receipt


def tell(checked: Checked) -> None:
    tell_problems(checked.problems)
    if not checked.problems:
        say(f"Alt er i orden: {len(checked.observations)} indberetninger.")


def tell_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        say(f"{'Ret' if problem.severity == 'error' else 'Se'}: {problem.sentence}")


def tell_receipts(receipts: Sequence[Receipt]) -> None:
    for receipt in receipts:
        already = "er allerede modtaget som" if receipt.already_received else "er gemt som"
        observations = "1 indberetning" if receipt.observations == 1 else f"{receipt.observations} indberetninger"
        say(f"Rapporten {already} {receipt.number} med {observations}.")
    if not receipts:
        say("Intet er gemt. Ret filen, og prøv igen.")


def say(message: str) -> None:
    print(message, file=sys.stderr)


def print_json(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))
