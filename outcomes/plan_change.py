"""What a new version of a plan changes of what has been reported on: each answer must still be one to what is asked."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from outcomes import names
from outcomes.agreed import Field, Value
from outcomes.danish import quoted
from outcomes.indicator import Indicator, Kind, activity_of
from outcomes.language import N_, _
from outcomes.period import parse_due
from outcomes.plan import BudgetLine, Plan
from outcomes.problem import Problem

Reported = Mapping[str, Mapping[str, Sequence[str]]]
"""The receipts of the reports that have ever spoken of each indicator or budget line, by its id and part."""
Asked = Mapping[Field, Value]
Thing = Indicator | BudgetLine

_NUMBERS: tuple[Kind, ...] = ("flow", "running_total", "level")
"""Kinds whose values are one number each: what was said of one can be read as another, and so can a share's count."""
_SAYS = {
    "changed": N_(
        "{id} »{label}« er indberettet ({receipts}), men {changes}. Giv den et nyt id, eller skriv i changes.toml, "
        "at de gamle svar læses som det nye, hvorfor, og hvem der har besluttet det."
    ),
    "unreadable": N_(
        "{id} »{label}« er indberettet ({receipts}), men {changes}, og de gamle svar kan ikke læses som det nye. "
        "Giv den et nyt id."
    ),
    "renumbered": N_("{id} »{label}« er indberettet ({receipts}), men har nu id'et {other}. Lad den beholde {id}."),
    "taken-out": N_("{id} »{label}« er taget ud, og det tager svarene i {receipts} med sig."),
    "part-taken-out": N_("{id} »{label}« har ikke delen »{other}« mere, og det tager svarene om den i {receipts} med."),
    "whole-taken-out": N_("{id} »{label}« er delt op, og det tager svarene om det hele i {receipts} med sig."),
}
LOSSES = ("taken-out", "part-taken-out", "whole-taken-out")
"""What makes answers disappear, and may be meant."""


class PlanChange(NamedTuple):
    """One thing that a plan changes of an indicator or a budget line, and the ``receipts`` that have spoken of it.

    ``other`` is its new id, or the part that is gone.
    """

    code: str
    id: str
    label: str
    receipts: tuple[str, ...]
    was: Asked
    now: Asked
    other: str = ""

    @property
    def is_loss(self) -> bool:
        return self.code in LOSSES

    @property
    def problem(self) -> Problem:
        """What is changed, and what to do about it."""
        changes = ", ".join(
            _("{field} var {was} og er nu {now}").format(field=field, was=_shown(was), now=_shown(self.now[field]))
            for field, was in self.was.items()
        )
        about = {"id": self.id, "label": self.label, "other": self.other, "changes": changes}
        message = _(_SAYS[self.code]).format(receipts=", ".join(self.receipts), **about)
        return Problem(self.code, message, severity="warning" if self.is_loss else "error")

    @property
    def to_be_mended(self) -> str:
        """The same, also with what to do where it may be meant."""
        meant = _("Giv --replace, hvis det er meningen.")
        return f"{self.problem.message} {meant}" if self.is_loss else self.problem.message


