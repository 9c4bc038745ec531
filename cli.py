"""The dashboard's verbs from a terminal. JSON goes to stdout, messages to stderr."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import settings
from outcomes.period import Period
from outcomes.stop import Stop
from store.moment import end_of, now, parse_moment
from terminal import answers, log, plans, recovery, reports
from terminal.told import causes_told, say

_DIGITS = 9  # of a number: more than anything here has


def main(arguments: list[str] | None = None) -> int:
    """Run one command. Returns the exit code: 0 done, 1 refused or not possible, 141 nobody reads on."""
    asked = _parser().parse_args(arguments)
    try:
        if settings.clock():
            say(f"Uret er stillet til {now():%Y-%m-%d %H:%M} (UTC) af MONITOR_CLOCK.")
        _require_the_file(asked)
        with causes_told():
            code = int(asked.run(asked))
        sys.stdout.flush()
        return code
    except Stop as stop:
        say(str(stop))
        return 1
    except BrokenPipeError:  # as of head; what Python has yet to write goes nowhere
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 141  # as of a program that the broken pipe ends


def _require_the_file(asked: argparse.Namespace) -> None:
    """Raises Stop where a file that is given to a verb is not there, or is none."""
    file = getattr(asked, "file", None)
    if not file:
        return
    try:
        fault = "er en mappe og ikke en fil" if file.is_dir() else "" if file.exists() else "findes ikke"
    except OSError:
        fault = "kan ikke læses"
    if fault:
        raise Stop(f"{file} {fault}.")


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

    plan = verb("plan", plans.show_or_load, "the whole plan as JSON; plan load takes it into use")
    plan.add_argument("load", nargs="?", choices=["load"], help="take the folder's plan into use, as a new version")
    plan.add_argument("--json", action="store_true", help="JSON, which is also the default")
    plan.add_argument("--by", default="cli", help="who takes it into use")
    plan.add_argument("--replace", action="store_true", help="also when answers would disappear with what is taken out")
    template = verb("template", reports.write_template, "the form for one activity and half-year")
    template.add_argument("--activity", type=_number, required=True)
    template.add_argument("--period", type=_half_year, required=True, help="such as 2026H1")
    template.add_argument("--to", type=Path, required=True, help="FILE.csv or FILE.xlsx")
    checking = verb("check", reports.check, "check a report and store nothing")
    submitting = verb("submit", reports.submit, "check a report and store it: all of it, or nothing")
    importing = verb("import", reports.import_history, "store history from another system: reports of many in one CSV")
    for added in (checking, submitting, importing):
        added.add_argument("file", type=Path)
        added.add_argument("--json", action="store_true")
    for added in (submitting, importing):
        added.add_argument("--by", required=True, help="who delivers the report")
        added.add_argument("--at", type=_moment, help="when it was received, for older reports (ISO time)")
    for added in (checking, submitting):
        added.add_argument("--not-cpr", action="store_true", help="what looks like a CPR number is none")
    submitting.add_argument("--answer", metavar="WORDS", help="what was done about why the report was sent back")
    submitting.add_argument("--replace", action="store_true", help="also when something that counts would disappear")
    pack = verb("pack", answers.make_pack, "two pages for a meeting, and one about each activity by choice")
    pack.add_argument("--as-of", type=_day, required=True, help="such as 2027-01-31")
    pack.add_argument("--to", type=Path, required=True, help="a .pdf or .docx")
    pack.add_argument("--activities", action="store_true", help="with a page about each activity")
    attainment = verb("attainment", answers.show_attainment, "target attainment at the end of a day")
    attainment.add_argument("--as-of", type=_day, required=True, help="such as 2027-01-31")
    attainment.add_argument("--activity", type=_number)
    attainment.add_argument("--json", action="store_true")
    verb("demo", answers.make_demo, "fill a database with the invented example reports")
    _add_verbs_of_the_log(verb)
    return parser


def _add_verbs_of_the_log(verb: Callable[[str, Any, str], argparse.ArgumentParser]) -> None:
    backing_up = verb("backup", log.back_up, "write the log, with all files, into one file")
    backing_up.add_argument("--to", type=Path, required=True, help="the file to write")
    backing_up.add_argument("--recipient", action="append", default=[], help="lock it with a public key of age")
    restoring = verb("restore", recovery.restore, "put the log of a backup where the log lives")
    restoring.add_argument("file", type=Path)
    restoring.add_argument("--identity", type=Path, help="a file with secret keys of age")
    restoring.add_argument("--replace", action="store_true", help="move what lies there aside, where it is another log")
    for added in (backing_up, restoring):
        added.add_argument("--passphrase-file", type=Path, help="a file with the passphrase that locks it")
    rebuilding = verb("rebuild", recovery.rebuild, "make the database anew from the log")
    rebuilding.add_argument("--replace", action="store_true", help="also when the database has what the log lacks")
    rescuing = verb("rescue", recovery.rescue, "write the reports that the database has and the log lacks")
    rescuing.add_argument("file", type=Path, nargs="?", help="a database that was moved aside, instead of the database")
    rescuing.add_argument("--to", type=Path, required=True, help="the folder to make")
    verb("verify", log.verify, "hold the log against its hashes, and the database against the log")
    showing = verb("log", log.show_log, "who has said what, and when")
    showing.add_argument("--after", type=_number, default=0, help="only entries after this position")
    showing.add_argument("--json", action="store_true", help="an entry on each line, with what it says; times are UTC")
    showing.add_argument("--whole", action="store_true", help="with --json: also each plan's document and targets")
    moving = verb("move", log.move, "copy the log to another home")
    moving.add_argument("--to", required=True, help="postgresql://… or FILE.sqlite")
    importing_database = verb("import-database", log.import_database, "take in a database from before the log")
    importing_database.add_argument("file", type=Path)


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) <= _DIGITS):
        raise argparse.ArgumentTypeError(f"»{text}« er ikke et tal. Skriv det som 3.")
    return int(text)


def _half_year(text: str) -> Period:
    try:
        period = Period.parse(text)
    except ValueError:
        period = None
    if period is None or period.half is None:
        raise argparse.ArgumentTypeError(f"»{text}« er ikke et halvår. Skriv det som 2026H1.")
    return period


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
        end_of(day)
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(f"»{text}« er ikke en dag. Skriv den som 2027-01-31.") from error
    return day


def _moment(text: str) -> datetime:
    try:
        return parse_moment(text)
    except (ValueError, OverflowError) as error:
        raise argparse.ArgumentTypeError(f"»{text}« er ikke et tidspunkt. Skriv det som 2026-08-10T14:30.") from error


if __name__ == "__main__":
    sys.exit(main())
