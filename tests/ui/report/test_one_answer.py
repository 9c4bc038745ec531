"""One report, one answer: from the terminal, as it is stored, on the page and in the form."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import cli
from loaders.examples import read_examples
from loaders.intake import no_record, read, receive
from loaders.own_sheet.matching import needs_matching
from loaders.report.check import Checked
from outcomes.export import observation_as_data, problem_as_data
from outcomes.form import form_rows
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import SentFile
from store.examples import fill_with_examples
from store.store import Store
from terminal import record as terminal_record
from terminal import reports
from tests.ui.report.reports import REAL, generated
from ui.app import session
from ui.report import upload
from ui.report.form import as_report
from ui.report.form.lines import answers_of, lines_of
from ui.report.questions import Questions

ROOT = Path(cli.__file__).parent
EXAMPLES = sorted((ROOT / "data/examples" / REAL.id).glob("*/*.csv"))
HOW_MANY = 200


class Told(NamedTuple):
    """What is told of a report."""

    about: tuple[int | None, str | None]
    observations: list[dict[str, Any]]
    problems: list[dict[str, Any]]


Terminal = Callable[..., Any]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """All the examples are in it, so that there is something earlier to compare with."""
    store = Store(tmp_path_factory.mktemp("record") / "monitor.duckdb")
    store.add_plan(REAL.model_copy(update={"review": None}), by="prøven")  # nothing is locked
    fill_with_examples(store, REAL, read_examples(ROOT / "data/examples" / REAL.id, REAL))
    yield store
    store.close()


@pytest.fixture
def terminal(record: Store, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Terminal:
    """What a verb answers in JSON; the plan is read and the record opened once for all of them."""

    def known(folder: Path) -> Plan:
        return REAL

    monkeypatch.setenv("MONITOR_CLOCK", "2027-02-08T10:00")  # the examples have come by then
    monkeypatch.setattr(reports, "read_plan", known)
    monkeypatch.setattr(terminal_record, "open_to_read", lambda database: nullcontext(record))
    monkeypatch.setattr(reports, "to_add_to", lambda database, plan: nullcontext((plan, lambda: record)))
    monkeypatch.setattr(session, "store", lambda: record)

    def answer(*words: object) -> Any:
        cli.main([*map(str, words), "--json", "--database", str(ROOT)])
        said = capsys.readouterr()
        assert said.err.startswith("Uret er stillet") and said.err.count("\n") == 1
        return json.loads(said.out)

    return answer


def told(checked: Checked) -> Told:
    period = str(checked.period) if checked.period else None
    observations = [observation_as_data(one) for one in checked.observations]
    return Told((checked.activity, period), observations, [problem_as_data(one) for one in checked.problems])


def in_order(said: Told) -> Told:
    """A form asks last what is still outstanding, wherever it stands in a file."""
    return said._replace(observations=sorted(said.observations, key=lambda one: (one["indicator"], one["part"] or "")))


def questions_about(number: int, period: Period) -> Questions:
    activity = REAL.activity(number)
    assert activity is not None
    return Questions(REAL, activity, period, form_rows(activity, period))


def assert_one_answer(terminal: Terminal, sent: SentFile, folder: Path) -> Told:
    """Checked, on its page and sent, the report is told the same of; and it is stored when there are no errors."""
    (folder / sent.filename).write_bytes(sent.content)
    answer = terminal("check", folder / sent.filename)
    checked = Told((answer["activity"], answer["period"]), answer["observations"], answer["problems"])
    if not needs_matching(read(sent)):
        number, period = checked.about
        received = upload.receive(questions_about(number or 1, Period.parse(period or "2026H2")), sent)
        assert received is not None and told(received.checked) == checked
    receipt = terminal("submit", folder / sent.filename, "--by", "Bo", "--replace")
    is_good = all(problem["severity"] == "warning" for problem in checked.problems)
    assert (receipt["problems"], receipt["report"] is not None) == (checked.problems, is_good)
    assert receipt["observations"] == (len(checked.observations) if is_good else 0)
    return checked


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_an_example_has_one_answer(terminal: Terminal, record: Store, file: Path, tmp_path: Path) -> None:
    sent = SentFile(file.name, file.read_bytes())
    report = receive(sent, REAL, record.earlier).checked.report(REAL)
    questions = questions_about(report.activity, report.period)
    questions = questions.with_rows_for({observation.indicator for observation in report.observations})
    answers = answers_of(report.observations, questions)
    form = as_report.receive(questions, lines_of(questions.rows, answers), answers, record.earlier)
    assert in_order(told(form.checked)) == in_order(assert_one_answer(terminal, sent, tmp_path))


@pytest.mark.parametrize("number", range(HOW_MANY))
def test_a_generated_report_has_one_answer(terminal: Terminal, record: Store, number: int, tmp_path: Path) -> None:
    questions, answers, sent = generated(number)
    form = as_report.receive(questions, lines_of(questions.rows, answers), answers, record.earlier)
    checked = assert_one_answer(terminal, sent, tmp_path)
    assert number % 2 or told(form.checked) == checked


def test_the_generated_reports_are_right_and_wrong_in_many_ways() -> None:
    found = [receive(generated(number).sent, REAL, no_record).checked for number in range(HOW_MANY)]
    kinds = Counter("error" if not one.can_be_stored else "warning" if one.problems else "clean" for one in found)
    assert set(kinds) == {"error", "warning", "clean"} and min(kinds.values()) >= 10
    assert len({problem.code for one in found for problem in one.problems}) >= 30
