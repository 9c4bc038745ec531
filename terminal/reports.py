"""Reports from the terminal: the form, the check, what is stored, and history from another system."""

from __future__ import annotations

import argparse
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from loaders.history import read_headers
from loaders.intake import AskEarlier, receive
from loaders.personal_data import remark_of
from loaders.plan_folder import read_plan
from loaders.report.check import Checked
from outcomes.export import observation_as_data, problem_as_data, request_as_data
from outcomes.form import FormRow
from outcomes.form_so_far import rows_so_far
from outcomes.period import Period
from outcomes.plan import Activity, Plan
from outcomes.report import Receipt, SentFile
from outcomes.stop import Stop
from store.beside import Beside
from store.history.history import History, read_history
from store.moment import now
from store.store import Store
from terminal.record import activity_of, in_use, of_the_record, require_a_name, to_add_to
from terminal.told import print_json, say, tell, tell_problems, tell_receipts
from writers.form_csv import csv_template
from writers.form_excel import excel_template


def write_template(asked: argparse.Namespace) -> int:
    ending = asked.to.suffix.lower()
    if ending not in (".csv", ".xlsx"):
        raise Stop("Skriv --to FIL.xlsx eller --to FIL.csv: skemaet laves kun til Excel og som CSV.")
    plan, period = read_plan(asked.plan), asked.period
    plan, activity, rows, counted = of_the_record(
        asked.database,
        lambda store: _form(in_use(store, plan), asked.activity, period, store),
        lambda: _form(plan, asked.activity, period),
        "Skemaet er lavet",
    )
    about = activity, period, rows
    _write(asked.to, excel_template(plan, *about, counted) if ending == ".xlsx" else csv_template(*about))
    say(f"Skemaet for aktivitet {activity.title}, {period.words}, ligger i {asked.to}.")
    return 0


def check(asked: argparse.Namespace) -> int:
    plan, sent = read_plan(asked.plan), _sent(asked.file)

    def said(plan: Plan, earlier: AskEarlier) -> Checked:
        return receive(sent, plan, earlier, is_no_cpr=asked.not_cpr).checked

    checked = of_the_record(
        asked.database,
        lambda store: said(in_use(store, plan), store.earlier),
        lambda: said(plan, lambda _report: {}),
        "Rapporten er kontrolleret",
    )
    if asked.json:
        print_json(
            {
                "activity": checked.activity,
                "period": str(checked.period) if checked.period else None,
                "observations": [observation_as_data(found) for found in checked.observations],
                "problems": [problem_as_data(problem) for problem in checked.problems],
            }
            | ({"requests": [request_as_data(one) for one in checked.requests]} if checked.requests else {})
        )
    else:
        tell(checked)
    return 1 if checked.problems else 0


def submit(asked: argparse.Namespace) -> int:
    read = read_plan(asked.plan)
    require_a_name(asked.by)
    _require_the_past(asked.at)
    sent, receipt = _sent(asked.file), None
    with to_add_to(asked.database, read) as (plan, store):
        checked = receive(sent, plan, lambda report: store().earlier(report), is_no_cpr=asked.not_cpr).checked
        if not asked.replace:
            checked = _refusing_losses(checked)
        if checked.can_be_stored:
            about = checked.report(plan), sent.content, sent.filename, asked.by, asked.at
            beside = Beside(remark_of(checked.problems), checked.requests, asked.answer)
            receipt = store().submit(*about, beside=beside)
    if asked.json:
        print_json(
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
        tell(checked)
        tell_receipts([receipt] if receipt else [])
    return 0 if receipt else 1


def import_history(asked: argparse.Namespace) -> int:
    read = read_plan(asked.plan)
    require_a_name(asked.by)
    _require_the_past(asked.at)
    sent, receipts = _sent(asked.file), tuple[Receipt, ...]()
    headers, problems = read_headers(sent)
    with to_add_to(asked.database, read) as (plan, store):
        history = History.refused(problems) if problems else read_history(sent, headers, plan)
        if history.can_be_stored:
            receipts = store().import_history(plan.id, history, sent, asked.by, asked.at)
    if asked.json:
        is_stored = any(not receipt.already_received for receipt in receipts)
        numbers, observations = [one.number for one in receipts], sum(one.observations for one in receipts)
        told = [problem_as_data(problem) for problem in history.problems]
        print_json({"stored": is_stored, "reports": numbers, "observations": observations, "problems": told})
    else:
        tell_problems(history.problems)
        tell_receipts(receipts)
    if history.found > len(history.problems):
        say(f"Der er {history.found - len(history.problems)} til, som ikke er nævnt.")
    return 0 if receipts else 1


def _refusing_losses(checked: Checked) -> Checked:
    """The same, with an error where something that counts would disappear."""
    refused = "Giv --replace, hvis det skal forsvinde."
    problems = (
        replace(problem, severity="error", message=f"{problem.message} {refused}")
        if problem.code == "disappears"
        else problem
        for problem in checked.problems
    )
    return checked._replace(problems=tuple(problems))


def _require_the_past(at: datetime | None) -> None:
    """Raise Stop for a moment that has not come: a report can't have been received then."""
    if at and at > now():
        raise Stop(f"--at {at:%Y-%m-%d %H:%M} (UTC) ligger i fremtiden. Skriv, hvornår rapporten blev modtaget.")


def _write(file: Path, content: bytes) -> None:
    """The whole file, or none."""
    part = file.with_name(f"{file.name}.part")
    try:
        part.write_bytes(content)
        part.replace(file)
    except OSError as error:
        with suppress(OSError):
            part.unlink()
        raise Stop(f"{file} kan ikke skrives. Findes mappen, må du skrive i den, og er der plads?") from error


def _sent(file: Path) -> SentFile:
    try:
        return SentFile(file.name, file.read_bytes())
    except OSError as error:
        raise Stop(f"{file} kan ikke læses. Er det en fil?") from error


def _form(
    plan: Plan, number: int, period: Period, store: Store | None = None
) -> tuple[Plan, Activity, list[FormRow], str]:
    """The rows of the form that the page gives too, and the number of the report that they are filled in with.

    Without a record they are those that the plan asks for.
    """
    activity = activity_of(plan, number)
    if not activity.asked_in(period):
        raise Stop(f"Planen beder ikke aktivitet {activity.title} om noget for {period.words}.")
    if store is None:
        return plan, activity, rows_so_far(activity, period, (), ()), ""
    as_of = store.latest_day(plan.id)
    attained = store.attainment(plan.id, as_of, number)
    rows = rows_so_far(activity, period, attained, store.observations(plan.id, as_of, number))
    counting = (one.number for one in store.reports(plan.id, as_of) if one.slot == (plan.id, number, period))
    return plan, activity, rows, next(counting, "")
