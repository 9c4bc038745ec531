"""Reports as people might send them, right, wrong and in between; the same one for the same number."""

from __future__ import annotations

import csv
import io
import random
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from loaders.inert import as_typed
from loaders.intake import no_record
from loaders.plan_folder import read_plan
from outcomes.form import form_rows
from outcomes.report import SentFile
from tests.conftest import PLAN_FOLDER
from ui.report.form.as_report import receive
from ui.report.form.lines import Line, lines_of
from ui.report.questions import Questions

REAL = read_plan(PLAN_FOLDER)
ASKED = [(one, period) for one in REAL.activities for period in REAL.half_years if one.asked_in(period)]
_RIGHT = {
    "number": ({"delivered": "8"}, {"delivered": "0"}, {"delivered": "1.234"}, {"delivered": " 12 "}),
    "share": ({"delivered": "18", "out_of": "20"}, {"delivered": "0", "out_of": "0"}),
    "milestone": ({"choice": "ja"}, {"choice": "nej"}, {"choice": "ja", "date": "1.6.2026"}),
    "assessed": ({"choice": "opfyldt"}, {"choice": "delvist opfyldt"}, {"choice": "ikke opfyldt"}),
    "kroner": ({"delivered": "0"}, {"delivered": "12.500"}, {"delivered": "9.000.000"}),
}
_WRONG = ("ca. 8", "8-10", "-5", "=1+1", "'8", "12,5 %", "1.23", "3. maj 2026", "mange", "-", "@", "+45")
_WORDS = ("Regn", "=sum(A1)", "-færre kom", '"citat"; og mere', "skriv til a@b.dk", "ring 31 22 11 00", "Æøå €")


class Generated(NamedTuple):
    """A report, and the form in which the same could be written."""

    questions: Questions
    answers: dict[str, str]
    sent: SentFile


@cache
def generated(number: int) -> Generated:
    """An even number is a form as it is filled in, an odd one a file that something has happened to."""
    chance = random.Random(number)
    activity, period = chance.choice(ASKED)
    questions = Questions(REAL, activity, period, form_rows(activity, period))
    answers: dict[str, str] = {}
    manner = chance.choice(("careful", "hasty", "careless"))
    for line in lines_of(questions.rows, {}):
        if manner == "careful" or chance.random() < 0.85:
            answers |= {line.field(name): text for name, text in _answer(chance, line, manner).items()}
    form = receive(questions, lines_of(questions.rows, answers), answers, no_record)
    content = _by_hand(form.sent.content)
    if number % 2:
        content = chance.choice(_MISHAPS)(content, chance)
    return Generated(questions, answers, SentFile(f"rapport-{number}.csv", content))


def _answer(chance: random.Random, line: Line, manner: str) -> dict[str, str]:
    right = _RIGHT[line.row.answer]
    fields = dict(right[0] if manner == "careful" else chance.choice(right))
    if line.number:
        fields["part"] = f"årgang {2010 + line.number}"
    if manner != "careful" and chance.random() < 0.3:
        fields["note"] = chance.choice(_WORDS)
    if manner == "careless" and chance.random() < 0.2:
        fields |= dict.fromkeys(("delivered", "out_of", "date"), chance.choice(_WRONG))
    if manner == "careless" and chance.random() < 0.1:
        fields["irrelevant"] = "ikke relevant"
    if manner == "careless" and chance.random() < 0.01:
        fields["note"] = "barnet er 010115-1234"
    return fields


def _by_hand(content: bytes) -> bytes:
    """The file as somebody would have typed it, who knows nothing of formulas that must not run."""
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";").writerows([as_typed(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _lines(content: bytes) -> list[str]:
    return content.decode("utf-8-sig").splitlines()


def _file(lines: list[str]) -> bytes:
    return "\r\n".join(lines).encode("utf-8-sig")


def _row_twice(content: bytes, chance: random.Random) -> bytes:
    return _file([*_lines(content), chance.choice(_lines(content)[1:])])


def _row_lost(content: bytes, chance: random.Random) -> bytes:
    lines = _lines(content)
    lines.remove(chance.choice(lines[1:]))
    return _file(lines)


def _rows_mixed(content: bytes, chance: random.Random) -> bytes:
    header, *lines = _lines(content)
    chance.shuffle(lines)
    return _file([header, *lines])


def _sum_below(content: bytes, chance: random.Random) -> bytes:
    return _file([*_lines(content), "I alt;;;;;;;99"])


def _other(was: str, becomes: str) -> Callable[[bytes, random.Random], bytes]:
    def write(content: bytes, chance: random.Random) -> bytes:
        return content.decode().replace(was, becomes, chance.choice((1, -1))).encode()

    return write


_MISHAPS: tuple[Callable[[bytes, random.Random], bytes], ...] = (
    *(_row_twice, _row_lost, _rows_mixed, _sum_below),
    *(_other("2026H1", "2026H2"), _other("2026H2", "2027H1"), _other(";A0", ";A1"), _other(";A1", ";A9")),
    *(_other("Leveret", "Nået"), _other("Ud af", "Leveret"), _other("Bemærkning", "Noter"), _other(";Del", "")),
    *(
        _other(";", "\t"),
        _other(";", ";;"),
        _other('"', ""),
        _other("\r\n", "\n\n"),
        _other("8", "8\N{FIGURE SPACE}000"),
    ),
    lambda content, chance: content.decode("utf-8-sig").encode("cp1252"),
    lambda content, chance: content.decode("utf-8-sig").encode("utf-16"),
    lambda content, chance: content[: chance.randrange(len(content))],
)
