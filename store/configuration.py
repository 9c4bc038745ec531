"""What whoever runs the program has chosen: ``monitor.toml``, or the file that ``MONITOR_SETTINGS`` names."""

from __future__ import annotations

import json
import re
import tomllib
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

import settings
from outcomes.language import N_, _
from outcomes.stop import Stop


class _Chosen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, allow_inf_nan=False)


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


class Documents(_Chosen):
    """``word_template``: the Word document in whose styles minutes are written; '' for Word's own."""

    word_template: str = ""


class Configuration(_Chosen):
    """All of it; what is not said is as it stands here."""

    drafts: Drafts = Drafts()
    limits: Limits = Limits()
    backup: Backup = Backup()
    documents: Documents = Documents()


class ConfigurationUnreadable(Stop):
    """The file says something that can't be used."""


_kept: dict[Path, Configuration] = {}
"""What each file said when it could be used last."""
_EXPECTED = {
    "extra_forbidden": N_("kendes ikke; er det en stavefejl?"),
    "string_type": N_("skal være en tekst i anførselstegn"),
    "tuple_type": N_("skal være en liste i kantede parenteser"),
    "greater_than": N_("skal være over {gt:g}"),
    "greater_than_equal": N_("skal være mindst {ge:g}"),
    "float_type": N_("skal være et tal"),
    "float_parsing": N_("skal være et tal"),
    "finite_number": N_("skal være et tal"),
    "int_type": N_("skal være et helt tal"),
    "int_parsing": N_("skal være et helt tal"),
    "int_parsing_size": N_("skal være et helt tal"),
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
    except FileNotFoundError as error:
        if not settings.is_configuration_named():
            return Configuration()
        message = _("MONITOR_SETTINGS nævner {file}, som ikke findes.").format(file=file)
        raise ConfigurationUnreadable(message) from error
    except OSError as error:
        raise ConfigurationUnreadable(_("{file} kan ikke læses.").format(file=file)) from error


@cache
def _read(file: Path, changed: int) -> Configuration:
    try:
        return Configuration.model_validate(tomllib.loads(file.read_text(encoding="utf-8")), strict=False)
    except ValidationError as error:
        faults = "; ".join(_fault(one) for one in error.errors())
    except UnicodeDecodeError:
        faults = _("den er ikke gemt som UTF-8")
    except tomllib.TOMLDecodeError as error:
        faults = _not_toml(str(error))
    raise ConfigurationUnreadable(_("{file} kan ikke bruges: {faults}").format(file=file.name, faults=faults))


def _not_toml(error: str) -> str:
    """Where it can't be read; what the reader says of it is in English, and no help."""
    place = re.search(r"line (\d+), column (\d+)", error)
    if not place:
        return _(
            "slutningen kan ikke læses: mangler et anførselstegn, en parentes eller en værdi, eller står navnet før?"
        )
    message = _("linje {line} kan ikke læses ved tegn {sign}: skal en tekst i anførselstegn, eller står navnet før?")
    return message.format(line=place[1], sign=place[2])


def _fault(one: ErrorDetails) -> str:
    expected = _EXPECTED.get(one["type"])
    expected = _(expected).format(**one.get("ctx", {})) if expected else one["msg"]
    name = ".".join(map(str, one["loc"]))
    if one["type"] == "extra_forbidden":
        return f"{name}: {expected}"  # what stands there may be a secret that was meant for a file of its own
    return f"{name} = {json.dumps(one['input'], ensure_ascii=False, default=str)}: {expected}"
