"""What happens around meetings: reviews of reports, requests, decisions, tasks, and the meetings themselves."""

from __future__ import annotations

from typing import Literal

from outcomes.language import N_

ReviewOutcome = Literal["approved", "returned", "noted", "reopened"]
Body = Literal["working_group", "steering_group", "finance", "secretariat"]
"""Who can decide or recommend: the working group, the steering group, Økonomiforvaltningen, the secretariat."""
RequestKind = Literal["money", "target", "help", "other"]
RequestState = Literal["asked", "recommended", "not_recommended", "granted", "declined", "taken_back"]
DecisionState = Literal["made", "under_way", "done", "superseded", "postponed", "dropped"]
TaskState = Literal["open", "done", "dropped"]
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
