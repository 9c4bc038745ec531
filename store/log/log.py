"""The log: entries in their order, the files they name, and the people who said them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from outcomes.language import _
from store.homes.home import Home, HomeTrouble, Run
from store.log.entry import FIRST, Attachment, Entry, Reach, Told, entry_after, seal_of, sha256_of

_NEXT = """
select position, said_at, who, kind, version, body, attachments, hash
from entry where position > :position order by position limit :most
"""
_ADD = """
insert into entry (position, said_at, who, kind, version, body, attachments, hash)
values (:position, :said_at, :who, :kind, :version, :body, :attachments, :hash)
"""
_PEOPLE = "select number, name, seal from person where number > :above order by number"
_A_STEP = 100  # entries that are fetched at once
_A_BATCH = 50_000_000  # characters of bodies that are taken at once: they stand in memory
_COMMIT_LOOKED_FOR = 5.0  # seconds


class Unknown(Exception):
    """The commit was cut off, and the log can't be asked whether it stands."""


class Writing:
    """The log while one writes: nobody else does, and what is appended stands when the block has ended."""

    def __init__(self, run: Run, first_after: Reach) -> None:
        self._run = run
        self._first_after = first_after
        self._attached: set[Attachment] = set()
        self.appended: list[Entry] = []

    def newest(self) -> Reach:
        return newest(self._run, self._first_after)

    def since(self, position: int) -> Iterator[list[Entry]]:
        return since(self._run, position)

    def people(self, above: int = 0) -> list[tuple[int, str]]:
        return _people(self._run, above)

    def number_of(self, name: str) -> int:
        """The number of a person, who is put into the directory the first time."""
        found = self._run("select number from person where name = :name", {"name": name})
        if not found:
            found = self._run("select coalesce(max(number), 0) + 1 from person")
            add_person(self._run, int(found[0][0]), name)
        return int(found[0][0])

    def append(self, told: Told, by: str, at: datetime) -> Entry:
        """Add what somebody says, and the files that it names. ``at`` is UTC."""
        newest = self.newest()
        entry = entry_after(newest, at, self.number_of(by), told)
        for attachment in set(told.attachments) - self._attached:
            add_attachment(self._run, attachment)
        self._attached |= set(told.attachments)
        add_entry(self._run, entry)
        self.appended.append(entry)
        return entry


class Log:
    """A log in its home. Whatever can't be done raises HomeTrouble."""

    def __init__(self, home: Home, first_after: Reach = FIRST) -> None:
        """``first_after`` is the place that its first entry follows: another log may end there."""
        self.home = home
        self._first_after = first_after

    def newest(self) -> Reach:
        """How far the log reaches."""
        try:
            with self.home.reading() as run:
                return newest(run, self._first_after)
        except HomeTrouble as trouble:  # a connection may have been cut while nobody used it
            if trouble.kind != "away":
                raise
            with self.home.reading() as run:
                return newest(run, self._first_after)

    def since(self, position: int) -> Iterator[list[Entry]]:
        """The entries after a position, in batches that fit into memory."""
        with self.home.looking_at_one_moment() as run:
            yield from since(run, position)

    def hash_at(self, position: int) -> str | None:
        """The hash of the entry at a position; None where there is none, or it is not as it was written."""
        with self.home.reading() as run:
            before = Reach(position - 1, hash_at(run, position - 1) or self._first_after.hash)
            found = [Entry(*row) for row in run(_NEXT, {"position": before.position, "most": 1})]
            return found[0].hash if found and found[0].follows(before) else None

    def people(self, above: int = 0) -> list[tuple[int, str]]:
        """The people with a higher number than ``above``, with their names."""
        with self.home.reading() as run:
            return _people(run, above)

    def attachment(self, sha256: str) -> bytes | None:
        """A file that an entry names, by its hash; None when it is missing, or is not what was written."""
        with self.home.reading() as run:
            return attachment(run, sha256)

    @contextmanager
    def writing(self) -> Iterator[Writing]:
        """One writes. Raises HomeTrouble, and then nothing stands; or Unknown when that can't be known."""
        writing: Writing | None = None
        try:
            with self.home.writing() as run:
                writing = Writing(run, self._first_after)
                yield writing
        except HomeTrouble as trouble:
            if writing is None or not writing.appended or not self._stands(writing.appended[-1], trouble):
                raise

    def _stands(self, entry: Entry, trouble: HomeTrouble) -> bool:
        """Whether an entry is there, though its commit ended with an error: asked when no commit is under way."""
        until = time.monotonic() + _COMMIT_LOOKED_FOR
        while True:
            try:
                with self.home.writing() as run:
                    return hash_at(run, entry.position) == entry.hash
            except HomeTrouble:
                if time.monotonic() > until:
                    raise Unknown from trouble
                time.sleep(0.2)


def newest(run: Run, first_after: Reach) -> Reach:
    found = run("select position, hash from entry order by position desc limit 1")
    return Reach(*found[0]) if found else first_after


def hash_at(run: Run, position: int) -> str | None:
    found = run("select hash from entry where position = :position", {"position": position})
    return str(found[0][0]) if found else None


def attachment(run: Run, sha256: str) -> bytes | None:
    found = run("select content from attachment where sha256 = :sha256", {"sha256": sha256})
    content = found[0][0] if found else None
    return content if isinstance(content, bytes) and sha256_of(content) == sha256 else None


def since(run: Run, position: int) -> Iterator[list[Entry]]:
    """The entries after a position, as many at a time as fit into memory: DuckDB takes many sooner than few."""
    batch: list[Entry] = []
    size = 0
    try:
        while step := [Entry(*row) for row in run(_NEXT, {"position": position, "most": _A_STEP})]:
            batch += step
            position = step[-1].position
            size += sum(len(str(entry.body)) for entry in step)
            if size > _A_BATCH:
                yield batch
                batch, size = [], 0
    except Exception:  # what stands before a damage can be taken
        yield batch
        raise
    if batch:
        yield batch


def _people(run: Run, above: int) -> list[tuple[int, str]]:
    unknown = _("(navnet er beskadiget)")
    return [
        (number, name if seal == seal_of(number, name) else unknown)
        for number, name, seal in run(_PEOPLE, {"above": above})
    ]


def add_person(run: Run, number: int, name: str) -> None:
    new = "insert into person (number, name, seal) values (:number, :name, :seal)"
    run(new, {"number": number, "name": name, "seal": seal_of(number, name)})


def add_attachment(run: Run, attachment: Attachment) -> None:
    """Add a file, unless it is there already."""
    new = "insert into attachment (sha256, content) values (:sha256, :content) on conflict (sha256) do nothing"
    run(new, attachment._asdict())


def add_entry(run: Run, entry: Entry) -> None:
    run(_ADD, entry._asdict())
