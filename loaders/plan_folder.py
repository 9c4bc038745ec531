"""Read a plan folder: ``plan.toml``, ``theory.toml``, one file an activity, and what else there is.

That is ``measures.toml``, ``calendar.toml``, ``agenda.toml`` for what rules put on the agenda of a meeting, and
``changes.toml`` for what was agreed on when the plan was changed.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from outcomes.agenda_rules import AgendaRules
from outcomes.agreed import Agreed
from outcomes.calendar import Calendar
from outcomes.indicator import Strict
from outcomes.language import N_, _
from outcomes.measure import Measuring
from outcomes.plan import Activity, Plan
from outcomes.plan_faults import Fault, faults_across
from outcomes.stop import NotInUse
from outcomes.theory import Theory

_MEASURES, _CHANGES, _CALENDAR, _AGENDA = "measures.toml", "changes.toml", "calendar.toml", "agenda.toml"
_MODELS: dict[str, type[Strict]] = {
    "theory.toml": Theory,
    _MEASURES: Measuring,
    _CHANGES: Agreed,
    _CALENDAR: Calendar,
    _AGENDA: AgendaRules,
}
_BESIDE_THE_PLAN = ("theory", "activities", "measures", "candidates", "changes", "calendar", "agenda")
_WORDS = {
    "missing": N_("mangler"),
    "extra_forbidden": N_("kendes ikke; er det en stavefejl?"),
    "string_too_short": N_("må ikke være tom"),
    "too_short": N_("må ikke være tom"),
}


class PlanFaults(NotInUse):
    """A plan folder that cannot be used; ``faults`` holds everything wrong, with file and key."""

    def __init__(self, folder: Path, faults: list[tuple[str, Fault]]) -> None:
        self.faults = faults
        listed = "\n".join(f"  {file}: {fault.key}: {fault.message}" for file, fault in faults)
        super().__init__(_("Planen i {folder} kan ikke bruges:").format(folder=folder) + f"\n{listed}")

    @property
    def first(self) -> str:
        file, fault = self.faults[0]
        return f"{file}: {fault.key}: {fault.message}."


def read_plan(folder: Path) -> Plan:
    """Read the plan in ``folder``. Raises PlanFaults with every fault of every file at once."""
    faults: list[tuple[str, Fault]] = []
    plan = _toml(folder, "plan.toml", faults)
    theory = _toml(folder, "theory.toml", faults)
    files = sorted(path.relative_to(folder).as_posix() for path in folder.glob("activities/*.toml"))
    if not files:
        faults.append(("activities/", Fault("*.toml", _("ingen aktiviteter fundet"))))
    activities = {file: _toml(folder, file, faults) for file in files}
    others = {
        file: _toml(folder, file, faults) if (folder / file).exists() else {}
        for file in (_MEASURES, _CHANGES, _CALENDAR, _AGENDA)
    }
    for file, data in [("theory.toml", theory), *activities.items(), *others.items()]:
        if data is not None:
            faults += [(file, fault) for fault in _faults_in(_MODELS.get(file, Activity), data)]
    whole = {
        **(plan or {}),
        "theory": theory or {},
        "activities": list(activities.values()),
        "measures": (others[_MEASURES] or {}).get("measure", []),
        "candidates": (others[_MEASURES] or {}).get("candidate", []),
        "changes": (others[_CHANGES] or {}).get("change", []),
        "calendar": (others[_CALENDAR] or {}).get("entry", []),
        "agenda": (others[_AGENDA] or {}).get("rule", []),
    }
    for fault in _faults_in(Plan, whole) if plan is not None else []:
        if not fault.key.startswith(_BESIDE_THE_PLAN):
            faults.append(("plan.toml", fault))
    if faults:
        raise PlanFaults(folder, faults)
    indicators = [one for activity in whole["activities"] for one in activity.get("indicators", [])]
    for one in [*indicators, *whole["measures"]]:
        one.setdefault("unit_of_one", whole.get("units", {}).get(one.get("unit")))
    read = Plan.model_validate_json(json.dumps(whole, default=str))
    across = faults_across(read)
    if across:
        raise PlanFaults(folder, [(_file_of(fault, files), fault) for fault in across])
    return read


def _toml(folder: Path, file: str, faults: list[tuple[str, Fault]]) -> dict[str, Any] | None:
    try:
        return tomllib.loads((folder / file).read_text(encoding="utf-8"))
    except FileNotFoundError:
        faults.append((file, Fault(_("(filen)"), _("findes ikke"))))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        faults.append((file, Fault(_("(filen)"), _("er ikke gyldig TOML i UTF-8: {error}").format(error=error))))
    return None


def _faults_in(model: type[Strict], data: dict[str, Any]) -> list[Fault]:
    try:
        model.model_validate_json(json.dumps(data, default=str))
    except ValidationError as error:
        return [Fault(_key(item["loc"], data), _message(item["type"], item["msg"])) for item in error.errors()]
    return []


def _message(kind: str, otherwise: str) -> str:
    return _(_WORDS[kind]) if kind in _WORDS else otherwise


def _key(loc: tuple[int | str, ...], data: Any) -> str:
    """The key as a person would name it: list items by their id, number, year or name, not by position."""
    names: list[str] = []
    for step in loc:
        name: Any = step
        if isinstance(data, dict):
            data = data.get(step)
        elif isinstance(data, list) and isinstance(step, int):
            data = data[step]
            if isinstance(data, dict):
                name = next(
                    (data[key] for key in ("id", "number", "year", "name", "indicator", "key") if key in data), step
                )
        names.append(str(name))
    return ".".join(names) or _("(hele filen)")


def _file_of(fault: Fault, files: list[str]) -> str:
    head, *others = fault.key.split(".")
    if head in ("measure", "candidate"):
        return _MEASURES
    if head == "change":
        return _CHANGES
    if head == "entry":
        return _CALENDAR
    if head == "theory":
        return "theory.toml"
    number = others[0] if others else ""
    return next((f for f in files if f"/{number:0>2}-" in f), "activities/") if head == "activities" else _("(planen)")
