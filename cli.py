"""The dashboard's verbs from a terminal. JSON goes to stdout, messages to stderr."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

import settings
from loaders.examples import read_examples
from loaders.history import read_headers
from loaders.intake import AskEarlier, receive
from loaders.plan_folder import read_plan
from loaders.report.check import Checked
from outcomes.export import attainment_as_data, observation_as_data, plan_as_data, problem_as_data
from outcomes.form import FormRow
from outcomes.form_so_far import rows_so_far
from outcomes.period import Period
from outcomes.plan import Activity, Plan
from outcomes.problem import Problem
from outcomes.report import Receipt, SentFile
from outcomes.stop import Stop
from store.connection import RecordUnavailable
from store.examples import fill_with_examples
from store.history import History, read_history
from store.moment import parse_moment
from store.reading import open_to_read
from store.store import Store
from writers.form_csv import csv_template
from writers.form_excel import excel_template

Answer = TypeVar("Answer")


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 done, 1 refused or not possible, 141 nobody reads on."""
    asked = _parser().parse_args(arguments)
    try:
        code = int(asked.run(asked))
        sys.stdout.flush()
        return code
    except Stop as stop:
        _say(str(stop))
        return 1
    except BrokenPipeError:  # as of head; what Python has yet to write goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141  # as of a program that the broken pipe ends


def show_plan(asked: argparse.Namespace) -> int:
    _print_json(plan_as_data(read_plan(asked.plan)))
    return 0


def write_template(asked: argparse.Namespace) -> int:
    plan = read_plan(asked.plan)
    activity, period = _activity(plan, asked.activity), asked.period
    if not activity.asked_in(period):
        raise Stop(f"Planen beder ikke aktivitet {activity.title} om noget for {period.words}.")
    rows = _form_rows(asked.database, plan, activity, period)
    is_excel = asked.to.suffix.lower() == ".xlsx"
    form = excel_template(plan, activity, period, rows) if is_excel else csv_template(activity, period, rows)
    try:
        asked.to.write_bytes(form)
    except OSError as error:
        raise Stop(f"{asked.to} kan ikke skrives. Findes mappen, og må du skrive i den?") from error
    _say(f"Skemaet for aktivitet {activity.title}, {period.words}, ligger i {asked.to}.")
    return 0


def check(asked: argparse.Namespace) -> int:
    checked = receive(_sent(asked.file), read_plan(asked.plan), _earlier(asked.database)).checked
    if asked.json:
        _print_json(
            {
                "activity": checked.activity,
                "period": str(checked.period) if checked.period else None,
                "observations": [observation_as_data(found) for found in checked.observations],
                "problems": [problem_as_data(problem) for problem in checked.problems],
            }
        )
    else:
        _tell(checked)
    return 1 if checked.problems else 0


def submit(asked: argparse.Namespace) -> int:
    plan = read_plan(asked.plan)
    _require_a_name(asked.by)
    sent, receipt = _sent(asked.file), None
    with ExitStack() as opened:
        store = cache(lambda: opened.enter_context(_store(asked.database, plan)))
        checked = receive(sent, plan, lambda report: store().earlier(report)).checked
        if checked.can_be_stored:
            receipt = store().submit(checked.report(plan), sent.content, sent.filename, asked.by, asked.at)
    if asked.json:
        _print_json(
            {
                "stored": receipt is not None and not receipt.already_received,
                "already_received": receipt is not None and receipt.already_received,
                "report": receipt.number if receipt else None,
                "version": receipt.version if receipt else None,
                "observations": receipt.observations if receipt else 0,
                "problems": [problem_as_data(problem) for problem in checked.problems],
            }
        )
    else:
        _tell(checked)
        _tell_receipts([receipt] if receipt else [])
    return 0 if receipt else 1


def import_history(asked: argparse.Namespace) -> int:
    plan = read_plan(asked.plan)
    _require_a_name(asked.by)
    sent, receipts = _sent(asked.file), tuple[Receipt, ...]()
    headers, problems = read_headers(sent)
    history = History.refused(problems) if problems else read_history(sent, headers, plan)
    if history.can_be_stored:
        with _store(asked.database, plan) as store:
            receipts = store.import_history(plan.id, history, sent, asked.by, asked.at)
    if asked.json:
        is_stored = any(not receipt.already_received for receipt in receipts)
        numbers, observations = [one.number for one in receipts], sum(one.observations for one in receipts)
        told = [problem_as_data(problem) for problem in history.problems]
        _print_json({"stored": is_stored, "reports": numbers, "observations": observations, "problems": told})
    else:
        _tell_problems(history.problems)
        _tell_receipts(receipts)
    if history.found > len(history.problems):
        _say(f"Der er {history.found - len(history.problems)} til, som ikke er nævnt.")
    return 0 if receipts else 1


def show_attainment(asked: argparse.Namespace) -> int:
    plan = read_plan(asked.plan)
    if asked.activity is not None:
        _activity(plan, asked.activity)
    with open_to_read(asked.database) as store:
        store.add_plan(plan, by="cli")
        rows = store.attainment(plan.id, asked.as_of, asked.activity)
    if asked.json:
        _print_json([attainment_as_data(row) for row in rows])
    else:
        for row in rows:
            print(row.indicator, row.part, row.due, row.mark, "" if row.delivered is None else row.delivered, sep="\t")
    return 0


