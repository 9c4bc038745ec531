"""The server when it starts: the record is opened, backups are made, and one address says how it is."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator
from threading import Thread
from typing import NoReturn

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

import settings
from outcomes.language import _
from outcomes.stop import Stop
from store import backup, configuration, room
from store.configuration import ConfigurationUnreadable
from store.failures import InUse, noted
from store.store import Store
from ui.app import session, shell

_PATIENCE = 5.0  # seconds: a command from a terminal may have the database for a moment
_backup_trouble: list[str] = []
"""Why the backup that is due could not be made, while that is so."""
_LOOKS_EVERY = 60.0  # seconds, whether a backup is due


def start() -> None:
    """Open the record and begin to make backups. One sentence and exit code 1 when another has the database."""
    os.umask(0o077)  # what is written is nobody else's on the machine
    try:
        configuration.as_it_stands()
    except ConfigurationUnreadable as stop:
        _end(stop)
    _open_the_record()
    Thread(target=_keep_backing_up, name="backups", daemon=True).start()


def routes(paths: Iterable[str]) -> list[Route]:
    """The address that says how the server is, and the pages at each of the paths."""
    return [Route("/health", _health), *shell.routes(paths)]


def _open_the_record() -> None:
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            session.real()
        except InUse as stop:
            if time.monotonic() > until:
                _end(stop)
            time.sleep(0.2)
        except Stop as stop:  # every page says so, and opens it again when it can be
            noted(stop, str(stop))
            return
        else:
            return


def _end(stop: Stop) -> NoReturn:
    sys.stderr.write(f"{stop}\n")
    sys.exit(1)


def _keep_backing_up() -> None:
    while True:
        try:
            backup.back_up_when_due(session.real().log)
        except (Stop, OSError) as error:
            _backup_trouble[:] = [noted(error, str(error))]
        else:
            _backup_trouble.clear()
        time.sleep(_LOOKS_EVERY)


def _health(_request: Request) -> Response:
    """How the server is, for whoever watches over it: 200 while it answers and can store, else 503."""
    try:
        told = _told()
    except (Stop, OSError) as error:
        told = {"can_write": False, "trouble": str(error)}
    is_well = told["can_write"] and not told["trouble"]
    return JSONResponse(told, status_code=200 if is_well else 503)


def _told() -> dict[str, object]:
    record, newest = session.real(), backup.newest()
    record.take(at_once=True)
    troubles = [record.trouble, *_little_room(record), *_backup_trouble, *_settings_trouble()]
    return {
        "can_write": record.can_write(),
        "trouble": " ".join(filter(None, troubles)),
        "log": record.log.home.name,
        "position": record.revision(),
        "newest_backup": newest.isoformat() if newest else None,
        "free_mb": room.free_bytes(settings.database().parent) // room.MB,
        "invented": record.is_invented(),
    }


def _little_room(record: Store) -> Iterator[str]:
    if not room.is_enough(record.log.home.folder):
        least = configuration.read().limits.free_mb
        yield _("Der er for lidt plads: limits.free_mb kræver, at {least:g} MB er ledige.").format(least=least)


def _settings_trouble() -> Iterator[str]:
    try:
        configuration.as_it_stands()
    except ConfigurationUnreadable as stop:
        yield str(stop)
