"""Copying a log: to another home, into a backup, and back. What is copied is checked as it is read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from outcomes.language import _, ngettext
from outcomes.stop import Stop
from store.homes.home import Run
from store.log.entry import FIRST, Attachment, Entry, Reach
from store.log.log import Log, add_attachment, add_entry, attachment, hash_at, newest, since

_PERSON = "insert into person (number, name, seal) values (:number, :name, :seal) on conflict (number) do nothing"
_DRAFT = """
insert into draft (plan, activity, period, saved_by, saved_at, content, seal)
values (:plan, :activity, :period, :saved_by, :saved_at, :content, :seal)
on conflict (plan, activity, period) do nothing
"""
_DRAFT_FIELDS = ("plan", "activity", "period", "saved_by", "saved_at", "content", "seal")
DRAFTS = "select plan, activity, period, saved_by, saved_at, content, seal from draft"


class CanNotBeCopied(Stop):
    """A log that is not whole, or a place that holds something else."""


def copy(source: Log, target: Log) -> Reach:
    """Copy what a log has and the other has not, with its files, people and drafts. Returns how far both reach now.

    All of it stands, or nothing. Raises CanNotBeCopied when the source is not whole, or the target says something
    that it does not; and HomeTrouble.
    """
    with source.home.looking_at_one_moment() as read, target.home.writing() as write:
        reached = newest(write, FIRST)
        if reached != FIRST and hash_at(read, reached.position) != reached.hash:
            shared = bisect_left(
                range(1, reached.position + 1), True, key=lambda at: hash_at(read, at) != hash_at(write, at)
            )
            message = ngettext(
                "{target} har {n} indlæg, som {source} ikke har. Intet er ændret.",
                "{target} har {n} indlæg, som {source} ikke har. Intet er ændret.",
                reached.position - shared,
            )
            names = {"target": target.home.name, "source": source.home.name}
            raise CanNotBeCopied(message.format(**names, n=reached.position - shared))
        copied: set[str] = set()
        for entry in _whole(read, reached):
            for sha256 in set(entry.files) - copied:
                add_attachment(write, Attachment(sha256, _file(read, entry, sha256)))
            copied |= set(entry.files)
            add_entry(write, entry)
            reached = entry.place
        for number, name, seal in read("select number, name, seal from person"):
            write(_PERSON, {"number": number, "name": name, "seal": seal})
        for draft in read(DRAFTS):
            write(_DRAFT, dict(zip(_DRAFT_FIELDS, draft, strict=True)))
    return reached


def _whole(read: Run, after: Reach) -> Iterator[Entry]:
    """The entries after a place, each held against the one before."""
    for batch in since(read, after.position):
        for entry in batch:
            if not entry.follows(after):
                message = _("Indlæg {position} er beskadiget. Intet er kopieret. Kør verify; den siger mere.")
                raise CanNotBeCopied(message.format(position=after.position + 1))
            yield entry
            after = entry.place


def _file(read: Run, entry: Entry, sha256: str) -> bytes:
    content = attachment(read, sha256)
    if content is None:
        message = _("En fil, som indlæg {position} nævner, mangler eller er beskadiget. Intet er kopieret.")
        raise CanNotBeCopied(message.format(position=entry.position))
    return content
