"""What comes of polluted reports; ``python -m tests.loaders.pollution 5000`` counts so many."""

from __future__ import annotations

import sys
from collections import Counter
from random import Random

import loaders.workbook
from loaders.intake import no_record, receive
from loaders.workbook_child import answer
from outcomes.report import SentFile
from tests.loaders.filled import PLAN, WORDS, Filled, filled_in
from tests.loaders.pollution_of_files import KINDS
from tests.loaders.pollution_of_rows import Polluted


def outcome(filled: Filled, polluted: Polluted) -> str:
    """»right«, »warned«, »asked«, »refused«; or »wrong« and »lost«, which must not be."""
    got = receive(SentFile(polluted.filename, polluted.content), PLAN, no_record)
    problems = [
        one for one in got.checked.problems if one.code not in ("due-but-blank", "far-above-target", "over-budget")
    ]
    found = {(one.indicator, one.part): (one.value, one.out_of) for one in got.checked.observations}
    near = None if polluted.rows is None else {row + step for row in polluted.rows for step in (-1, 0, 1)}
    told = [one for one in problems if near is None or one.row in near or (one.row is None and one.severity == "error")]
    if not got.checked.can_be_stored:
        return ("asked" if got.table.rows else "refused") if told else "asked elsewhere"
    if found == filled.said:
        words = sorted(
            text or "" for one in got.checked.observations for text in (one.note, one.evidence, one.next_step)
        )
        same = words == sorted(row[name] for row in filled.rows for name in WORDS)
        return "warned" if problems else "right" if same else "words changed"
    if told:
        return "warned, and not the same"
    return "lost" if found.items() <= filled.said.items() else "wrong"


BAD = ("wrong", "lost", "asked elsewhere")
"""Stored with another value, stored without one, and only told of another place; each without a word where it is."""


def in_this_process(data: bytes) -> bytes:
    """What the child that reads workbooks answers; to start one for each case takes most of the time."""
    return answer(data).encode()


def case(number: int) -> tuple[str, Filled, Polluted]:
    """One of the cases; the same number is always the same."""
    luck = Random(number)
    name = [*KINDS][number % len(KINDS)]
    filled = filled_in(luck)
    return name, filled, KINDS[name](filled, luck)


def main() -> None:
    """Count what comes of so many cases, and name those that must not be."""
    loaders.workbook._ask_child = in_this_process
    counted: dict[str, Counter[str]] = {name: Counter() for name in KINDS}
    for number in range(int(sys.argv[1])):
        name, filled, polluted = case(number)
        came = outcome(filled, polluted)
        counted[name][came] += 1
        if came in BAD:
            sys.stdout.write(f"case {number}, {name}: {came}\n")
    for name, counts in counted.items():
        sys.stdout.write(f"{name}: {dict(counts)}\n")
    sys.stdout.write(f"all: {dict(sum(counted.values(), Counter()))}\n")


if __name__ == "__main__":
    main()
