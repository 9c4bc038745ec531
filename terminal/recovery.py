"""The record when something is lost: a log out of its backup, a database out of its log, and what only that has."""

from __future__ import annotations

import argparse
import shlex
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import settings
from outcomes.form_so_far import rows_so_far
from outcomes.stop import Stop
from store import backup
from store.apply.file import require_unused, set_aside
from store.failures import InUse, RecordUnavailable
from store.homes.choose import home_of
from store.homes.home import Home, HomeTrouble
from store.homes.sqlite import SQLiteHome
from store.lacking import Lacking, LostReport, lacking
from store.log.copying import CanNotBeCopied
from store.log.log import Log
from store.log.verify import damages
from store.moment import in_copenhagen
from terminal.log import copied, entries, key_of, make_the_database, opened
from terminal.record import activity_of
from terminal.told import say
from writers.form_csv import csv_template


def restore(asked: argparse.Namespace) -> int:
    """Put a backup's log where the log lives; what lies there already must be a part of it, or is moved aside."""
    _require_nobody(asked.database)
    with backup.opened(asked.file, key_of(asked)) as source:
        if found := next(damages(source), None):
            raise Stop(f"{found.sentence} Intet er ændret.")
        if _is_more(asked, source, asked.file.name):
            _move_aside(asked.database)
        try:
            reached = copied(source, home_of(asked.database))
        except (CanNotBeCopied, HomeTrouble) as trouble:
            home = home_of(asked.database)
            if not asked.replace and not _has_only_plans(home):
                raise Stop(f"{trouble} Giv --replace for at flytte det, der ligger der, til side.") from trouble
            _move_log_aside(home)
            reached = copied(source, home_of(asked.database))
    make_the_database(asked.database)
    say(f"{entries(reached)} er gendannet fra {asked.file}.")
    return 0


def rebuild(asked: argparse.Namespace) -> int:
    """Make the database anew; one that is whole is kept while the log is not."""
    with opened(asked) as log:
        found, reached = [damage.sentence for damage in damages(log)], log.newest()
        if found:
            raise Stop(f"{found[0]} Databasen er ladt, som den er.")
        _require_nobody(asked.database)
        _is_more(asked, log, "loggen")
    if asked.database.exists():
        _move_aside(asked.database)
    make_the_database(asked.database)
    say(f"{asked.database} er lavet på ny ud fra {entries(reached)}.")
    return 0


def rescue(asked: argparse.Namespace) -> int:
    """Write what the database has and the log lacks, ready to be delivered again."""
    database = asked.file or asked.database
    if not database.exists():
        raise Stop(f"{database} findes ikke.")
    with closing(home_of(asked.database, only_reads=True)) as home:
        lost = lacking(database, Log(home))
    if not lost.entries:
        say(f"Loggen har alt, hvad {database.name} har.")
        return 0
    try:
        asked.to.mkdir()
        for sentence in _written(lost, asked.to):
            say(sentence)
    except OSError as error:
        raise Stop(f"{asked.to} kan ikke laves. Vælg en mappe, der ikke findes, hvor der må skrives.") from error
    return 0


def _is_more(asked: argparse.Namespace, log: Log, name: str) -> bool:
    """Whether the database has more than a log, or may have. Raises Stop for what is only there, without --replace."""
    try:
        lost = lacking(asked.database, log)
    except InUse:
        raise
    except RecordUnavailable:
        return True
    if lost.entries and not (asked.replace or lost.is_only_plans):
        raise Stop(
            f"{asked.database.name} har {lost.entries} indlæg, som {name} mangler. Intet er ændret. "
            "Giv --replace for at flytte den til side, og hent dem så ud af den med rescue."
        )
    return bool(lost.entries)


def _has_only_plans(home: Home) -> bool:
    """Whether nobody has said anything in a log yet: the plans come from their folders again."""
    with closing(home):
        try:
            return all(entry.kind == "plan" for batch in Log(home).since(0) for entry in batch)
        except HomeTrouble:
            return False


def _move_aside(database: Path) -> None:
    aside = set_aside(database)
    say(f"Den database, der lå der, er flyttet til {aside}. Mangler der noget, så: cli.py rescue {aside} --to MAPPE")


def _move_log_aside(home: Home) -> None:
    if not isinstance(home, SQLiteHome):
        raise Stop("Gendan i en tom PostgreSQL-database, og sæt MONITOR_LOG til den.")
    say(f"Den log, der lå der, er flyttet til {set_aside(home.file, ('-wal', '-shm'))}.")


def _require_nobody(database: Path) -> None:
    """Raises Stop while a server has the database."""
    try:
        require_unused(database)
    except InUse as stop:
        raise Stop(f"{database.name} er i brug. Stop serveren først.") from stop


def _written(lost: Lacking, folder: Path) -> Iterator[str]:
    """What is written into the folder, in the order it was said, and how it is said again."""
    for plan in dict.fromkeys(lost.plans):
        yield f"Loggen mangler en udgave af planen {plan}. Tag den i brug igen med plan load."
    for one in lost.reports:
        yield _delivered_again(one, folder)
    if others := lost.entries - len(lost.plans) - len(lost.reports):
        yield f"Loggen mangler også {others} indlæg om, hvordan filer læses. Svar igen, når filerne afleveres."
    if lost.reports:
        yield "Tal og ord er alle med; filerne, som de kom i, lå kun i loggen."


def _delivered_again(lost: LostReport, folder: Path) -> str:
    report = lost.report
    came = f"{report.number} kom {in_copenhagen(report.received_at):%d.%m.%Y kl. %H.%M} fra {report.reported_by}"
    if report.withdrawn:
        return f"{came} og trak rapporten tilbage: »{report.reason}«. Træk den tilbage igen på siden Indberet."
    activity = activity_of(lost.plan, report.activity)
    file = folder / f"{report.number}.csv"
    file.write_bytes(csv_template(activity, report.period, rows_so_far(activity, report.period, (), lost.said)))
    at = f"{report.received_at.isoformat()}+00:00"
    command = ["submit", file, "--plan", settings.PLANS / report.plan, "--by", report.reported_by, "--at", at]
    return f"{came}. Aflever den igen: cli.py {shlex.join(map(str, command))} --replace"
