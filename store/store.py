"""The record of one database: plans, reports and the answers of the rules, as of a moment."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import duckdb

from outcomes import names
from outcomes.attainment import Attainment
from outcomes.grouped import grouped
from outcomes.indicator import activity_of
from outcomes.language import _
from outcomes.period import Period
from outcomes.plan import Plan
from outcomes.report import Answer, Observation, Receipt, Report, SentFile, Slot
from store import inserts
from store.connection import Connection, NotSaved, ask_on
from store.desk import Desk
from store.history import History
from store.inserts import slot_values
from store.ledger import Entry, Ledger
from store.moment import day_of, end_of, now
from store.stored import (
    PlanVersion,
    StoredReport,
    VersionOfTarget,
    attainment_row,
    ledger_entry,
    observation_row,
    receipt,
    stored_report,
    version_of_target,
)


class Store:
    """Everything that is asked of the record or added to it goes through here."""

    def __init__(self, database: Path, program: str = "") -> None:
        """Open ``database``, or create it. Raises RecordUnavailable when it can't be opened.

        ``program`` is the version of the program, which is kept with each report.
        """
        self._connection = Connection(database)
        self.desk = Desk(self._connection)
        self.ledger = Ledger(database)
        self._program = program

    def close(self) -> None:
        self._connection.close()

    def add_plan(self, plan: Plan, by: str, at: datetime | None = None) -> bool:
        """Add a version of the plan unless the newest one is the same. Returns whether it was added."""
        document = plan.model_dump_json()
        sha256 = hashlib.sha256(document.encode()).hexdigest()
        newest = self._connection.ask("latest_plan_version", {"plan": plan.id})
        if newest and newest[0]["sha256"] == sha256:
            return False
        values = {
            "plan": plan.id,
            "effective_at": at or now(),
            "by": by,
            "sha256": sha256,
            "document": document,
            **plan.bands.model_dump(exclude={"tolerance", "assumption"}),
        }
        self._connection.write(lambda cursor: inserts.insert_plan(cursor, plan, values))
        return True

    def plans(self) -> tuple[str, ...]:
        """The ids of all plans, the newest year first."""
        return tuple(row["plan"] for row in self._connection.ask_once("plans"))

    def plan_versions(self, plan: str) -> tuple[PlanVersion, ...]:
        """Every version of a plan, the oldest first."""
        return tuple(PlanVersion(**row) for row in self._connection.ask_once("plan_versions", plan))

    def plan(self, plan: str, as_of: date, version: int | None = None) -> Plan | None:
        """The plan as it stood at the end of a day, or as it first stood; None when unknown.

        ``version`` is a number of ``plan_versions``: that one, whatever the day.
        """
        rows = self._connection.ask("plan_document", {}, plan=plan, as_of=end_of(as_of), plan_version=version)
        return Plan.model_validate_json(rows[0]["document"]) if rows else None

    def revision(self) -> int:
        """A number that grows with everything added: answers asked at the same one are the same."""
        return int(self._connection.ask_once("revision")[0]["revision"])

    def is_invented(self) -> bool:
        """Whether everything here is invented, to show how the pages look."""
        return bool(self._connection.ask_once("invented")[0]["invented"])

    def mark_as_invented(self) -> None:
        """Say for good that everything here is invented. Raises NotSaved when real reports are here."""
        if self.is_invented():
            return
        if any(self.last_received(plan) for plan in self.plans()):
            raise NotSaved(_("Databasen har rigtige rapporter. Eksempler skal have en database for sig selv."))
        self._connection.write(lambda cursor: ask_on(cursor, "add_invented", {"at": now()}))

    def submit(
        self,
        report: Report,
        content: bytes,
        filename: str,
        by: str,
        at: datetime | None = None,
        seen: int | None = None,
        remark: str | None = None,
    ) -> Receipt:
        """Store a checked report and the file it came in: all of it, or nothing.

        The file that already counts is answered with its first receipt. ``at`` is UTC, and ``remark`` is kept with
        the report. Raises Overtaken when the newest version is another than the one that was ``seen`` (0 for none),
        and NotSaved when the record does not hold the report afterwards.
        """
        upload, received = self._received(content, filename, by, at or self._now(report.plan))

        def work(cursor: duckdb.DuckDBPyConnection) -> int | None:
            self.ledger.keep_file(upload["sha256"], content)
            return inserts.insert_if_new(cursor, report, seen, upload, received | {"reason": remark})

        return self._receipt(report.slot, self._connection.write(work), len(report.observations))

    def import_history(
        self, plan: str, history: History, sent: SentFile, by: str, at: datetime | None = None
    ) -> tuple[Receipt, ...]:
        """Store what a file of history says, a report for each activity and half-year: all of them, or nothing.

        A report that the same file has become already is answered with its first receipt. ``at`` is UTC. Raises
        NotSaved when the record does not hold the reports afterwards.
        """
        upload, received = self._received(sent.content, sent.filename, by, at or self._now(plan))

        def work(cursor: duckdb.DuckDBPyConnection) -> list[inserts.Added]:
            self.ledger.keep_file(upload["sha256"], sent.content)
            return inserts.insert_history(cursor, plan, history.rows, upload, received)

        return tuple(self._receipt(*added) for added in self._connection.write(work))

    def _received(self, content: bytes, filename: str, by: str, at: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
        """A file and a report as they are added: what came, from whom, when, and to which program."""
        received = {"by": names.one_line(by)[: names.LONGEST], "received_at": at}
        sha256 = hashlib.sha256(content).hexdigest()
        upload = {"sha256": sha256, "filename": names.filename(filename), "content": content}
        return upload | received, received | {"program": self._program}

    def _receipt(self, slot: Slot, version: int | None, observations: int) -> Receipt:
        """The receipt of the version that was added, read back; of the one that counts when none was."""
        versions = self.versions(slot)
        if version is None:
            return receipt(versions[0], already_received=True)
        stored = next((one for one in versions if one.version == version), None)
        if stored is None or stored.observations != observations:
            raise NotSaved(_("Rapporten blev ikke gemt. Prøv igen. Sker det igen, så kontakt sekretariatet."))
        self.ledger.add(ledger_entry(stored))
        return receipt(stored, already_received=False)

    def withdraw(
        self, slot: Slot, by: str, reason: str, at: datetime | None = None, seen: int | None = None
    ) -> StoredReport:
        """Add a version that says the report no longer counts, and why. ``at`` is UTC.

        Raises NotSaved when there is no report to withdraw, or a newer one than the version that was ``seen``.
        """
        by = names.one_line(by)[: names.LONGEST]
        said = {"by": by, "reason": reason, "at": at or self._now(slot.plan), "program": self._program}
        version = self._connection.write(lambda cursor: inserts.insert_withdrawal(cursor, slot, seen, said))
        withdrawal = next(one for one in self.versions(slot) if one.version == version)
        self.ledger.add(ledger_entry(withdrawal))
        return withdrawal

    def sent_file(self, slot: Slot, version: int) -> SentFile | None:
        """A version's file as it was sent; None for a withdrawal and for what does not exist."""
        rows = self._connection.ask("sent_file", slot_values(slot) | {"version": version})
        return SentFile(**rows[0]) if rows else None

    def observations_of(self, slot: Slot, version: int) -> tuple[Observation, ...]:
        """What one version of a report says, whether it counts or not."""
        rows = self._connection.ask("observations_of_version", slot_values(slot) | {"version": version})
        return tuple(observation_row(row) for row in rows)

    def preview(self, report: Report, as_of: date, today: date | None = None) -> tuple[Attainment, ...]:
        """What the rules would say of the activity at the end of a day if the report were stored.

        ``today`` decides what is due when that is another day than the one that decides what is known.
        """
        return self.imagine([report], as_of, today or as_of, activity=report.activity)

    def imagine(
        self,
        reports: Sequence[Report],
        as_of: date,
        today: date,
        version: int | None = None,
        activity: int | None = None,
    ) -> tuple[Attainment, ...]:
        """What the rules would say of the plan on the day ``today`` if all of the reports were stored.

        ``as_of``, ``version`` and ``activity`` say of what, as in ``attainment``.
        """
        received = {"by": "", "received_at": end_of(as_of)}
        upload = {"sha256": "", "filename": "", "content": b""} | received
        variables = _attainment_variables(reports[0].plan, as_of) | {"today": today, "plan_version": version}

        def rehearsal(cursor: duckdb.DuckDBPyConnection) -> list[dict[str, Any]]:
            for report in reports:
                inserts.insert_report(cursor, report, upload, received | {"program": self._program})
            return ask_on(cursor, "attainment_of_plan", {"activity": activity}, **variables)

        return tuple(attainment_row(row) for row in self._connection.rehearse(rehearsal))

    def attainment(
        self, plan: str, as_of: date, activity: int | None = None, version: int | None = None
    ) -> tuple[Attainment, ...]:
        """What the rules say of the plan at the end of a day, one per indicator and part.

        ``version`` is that of ``plan``.
        """
        variables = _attainment_variables(plan, as_of) | {"plan_version": version}
        rows = self._connection.ask("attainment_of_plan", {"activity": activity}, **variables)
        return tuple(attainment_row(row) for row in rows)

    def reports(self, plan: str, as_of: date) -> tuple[StoredReport, ...]:
        """The reports that count at the end of a day, one per activity and half-year."""
        rows = self._connection.ask("reports_that_count", {}, plan=plan, as_of=end_of(as_of))
        return tuple(stored_report(row) for row in rows)

    def versions(self, slot: Slot) -> tuple[StoredReport, ...]:
        """Every version of one report, the newest first."""
        rows = self._connection.ask("report_versions", slot_values(slot))
        return tuple(stored_report(row) for row in rows)

    def versions_of_target(self, plan: str, as_of: date, indicator: str, part: str) -> tuple[VersionOfTarget, ...]:
        """Every version, by the end of a day, of the reports that have spoken of a target; the newest first."""
        values = {"plan": plan, "activity": activity_of(indicator), "indicator": indicator, "part": part}
        rows = self._connection.ask("versions_of_target", values, as_of=end_of(as_of))
        return tuple(version_of_target(row) for row in rows)

    def observations(self, plan: str, as_of: date, activity: int | None = None) -> tuple[Answer, ...]:
        """The observations that count at the end of a day, in the order of half-years."""
        return self._answers("observations_that_count", plan, as_of, activity)

    def in_force(self, plan: str, as_of: date, activity: int) -> tuple[Answer, ...]:
        """All that the reports of an activity say, also what what the plan asks now leaves out."""
        return self._answers("observations_in_force", plan, as_of, activity)

    def _answers(self, question: str, plan: str, as_of: date, activity: int | None) -> tuple[Answer, ...]:
        rows = self._connection.ask(question, {"activity": activity}, plan=plan, as_of=end_of(as_of))
        return tuple(Answer(Period.parse(row["period"]), observation_row(row)) for row in rows)

    def earlier(self, report: Report) -> dict[Period, list[Observation]]:
        """What counts now of the same activity, by half-year."""
        return grouped(self.in_force(report.plan, date.max - timedelta(days=2), report.activity))

    def last_received(self, plan: str) -> datetime | None:
        """When the newest report of the plan came (UTC), or None when there is none."""
        received: datetime | None = self._connection.ask_once("last_moment", plan)[0]["received_at"]
        return received

    def _now(self, plan: str) -> datetime:
        """Now; of an invented record no earlier than its newest report, so that one can practise in it."""
        received = self.last_received(plan) if self.is_invented() else None
        return max(now(), received) if received else now()

    def latest_day(self, plan: str) -> date:
        """Today; of an invented record the day of its newest report, when that is later."""
        return day_of(self._now(plan))

    def lost_reports(self) -> tuple[Entry, ...]:
        """The reports the ledger knows of and the database does not: something has been lost."""
        return tuple(
            entry
            for entry in self.ledger.entries()
            if not any(
                (stored.version, stored.sha256, stored.observations)
                == (entry.version, entry.sha256, entry.observations)
                for stored in self.versions(Slot(entry.plan, entry.activity, Period.parse(entry.period)))
            )
        )


def _attainment_variables(plan: str, as_of: date) -> dict[str, Any]:
    """What the rules must know before they are asked: see ``attainment.sql``."""
    return {"as_of": end_of(as_of), "today": as_of, "plan": plan}
