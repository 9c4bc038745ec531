"""What happens around meetings: reviews of reports, requests, decisions, tasks, and the meetings themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Literal, NamedTuple

from outcomes import free_text
from outcomes.held import Held
from outcomes.language import N_, _

ReviewOutcome = Literal["approved", "returned", "noted", "reopened"]
Body = Literal["working_group", "steering_group", "finance", "secretariat"]
"""Who can decide or recommend: the working group, the steering group, Økonomiforvaltningen, the secretariat."""
RequestKind = Literal["money", "target", "help", "other"]
RequestState = Literal["asked", "recommended", "not_recommended", "granted", "declined", "taken_back"]
DecisionState = Literal["made", "under_way", "done", "superseded", "postponed", "dropped"]
TaskState = Literal["open", "done", "dropped"]
Thing = Literal["request", "decision", "task"]
"""What goes from state to state, a step at a time."""
MeetingKind = Literal["working_group", "steering_group", "joint"]

BODIES: dict[Body, str] = {
    "working_group": N_("arbejdsgruppen"),
    "steering_group": N_("styregruppen"),
    "finance": N_("Økonomiforvaltningen"),
    "secretariat": N_("sekretariatet"),
}
REQUEST_KINDS: dict[RequestKind, str] = {
    "money": N_("penge"),
    "target": N_("et andet mål"),
    "help": N_("hjælp"),
    "other": N_("andet"),
}
REQUEST_STATES: dict[RequestState, str] = {
    "asked": N_("søgt"),
    "recommended": N_("tilrådet"),
    "not_recommended": N_("ikke tilrådet"),
    "granted": N_("imødekommet"),
    "declined": N_("afslået"),
    "taken_back": N_("trukket tilbage"),
}
DECISION_STATES: dict[DecisionState, str] = {
    "made": N_("truffet"),
    "under_way": N_("i gang"),
    "done": N_("gennemført"),
    "superseded": N_("afløst"),
    "postponed": N_("udsat"),
    "dropped": N_("droppet"),
}
TASK_STATES: dict[TaskState, str] = {"open": N_("åben"), "done": N_("løst"), "dropped": N_("droppet")}
MEETING_KINDS: dict[MeetingKind, str] = {
    "working_group": N_("arbejdsgruppemøde"),
    "steering_group": N_("styregruppemøde"),
    "joint": N_("fællesmøde"),
}
SETTLED: frozenset[str] = frozenset(("granted", "declined", "taken_back", "done", "superseded", "dropped"))
"""States in which nothing is left to do."""
_MISSING: dict[tuple[Thing, str], str] = {
    ("task", "done"): N_("Skriv i en sætning, hvad der er gjort, og tryk igen."),
    ("task", "dropped"): N_("Skriv, hvorfor opgaven er droppet, og tryk igen."),
    ("decision", "dropped"): N_("Skriv, hvorfor beslutningen er droppet, og tryk igen."),
    ("request", "recommended"): N_("Skriv, hvorfor det tilrådes, og tryk igen."),
    ("request", "not_recommended"): N_("Skriv, hvorfor det ikke tilrådes, og tryk igen."),
    ("request", "declined"): N_("Skriv, hvorfor det er afslået, og tryk igen."),
}
"""What is said where a step has no words, and must have some."""


class NewMeeting(NamedTuple):
    """A meeting as somebody has typed it; ``numbers_of`` is the day at whose end its numbers are read."""

    day: date
    numbers_of: date
    meeting_kind: MeetingKind
    place: str
    invited: tuple[str, ...] = ()
    cancelled: str | None = None

    def fault(self) -> str:
        """Why the meeting can't be called, and what to write instead; '' when it can."""
        if fault := free_text.fault_of(self.place, _("Skriv, hvor mødet er, og tryk igen.")):
            return fault
        if self.numbers_of >= self.day:
            return _("Tallene skal være fra en dag før mødet, så de står fast, mens I taler. Vælg en tidligere dag.")
        return next(filter(None, map(free_text.fault_of, (*self.invited, self.cancelled))), "")


class Closed(NamedTuple):
    """How a meeting was closed, in the newest version of its minutes; the documents by their SHA-256."""

    version: int
    at: datetime
    by: str
    came: tuple[str, ...]
    items: tuple[Held, ...]
    words: str | None
    word: str
    pdf: str


class Meeting(NamedTuple):
    """A meeting as of a moment, in the newest version of what is said of it."""

    number: int
    version: int
    day: date
    numbers_of: date
    meeting_kind: MeetingKind
    place: str
    invited: tuple[str, ...]
    cancelled: str | None
    said_by: str
    closed: Closed | None = None

    def title(self, said: Callable[[date], str]) -> str:
        """»Arbejdsgruppemøde 14. januar 2027«; ``said`` writes the day."""
        return f"{_(MEETING_KINDS[self.meeting_kind]).capitalize()} {said(self.day)}"

    @property
    def is_open(self) -> bool:
        """Whether it is still to be held, or to be closed."""
        return not (self.closed or self.cancelled)


def before(meeting: Meeting, among: Iterable[Meeting]) -> Meeting | None:
    """The meeting of the same kind that was last before this one, or else of any kind."""
    earlier = [one for one in among if not one.cancelled and (one.day, one.number) < (meeting.day, meeting.number)]
    alike = [one for one in earlier if one.meeting_kind == meeting.meeting_kind]
    return next(reversed(alike or earlier), None)


class StepTaken(NamedTuple):
    """A state that a request, a decision or a task has come to.

    ``said_by`` says so, for ``decided_by`` where that is not one person, from ``known_at`` (UTC) on. ``until`` is the
    day that it waits for, and ``decision`` the one that takes its place or settles it.
    """

    number: int
    state: str
    known_at: datetime
    said_by: str
    decided_by: Body | None = None
    words: str | None = None
    until: date | None = None
    decision: int | None = None


class NextStep(NamedTuple):
    """A state that a request, a decision or a task is to come to, as somebody has typed it."""

    state: str
    words: str | None = None
    until: date | None = None
    decision: int | None = None
    decided_by: Body | None = None

    def fault(self, of: Thing, today: date) -> str:
        """Why the step can't be taken, and what to write instead; '' when it can."""
        missing = _MISSING.get((of, self.state), "")
        if fault := free_text.fault_of(self.words, missing and _(missing)):
            return fault
        if self.state == "postponed" and (self.until is None or self.until <= today):
            return _("Vælg en dag efter i dag, som den er udsat til, og tryk igen.")
        if self.state == "superseded" and self.decision is None:
            return _("Vælg den beslutning, der er kommet i stedet, og tryk igen.")
        return ""
