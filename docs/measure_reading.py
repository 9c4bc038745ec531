"""Send every file of the tests through the reader, and write what came of it: ``python -m docs.measure_reading``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from outcomes.problem import Problem
from tests.loaders.test_files import CASES, outcome

PAGE = Path(__file__).with_name("reading.md")
_START, _END = "<!-- measured -->\n", "<!-- /measured -->\n"
_ANSWERS = ("read", "read with a warning", "asked", "refused")
_QUOTED = re.compile(r"»[^«]*«|[0-9]+")
_UNSEEN = {"  ": " [two spaces] ", "\u00a0": "[NBSP]", "\u2009": "[thin space]", "\u202f": "[narrow NBSP]"}


class _Row(NamedTuple):
    """What the files in one row of the table share: the group, the answer, and what is said, without what it quotes."""

    group: str
    answer: str
    said: str


def main() -> None:
    """Rewrite the measured part of ``docs/reading.md``."""
    PAGE.write_text(page(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


def page(text: str) -> str:
    """The page with its measured part measured anew."""
    before, rest = text.split(_START)
    measured = "\n".join(_measured())
    return f"{before}{_START}{measured}\n{_END}{rest.split(_END)[1]}"


def _measured() -> Iterator[str]:
    sent: dict[_Row, list[str]] = {}
    said: dict[_Row, str] = {}
    for group, cases in CASES.items():
        for case in cases:
            told = sorted(outcome(case).problems, key=lambda problem: problem.severity != "error")
            row = _Row(group, _answer(told), _QUOTED.sub("", told[0].message) if told else "")
            sent.setdefault(row, []).append(case.what)
            said.setdefault(row, told[0].sentence if told else "")
    count = Counter(row.answer for row, files in sent.items() for _ in files)
    yield f"{count.total()} files: " + ", ".join(f"{count[answer]} {answer}" for answer in _ANSWERS) + "."
    yield from ("", "| | files | what is sent | answer | what is said |", "|---|---:|---|---|---|")
    for row, files in sent.items():
        cells = (row.group, str(len(files)), "; ".join(files), row.answer, said[row])
        yield f"| {' | '.join(map(_cell, cells))} |"


def _answer(told: list[Problem]) -> str:
    if not told:
        return "read"
    if told[0].severity == "warning":
        return "read with a warning"
    # A row that is named can be mended; a file with a CPR number is not kept while somebody does.
    return "asked" if told[0].row and told[0].code != "cpr" else "refused"


def _cell(text: str) -> str:
    for unseen, name in _UNSEEN.items():
        text = text.replace(unseen, name)
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    main()
