"""The server when it starts: the record is opened, backups are made, and one address says how it is."""

from __future__ import annotations

import os
import secrets
import sys
import time
from collections.abc import Iterable, Iterator
from datetime import date
from threading import Thread
from typing import NoReturn

import streamlit as st
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

import settings
from outcomes.language import _
from outcomes.occurrences import occurrences
from outcomes.stop import Stop
from store import backup, configuration, room
from store.configuration import ConfigurationUnreadable
from store.failures import InUse, note, noted, numbered
from store.moment import today
from store.record import Trouble
from ui.app import session, shell
from writers.calendar_file import to_calendar

_PATIENCE = 5.0  # seconds: a command from a terminal may have the database for a moment
_backup_trouble: list[Trouble] = []
"""Why backups are not made as they should be, while that is so."""
_LOOKS_EVERY = 60.0  # seconds, whether a backup is due


def start() -> None:
    """Open the record and begin to make backups. One sentence and exit code 1 when another has the database."""
    os.umask(0o077)  # what is written is nobody else's on the machine
    try:
        configuration.read()
    except ConfigurationUnreadable as stop:
        _end(stop)
    _open_the_record()
    sys.stdout.write(_("Siderne ligger på {address}").format(address=_address()) + "\n")
    sys.stdout.flush()
    Thread(target=_keep_backing_up, name="backups", daemon=True).start()


def routes(paths: Iterable[str]) -> list[Route]:
    """The address that says how the server is, and the pages at each of the paths."""
    return [Route("/health", _health), Route("/calendar/{token}.ics", _calendar), *shell.routes(paths)]


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


def _address() -> str:
    """Where the server listens, by its settings."""
    return f"{st.get_option('server.address') or 'localhost'}:{st.get_option('server.port')}"


def _keep_backing_up() -> None:
    while True:
        _back_up()
        time.sleep(_LOOKS_EVERY)


def _back_up() -> None:
    try:
        backup.back_up_when_due(session.real().log)
    except Exception as error:  # noqa: BLE001 - whatever it is, the next may go well, and nobody would see that none comes
        if not (_backup_trouble and _backup_trouble[0].is_of(error)):
            cause = error.__cause__ if isinstance(error, Stop) else error
            _backup_trouble[:] = [Trouble(error, note(cause, _said_of(error)))]
    else:
        _backup_trouble.clear()


def _said_of(error: Exception) -> str:
    if isinstance(error, Stop):
        return str(error)
    return _("Sikkerhedskopien blev ikke lavet. Er der plads i mappen, og må serveren skrive i den?")


def _health(_request: Request) -> Response:
    """How the server is, for whoever watches over it: 200 while it answers and can store, else 503."""
    try:
        told = _told()
    except (Stop, OSError) as error:
        told = {"can_write": False, "trouble": str(error)}
    is_well = told["can_write"] and not told["trouble"]
    return JSONResponse(told, status_code=200 if is_well else 503)


def _calendar(request: Request) -> Response:
    """The newest plan's calendar, for whoever has the token; else there is nothing here."""
    token = settings.calendar_token()
    asked = request.path_params["token"]
    if not token or not secrets.compare_digest(asked.encode(), token.encode()):
        return PlainTextResponse("", status_code=404)
    try:
        store, day = session.real(), today()
        known = store.plans()[0]
        plan, since = store.plan(known, day), store.version_shown(known, day).effective_at
    except (Stop, LookupError) as error:
        return PlainTextResponse(str(error), status_code=503)
    every = occurrences(plan, date.min, date.max) if plan else []
    made = to_calendar(plan, (one for one in every if one.kind != "ongoing"), since, "") if plan else b""
    return Response(made, media_type="text/calendar")


def _told() -> dict[str, object]:
    record, newest = session.real(), backup.newest()
    record.take(at_once=True)
    obstacle, folder = record.obstacle(), record.log.home.folder or settings.database().parent
    backups = [numbered(_said_of(trouble.error), trouble.number) for trouble in _backup_trouble]
    troubles = [obstacle or record.trouble, *backups, *_settings_trouble()]
    return {
        "can_write": not obstacle,
        "trouble": " ".join(filter(None, troubles)),
        "log": record.log.home.name,
        "position": record.revision(),
        "newest_backup": newest.isoformat() if newest else None,
        "free_mb": room.free_bytes(folder) // room.MB,
        "invented": record.is_invented(),
    }


def _settings_trouble() -> Iterator[str]:
    try:
        configuration.as_it_stands()
    except ConfigurationUnreadable as stop:
        yield str(stop)
