"""What whoever runs the program has chosen: ``monitor.toml``, or the file that ``MONITOR_SETTINGS`` names."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

import settings
from outcomes.language import N_, _
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


_kept: dict[Path, Configuration] = {}
"""What each file said when it could be used last."""
_EXPECTED = {
    "extra_forbidden": N_("kendes ikke; er det en stavefejl?"),
    "string_type": N_("skal være en tekst i anførselstegn"),
    "tuple_type": N_("skal være en liste i kantede parenteser"),
    "greater_than": N_("skal være over {gt}"),
    "greater_than_equal": N_("skal være mindst {ge}"),
    "float_type": N_("skal være et tal"),
    "float_parsing": N_("skal være et tal"),
    "int_type": N_("skal være et helt tal"),
    "int_parsing": N_("skal være et helt tal"),
    "int_from_float": N_("skal være et helt tal"),
    "model_type": N_("skal være en gruppe med navn i kantede parenteser"),
}


def read() -> Configuration:
    """What the file says now or, while it can't be used, said before. Raises ConfigurationUnreadable."""
    file = settings.configuration()
    try:
        _kept[file] = as_it_stands()
    except ConfigurationUnreadable:
        if file not in _kept:
            raise
    return _kept[file]


def as_it_stands() -> Configuration:
    """What the file says. Raises ConfigurationUnreadable with all that is wrong in it."""
    file = settings.configuration()
    try:
        return _read(file, file.stat().st_mtime_ns)
    except OSError as error:
        if file == settings.CONFIGURATION:
            return Configuration()
        raise ConfigurationUnreadable(
            _("MONITOR_SETTINGS nævner {file}, som ikke findes.").format(file=file)
        ) from error


@cache
def _read(file: Path, changed: int) -> Configuration:
    try:
        return Configuration.model_validate(tomllib.loads(file.read_text(encoding="utf-8")), strict=False)
    except ValidationError as error:
        faults = "; ".join(_fault(one) for one in error.errors())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults = _("er ikke gyldig TOML i UTF-8: {error}").format(error=error)
    raise ConfigurationUnreadable(_("{file} kan ikke bruges: {faults}").format(file=file.name, faults=faults))


def _fault(one: ErrorDetails) -> str:
    expected = _EXPECTED.get(one["type"])
    expected = _(expected).format(**one.get("ctx", {})) if expected else one["msg"]
    return f"{'.'.join(map(str, one['loc']))} = {one['input']}: {expected}"
