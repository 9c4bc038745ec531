"""The log from the terminal: backups, another home, whether it is whole, and who has said what."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import settings
from outcomes.stop import Stop
from store import backup
from store.apply.file import is_there, set_aside
from store.backup import Key
from store.homes.choose import home_at, home_of
from store.homes.home import Home
from store.homes.sqlite import MemoryHome, SQLiteHome
from store.log.copying import copy
from store.log.entry import Entry, Reach
from store.log.log import Log
from store.log.verify import damages
from store.moment import in_copenhagen
from store.reading import open_to_read
from store.store import Store
from terminal.told import say


def back_up(asked: argparse.Namespace) -> int:
    with opened(asked) as log:
        if asked.recipient and asked.passphrase_file:
            raise Stop("Giv enten --recipient eller --passphrase-file. Intet er gemt.")
        _require_another_file(asked.to, asked.database, log.home)
        reached = backup.back_up(log, asked.to, Key(asked.recipient, _passphrase(asked.passphrase_file)))
    say(f"{entries(reached)} og alle filer ligger i {asked.to}.")
    return 0


def verify(asked: argparse.Namespace) -> int:
    """Hold the log against its own hashes, and the database against the log."""
    with opened(asked) as log:
        found, reached = [damage.sentence for damage in damages(log)], log.newest()
    whole = f"Loggen passer: {entries(reached)}."
    if not found:
        with open_to_read(asked.database) as store:
            _require_no_trouble(store)
            whole += f" {_said_of(asked.database, store)}"
            unusable = f"{asked.database.name} kan ikke bruges og laves på ny ud fra loggen, når den åbnes næste gang."
            found = [unusable] if store.made_anew else store.differences()
    for sentence in found or [whole]:
        say(sentence)
    return 1 if found else 0


def _said_of(database: Path, store: Store) -> str:
    """What has been seen of the database, where no fault is found in it."""
    if store.is_in_memory:
        return "Databasen er i brug af en server og er ikke set efter: stop serveren for at få den med."
    if not is_there(database):
        return f"{database.name} findes ikke og laves ud fra loggen, når den åbnes næste gang."
    return f"{database.name} siger det samme."


def show_log(asked: argparse.Namespace) -> int:
    """Each entry on a line: with columns and Danish time, or as JSON with what it says, and then the time is UTC."""
    with opened(asked) as log:
        people = dict(log.people())
        if not asked.json:
            print("Nr.", "Hvornår (dansk tid)", "Hvem", "Hvad", "Om", sep="\t")
        for batch in log.since(asked.after):
            for entry in batch:
                who = people.get(entry.who, f"nr. {entry.who}")
                if asked.json:
                    print(json.dumps(_as_data(entry, who, asked.whole), ensure_ascii=False))
                else:
                    at = in_copenhagen(datetime.fromisoformat(entry.said_at))
                    print(entry.position, f"{at:%Y-%m-%d %H:%M}", who, entry.kind, _about(entry.body), sep="\t")
    return 0


def move(asked: argparse.Namespace) -> int:
    """Copy the log to another home, which says the same from then on."""
    target = home_at(asked.to)
    if target.folder and not target.folder.is_dir():
        raise Stop(f"Mappen {target.folder} findes ikke. Intet er kopieret.")
    with opened(asked) as log:
        reached = copied(log, target)
    say(f"{entries(reached)} ligger nu også i {target.name}. Sæt MONITOR_LOG til den, og start serverne igen.")
    return 0


def import_database(asked: argparse.Namespace) -> int:
    """Take in a database of before the log; one that lies where the new one is to be is moved aside."""
    with closing(Store(None, settings.VERSION, home_of(asked.database))) as store:
        reports, is_invented = store.import_database(asked.file), store.is_invented()
    if asked.file.resolve() == asked.database.resolve():
        set_aside(asked.database)
    make_the_database(asked.database)
    invented = " De er opdigtede eksempler." if is_invented else ""
    say(f"{reports} afleveringer er hentet ind fra {asked.file.name} i {asked.database.name}.{invented}")
    return 0


@contextmanager
def opened(asked: argparse.Namespace) -> Iterator[Log]:
    """The log, to be read. Raises Stop where there is none."""
    with closing(home_of(asked.database, only_reads=True)) as home:
        if isinstance(home, MemoryHome):
            raise Stop(f"Der er ingen log ved siden af {asked.database}.")
        yield Log(home)


def copied(source: Log, home: Home) -> Reach:
    """Copy a log to a home. Returns how far it reaches there. Raises CanNotBeCopied and HomeTrouble."""
    with closing(home):
        return copy(source, Log(home))


def make_the_database(database: Path) -> None:
    """Make a database of its log, or take it as far as that goes. Raises Stop where that can't be done."""
    os.umask(0o077)  # what is written is nobody else's on the machine
    with closing(Store(database, settings.VERSION, home_of(database))) as store:
        _require_no_trouble(store)
        if store.made_anew:
            say(store.made_anew)


def _require_another_file(file: Path, database: Path, home: Home) -> None:
    """Raises Stop where a backup would take the place of what it is made of."""
    made_of = [database, home.file] if isinstance(home, SQLiteHome) else [database]
    beside = [one.with_name(f"{one.name}{ending}") for one in made_of for ending in ("", "-wal", "-shm", ".wal")]
    if file.resolve() in [one.resolve() for one in beside]:
        raise Stop(f"{file} er selve loggen eller databasen. Vælg et andet navn. Der er ikke lavet en sikkerhedskopi.")


def _require_no_trouble(store: Store) -> None:
    if store.trouble:
        raise Stop(store.trouble)


def key_of(asked: argparse.Namespace) -> Key:
    """What a backup is opened by."""
    identities = _lines(asked.identity) if asked.identity else []
    if asked.identity and not identities:
        raise Stop(f"Der står ingen nøgle i {asked.identity}.")
    return Key(passphrase=_passphrase(asked.passphrase_file), identities=identities)


def _passphrase(file: Path | None) -> str:
    return backup.passphrase_in(file) if file else ""


def _lines(file: Path) -> list[str]:
    """The lines of a file of keys, without those that explain."""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Stop(f"{file} kan ikke læses.") from error
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]


def entries(reached: Reach) -> str:
    """How many entries a log has."""
    return "1 indlæg" if reached.position == 1 else f"{reached.position} indlæg"


def _as_data(entry: Entry, who: str, whole: bool) -> dict[str, Any]:
    """The entry; a plan's document and targets are long, and only there when the ``whole`` is asked for."""
    body = json.loads(entry.body)
    if not whole:
        body = {name: said for name, said in body.items() if name not in ("document", "targets")}
    return entry._asdict() | {"name": who, "body": body}


def _about(body: str) -> str:
    said = json.loads(body)
    return " ".join(str(said[name]) for name in ("plan", "activity", "period", "version") if name in said)
