"""What a command tells: JSON on stdout, messages on stderr."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from loaders.report.check import Checked
from outcomes.problem import Problem
from outcomes.report import Receipt
from outcomes.stop import Stop


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


class _Causes(logging.Handler):
    """Tells what lies behind a fault, after its number; the sentence is said by whoever has met it."""

    def emit(self, record: logging.LogRecord) -> None:
        cause = record.exc_info[1] if record.exc_info else None
        while cause and cause.__cause__:
            cause = cause.__cause__
        if cause and not isinstance(cause, Stop) and record.args:
            number, *_rest = record.args
            say(f"Fejl {number}: {type(cause).__name__}: {' '.join(str(cause).split())}")


@contextmanager
def causes_told() -> Iterator[None]:
    """While a command runs, what lies behind each fault is told in a line of its own."""
    log, causes = logging.getLogger("monitor"), _Causes()
    log.addHandler(causes)
    try:
        yield
    finally:
        log.removeHandler(causes)
