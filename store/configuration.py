"""What whoever runs the program has chosen: ``monitor.toml``, or the file that ``MONITOR_SETTINGS`` names."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError

import settings
from outcomes.language import _
from outcomes.stop import Stop


class _Chosen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Drafts(_Chosen):
    """``days``: how long a draft is kept that nobody has touched."""

    days: int = Field(default=400, ge=1)


class Limits(_Chosen):
    """``free_mb``: what must be left free on the disk. ``mb_per_activity_and_day``: what an activity may store."""

    free_mb: float = Field(default=20, ge=0)
    mb_per_activity_and_day: int = Field(default=100, ge=1)


class Backup(_Chosen):
    """The server's own backups: a ``folder`` outside the data, ``every_hours`` one, the newest ``keep`` of them.

    ``recipients`` are age's public keys, ``passphrase_file`` a file with a passphrase: whoever has none of them reads
    nothing. Without a folder the server makes no backups.
    """

    folder: str = ""
    every_hours: float = Field(default=24, gt=0)
    keep: int = Field(default=30, ge=1)
    recipients: tuple[str, ...] = ()
    passphrase_file: str = ""


class Configuration(_Chosen):
    """All of it; what is not said is as it stands here."""

    drafts: Drafts = Drafts()
    limits: Limits = Limits()
    backup: Backup = Backup()


class ConfigurationUnreadable(Stop):
    """The file says something that can't be used."""


def read() -> Configuration:
    """What the file says now. Raises ConfigurationUnreadable."""
    file = settings.configuration()
    try:
        return _read(file, file.stat().st_mtime_ns)
    except FileNotFoundError:
        return Configuration()


@cache
def _read(file: Path, changed: int) -> Configuration:
    try:
        return Configuration.model_validate(tomllib.loads(file.read_text(encoding="utf-8")), strict=False)
    except (ValidationError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        message = _("{file} kan ikke bruges: {faults}").format(file=file.name, faults=_faults(error))
        raise ConfigurationUnreadable(message) from error


def _faults(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return str(error)
    return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