def make_demo(asked: argparse.Namespace) -> int:
    plan = read_plan(asked.plan)
    folder = settings.EXAMPLES / plan.id
    if not folder.is_dir():
        raise Stop(f"Der er ingen eksempler til {plan.title}.")
    try:
        examples = read_examples(folder, plan)
    except ValueError as error:
        raise Stop(f"Eksemplerne passer ikke til planen: {error}") from error
    with _store(asked.database, plan) as store:
        fill_with_examples(store, plan, examples)
    _say(f"{len(examples)} opdigtede eksempelrapporter ligger i {asked.database}.")
    return 0


def _require_a_name(by: str) -> None:
    if not by.strip():
        raise Stop("Skriv efter --by, hvem der afleverer.")


def _sent(file: Path) -> SentFile:
    try:
        return SentFile(file.name, file.read_bytes())
    except FileNotFoundError as error:
        raise Stop(f"{file} findes ikke.") from error
    except OSError as error:
        raise Stop(f"{file} kan ikke læses. Er det en fil?") from error


def _earlier(database: Path) -> AskEarlier:
    """What the record says of other half-years."""
    return lambda report: _of_the_record(database, lambda store: store.earlier(report), {}, "Rapporten er kontrolleret")


def _of_the_record(database: Path, ask: Callable[[Store], Answer], otherwise: Answer, done: str) -> Answer:
    """What the record answers; otherwise this, where there is none or another program holds it, which is said."""
    if not database.exists():
        return otherwise
    try:
        with open_to_read(database) as store:
            return ask(store)
    except RecordUnavailable as stop:
        _say(f"{stop} {done} uden det, der er indberettet før.")
        return otherwise


@contextmanager
def _store(database: Path, plan: Plan) -> Iterator[Store]:
    with closing(Store(database, settings.VERSION)) as store:
        store.add_plan(plan, by="cli")
        yield store


def _form_rows(database: Path, plan: Plan, activity: Activity, period: Period) -> list[FormRow]:
    """The rows of the form that the page gives too; without a record, those that the plan asks for."""

    def so_far(store: Store) -> list[FormRow]:
        as_of = store.latest_day(plan.id)
        attained = store.attainment(plan.id, as_of, activity.number)
        return rows_so_far(activity, period, attained, store.observations(plan.id, as_of, activity.number))

    return _of_the_record(database, so_far, rows_so_far(activity, period, (), ()), "Skemaet er lavet")


def _activity(plan: Plan, number: int) -> Activity:
    activity = plan.activity(number)
    if activity is None:
        raise Stop(f"{plan.title} har ingen aktivitet {number}.")
    return activity


def _tell(checked: Checked) -> None:
    _tell_problems(checked.problems)
    if not checked.problems:
        _say(f"Alt er i orden: {len(checked.observations)} indberetninger.")


def _tell_problems(problems: Iterable[Problem]) -> None:
    for problem in problems:
        _say(f"{'Ret' if problem.severity == 'error' else 'Se'}: {problem.sentence}")


def _tell_receipts(receipts: Sequence[Receipt]) -> None:
    for receipt in receipts:
        already = "er allerede modtaget som" if receipt.already_received else "er gemt som"
        observations = "1 indberetning" if receipt.observations == 1 else f"{receipt.observations} indberetninger"
        _say(f"Rapporten {already} {receipt.number} med {observations}.")
    if not receipts:
        _say("Intet er gemt. Ret filen, og prøv igen.")


def _say(message: str) -> None:
    print(message, file=sys.stderr)


def _print_json(data: Any) -> None:
    print(json.dumps(data, ensure_ascii=False, indent=2))


def _parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--database", type=Path, default=settings.database(), help="the DuckDB file")
    shared.add_argument("--plan", type=Path, default=settings.PLAN, help="the plan folder")
    parser = argparse.ArgumentParser(prog="cli.py", description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="VERB")

    def verb(name: str, run: Any, help: str) -> argparse.ArgumentParser:
        added = verbs.add_parser(name, parents=[shared], help=help, description=help)
        added.set_defaults(run=run)
        return added

    plan = verb("plan", show_plan, "the whole plan as JSON")
    plan.add_argument("--json", action="store_true", help="JSON, which is also the default")
    template = verb("template", write_template, "the form for one activity and half-year")
    template.add_argument("--activity", type=int, required=True)
    template.add_argument("--period", type=_half_year, required=True, help="such as 2026H1")
    template.add_argument("--to", type=Path, required=True, help="FILE.csv or FILE.xlsx")
    checking = verb("check", check, "check a report and store nothing")
    submitting = verb("submit", submit, "check a report and store it: all of it, or nothing")
    importing = verb("import", import_history, "store history from another system: reports of many in one CSV")
    for added in (checking, submitting, importing):
        added.add_argument("file", type=Path)
        added.add_argument("--json", action="store_true")
    for added in (submitting, importing):
        added.add_argument("--by", required=True, help="who delivers the report")
        added.add_argument("--at", type=parse_moment, help="when it was received, for older reports (ISO time)")
    attainment = verb("attainment", show_attainment, "target attainment at the end of a day")
    attainment.add_argument("--as-of", type=date.fromisoformat, required=True, help="such as 2027-01-31")
    attainment.add_argument("--activity", type=int)
    attainment.add_argument("--json", action="store_true")
    verb("demo", make_demo, "fill a database with the invented example reports")
    return parser


def _half_year(text: str) -> Period:
    period = Period.parse(text)
    if period.half is None:
        raise ValueError(f"{text} er ikke et halvår")
    return period


if __name__ == "__main__":
    sys.exit(main())
