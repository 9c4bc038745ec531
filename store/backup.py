"""Backups: a log with all that it names in one file, which only who has the key can read where that is asked for."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pyrage

from outcomes.language import _
from outcomes.stop import Stop
from store import configuration
from store.apply.file import is_full
from store.homes.sqlite import SQLiteHome
from store.log.copying import copy
from store.log.entry import Reach
from store.log.log import Log

_NAME = "monitor-%Y-%m-%dT%H%M%SZ.backup"
_LOCKED = ".age"  # what the name of one ends with then
_ENCRYPTED = b"age-encryption.org/v1"
_HEADER = 1000  # bytes, in which age says what it is locked with


class Key(NamedTuple):
    """What a backup is locked with, or opened by: public keys, a passphrase, or secret keys."""

    recipients: Sequence[str] = ()
    passphrase: str = ""
    identities: Sequence[str] = ()


class BackupUnreadable(Stop):
    """The file is no backup, or can't be opened by the key that was given."""


def back_up(log: Log, file: Path, key: Key = Key()) -> Reach:  # noqa: B008 - it never changes
    """Write a log into a file, checked as it is read, while others go on writing. Returns how far it reaches.

    The file is there when it is whole, and not before. Raises Stop where its folder is not there, as when a disk is
    not mounted, or nothing can be written, CanNotBeCopied and HomeTrouble.
    """
    _require_folder(file.parent)
    try:
        return _backed_up(log, file, key)
    except (OSError, pyrage.EncryptError) as error:
        message = _("{file} kan ikke laves. Må der skrives i mappen og der, hvor loggen ligger, og er der plads?")
        raise Stop(message.format(file=file)) from error


def _require_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise Stop(_("Mappen {folder} findes ikke. Der er ikke lavet en sikkerhedskopi.").format(folder=folder))


def _backed_up(log: Log, file: Path, key: Key) -> Reach:
    with TemporaryDirectory(dir=log.home.folder) as folder:
        made = Path(folder) / "log.sqlite"
        home = SQLiteHome(made)
        reached = copy(log, Log(home))
        home.make_one_file()
        part = file.with_name(f"{file.name}.part")
        try:
            _lock(made, part, key)
            part.chmod(0o600)
            with part.open("rb") as written:
                os.fsync(written.fileno())
            part.replace(file)
        finally:
            with suppress(OSError):
                part.unlink()
    return reached


@contextmanager
def opened(file: Path, key: Key) -> Iterator[Log]:
    """The log in a backup. Raises BackupUnreadable."""
    with TemporaryDirectory() as folder:
        made = Path(folder) / "log.sqlite"
        _unlock(file, made, key)
        with made.open("rb") as start:
            if start.read(16) != b"SQLite format 3\0":
                raise BackupUnreadable(_("{file} er ikke en sikkerhedskopi.").format(file=file.name))
        home = SQLiteHome(made, only_reads=True)
        home.name = file.name
        try:
            yield Log(home)
        finally:
            home.close()


def _lock(made: Path, part: Path, key: Key) -> None:
    if key.passphrase:
        part.write_bytes(pyrage.passphrase.encrypt(made.read_bytes(), key.passphrase))
    elif key.recipients:
        pyrage.encrypt_file(str(made), str(part), _public(key))
    else:
        shutil.copyfile(made, part)


def _public(key: Key) -> list[pyrage.x25519.Recipient]:
    try:
        return [pyrage.x25519.Recipient.from_str(one) for one in key.recipients]
    except pyrage.RecipientError as error:
        message = _(
            "Der kan ikke låses: en nøgle er ikke en offentlig nøgle (age1…). Der er ikke lavet en sikkerhedskopi."
        )
        raise Stop(message) from error


def passphrase_in(file: Path) -> str:
    """What stands in a file, without blanks around it. Raises Stop where that is nothing."""
    try:
        passphrase = file.read_text(encoding="utf-8-sig").strip()  # nobody sees the mark that Windows begins it with
    except (OSError, UnicodeDecodeError) as error:
        raise Stop(_("{file} kan ikke læses.").format(file=file)) from error
    if not passphrase:
        raise Stop(_("Der står ingen adgangssætning i {file}. Intet er låst, og intet er gemt.").format(file=file))
    return passphrase


def _unlock(file: Path, made: Path, key: Key) -> None:
    start = _start_of(file)
    by_passphrase = b"-> scrypt " in start
    asked_for = "--passphrase-file" if by_passphrase else "--identity"
    try:
        if not start.startswith(_ENCRYPTED):
            shutil.copyfile(file, made)
        elif not (key.passphrase if by_passphrase else key.identities):
            raise BackupUnreadable(_("{file} er låst. Giv {key}.").format(file=file.name, key=asked_for))
        elif by_passphrase:
            made.write_bytes(pyrage.passphrase.decrypt(file.read_bytes(), key.passphrase))
        else:
            identities = [pyrage.x25519.Identity.from_str(one) for one in key.identities]
            pyrage.decrypt_file(str(file), str(made), identities)
    except (OSError, pyrage.DecryptError, pyrage.IdentityError) as error:
        message = _("{file} kan ikke låses op: det, der er givet med {key}, passer ikke, eller filen er beskadiget.")
        if is_full(error):
            message = _("{file} kan ikke åbnes: der er ikke plads til en kopi af den.")
        raise BackupUnreadable(message.format(file=file.name, key=asked_for)) from error


def _start_of(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(_HEADER)
    except OSError as error:
        raise BackupUnreadable(_("{file} kan ikke læses.").format(file=file)) from error


def back_up_when_due(log: Log) -> None:
    """Make the backup that the configuration asks for, when the newest is old enough, and remove what is too many.

    Raises Stop, as ``back_up`` does and where none could be made as asked though none is due yet; and OSError.
    """
    chosen = configuration.read().backup
    if not chosen.folder:
        return
    folder, key, moment = Path(chosen.folder), _chosen_key(chosen), datetime.now(UTC)
    _require_folder(folder)
    made_before = _made(folder)
    if made_before and moment - made_before[0][0] < timedelta(hours=chosen.every_hours):
        return
    name = f"{moment:{_NAME}}{_LOCKED if key != Key() else ''}"
    back_up(log, folder / name, key)
    for _moment, file in _made(folder)[chosen.keep :]:
        file.unlink(missing_ok=True)


def _chosen_key(chosen: configuration.Backup) -> Key:
    if chosen.passphrase_file and chosen.recipients:
        raise Stop(_("Der er både en adgangssætning og nøgler. Vælg et af dem. Der er ikke lavet en sikkerhedskopi."))
    key = Key(chosen.recipients, passphrase_in(Path(chosen.passphrase_file)) if chosen.passphrase_file else "")
    _public(key)
    return key


def newest() -> datetime | None:
    """When the server last made a backup (UTC); None when it has made none, or makes none."""
    folder = configuration.read().backup.folder
    made = _made(Path(folder)) if folder else []
    return made[0][0] if made else None


def _made(folder: Path) -> list[tuple[datetime, Path]]:
    """The server's own backups with the moments (UTC) that they are named by, the newest first."""
    found = []
    for file in folder.glob("monitor-*.backup*"):
        with suppress(ValueError):
            name = file.name.removesuffix(_LOCKED)
            found.append((datetime.strptime(name, _NAME).replace(tzinfo=UTC), file))
    return sorted(found, reverse=True)