class Differences(NamedTuple):
    """The ids of what a plan asks that another version does not, or asks in another way, and whether more differs."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    has_more: bool


def differences(before: Plan, plan: Plan) -> Differences:
    """What is not the same in a new version of a plan."""
    then, now = _things(before), _things(plan)
    added, removed = (
        tuple(sorted(one - other)) for one, other in ((now.keys(), then.keys()), (then.keys(), now.keys()))
    )
    changed = tuple(sorted(id for id in now.keys() & then.keys() if now[id] != then[id]))
    return Differences(added, changed, removed, _beside(before) != _beside(plan))


def plan_changes(plan: Plan, holds: Plan, earlier: Iterable[Plan], reported: Reported) -> list[PlanChange]:
    """What a plan that comes after the one that holds changes of what has been reported on, all of it.

    What is reported on is held against the newest version that asks for it: the one that holds, or one of the
    ``earlier``, the newest first. What is agreed in the plan's ``changes`` is no change.
    """
    found: list[PlanChange] = []
    for id, version in sorted(_asked_last(chain([holds], earlier), reported.keys()).items()):
        if plan.asks(id):
            found += _of_what_stays(plan, version, id, reported[id])
        elif version is holds:
            found.append(_of_what_is_gone(plan, holds, id, reported[id]))
    return found


def _asked_last(versions: Iterable[Plan], ids: Collection[str]) -> dict[str, Plan]:
    """The newest version that asks for each of the ids; they are read only as far back as they are needed."""
    found: dict[str, Plan] = {}
    for version in versions:
        found |= {id: version for id in ids if id not in found and version.asks(id)}
        if len(found) == len(ids):
            break
    return found


def _of_what_stays(plan: Plan, before: Plan, id: str, receipts: Mapping[str, Sequence[str]]) -> Iterator[PlanChange]:
    """That it asks something else than it did, and the parts that have been reported on and are gone."""
    then, now = _thing(before, id), _thing(plan, id)
    was, is_now = _asked_otherwise(then, now)
    can_be_read = was.get("kind") is None or _can_be_read(was["kind"], is_now["kind"])
    if was and not (can_be_read and _is_agreed(plan, id, was, is_now)):
        code = "changed" if can_be_read else "unreadable"
        yield PlanChange(code, id, before.named(id), _every(receipts), was, is_now)
    for part in sorted(receipts):
        if _has_part(then, part) and not _has_part(now, part):
            code = "part-taken-out" if part else "whole-taken-out"
            yield PlanChange(code, id, before.named(id), tuple(receipts[part]), {}, {}, part)


def _of_what_is_gone(plan: Plan, holds: Plan, id: str, receipts: Mapping[str, Sequence[str]]) -> PlanChange:
    other = _under_another_id(plan, holds, id)
    return PlanChange("renumbered" if other else "taken-out", id, holds.named(id), _every(receipts), {}, {}, other)


def _under_another_id(plan: Plan, holds: Plan, id: str) -> str:
    """The id under which a plan asks the same as under one that it has no more, or ''."""
    gone = _thing(holds, id)
    same = (
        other
        for other, one in _things(plan).items()
        if activity_of(other) == activity_of(id)
        and not holds.asks(other)
        and names.alike(plan.named(other)) == names.alike(holds.named(id))
        and type(one) is type(gone)
        and not any(_asked_otherwise(gone, one))
    )
    return next((one.id for one in plan.holders_of(id)), next(same, ""))


def _asked_otherwise(then: Thing, now: Thing) -> tuple[Asked, Asked]:
    """The fields by which an answer to the one is none to the other, as they were and as they are."""
    was, is_now = _asked(then), _asked(now)
    other = [field for field in was if _is_another(field, was[field], is_now[field])]
    return {field: was[field] for field in other}, {field: is_now[field] for field in other}


def _asked(thing: Thing) -> Asked:
    if isinstance(thing, BudgetLine):
        return {"year": thing.year}
    parts, open_parts = tuple(sorted(thing.parts)), thing.open_parts or ""
    return {"kind": thing.kind, "unit": thing.unit or "", "parts": parts, "open_parts": open_parts, "due": thing.due}


def _is_another(field: Field, was: Value, now: Value) -> bool:
    """Whether it is another question; another day is none, unless it is asked anew each year and was not."""
    if field == "due":
        return (len(parse_due(str(was))) > 1) != (len(parse_due(str(now))) > 1)
    return was != now


def _can_be_read(was: Value, now: Value) -> bool:
    return now in _NUMBERS and was in (*_NUMBERS, "share")


def _is_agreed(plan: Plan, id: str, was: Asked, now: Asked) -> bool:
    """Whether somebody has decided that what was said reads as an answer to what is asked now."""
    return any(_says(one.was, was) and _says(one.now, now) for one in plan.changes if one.indicator == id)


def _says(agreed: Asked, asked: Asked) -> bool:
    return all(_in_order(agreed.get(field, "?")) == _in_order(value) for field, value in asked.items())


def _in_order(value: Value) -> Value:
    return tuple(sorted(value)) if isinstance(value, tuple) else value


def _has_part(thing: Thing, part: str) -> bool:
    """Whether an answer for the part is one to what is asked."""
    if isinstance(thing, BudgetLine) or thing.open_parts:
        return True
    if thing.repeats_each_year:
        return part in [str(due.year) for due in thing.dues]
    return part in (thing.parts or ("",))


def _thing(plan: Plan, id: str) -> Thing:
    return plan.asked_by_id.get(id) or plan.budget_by_id[id]


def _things(plan: Plan) -> dict[str, Thing]:
    """Every indicator, measure and budget line by its id."""
    return {**plan.asked_by_id, **plan.budget_by_id}


def _beside(plan: Plan) -> Plan:
    """The plan without what it asks."""
    activities = tuple(one.model_copy(update={"indicators": (), "budget": ()}) for one in plan.activities)
    return plan.model_copy(update={"activities": activities, "measures": ()})


def _every(receipts: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for part in receipts.values() for one in part))


def _shown(value: Value) -> str:
    said = ", ".join(value) if isinstance(value, tuple) else str(value)
    return quoted(said) if said else _("tom")
