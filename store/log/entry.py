"""An entry of the log: one thing that was said, and the hash that ties it to all that was said before."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple


class Reach(NamedTuple):
    """How far a log reaches: the last position and the hash of the entry there."""

    position: int
    hash: str


FIRST = Reach(0, "0" * 64)
"""Where the first entry follows."""


class Attachment(NamedTuple):
    """A file that entries name."""

    sha256: str
    content: bytes

    @classmethod
    def of(cls, content: bytes) -> Attachment:
        return cls(sha256_of(content), content)


class Told(NamedTuple):
    """Something to be said: its kind, the version of that kind, what it says as JSON, and the files it names."""

    kind: str
    version: int
    body: str
    attachments: tuple[Attachment, ...] = ()


class Entry(NamedTuple):
    """Something that has been said. Positions are 1, 2, 3 … without holes; ``said_at`` is ISO and UTC.

    ``who`` is the number of a person in the directory of people, and ``attachments`` the SHA-256 of each file that
    the entry names, with a space between.
    """

    position: int
    said_at: str
    who: int
    kind: str
    version: int
    body: str
    attachments: str
    hash: str

    @property
    def files(self) -> tuple[str, ...]:
        """The SHA-256 of each file that the entry names."""
        return tuple(self.attachments.split())

    @property
    def place(self) -> Reach:
        return Reach(self.position, self.hash)

    def follows(self, before: Reach) -> bool:
        """Whether the entry is as it was written, and next after the place."""
        return self.position == before.position + 1 and self.hash == hash_of(before.hash, self[:-1])


def entry_after(before: Reach, at: datetime, who: int, told: Told) -> Entry:
    """The next entry: what is told, at a moment (UTC), by somebody."""
    attachments = " ".join(one.sha256 for one in told.attachments)
    said = (
        before.position + 1,
        at.isoformat(timespec="microseconds"),
        who,
        told.kind,
        told.version,
        told.body,
        attachments,
    )
    return Entry(*said, hash_of(before.hash, said))


def hash_of(before: str, said: Sequence[object]) -> str:
    """SHA-256 over the hash of the entry before and each field of this one, with the number of its bytes."""
    digest = hashlib.sha256()
    for field in (before, *said):
        written = str(field).encode()
        digest.update(b"%d:" % len(written))
        digest.update(written)
    return digest.hexdigest()


def seal_of(*fields: object) -> str:
    """What stands beside fields outside the chain, to tell whether they are as they were written."""
    return hash_of("", fields)


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
